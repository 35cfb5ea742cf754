"""Postings of a few documents and of a large, sorted store, brought together as one run would have made them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.fingerprint import PLACE_BITS, PLACE_MASK, Postings, Rows, unit_for

Index = NDArray[np.int64]

_PART_ROWS = 1 << 20


def matching(large: Postings, few: Postings) -> Postings:
    """The rows of the large, merged postings whose key stands in the few; all their documents stay."""
    words, content, skips = (_with_keys(rows, few.kinds[kind]) for kind, rows in enumerate(large.kinds))
    return msgspec.structs.replace(large, words=words, content=content, skips=skips)


def _with_keys(rows: Rows, few: Rows) -> Rows:
    keys = np.unique(few >> PLACE_BITS)
    keys = keys[keys != 0]
    low = np.searchsorted(rows, keys << PLACE_BITS)
    sizes = np.searchsorted(rows, keys << PLACE_BITS | PLACE_MASK, side="right") - low
    wanted: Rows = rows[np.arange(sizes.sum()) + np.repeat(low - (np.cumsum(sizes) - sizes), sizes)]
    return wanted


def capped(rows: Rows, documents: NDArray[np.int32], most: int) -> Rows:
    """Sorted rows with only the first of each key that stands in too many documents: as many as show that it does.

    `documents` are those of the rows. Such a key makes no pairs, so nothing is lost.
    """
    keys = rows >> PLACE_BITS
    new_key = np.ones(len(rows), np.bool_)
    new_key[1:] = keys[1:] != keys[:-1]
    new = new_key.copy()
    new[1:] |= documents[1:] != documents[:-1]
    ordinal = np.cumsum(new)
    first = np.maximum.accumulate(np.where(new_key, ordinal, 0))
    kept: Rows = rows[new & (ordinal - first <= most) & (keys != 0)]
    return kept


def key_by_key(rows: Rows) -> Iterator[Rows]:
    """Sorted rows in parts of bounded size, all rows of a key in one part."""
    low = 0
    while low < len(rows):
        high = min(low + _PART_ROWS, len(rows))
        if high < len(rows):
            high = int(np.searchsorted(rows, rows[high - 1] | PLACE_MASK, side="right"))
        yield rows[low:high]
        low = high


def interleaved(parts: Sequence[Postings]) -> Postings:
    """The parts as one, merged, with the documents in order of their numbers: each part's numbers must ascend."""
    numbers = np.concatenate([part.numbers for part in parts])
    order = np.argsort(numbers, kind="stable")
    lengths = np.concatenate([np.diff(part.firsts) << part.unit for part in parts])
    ends = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths[order])])
    firsts = np.empty(len(numbers), np.int64)
    firsts[order] = ends[:-1]
    unit = unit_for(int(ends[-1]))
    bounds = np.cumsum([0, *(len(part.numbers) for part in parts)])
    own = [firsts[low:high] for low, high in pairwise(bounds.tolist())]
    words, content, skips = (
        np.sort(
            np.concatenate([_moved(part, part.kinds[kind], new, unit) for part, new in zip(parts, own, strict=True)])
        )
        for kind in range(3)
    )
    return Postings(
        words=words,
        content=content,
        skips=skips,
        numbers=numbers[order],
        firsts=ends >> unit,
        whole=np.concatenate([part.whole for part in parts])[order],
        sizes=np.concatenate([part.sizes for part in parts])[order],
        unit=unit,
    )


def _moved(part: Postings, rows: Rows, firsts: Index, unit: int) -> Rows:
    """The rows that have a key, with their documents beginning at these words of the whole."""
    rows = rows[rows >> PLACE_BITS != 0]
    documents = part.indexes(rows)
    inside = (rows & PLACE_MASK) - part.firsts[documents] << part.unit
    moved: Rows = (rows & ~PLACE_MASK) | (firsts[documents] + inside >> unit)
    return moved
