"""The text in lower case at equal offsets, for searches that do not care about case."""

from functools import cache
from typing import TYPE_CHECKING

from copydesk.model import Document
from copydesk.text.view import view

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]

_LAST_ASCII = 0x7F
_CASED = 0x1F000  # beyond, no letter has a case
_DOTTED_I = 0x130  # the one capital whose small form is two code points


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
    import numpy as np

    low = codes | ((codes - ord("A") < 26).astype(np.uint32) << np.uint32(5))  # below "A" unsigned numbers turn large
    high = (codes > _LAST_ASCII).nonzero()[0]
    if len(high):
        beyond = codes[high]
        low[high] = np.where(beyond < _CASED, _small_forms().take(beyond, mode="clip"), beyond)
    return low


@cache
def _small_forms() -> "Codes":
    """The small form of every code point up to the last that has one, itself where it has none."""
    import numpy as np

    every = np.arange(_CASED, dtype="<u4")
    every[_DOTTED_I] = 0
    low = every.tobytes().decode("utf-32-le", "surrogatepass").lower()
    found = np.frombuffer(low.encode("utf-32-le", "surrogatepass"), "<u4").copy()
    found[_DOTTED_I] = _DOTTED_I
    return found
