"""Hashes of words by one prefix sum: polynomial, equal for equal folded words, wherever they stand."""

import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.folding import IGNORED, folding

Codes = NDArray[np.uint16]
Positions = NDArray[np.int64]
Hashes = NDArray[np.uint64]

_BASE = 0x9E3779B97F4A7C15  # odd, so that it has an inverse modulo 2**64
_INVERSE = pow(_BASE, -1, 2**64)
_CACHED_POWERS = 1 << 19


class Hasher:
    """Hashes stretches of a coded text. Codes without weight inside a word leave its hash as it is."""

    def __init__(self, code: Codes) -> None:
        self._powers, self._inverses = powers(len(code) + 1)
        sums = np.empty(len(code) + 1, np.uint64)
        sums[0] = 0
        weighed = folding().weight.take(code)
        np.multiply(weighed, self._powers[: len(code)], out=weighed)
        np.cumsum(weighed, out=sums[1:])
        self._sums = sums
        self._ignored = np.flatnonzero(code == IGNORED)

    def words(self, starts: Positions, ends: Positions) -> Hashes:
        """One hash per word, given all words in order; 0 only where nothing in it has weight."""
        hashes = self._sums.take(ends)
        hashes[1:] -= hashes[:-1].copy()  # what stands between words weighs nothing
        hashes *= self._inverses.take(starts)
        self._close_gaps(hashes, starts, ends)
        return hashes

    def hashes(self, starts: Positions, ends: Positions) -> Hashes:
        """One hash per stretch, in any order."""
        hashes = self._sums.take(ends)
        hashes -= self._sums.take(starts)
        hashes *= self._inverses.take(starts)
        self._close_gaps(hashes, starts, ends)
        return hashes

    def _close_gaps(self, hashes: Hashes, starts: Positions, ends: Positions) -> None:
        """Hash the words with ignored characters anew, piece by piece, as if those were not there."""
        if not len(self._ignored) or not len(starts):
            return
        holders = np.searchsorted(starts, self._ignored, side="right") - 1
        words = np.unique(holders[(holders >= 0) & (self._ignored < ends[holders])])
        if not len(words):
            return
        low = np.searchsorted(self._ignored, starts[words])
        pieces = np.searchsorted(self._ignored, ends[words]) - low + 1
        first = np.cumsum(pieces) - pieces
        rank = np.arange(pieces.sum()) - np.repeat(first, pieces)
        gap = np.repeat(low, pieces) + rank
        start = np.where(rank == 0, np.repeat(starts[words], pieces), self._ignored[np.maximum(gap - 1, 0)] + 1)
        closing = rank == np.repeat(pieces - 1, pieces)
        end = np.where(closing, np.repeat(ends[words], pieces), self._ignored[np.minimum(gap, len(self._ignored) - 1)])
        # A piece after `rank` ignored characters counts as standing that much further left.
        part = (self._sums[end] - self._sums[start]) * self._inverses[np.repeat(starts[words], pieces)]
        hashes[words] = np.add.reduceat(part * self._inverses[rank], first)


def mixed(hashes: Hashes) -> NDArray[np.int64]:
    """The hashes with their bits well spread, as int64; 0 stays 0."""
    spread = hashes ^ (hashes >> np.uint64(32))
    spread *= np.uint64(0xD6E8FEB86659FD93)
    spread ^= spread >> np.uint64(32)
    return spread.view(np.int64)


_tables: list[NDArray[np.uint64]] = []


def powers(size: int) -> tuple[Hashes, Hashes]:
    """Powers of the base and of its inverse; kept for usual sizes, made anew for a huge text."""
    if size > _CACHED_POWERS:
        return _progression(_BASE, size), _progression(_INVERSE, size)
    if not _tables:
        _tables.extend((_progression(_BASE, _CACHED_POWERS), _progression(_INVERSE, _CACHED_POWERS)))
    return _tables[0], _tables[1]


def _progression(base: int, size: int) -> Hashes:
    steps = np.full(size, base, np.uint64)
    steps[0] = 1
    return np.cumprod(steps)
