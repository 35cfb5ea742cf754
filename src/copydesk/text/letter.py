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
def high_places(document: Document) -> "NDArray[np.int64]":
    """Where in `code_points` the characters stand that are not ASCII."""
    return (code_points(document) > _LAST_ASCII).nonzero()[0]


@view
def beyond_ascii(document: Document) -> frozenset[str]:
    """The different characters of the body that are not ASCII: curly marks and dashes, in most English texts no more.

    A rule for rare characters asks for these first, which costs far less than to search the text.
    """
    if document.text.isascii():
        return frozenset()
    return frozenset(map(chr, set(code_points(document)[high_places(document)].tolist())))


@view
def has_high_runs(document: Document) -> bool:
    """Whether two characters that are not ASCII stand side by side, as in all letters that were decoded wrongly."""
    if document.text.isascii():
        return False
    places = high_places(document)
    return bool((places[1:] - places[:-1] == 1).any())
