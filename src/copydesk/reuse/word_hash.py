"""Hashes of words and of their stems: equal for equal folded words, wherever they stand."""

import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.characters import CodedText, Positions, stem_ends
from copydesk.reuse.letter_windows import Hashes, LetterWindows
from copydesk.reuse.rare_letters import rare_words

_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64
_INVERSE = pow(_BASE, -1, 2**64)
_CACHED_POWERS = 1 << 16


class WordHashes:
    """The words of a coded text, given where they stand, in order; `ids` is 0 only where nothing in one has weight."""

    def __init__(self, chars: CodedText, starts: Positions, ends: Positions) -> None:
        self._chars, self._starts, self._ends = chars, starts, ends
        self._windows = LetterWindows(chars, starts, ends)
        self._rare = rare_words(chars, starts, ends)
        self.ids = self._windows.hashes()
        self.ids[self._rare.words] = self._rare.hashes

    def stems(self, words: Positions) -> Hashes:
        """The hashes of all words' beginnings, 0 but for these words."""
        starts = self._starts.take(words)
        letters = stem_ends(self._chars, starts, self._ends.take(words))
        letters -= starts
        stems = np.zeros(len(self._starts), np.uint64)
        stems[words] = self._windows.stems(words, letters)
        rare = self._rare.words
        stems[rare] = np.where(stems[rare] == 0, 0, self._rare.stems)
        return stems


_tables: list[Hashes] = []


def powers(size: int) -> tuple[Hashes, Hashes]:
    """Powers of an odd base and of its inverse modulo 2**64; kept for usual sizes, made anew for a huge text."""
    if size > _CACHED_POWERS:
        return _progression(_BASE, size), _progression(_INVERSE, size)
    if not _tables:
        _tables.extend((_progression(_BASE, _CACHED_POWERS), _progression(_INVERSE, _CACHED_POWERS)))
    return _tables[0], _tables[1]


def _progression(base: int, size: int) -> NDArray[np.uint64]:
    steps = np.full(size, base, np.uint64)
    steps[0] = 1
    return np.cumprod(steps)
