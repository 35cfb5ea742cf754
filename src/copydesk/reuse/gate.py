"""Which pairs of documents share enough keys, close together on both sides, to be compared word by word."""

from itertools import accumulate, pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.sorted_rows import BLOCK_ROWS, is_new, parted

# What a shared key counts towards the gate: word, content and skip keys.
WEIGHTS = (3, 3, 2)
# Two documents are compared where the keys they share inside one stretch of `STRETCH` words count `GATE` together.
GATE = 8
STRETCH = 80

_SLOT_BITS = 20
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_SHARED_OUT = np.uint64(0xC2B2AE3D27D4EB4F)  # another one, so that the pairs of a share are spread too
_WEIGHT_BITS = 2
_WEIGHT_MASK = (1 << _WEIGHT_BITS) - 1
_RANK_SHIFT = 32  # of a rank above a place and a weight
_NEIGHBOURS = -(-GATE // min(WEIGHTS)) - 1  # so many more meetings have the weight, even if all count least

Index = NDArray[np.int64]


class Meetings(msgspec.Struct, frozen=True):
    """Keys that two documents share, and the places of those keys.

    `pairs` are the indexes of both documents among the postings (below 2**30) as one number, the left one above 32
    bits for the right one.
    """

    pairs: Index
    left_at: NDArray[np.int32]
    right_at: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.pairs)

    def of_share(self, share: int, bits: int) -> "Meetings":
        """Those of one of 2**bits shares of all pairs."""
        if not bits:
            return self
        mixed = self.pairs.view(np.uint64) * _SHARED_OUT
        mixed >>= np.uint64(64 - bits)
        kept = np.flatnonzero(mixed == share)
        return Meetings(self.pairs.take(kept), self.left_at.take(kept), self.right_at.take(kept))


class Kept(msgspec.Struct, frozen=True):
    """Meetings of strong pairs: the rank of the pair and the weight, in place for a place between; both places."""

    ranked: Index
    left_at: NDArray[np.int32]
    right_at: NDArray[np.int32]


def close_pairs(met: list[list[Meetings]], unit: int) -> Index:
    """The pairs whose meetings (by kind, in parts) reach the gate; places count words in steps of 2**unit."""
    strong = Strong(_strong_pairs(met))
    kept = [strong.among(part, weight) for parts, weight in zip(met, WEIGHTS, strict=True) for part in parts]
    stretch = STRETCH >> unit
    left = _near_together([(part.ranked, part.left_at) for part in kept], len(strong.pairs), stretch)
    right = _near_together([(part.ranked, part.right_at) for part in kept], len(strong.pairs), stretch)
    return strong.pairs[left & right]


class Strong:
    """The pairs whose keys reach the gate together, wherever they stand; a table leads to their ranks."""

    def __init__(self, pairs: Index) -> None:
        self.pairs = pairs
        self._first = np.full(1 << _SLOT_BITS, -1, np.int32)
        self._first[_slots(pairs)] = np.arange(len(pairs), dtype=np.int32)

    def among(self, met: Meetings, weight: int) -> Kept:
        """The meetings of these pairs, each counting so much."""
        rank = self._first.take(_slots(met.pairs))
        kept = np.flatnonzero(rank >= 0)
        ranks, pairs = rank.take(kept), met.pairs.take(kept)
        if len(kept):
            other = np.flatnonzero(self.pairs.take(ranks) != pairs)  # another pair has the slot, rarely
            places = np.searchsorted(self.pairs, pairs.take(other)).clip(max=len(self.pairs) - 1).astype(np.int32)
            places[self.pairs.take(places) != pairs.take(other)] = -1
            ranks[other] = places
            known = np.flatnonzero(ranks >= 0)
            kept, ranks = kept.take(known), ranks.take(known)
        ranked = ranks.astype(np.int64)
        ranked <<= _RANK_SHIFT
        ranked |= weight
        return Kept(ranked, met.left_at.take(kept), met.right_at.take(kept))


def _strong_pairs(met: list[list[Meetings]]) -> Index:
    """The pairs whose keys reach the gate together, sorted."""
    weighed = np.empty(sum(len(part) for parts in met for part in parts), np.int64)
    end = 0
    for parts, weight in zip(met, WEIGHTS, strict=True):
        for part in parts:
            start, end = end, end + len(part)
            np.left_shift(part.pairs, _WEIGHT_BITS, out=weighed[start:end])
            weighed[start:end] |= weight
    weighed.sort()
    return np.concatenate([weighed[:0], *map(_strong_among, parted(weighed, _WEIGHT_MASK))])


def _strong_among(weighed: Index) -> Index:
    """The pairs that reach the gate among sorted pairs, each above its weight."""
    last = -(-GATE // max(WEIGHTS)) - 1
    often = np.zeros(len(weighed), np.bool_)
    # The same pair `last` rows later, marked in all the rows between.
    np.less_equal(weighed[last:] ^ weighed[: len(weighed) - last], _WEIGHT_MASK, out=often[: len(often) - last])
    for _ in range(last):
        often[1:] |= often[:-1].copy()
    weighed = weighed.compress(often)
    pairs = weighed >> _WEIGHT_BITS
    first = np.flatnonzero(is_new(pairs))
    if not len(first):
        return pairs
    return pairs[first[np.add.reduceat(weighed & _WEIGHT_MASK, first) >= GATE]]


def _slots(pairs: Index) -> Index:
    slots = pairs.view(np.uint64) * _SPREAD
    slots >>= np.uint64(64 - _SLOT_BITS)
    return slots.view(np.int64)


def _near_together(ranked: list[tuple[Index, NDArray[np.int32]]], count: int, stretch: int) -> NDArray[np.bool_]:
    """By rank, which of so many pairs have enough weight inside one stretch of words."""
    ends = list(accumulate((len(at) for _, at in ranked), initial=0))
    packed = np.empty(ends[-1], np.int64)
    for (rank, at), (low, high) in zip(ranked, pairwise(ends), strict=True):
        part = packed[low:high]
        part[:] = at
        part <<= _WEIGHT_BITS
        part |= rank
    packed.sort()
    near = np.zeros(count, np.bool_)
    for low in range(0, len(packed), BLOCK_ROWS):
        near[_ranks_near_together(packed[low : low + BLOCK_ROWS + _NEIGHBOURS], stretch)] = True
    return near


def _ranks_near_together(packed: Index, stretch: int) -> Index:
    """The ranks with enough weight inside one stretch among sorted meetings, some of them more than once."""
    weights = packed & _WEIGHT_MASK
    packed = packed >> _WEIGHT_BITS
    found = [packed[:0]]
    total = weights
    for more in range(1, _NEIGHBOURS + 1):
        count = max(0, len(packed) - more)
        total = total[:count] + weights[more:]
        near = packed[more:] - packed[:count] <= stretch  # false across pairs, whose ranks lie far apart
        near &= total >= GATE
        found.append(packed[:count].compress(near))
    return np.concatenate(found) >> (_RANK_SHIFT - _WEIGHT_BITS)
