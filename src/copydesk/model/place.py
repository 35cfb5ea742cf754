"""Places in a text: spans of code points, lines and columns, and what to put there instead."""

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Code points `start` up to, not including, `end`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


class Location(msgspec.Struct, frozen=True):
    """1-based lines and columns (code points) of a span; `end_column` is one past the end.

    A line ends at \\n, \\r\\n or \\r, nothing else. `paragraph` is the 1-based one it begins in, where the file has no
    lines of its own to look at (a Word document, a web page); else 0.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    paragraph: int = 0

    @property
    def called(self) -> str:
        """What a message calls it by: "line 3", "lines 3-5", or "paragraph 2"."""
        if self.paragraph:
            return f"paragraph {self.paragraph}"
        return f"line {self.line}" if self.line == self.end_line else f"lines {self.line}-{self.end_line}"


class Fix(msgspec.Struct, frozen=True):
    """What would mend a finding; `safe` if it can be applied to a copy unread."""

    span: Span
    replacement: str
    safe: bool


class Passage(msgspec.Struct, frozen=True, order=True, gc=False, array_like=True):
    """A passage of the document at hand: code points `start` to `end`, its 1-based line and its paragraph."""

    start: int
    end: int
    line: int
    paragraph: int = 0
