"""Lines and columns of a span, for reports; everything before them counts in offsets."""

import re
from bisect import bisect_right
from itertools import accumulate

from copydesk.model import Document, Location, Span
from copydesk.text.line import LINE_BREAK

# What has been taken out of another format has its paragraphs apart by an empty line, whatever reader it came from.
_NEXT_PARAGRAPH = re.compile(r"\n[\n\r]+(?=[^\n\r])")


class Locator:
    """Turns spans of one text into lines and columns: linear in the text once, logarithmic per span.

    Of a document whose file has no lines of its own to look at, paragraphs are told too, the headline being the first.
    """

    def __init__(self, text: str, *, paragraphs: bool = False) -> None:
        self._paragraphs = [0, *(match.end() for match in _NEXT_PARAGRAPH.finditer(text))] if paragraphs else []
        if "\r" in text:
            self._starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
        else:  # the usual case, at a fraction of the cost
            self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]

    def location(self, span: Span) -> Location:
        """The 1-based place of a span; its end is one past its last code point, on that code point's line."""
        line, column = self._place(span.start)
        if span.end <= span.start:
            return Location(line, column, line, column, self.paragraph(span.start))
        end_line, last_column = self._place(span.end - 1)
        return Location(line, column, end_line, last_column + 1, self.paragraph(span.start))

    def line(self, offset: int) -> int:
        """The 1-based line that an offset is on."""
        return bisect_right(self._starts, offset)

    def paragraph(self, offset: int) -> int:
        """The 1-based paragraph that an offset is in; 0 where lines are what a reader sees."""
        return bisect_right(self._paragraphs, offset)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def locator(document: Document) -> Locator:
    """The places of a document's spans, as whoever opens its file would count them."""
    return Locator(document.text, paragraphs="extracted" in document.extra)


def location(document: Document, span: Span) -> Location:
    """The 1-based place of one span; use a `locator` for several spans of one document."""
    return locator(document).location(span)


def normalise_space(text: str) -> str:
    """The text with every run of white space made one space, and none at its ends."""
    return " ".join(text.split())
