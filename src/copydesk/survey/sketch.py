"""Sketches of documents, and which of them are so alike that they count once.

A sketch is the bottom-k sketch of Broder (1997): the k smallest hashes of the document's three-word shingles.
"""

from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.survey.words import distinct, outlines, scrambled
from copydesk.text.batch import Batch
from copydesk.text.word import word_bounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.uint64]
    Rows = NDArray[np.int64]

SIZE = 32
SHINGLE = 3  # words
_SORTED = 3 * SIZE  # shingles of a document that are looked at first
ALIKE = 0.8
PROBES = 4
PAIRS_AT_ONCE = 50_000
EMPTY = 0xFFFFFFFFFFFFFFFF


def sketches(batch: Batch) -> "Array":
    """The sketch of every document of a batch, a row each; padded with EMPTY.

    Shingles are spread evenly over all numbers, so that only those are sorted that are small enough to be among the
    smallest of a text of that length; where too few of these are different, all of them are.
    """
    import numpy as np

    words = outlines(batch)
    cuts = word_bounds(batch)[0].searchsorted(batch.firsts)
    sizes = np.diff(cuts)
    shingles = _shingles(words, cuts)
    limits = np.full(len(sizes), EMPTY, np.uint64)
    long = sizes > _SORTED
    limits[long] = EMPTY // sizes[long].astype(np.uint64) * np.uint64(_SORTED)
    low = (shingles < np.repeat(limits, sizes)).nonzero()[0]
    rows = np.full((len(sizes), SIZE), EMPTY, np.uint64)
    for row, (chosen, bounds) in enumerate(zip(pairwise(low.searchsorted(cuts)), pairwise(cuts), strict=True)):
        lowest = distinct(shingles[low[slice(*chosen)]] if sizes[row] >= SHINGLE else words[slice(*bounds)])
        if len(lowest) < SIZE and long[row]:
            lowest = distinct(shingles[slice(*bounds)])
        rows[row, : min(SIZE, len(lowest))] = lowest[:SIZE]
    return rows


def _shingles(words: "Array", cuts: "Rows") -> "Array":
    """A number for each three words in a row, by the first of them; EMPTY for the last two words of a document."""
    import numpy as np

    shingles = np.full(len(words), EMPTY, np.uint64)
    if len(words) >= SHINGLE:
        mixed = words[:-2] * np.uint64(3) + words[1:-1] * np.uint64(5) + words[2:] * np.uint64(7)
        shingles[:-2] = scrambled(mixed)
        shingles[cuts[1:] - 1] = shingles[cuts[1:] - 2] = EMPTY
    return shingles


def near_groups(sketches: "Array", owners: "Array") -> "Rows":
    """For each row the first row it is a near-duplicate of, directly or through others of the same owner."""
    import numpy as np

    left, right = _candidates(sketches, owners)
    alike = np.concatenate(
        [
            similarity(sketches[left[at : at + PAIRS_AT_ONCE]], sketches[right[at : at + PAIRS_AT_ONCE]]) >= ALIKE
            for at in range(0, len(left), PAIRS_AT_ONCE)
        ]
        or [np.empty(0, bool)]
    )
    return _joined(len(sketches), left[alike], right[alike])


def _candidates(sketches: "Array", owners: "Array") -> "tuple[Rows, Rows]":
    """Pairs of rows that share one of their smallest hashes: neighbours in a bucket, and each with its first."""
    import numpy as np

    probes = sketches[:, :PROBES]
    filled = probes != np.uint64(EMPTY)
    rows = np.broadcast_to(np.arange(len(sketches))[:, None], probes.shape)[filled]
    buckets = scrambled(probes ^ owners[:, None])[filled]
    order = np.lexsort((rows, buckets))
    rows, buckets = rows[order], buckets[order]
    same = buckets[1:] == buckets[:-1]
    opens = np.concatenate([[True], ~same]) if len(rows) else np.empty(0, bool)
    firsts = rows[np.maximum.accumulate(np.where(opens, np.arange(len(rows)), 0))]
    left = np.concatenate([rows[:-1][same], firsts[1:][same]])
    right = np.concatenate([rows[1:][same], rows[1:][same]])
    pairs = np.unique(np.stack([left, right], axis=1), axis=0) if len(left) else np.empty((0, 2), np.int64)
    return pairs[:, 0], pairs[:, 1]


def similarity(left: "Array", right: "Array") -> "NDArray[np.float64]":
    """The estimated Jaccard similarity of each pair of sketches."""
    import numpy as np

    both = np.sort(np.concatenate([left, right], axis=1), axis=1)
    filled = both != np.uint64(EMPTY)
    again = np.zeros(both.shape, bool)
    again[:, 1:] = (both[:, 1:] == both[:, :-1]) & filled[:, 1:]
    rank = np.cumsum(filled & ~again, axis=1)
    shared = np.sum(again & (rank <= SIZE), axis=1)
    return np.asarray(shared / np.maximum(np.minimum(rank[:, -1], SIZE), 1))


def _joined(size: int, left: "Rows", right: "Rows") -> "Rows":
    """The smallest row of each connected group."""
    import numpy as np

    group = np.arange(size)
    while True:
        before = group.copy()
        lowest = np.minimum(group[left], group[right])
        np.minimum.at(group, group[left], lowest)
        np.minimum.at(group, group[right], lowest)
        group = group[group]
        if np.array_equal(before, group):
            return group
