"""Lines and columns of a span, for reports; everything before them counts in offsets."""

from bisect import bisect_right
from itertools import accumulate

from copydesk.model import Location, Span
from copydesk.text.line import LINE_BREAK


class Locator:
    """Turns spans of one text into lines and columns: linear in the text once, logarithmic per span."""

    def __init__(self, text: str) -> None:
        if "\r" in text:
            self._starts = [0, *(match.end() for match in LINE_BREAK.finditer(text))]
        else:  # the usual case, at a fraction of the cost
            self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]

    def location(self, span: Span) -> Location:
        """The 1-based place of a span; its end is one past its last code point, on that code point's line."""
        line, column = self._place(span.start)
        if span.end <= span.start:
            return Location(line, column, line, column)
        end_line, last_column = self._place(span.end - 1)
        return Location(line, column, end_line, last_column + 1)

    def line(self, offset: int) -> int:
        """The 1-based line that an offset is on."""
        return bisect_right(self._starts, offset)

    def _place(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def location(text: str, span: Span) -> Location:
    """The 1-based place of one span; use a `Locator` for several spans of one text."""
    return Locator(text).location(span)


def normalise_space(text: str) -> str:
    """The text with every run of white space made one space, and none at its ends."""
    return " ".join(text.split())
