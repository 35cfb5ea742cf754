"""The characters of a text as numbers, and which ones beyond ASCII it has: gates that spare a search."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from copydesk.model import Document
from copydesk.text.batch import Batch, together, twin_of
from copydesk.text.view import view

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LAST_ASCII = 0x7F
_CODE_BITS = 21


@together()
def code_points(batch: Batch) -> "Iterator[NDArray[np.uint32]]":
    """The code points of the body in order; an index into it plus `document.body.start` is an offset of the text."""
    firsts = batch.firsts.tolist()
    return (batch.codes[start : end - 1] for start, end in pairwise(firsts))


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


@twin_of(beyond_ascii)
def _beyond_ascii(batch: Batch) -> Iterator[frozenset[str]]:
    import numpy as np

    if batch.text.isascii():
        return iter([frozenset()] * len(batch.documents))
    codes = batch.codes
    high = (codes > _LAST_ASCII).nonzero()[0]
    owners = np.repeat(np.arange(len(batch.documents)), np.diff(batch.cuts(high)))
    different = np.unique(owners << _CODE_BITS | codes[high])
    cuts = different.searchsorted(np.arange(len(batch.documents) + 1) << _CODE_BITS).tolist()
    letters = (different & ((1 << _CODE_BITS) - 1)).astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
    return (frozenset(letters[start:end]) for start, end in pairwise(cuts))


@view
def has_high_runs(document: Document) -> bool:
    """Whether two characters that are not ASCII stand side by side, as in all letters that were decoded wrongly."""
    if document.text.isascii():
        return False
    places = high_places(document)
    return bool((places[1:] - places[:-1] == 1).any())
