"""The keys that passages meet by: word 4-grams, sorted content 3-grams, sorted content pairs with one skip.

The upper bits of a key are the good ones: whoever needs fewer bits keeps those.
"""

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.tokens import TokenTable
from copydesk.reuse.word_hash import powers

GRAM_WORDS = 4
WINDOW = 4  # of winnowing; at most GRAM_WORDS, so that no window reaches into the next document
_ODD = (0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93)
_LAST = np.iinfo(np.uint32).max

Hashes = NDArray[np.uint64]
Index = NDArray[np.int64]


class KeyTable(msgspec.Struct, frozen=True):
    """Keys of one kind in the order of the text: `positions` are token indexes of the table they were made from."""

    keys: NDArray[np.int64]
    positions: Index


class ContentKeys(msgspec.Struct, frozen=True):
    """Keys of content words: `triples` of three neighbours, `pairs` of two, `skips` of two with one between them.

    Entry i starts at content word i of the table; it is 0 where the key would reach into the next document.
    """

    triples: Hashes
    pairs: Hashes
    skips: Hashes


def word_keys(table: TokenTable) -> KeyTable:
    """Keys of runs of four words, winnowed: of every four neighbours at least the least one stays.

    After Schleimer, Wilkerson and Aiken (2003): equal runs of seven words always share a key.
    """
    count = len(table) - GRAM_WORDS + 1
    if count <= 0:
        return KeyTable(np.zeros(0, np.int64), np.zeros(0, np.int64))
    ids = table.ids.view(np.uint64)
    twos = ids[:-1] * np.uint64(_ODD[0])
    twos += ids[1:]
    grams = twos[:count] * np.uint64(_ODD[1])
    grams += twos[2:]
    # With room on both sides, so that the first and the last document of a table have the keys they have inside of one.
    rank = np.full(count + 2 * (WINDOW - 1), _LAST, np.uint32)
    inside = rank[WINDOW - 1 : WINDOW - 1 + count]
    np.right_shift(grams, np.uint64(32), out=inside, casting="unsafe")
    inside[_across(table.bounds, GRAM_WORDS, count)] = _LAST
    chosen = np.flatnonzero(_winnowed(rank)[WINDOW - 1 : WINDOW - 1 + count])
    return KeyTable(grams.take(chosen).view(np.int64), chosen)


def content_keys(table: TokenTable, content: Index) -> ContentKeys:
    """Keys of neighbouring content words in any order, given where the content words stand."""
    stems = table.stems.take(content).view(np.uint64)
    if len(stems) < 3:
        stems = np.concatenate([stems, np.zeros(3 - len(stems), np.uint64)])
    pairs = stems[:-1] + stems[1:]
    triples = pairs[:-1] + stems[2:]
    skips = stems[:-2] + stems[2:]
    last = np.searchsorted(content, table.bounds[1:]) - 1
    last_two = np.concatenate([last, last - 1])
    for keys, reach in ((pairs, last), (triples, last_two), (skips, last_two)):
        keys[reach[(reach >= 0) & (reach < len(keys))]] = 0
    return ContentKeys(triples, pairs, skips)


def whole_keys(table: TokenTable) -> NDArray[np.int64]:
    """One key per document for the sequence of all its words; 0 for a document without words."""
    keys = np.zeros(len(table.bounds) - 1, np.int64)
    filled = np.flatnonzero(np.diff(table.bounds))
    if len(filled):
        first = table.bounds[filled]
        forth, back = powers(len(table))
        sums = np.add.reduceat(table.ids.view(np.uint64) * forth[: len(table)], first) * back[first]
        keys[filled] = sums.view(np.int64) | 1
    return keys


def _across(bounds: Index, size: int, count: int) -> Index:
    """Starts of the runs of `size` that reach from one document into the next."""
    last = (bounds[1:-1, None] - np.arange(1, size)).ravel()
    return last[(last >= 0) & (last < count)]


def _winnowed(rank: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which are the least of some window that holds them; ties stay, what has the last rank goes."""
    twos = np.minimum(rank[:-1], rank[1:])
    least = np.zeros(len(rank) + WINDOW - 1, np.uint32)  # by the window's end, with room on both sides
    np.minimum(twos[:-2], twos[2:], out=least[WINDOW - 1 : len(rank)])
    # A key is chosen where the greatest of the least of its windows is itself.
    twos = np.maximum(least[:-1], least[1:])
    chosen: NDArray[np.bool_] = np.maximum(twos[:-2], twos[2:]) == rank
    chosen &= rank != _LAST
    return chosen
