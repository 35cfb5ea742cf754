"""Keys of words, computed over a whole document at once."""

from functools import cache
from typing import TYPE_CHECKING

from copydesk import text
from copydesk.model import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.uint64]
    Places = NDArray[np.int32] | NDArray[np.int64]

# Words are hashed in slices of this many, so that one endless text needs no endless memory.
WORDS_AT_ONCE = 100_000
LONGEST = 64


def lower(passage: str) -> str:
    """The passage in lower case, with as many code points as it has."""
    lowered = passage.lower()
    if len(lowered) == len(passage):
        return lowered
    return "".join(small if len(small := char.lower()) == 1 else char for char in passage)


def word_key(word: str) -> int:
    """The 64-bit key of a word as written."""
    import numpy as np

    size = np.array([len(word)], np.int64)
    return int(hashed(word, np.zeros(1, np.int64), size)[0]) if word else 0


def document_keys(document: Document) -> "tuple[Array, Array]":
    """The keys of the document's words in order: as written, and in lower case."""
    import numpy as np

    found = text.words(document)
    begin, end = document.body.start, document.body.end
    starts, ends = found.starts - begin, found.ends - begin
    body = document.text[begin:end]
    lowered = lower(body)
    written = hashed(body, starts, ends)
    if lowered == body or not len(starts):
        return written, written
    changed = np.flatnonzero(_codes(body) != _codes(lowered))
    capital = np.unique(np.searchsorted(starts, changed, "right") - 1)
    capital = capital[capital >= 0]
    small = written.copy()
    small[capital] = hashed(lowered, starts[capital], ends[capital])
    return written, small


def hashed(passage: str, starts: "Places", ends: "Places") -> "Array":
    """A 64-bit key for each passage[start:end]; none may be empty, they are sorted and do not overlap.

    Each code point is scrambled, weighted by its place in the word and summed; the sum is scrambled again.
    """
    import numpy as np

    if not len(starts):
        return np.empty(0, np.uint64)
    codes = _codes(passage)
    slices = range(0, len(starts), WORDS_AT_ONCE)
    return np.concatenate(
        [_hashed(codes, starts[at : at + WORDS_AT_ONCE], ends[at : at + WORDS_AT_ONCE]) for at in slices]
    )


def _codes(passage: str) -> "NDArray[np.uint32]":
    import numpy as np

    return np.frombuffer(passage.encode("utf-32-le", "surrogatepass"), np.uint32)


def _hashed(codes: "NDArray[np.uint32]", starts: "Places", ends: "Places") -> "Array":
    import numpy as np

    sizes = np.minimum(ends - starts, LONGEST).astype(np.int64)
    firsts = np.cumsum(sizes) - sizes
    place = np.arange(firsts[-1] + sizes[-1]) - np.repeat(firsts, sizes)
    chars = _scrambled_codes(codes[np.repeat(starts, sizes) + place])
    chars *= _weights()[place]
    return scrambled(np.add.reduceat(chars, firsts))


def _scrambled_codes(codes: "NDArray[np.uint32]") -> "Array":
    import numpy as np

    table = _code_table()
    return table[codes] if int(codes.max()) < len(table) else scrambled(codes.astype(np.uint64))


@cache
def _code_table() -> "Array":
    import numpy as np

    return scrambled(np.arange(0x10000, dtype=np.uint64))


@cache
def _weights() -> "Array":
    import numpy as np

    return scrambled(np.arange(1, LONGEST + 1, dtype=np.uint64)) | np.uint64(1)


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


def distinct(keys: "Array") -> "Array":
    """The different values, sorted; quicker than numpy.unique on the few hundred words of an article."""
    import numpy as np

    ordered = np.sort(keys)
    if len(ordered) < 2:
        return ordered
    return ordered[np.concatenate([[True], ordered[1:] != ordered[:-1]])]
