"""What the plain content words of two documents weigh to each other: the rarer in both, the more."""

import math

import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.side import Side

Words = NDArray[np.bool_]  # which words of a side's vocabulary
Index = NDArray[np.int64]
Range = tuple[int, int]


class Likeness:
    """The weights of two documents' words: 1 / sqrt(times in one * times in the other), less for formulas."""

    def __init__(self, a: Side, b: Side) -> None:
        at = np.searchsorted(b.vocabulary, a.vocabulary)
        inside = np.flatnonzero(at < len(b.vocabulary))
        shared = inside[b.vocabulary[at[inside]] == a.vocabulary[inside]]
        at = at[shared]
        # The word of the other vocabulary that each word is; where it stands in one only, the place past the end.
        self._to_right = np.full(len(a.vocabulary), len(b.vocabulary))
        self._to_left = np.full(len(b.vocabulary), len(a.vocabulary))
        self._to_right[shared], self._to_left[at] = at, shared
        self._codes = a.codes, b.codes
        self._left, self._right = a.stock * a.rarity, b.stock * b.rarity
        self._left[shared] *= b.rarity[at]
        self._right[at] *= a.rarity[shared]

    def slots(self, left: Range, right: Range) -> tuple[Index, Index, int]:
        """For these content words of the two documents numbers below the third, which are equal for equal words."""
        codes, others = self._codes
        return self._to_right.take(codes[slice(*left)]), others[slice(*right)], len(self._to_left) + 1

    def common(self, left: Words, right: Words) -> float:
        """The weight of the words that are among both."""
        return float(self._left[left & np.append(right, False)[self._to_right]].sum())

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
