"""Keys of words, computed over a whole document at once."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from copydesk import text
from copydesk.model import Document
from copydesk.text.batch import Batch, together, units
from copydesk.text.word import word_bounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.uint64]
    Places = NDArray[np.int32] | NDArray[np.int64]

# Words are hashed in slices of this many, so that one endless text needs no endless memory.
WORDS_AT_ONCE = 50_000
LONGEST = 64  # code points of a word that its key is made of


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


@together()
def lowered_keys(batch: Batch) -> "Iterator[Array]":
    """The keys of the document's words in order, in lower case."""
    return iter(batch.parted(batch_keys(batch), batch.cuts(word_bounds(batch)[0])))


@text.view
def batch_keys(batch: Batch) -> "Array":
    """The keys of the words of all documents of a batch in order, in lower case."""
    return _hashed(units(batch.lowered), *word_bounds(batch))


def written_keys(document: Document, lowered: "Array") -> "Array":
    """The keys as written, given those in lower case: only words with a capital are hashed again."""
    import numpy as np

    batch = text.alone(document)
    starts, ends = word_bounds(batch)
    changed = np.searchsorted(starts, np.flatnonzero(batch.codes != batch.lowered), "right") - 1
    capital = distinct(changed[changed >= 0])
    if not len(capital):
        return lowered
    written = lowered.copy()
    written[capital] = _hashed(units(batch.codes), starts[capital], ends[capital])
    return written


def outlines(batch: Batch) -> "Array":
    """A number for each word of all documents of a batch, of its first and last four letters.

    That is enough to tell two articles apart.
    """
    import numpy as np

    starts, ends = word_bounds(batch)
    fours = _fours(units(batch.codes))
    kept = _masks().take(ends - starts, mode="clip")
    return np.asarray((fours[starts] & kept) * np.uint64(3) + (fours[np.maximum(ends - 4, starts)] & kept))


def _units(passage: str) -> "NDArray[np.uint16]":
    import numpy as np

    return units(np.frombuffer(passage.encode("utf-32-le", "surrogatepass"), "<u4"))


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
    """The sums of each word's code points: the first four of all words, the next four of those that have them, ..."""
    import numpy as np

    fours, masks, weights = _fours(units), _masks(), _weights()
    left = np.minimum(ends - starts, LONGEST)
    sums: Array = scrambled(fours[starts] & masks.take(left, mode="clip")) * weights[0]
    places = np.arange(len(starts))
    for weight in weights[1:]:
        longer = (left > 4).nonzero()[0]
        if not len(longer):
            break
        places, starts, left = places.take(longer), starts.take(longer) + 4, left.take(longer) - 4
        sums[places] += scrambled(fours[starts] & masks.take(left, mode="clip")) * weight
    return sums


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
