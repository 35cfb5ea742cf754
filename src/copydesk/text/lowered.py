"""The text in lower case at equal offsets, for searches that do not care about case."""

from functools import cache
from typing import TYPE_CHECKING

from copydesk.model import Document
from copydesk.text.view import view

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]

_LAST_ASCII = 0x7F
# Where the letters stand that have a case, beyond ASCII; none is beyond the last.
CASED = (
    (0x80, 0x600), (0x1000, 0x1100), (0x1300, 0x1400), (0x1C00, 0x2200), (0x2400, 0x2500), (0x2C00, 0x2E00),
    (0xA600, 0xA800), (0xAB00, 0xAC00), (0xFB00, 0xFC00), (0xFF00, 0x10000), (0x10400, 0x10600), (0x10C00, 0x10E00),
    (0x11800, 0x11900), (0x16E00, 0x16F00), (0x1E900, 0x1EA00),
)  # fmt: skip


@view
def lowered(document: Document) -> str:
    """The document's text in lower case, code point for code point: a letter that would become two stays as it is."""
    return lower(document.text)


def lower(passage: str) -> str:
    """The passage in lower case, with as many code points as it has."""
    low = passage.lower()
    if len(low) == len(passage):
        return low
    return "".join([char if len(small := char.lower()) != 1 else small for char in passage])


def lower_codes(codes: "Codes") -> "Codes":
    """The small forms of code points, each by itself; the capital sigma's alone hangs on what stands around it."""
    return mapped_codes(codes, _small_forms)


def mapped_codes(codes: "Codes", forms: "Callable[[], Codes]") -> "Codes":
    """Capitals of ASCII made small, and what lies beyond it taken from a table, which is made when it is needed."""
    import numpy as np

    low = codes | ((codes - ord("A") < 26).astype(np.uint32) << np.uint32(5))  # below "A" unsigned numbers turn large
    high = (codes > _LAST_ASCII).nonzero()[0]
    if len(high):
        beyond = codes[high]
        low[high] = np.where(beyond < CASED[-1][1], forms().take(beyond, mode="clip"), beyond)
    return low


def letter_forms(form: "Callable[[str], str]") -> "Codes":
    """The form, of one letter, of every code point up to the last that has a case; of what has none itself."""
    import numpy as np

    every = np.arange(CASED[-1][1], dtype="<u4")
    for first, last in CASED:
        made = "".join([form(chr(code)) for code in range(first, last)])
        every[first:last] = np.frombuffer(made.encode("utf-32-le"), "<u4")
    return every


@cache
def _small_forms() -> "Codes":
    """The small form of a letter, itself where it has none of one letter."""
    return letter_forms(lambda letter: low if len(low := letter.lower()) == 1 else letter)
