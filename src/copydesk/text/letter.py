"""The characters of a text as numbers, and which ones beyond ASCII it has: gates that spare a search."""

from typing import TYPE_CHECKING

from copydesk.model import Document
from copydesk.text.view import view

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LAST_ASCII = 0x7F


@view
def code_points(document: Document) -> "NDArray[np.uint32]":
    """The code points of the body in order; an index into it plus `document.body.start` is an offset of the text."""
    import numpy as np

    body = document.text[document.body.start : document.body.end]
    return np.frombuffer(body.encode("utf-32-le", "surrogatepass"), "<u4")


@view
def beyond_ascii(document: Document) -> frozenset[str]:
    """The different characters of the body that are not ASCII: curly marks and dashes, in most English texts no more.

    A rule for rare characters asks for these first, which costs far less than to search the text.
    """
    import numpy as np

    if document.text.isascii():
        return frozenset()
    codes = code_points(document)
    high = np.sort(codes[codes > _LAST_ASCII])
    fresh = np.ones(len(high), np.bool_)
    fresh[1:] = high[1:] != high[:-1]
    return frozenset(map(chr, high[fresh].tolist()))
