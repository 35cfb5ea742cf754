"""What the plain content words of two documents weigh to each other: the rarer in both, the more."""

import math

import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.side import Side

Words = NDArray[np.bool_]  # which words of a side's vocabulary


class Likeness:
    """The weights of two documents' words: 1 / sqrt(times in one * times in the other), less for formulas."""

    def __init__(self, a: Side, b: Side) -> None:
        self._at = np.minimum(np.searchsorted(b.vocabulary, a.vocabulary), max(0, len(b.vocabulary) - 1))
        self._shared: Words = np.zeros(len(a.vocabulary), np.bool_)
        self._left, self._right = a.stock * a.rarity, b.stock * b.rarity
        if len(b.vocabulary):
            np.equal(b.vocabulary[self._at], a.vocabulary, out=self._shared)
            shared = np.flatnonzero(self._shared)
            at = self._at[shared]
            self._left[shared] *= b.rarity[at]
            self._right[at] *= a.rarity[shared]

    def common(self, left: Words, right: Words) -> float:
        """The weight of the words that are among both."""
        if not len(right):
            return 0.0
        return float(self._left[left & self._shared & right[self._at]].sum())

    def cosine(self, left: Words, right: Words) -> float:
        """How much of their weight the two have in common, from 0 to 1."""
        geometric = math.sqrt(self._left[left].sum() * self._right[right].sum())
        return self.common(left, right) / geometric if geometric else 0.0


def likeness(a: Side, b: Side) -> Likeness:
    """The likeness of two documents, worked out once for all their regions."""
    known = a.likenesses
    if b.number not in known:
        known[b.number] = Likeness(a, b)
    found: Likeness = known[b.number]
    return found
