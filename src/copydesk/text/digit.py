"""Where numbers stand in a text: runs of digits, found once for all that reads figures, dates and ages."""

from copydesk.model import Document
from copydesk.text.pattern import lazily
from copydesk.text.view import view

_ZEROS = lazily(rb"0[0]*")  # a fixed byte first makes the search fast; a repeat does not
_MARKED = bytes(48 if 48 <= code < 58 else 32 for code in range(256))


@view
def digits(document: Document) -> tuple[tuple[int, int], ...]:
    """Where each run of the digits 0 to 9 in the body begins and ends, in order.

    Runs are few; what reads numbers looks at what stands beside them, and need not search the text.
    """
    text, body = document.text, document.body
    if body.start or body.end != len(text):
        text = text[body.start : body.end]
    # A byte for each code point, in which digits are all there is to find.
    marked = text.encode("ascii", "replace").translate(_MARKED)
    shift = body.start
    return tuple([(shift + match.start(), shift + match.end()) for match in _ZEROS.finditer(marked)])
