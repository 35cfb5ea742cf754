"""Where numbers stand in a text: runs of digits, found once for all that reads figures, dates and ages."""

from collections.abc import Iterator
from itertools import pairwise

from copydesk.model import Document
from copydesk.text.batch import Batch, body_of, twin_of
from copydesk.text.pattern import lazily
from copydesk.text.view import view

_TEN = 10
_ZEROS = lazily(rb"0[0]*")  # a fixed byte first makes the search fast; a repeat does not
_MARKED = bytes(48 if 48 <= code < 58 else 32 for code in range(256))


@view
def digits(document: Document) -> list[tuple[int, int]]:
    """Where each run of the digits 0 to 9 in the body begins and ends, in order.

    Runs are few; what reads numbers looks at what stands beside them, and need not search the text.
    """
    # A byte for each code point, in which digits are all there is to find.
    marked = body_of(document).encode("ascii", "replace").translate(_MARKED)
    shift = document.body.start
    return [(shift + match.start(), shift + match.end()) for match in _ZEROS.finditer(marked)]


@twin_of(digits)
def _digits(batch: Batch) -> Iterator[list[tuple[int, int]]]:
    import numpy as np

    inside = np.zeros(len(batch.codes) + 1, np.bool_)
    np.less(batch.codes - ord("0"), _TEN, out=inside[1:])  # below "0" unsigned numbers turn large
    edges = (inside[1:] != inside[:-1]).nonzero()[0]  # a line break stands last, so that each run has its end
    cuts = batch.cuts(edges)
    offsets = (edges + np.repeat(batch.shifts, np.diff(cuts))).tolist()
    runs = list(zip(offsets[::2], offsets[1::2], strict=True))
    return (runs[start // 2 : end // 2] for start, end in pairwise(cuts))
