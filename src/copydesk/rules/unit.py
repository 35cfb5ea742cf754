"""What patterns are held against: lines, or in a hard-wrapped text paragraphs with their wraps joined."""

from collections.abc import Iterator

import msgspec

from copydesk import text
from copydesk.model import Document, Span
from copydesk.rules.fold import OPENING
from copydesk.text import Line, Paragraph


class Unit(msgspec.Struct, frozen=True, gc=False):
    """What a pattern is held against: a line, or in a hard-wrapped text a paragraph with its wraps joined.

    `text` has no white space around; `start` and `end` are its bounds in the document. `lead` counts the characters
    of bullets, arrows and brackets before its first word. `apart` tells that a blank line (or the text's start)
    stands before it.
    """

    number: int
    start: int
    end: int
    text: str
    lead: int
    apart: bool
    paragraph: Paragraph | None = None
    offset: int = 0

    def span(self, start: int, end: int) -> Span:
        """Where a part of `text` stands in the document."""
        if self.paragraph is None:
            return Span(self.start + start, self.start + end)
        return self.paragraph.span(self.offset + start, self.offset + end)

    @property
    def whole(self) -> Span:
        """All of it."""
        return Span(self.start, self.end)


@text.view
def units(document: Document) -> tuple[Unit, ...]:
    """The lines of a text that are not blank, or its paragraphs if it is hard-wrapped."""
    if text.is_wrapped(document):
        return tuple(_paragraph_units(document))
    return tuple(_line_units(document))


def unit_of_line(document: Document, number: int) -> Unit | None:
    """The unit that is a line of what `_searched` gives; None for a blank line."""
    if text.is_wrapped(document):
        every = units(document)
        return every[number] if number < len(every) else None
    every_line = text.lines(document)
    return _line_unit(document, every_line[number]) if number < len(every_line) else None


def _line_unit(document: Document, line: Line) -> Unit | None:
    """The unit of a line; None if it is blank."""
    raw = document.text[line.start : line.end]
    before = text.lines(document)[line.number - 1] if line.number else None
    apart = before is None or not document.text[before.start : before.end].strip()
    inner = raw.strip()
    return _trimmed(line, raw, inner, apart=apart) if inner else None


def _line_units(document: Document) -> Iterator[Unit]:
    content, apart = document.text, True
    for line in text.lines(document):
        raw = content[line.start : line.end]
        inner = raw.strip()
        if inner:
            yield _trimmed(line, raw, inner, apart=apart)
        apart = not inner


def _trimmed(line: Line, raw: str, inner: str, *, apart: bool) -> Unit:
    start = line.start if len(inner) == len(raw) else line.start + len(raw) - len(raw.lstrip())
    lead = 0 if inner[0].isalnum() else _lead(inner)
    return Unit(line.number, start, start + len(inner), inner, lead, apart)


def _paragraph_units(document: Document) -> Iterator[Unit]:
    last = -2
    for number, paragraph in enumerate(text.paragraphs(document)):
        inner = paragraph.flat.strip()
        if inner:
            offset = len(paragraph.flat) - len(paragraph.flat.lstrip())
            whole = paragraph.span(offset, offset + len(inner))
            first = paragraph.lines[0].number
            yield Unit(number, whole.start, whole.end, inner, _lead(inner), first - last > 1, paragraph, offset)
            last = paragraph.lines[-1].number


_OPENING = frozenset(OPENING)
_DECORATION = {"+": "+ ", "»": "»› ", "›": "»› "}  # what follows a sign that belongs to no word


def _lead(inner: str) -> int:
    """Bullets, arrows, pictures and brackets before the first word; quotation marks, dashes and signs count as text."""
    for at, char in enumerate(inner):
        if char.isalnum() or (char in _OPENING and not _decorates(char, inner[at + 1 : at + 2])):
            return at
    return 0


def _decorates(char: str, following: str) -> bool:
    """Whether a sign only decorates the line: "+++ Live blog: …", "» Read on"; `copydesk.rules.fold` reads it alike."""
    return bool(following) and following in _DECORATION.get(char, "")
