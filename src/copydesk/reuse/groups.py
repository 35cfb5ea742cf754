"""Which rows of one key make pairs: each two of few; of many a star around one of them, and a chain."""

import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.sorted_rows import is_new

# A key in more documents than this links a sample of them. What stands in thousands of texts is furniture, and each
# pair of its carriers would be aligned at the price of a real one.
MOST_LINKED = 1_000
_LOT_BITS = 32
_NO_LOT = 1 << _LOT_BITS
_ANY = np.uint32(0x9E3779B9)

Index = NDArray[np.int64]


def lots(numbers: NDArray[np.int32]) -> Index:
    """A number below 2**32 for each document, drawn by its number alone, and no two alike.

    So the carriers of two keys that stand in nearly the same documents are sampled nearly alike.
    """
    mixed = numbers.astype(np.uint32) ^ _ANY  # so that 0, where drafts often stand, is drawn like any other
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35)):
        mixed ^= mixed >> np.uint32(shift)
        mixed *= np.uint32(factor)
    mixed ^= mixed >> np.uint32(16)
    return mixed.astype(np.int64)


def small_groups(keys: Index, most: int) -> tuple[Index, Index]:
    """Pairs of indexes with an equal key: each two of those that are not too many."""
    first = np.flatnonzero(is_new(keys))
    sizes = np.diff(np.append(first, len(keys)))
    ones, others = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for size in range(2, most + 1):
        starts = first.compress(sizes == size)
        if len(starts):
            upper = np.triu_indices(size, 1)
            ones.append((upper[0][:, None] + starts).ravel())
            others.append((upper[1][:, None] + starts).ravel())
    return np.concatenate(ones), np.concatenate(others)


def crowded_groups(keys: Index, most: int, outlets: NDArray[np.int32], drawn: Index) -> tuple[Index, Index]:
    """Pairs of indexes with an equal key where those are too many: a star around the least lot, and a chain.

    By lot, so that keys of one passage have one centre, and seldom one of the few documents that are beside an archive:
    what they share with thousands of it does not make thousands of pairs. Those of the centre's own outlet, which it
    may not meet, are linked to the least lot of another.
    """
    member, starts = _crowded(keys, most, drawn)
    if not len(member):
        return member, member
    lot = drawn.take(member)
    counts = np.diff(np.append(starts, len(member)))
    at_centre = lot == np.repeat(np.minimum.reduceat(lot, starts), counts)
    centre = np.repeat(member[at_centre], counts)
    elsewhere = outlets.take(member) != outlets.take(centre)
    other_lot = np.where(elsewhere, lot, _NO_LOT)
    least = np.minimum.reduceat(other_lot, starts)
    second = np.zeros(len(starts), np.int64)
    second[least < _NO_LOT] = member[elsewhere & (other_lot == np.repeat(least, counts))]
    own = ~at_centre & ~elsewhere & np.repeat(least < _NO_LOT, counts)
    chained = ~at_centre
    chained[1:] &= ~at_centre[:-1]
    chained[starts] = False
    star = np.sort([centre[~at_centre], member[~at_centre]], axis=0)
    twos = np.sort([np.repeat(second, counts)[own], member[own]], axis=0)
    before = member[np.flatnonzero(chained) - 1]
    return np.concatenate([star[0], before, twos[0]]), np.concatenate([star[1], member[chained], twos[1]])


def _crowded(keys: Index, most: int, drawn: Index) -> tuple[Index, Index]:
    """The rows of crowded keys that are linked, by index, and where among these each key begins."""
    first = np.flatnonzero(is_new(keys))
    sizes = np.diff(np.append(first, len(keys)))
    crowded = sizes > most
    if not crowded.any():
        return first[:0], first[:0]
    member = np.flatnonzero(np.repeat(crowded, sizes))
    size = np.repeat(sizes[crowded], sizes[crowded])
    member = member[drawn.take(member) * size < MOST_LINKED << _LOT_BITS]
    return member, np.flatnonzero(is_new(keys.take(member)))
