"""Lines: a line ends at \\n, \\r\\n or \\r and nowhere else."""

import msgspec

from copydesk.model import Document
from copydesk.text.pattern import lazily
from copydesk.text.view import view

LINE_BREAK = lazily(r"\r\n?|\n")


class Line(msgspec.Struct, frozen=True, gc=False):
    """A line of the body without its line break, blank or not; `number` counts from 0 within the body."""

    start: int
    end: int
    number: int


@view
def lines(document: Document) -> tuple[Line, ...]:
    """The lines of the body in order. A final line break does not open another line."""
    start, stop = document.body.start, document.body.end
    found: list[Line] = []
    if "\r" not in document.text:  # the usual case, at half the cost
        for number, content in enumerate(document.text[start:stop].split("\n")):
            found.append(Line(start, start + len(content), number))
            start += len(content) + 1
        return tuple(found if found[-1].start < stop else found[:-1])
    for match in LINE_BREAK.finditer(document.text, start, stop):
        found.append(Line(start, match.start(), len(found)))
        start = match.end()
    if start < stop:
        found.append(Line(start, stop, len(found)))
    return tuple(found)
