"""Keys of words, computed over a whole document at once."""

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from copydesk import text
from copydesk.model import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.uint64]
    Places = NDArray[np.int32] | NDArray[np.int64]

# Words are hashed in slices of this many, so that one endless text needs no endless memory.
WORDS_AT_ONCE = 100_000
LONGEST = 64  # code points of a word that its key is made of

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


def lower(passage: str) -> str:
    """The passage in lower case, with as many code points as it has."""
    lowered = passage.lower()
    if len(lowered) == len(passage):
        return lowered
    return "".join(small if len(small := char.lower()) == 1 else char for char in passage)


def word_key(word: str) -> int:
    """The 64-bit key of a word as written; it may not be empty."""
    import numpy as np

    return int(_hashed(_units(word), np.zeros(1, np.int64), np.array([len(word)]))[0])


def word_keys(words: Sequence[str]) -> "Array":
    """The keys of these words as written, in their order; none may be empty or hold a line break."""
    import numpy as np

    lengths = np.fromiter(map(len, words), np.int64, len(words))
    ends = np.cumsum(lengths + 1) - 1
    return _hashed(_units("\n".join(words)), ends - lengths, ends)


@text.view
def lowered_keys(document: Document) -> "Array":
    """The keys of the document's words in order, in lower case."""
    starts, ends = _places(document)
    return _hashed(_units(_lowered(document)), starts, ends)


def written_keys(document: Document, lowered: "Array") -> "Array":
    """The keys as written, given those in lower case: only words with a capital are hashed again."""
    import numpy as np

    body = _body(document)
    small = _lowered(document)
    if small == body:
        return lowered
    starts, ends = _places(document)
    units = _units(body)
    changed = np.searchsorted(starts, np.flatnonzero(units != _units(small)), "right") - 1
    capital = distinct(changed[changed >= 0])
    written = lowered.copy()
    written[capital] = _hashed(units, starts[capital], ends[capital])
    return written


def outlines(document: Document) -> "Array":
    """A number for each word in order, of its first and last four letters: enough to tell two articles apart."""
    import numpy as np

    starts, ends = _places(document)
    if not len(starts):
        return np.empty(0, np.uint64)
    fours = _fours(_units(_body(document)))
    kept = _masks()[np.minimum(ends - starts, 4)]
    return np.asarray((fours[starts] & kept) * np.uint64(3) + (fours[np.maximum(ends - 4, starts)] & kept))


@text.view
def _lowered(document: Document) -> str:
    return lower(_body(document))


def _body(document: Document) -> str:
    return document.text[document.body.start : document.body.end]


def _places(document: Document) -> "tuple[Places, Places]":
    found = text.words(document)
    return found.starts - document.body.start, found.ends - document.body.start


def _units(passage: str) -> "NDArray[np.uint16]":
    """The code points as 16-bit numbers, and four zeros after them; those beyond the basic plane are taken for one."""
    import numpy as np

    encoded = passage.encode("utf-16-le", "surrogatepass")
    if len(encoded) != 2 * len(passage):
        encoded = _ASTRAL.sub("\ufffd", passage).encode("utf-16-le", "surrogatepass")
    return np.frombuffer(encoded + bytes(8), "<u2")


def _hashed(units: "NDArray[np.uint16]", starts: "Places", ends: "Places") -> "Array":
    """A 64-bit key for each word, given the code points of the text; no word may be empty.

    Four code points at a time are read as one number, scrambled and summed; the sum is scrambled again.
    """
    import numpy as np

    if len(starts) > WORDS_AT_ONCE:
        parts = [slice(at, at + WORDS_AT_ONCE) for at in range(0, len(starts), WORDS_AT_ONCE)]
        return np.concatenate([_hashed(units, starts[part], ends[part]) for part in parts])
    if not len(starts):
        return np.empty(0, np.uint64)
    keys: Array = scrambled(_sums(units, starts, ends))
    return keys


def _fours(units: "NDArray[np.uint16]") -> "Array":
    """For each place the four code points from there on, as one number; no copy is made."""
    import numpy as np

    return np.ndarray(len(units) - 3, "<u8", units, strides=(2,))


def _sums(units: "NDArray[np.uint16]", starts: "Places", ends: "Places") -> "Array":
    import numpy as np

    fours = _fours(units)
    sizes = np.minimum(ends - starts, LONGEST)
    parts = (sizes + 3) >> 2
    firsts = np.cumsum(parts) - parts
    word = np.repeat(np.arange(len(sizes)), parts)
    place = np.arange(len(word)) - firsts[word]
    values = fours[starts[word] + 4 * place] & _masks()[np.minimum(sizes[word] - 4 * place, 4)]
    values = scrambled(values)
    values *= _weights()[place]
    return np.add.reduceat(values, firsts)


@cache
def _masks() -> "Array":
    import numpy as np

    return np.array([(1 << 16 * kept) - 1 for kept in range(5)], np.uint64)


@cache
def _weights() -> "Array":
    import numpy as np

    return scrambled(np.arange(1, LONGEST // 4 + 1, dtype=np.uint64)) | np.uint64(1)


def scrambled(values: "Array") -> "Array":
    """Each value mixed bit by bit into another (the finaliser of SplitMix64)."""
    import numpy as np

    mixed = values + np.uint64(0x9E3779B97F4A7C15)
    mixed ^= mixed >> np.uint64(30)
    mixed *= np.uint64(0xBF58476D1CE4E5B9)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(0x94D049BB133111EB)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def distinct(keys: "NDArray[Any]") -> "NDArray[Any]":
    """The different values, sorted; quicker than numpy.unique on the few hundred words of an article."""
    import numpy as np

    ordered = np.sort(keys)
    fresh = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    return ordered[fresh]
