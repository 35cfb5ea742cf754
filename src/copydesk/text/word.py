"""Words: runs of letters and digits with inner apostrophes and hyphens; one per character where no spaces are set."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from copydesk.model import Document
from copydesk.text.batch import Batch, together
from copydesk.text.view import view

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

INNER = "'’‐‑-"  # join two letters into one word
# Scripts written without spaces: kana, Han, Thai, Lao, Khmer, Myanmar (whole words are beyond what we know of them).
UNSPACED = (
    (0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3005, 0x3007), (0x3040, 0x30FF), (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0xFF66, 0xFF9F), (0x20000, 0x323AF),
)  # fmt: skip
# Combining marks that belong to the letter before them; `\w` does not take them.
MARKS = (
    (0x0300, 0x036F), (0x0483, 0x0489), (0x0591, 0x05BD), (0x05BF, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F),
    (0x0670, 0x0670), (0x06D6, 0x06ED), (0x0E31, 0x0E31), (0x0E34, 0x0E3A), (0x0E47, 0x0E4E), (0x0EB1, 0x0EB1),
    (0x0EB4, 0x0EBC), (0x0EC8, 0x0ECE), (0x102B, 0x103E), (0x17B4, 0x17D3), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF),
    (0x20D0, 0x20DC), (0x3099, 0x309A), (0xFE20, 0xFE2F),
    # the Indic blocks are laid out alike
    *((block + first, block + last) for block in range(0x900, 0xE00, 0x80)
      for first, last in ((0x00, 0x03), (0x3A, 0x3C), (0x3E, 0x4F), (0x51, 0x57), (0x62, 0x63))),
)  # fmt: skip

_TABLE_SIZE = 0x34000  # no letters are assigned above
_FEW = 0x3000  # so many code points do for most texts; a table of all takes as long to make as a text to audit
_NONE, _LETTER, _INNER, _SINGLE, _MARK = range(5)


class Words(msgspec.Struct, frozen=True, eq=False):
    """Where the words stand in the document's text: two int32 arrays of code points, half-open, in order."""

    starts: "NDArray[np.int32]"
    ends: "NDArray[np.int32]"

    def __len__(self) -> int:
        return len(self.starts)


@together()
def words(batch: Batch) -> "Iterator[Words]":
    """The words of the body."""
    import numpy as np

    starts, ends = word_bounds(batch)
    cuts = batch.cuts(starts)
    shifts = np.repeat(batch.shifts, np.diff(cuts))
    here = (batch.parted((places + shifts).astype(np.int32), cuts) for places in (starts, ends))
    return map(Words, *here)


@view
def word_bounds(batch: Batch) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """Where the words of all documents of a batch begin and end in its text."""
    import numpy as np

    codes = batch.codes.view(np.int32)
    kinds = _table(_FEW if codes.max(initial=0) < _FEW else _TABLE_SIZE).take(codes, mode="clip")
    return _bounds(kinds) if kinds.max() > _INNER else _plain_bounds(kinds)


def _plain_bounds(kinds: "NDArray[np.uint8]") -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """Where words begin and end in a text of letters alone, as most are: without words of one character, or marks."""
    import numpy as np

    padded = np.zeros(len(kinds) + 2, np.bool_)
    run = np.equal(kinds, _LETTER, out=padded[1:-1])
    inner = (kinds == _INNER).nonzero()[0]
    run[inner[padded[inner] & padded[inner + 2]]] = True
    edges = (padded[1:] != padded[:-1]).nonzero()[0]
    return edges[::2], edges[1::2]


def _bounds(kinds: "NDArray[np.uint8]") -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """Where words begin and end in any text."""
    import numpy as np

    attached = _attached(kinds)
    letter = attached == _LETTER
    joint = kinds == _INNER
    joint[0] = joint[-1] = False
    joint[1:-1] &= letter[:-2] & (kinds[2:] == _LETTER)
    run = letter | joint
    single = kinds == _SINGLE
    tail = (attached == _SINGLE) & ~single
    opens = run & ~np.concatenate(([False], run[:-1])) | single
    closes = run & ~np.concatenate((run[1:], [False])) | (single | tail) & ~np.concatenate((tail[1:], [False]))
    return np.flatnonzero(opens), np.flatnonzero(closes) + 1


def word_count(document: Document) -> int:
    """How many words the body has."""
    return len(words(document))


def _attached(kinds: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """The kinds with each combining mark counted as what it follows."""
    import numpy as np

    marks = kinds == _MARK
    if not marks.any():
        return kinds
    base = np.where(marks, 0, np.arange(len(kinds)))
    return kinds[np.maximum.accumulate(base)]


@cache
def _table(size: int) -> "NDArray[np.uint8]":
    """The kinds of the first code points, by the same rules as the patterns."""
    import numpy as np

    table = np.zeros(size, np.uint8)
    for match in re.finditer(r"[^\W_]+", "".join(map(chr, range(size - 1)))):
        table[match.start() : match.end()] = _LETTER
    for first, last in UNSPACED:
        block = table[first : last + 1]
        block[block == _LETTER] = _SINGLE
    for first, last in MARKS:
        table[first : last + 1] = _MARK
    table[[ord(char) for char in INNER]] = _INNER
    return table
