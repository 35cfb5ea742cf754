"""The keys that passages meet by: word 4-grams, sorted content 3-grams, sorted content pairs with one skip."""

import hashlib

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.tokens import TokenTable

WORDS, CONTENT, SKIPS, WHOLE = range(4)  # the kind of a key: its two lowest bits
KIND_MASK = 3

GRAM_WORDS = 4
WINDOW = 4  # of winnowing; at most GRAM_WORDS, so that no window reaches into the next document
_GRAM_FACTORS = (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93)
_LAST = np.iinfo(np.int64).max


class KeyTable(msgspec.Struct, frozen=True):
    """Keys of one kind in the order of the text: `positions` are token indexes of the table they were made from."""

    keys: NDArray[np.int64]
    positions: NDArray[np.int64]


def word_keys(table: TokenTable) -> KeyTable:
    """Keys of runs of four words, winnowed: of every four neighbours at least the least one stays.

    After Schleimer, Wilkerson and Aiken (2003): equal runs of seven words always share a key.
    """
    count = len(table) - GRAM_WORDS + 1
    if count <= 0:
        return _none()
    grams = np.zeros(count, np.uint64)
    ids = table.ids.view(np.uint64)
    for place, factor in enumerate(_GRAM_FACTORS):
        grams += ids[place : place + count] * np.uint64(factor)
    keys = _as_keys(grams, WORDS)
    keys[_across(table.bounds, GRAM_WORDS, count)] = _LAST
    chosen = np.flatnonzero(_winnowed(keys) & (keys != _LAST))
    return KeyTable(keys[chosen], chosen)


def content_keys(table: TokenTable) -> KeyTable:
    """Keys of three neighbouring content words in any order."""
    content, bounds = _content(table)
    stems = table.stems[content].view(np.uint64)
    count = len(content) - 2
    if count <= 0:
        return _none()
    keys = _as_keys(stems[:count] + stems[1 : count + 1] + stems[2:], CONTENT)
    within = np.ones(count, np.bool_)
    within[_across(bounds, 3, count)] = False
    return KeyTable(keys[within], content[:count][within])


def skip_keys(table: TokenTable) -> KeyTable:
    """Keys of two content words in any order, neighbours or with one between them."""
    content, bounds = _content(table)
    stems = table.stems[content].view(np.uint64)
    count = len(content) - 2
    if count <= 0:
        return _none()
    keys = np.empty((count + 1, 2), np.uint64)  # by position, not by distance: the rows of a document stay in order
    keys[:, 0] = stems[:-1] + stems[1:]
    keys[:-1, 1] = stems[:-2] + stems[2:]
    within = np.ones((count + 1, 2), np.bool_)
    within[-1, 1] = False
    for distance in (1, 2):
        within[_across(bounds, distance + 1, count + 1), distance - 1] = False
    rows = np.flatnonzero(within.ravel())
    return KeyTable(_as_keys(keys.ravel()[rows], SKIPS), content[rows >> 1])


def whole_keys(table: TokenTable) -> NDArray[np.int64]:
    """One key per document for the sequence of all its words; 0 for a document without words."""
    keys = np.zeros(len(table.bounds) - 1, np.int64)
    for index, (low, high) in enumerate(zip(table.bounds[:-1], table.bounds[1:], strict=True)):
        if low < high:
            digest = hashlib.blake2b(table.ids[low:high].tobytes(), digest_size=8).digest()
            keys[index] = int.from_bytes(digest, "little", signed=True)
    keys[keys != 0] |= WHOLE
    return keys


def _none() -> KeyTable:
    return KeyTable(np.zeros(0, np.int64), np.zeros(0, np.int64))


def _content(table: TokenTable) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Indexes of the content words, and where each document begins among them."""
    content = np.flatnonzero(table.stems)
    return content, np.searchsorted(content, table.bounds)


def _across(bounds: NDArray[np.int64], size: int, count: int) -> NDArray[np.int64]:
    """Starts of the runs of `size` that reach from one document into the next."""
    last = (bounds[1:-1, None] - np.arange(1, size)).ravel()
    return last[(last >= 0) & (last < count)]


def _as_keys(hashes: NDArray[np.uint64], kind: int) -> NDArray[np.int64]:
    spread = hashes * np.uint64(_GRAM_FACTORS[0])
    spread ^= spread >> np.uint64(29)
    spread *= np.uint64(_GRAM_FACTORS[1])
    spread &= np.uint64(2**64 - 1 - KIND_MASK)
    spread |= np.uint64(kind)
    return spread.view(np.int64)


def _winnowed(keys: NDArray[np.int64]) -> NDArray[np.bool_]:
    count = len(keys) - WINDOW + 1
    if count <= 0:
        whole: NDArray[np.bool_] = np.equal(keys, keys.min())
        return whole
    least = keys[:count].copy()
    for place in range(1, WINDOW):
        np.minimum(least, keys[place : place + count], out=least)
    chosen = np.zeros(len(keys), np.bool_)
    for place in range(WINDOW):
        chosen[place : place + count] |= keys[place : place + count] == least
    return chosen
