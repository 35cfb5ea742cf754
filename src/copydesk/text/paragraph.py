"""Paragraphs: one line each in news style, joined lines in a hard-wrapped text, with an exact map of offsets."""

from bisect import bisect_right

import msgspec

from copydesk.model import Document, Span
from copydesk.text.line import Line, lines
from copydesk.text.view import view
from copydesk.text.wrapping import MIN_BREAKS, breaks_at_most, measure, runs

_SOFT_HYPHEN = "\u00ad"
_CJK_FIRST, _CJK_LAST = "\u2e80", "\uffef"  # scripts set without spaces; Hangul is taken out below


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A stretch of a paragraph's flat text that stands unbroken in the document.

    Code points `flat` onwards of the flat text are `start` to `end` of the document. Where the next piece begins one
    code point later than this one ends, the space between them stands for the line break.
    """

    flat: int
    start: int
    end: int


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """A paragraph: `flat` is its text with hard wraps joined, `start` and `end` are trimmed of white space.

    In a text that is not wrapped `flat` is the document's text from `start` to `end`.
    """

    start: int
    end: int
    flat: str
    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Where `flat[start:end]` stands in the document; a joining space stands for its whole line break."""
        if not self.pieces:
            return Span(self.start + start, self.start + end)
        if end <= start:
            return Span(self._place(start), self._place(start))
        index, inside = self._piece(end - 1)
        piece = self.pieces[index]
        if piece.start + inside < piece.end:
            return Span(self._place(start), piece.start + inside + 1)
        return Span(self._place(start), self.pieces[index + 1].start)

    def _piece(self, offset: int) -> tuple[int, int]:
        index = bisect_right(self.pieces, offset, key=_flat) - 1
        return index, offset - self.pieces[index].flat

    def _place(self, offset: int) -> int:
        index, inside = self._piece(offset)
        return min(self.pieces[index].start + inside, self.pieces[index].end)


def _flat(piece: Piece) -> int:
    return piece.flat


@view
def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """The paragraphs of the body in order: each non-blank line, or in a hard-wrapped text each run of lines."""
    setting = measure(document)
    if setting is not None:
        return tuple(_joined(document.text, run) for run in runs(document, setting))
    text = document.text
    found: list[Paragraph] = []
    for line in lines(document):
        whole = text[line.start : line.end]
        flat = whole.strip()
        if flat:
            start = line.start if len(flat) == len(whole) else line.start + len(whole) - len(whole.lstrip())
            found.append(Paragraph(start, start + len(flat), flat, (line,)))
    return tuple(found)


def paragraphs_near(document: Document, start: int, end: int) -> list[Span]:
    """Where the paragraphs that this stretch touches begin and end, without looking at others where that will do."""
    text, body = document.text, document.body
    # A text with few line breaks that have text on both sides is not wrapped.
    if "\r" in text or breaks_at_most(text, body.start, body.end) >= MIN_BREAKS:
        return [Span(each.start, each.end) for each in paragraphs(document) if each.start < end and each.end > start]
    at = max(text.rfind("\n", body.start, start) + 1, body.start)
    found = text.find("\n", end, body.end)
    spans: list[Span] = []
    for whole in text[at : found if found >= 0 else body.end].split("\n"):
        flat = whole.strip()
        if flat:
            first = at if len(flat) == len(whole) else at + len(whole) - len(whole.lstrip())
            spans.append(Span(first, first + len(flat)))
        at += len(whole) + 1
    return spans


def _joined(text: str, run: list[Line]) -> Paragraph:
    """One paragraph of several lines."""
    pieces: list[Piece] = []
    parts: list[str] = []
    length = 0
    for index, line in enumerate(run):
        whole = text[line.start : line.end]
        part = whole.strip()
        start = line.start + len(whole) - len(whole.lstrip())
        glue = ""
        if index + 1 < len(run):
            after = text[run[index + 1].start : run[index + 1].end].lstrip()
            part, glue = _glue(part, after)
        pieces.append(Piece(length, start, start + len(part)))
        parts += (part, glue)
        length += len(part) + len(glue)
    return Paragraph(pieces[0].start, pieces[-1].end, "".join(parts), tuple(run), tuple(pieces) if len(run) > 1 else ())


def _glue(part: str, after: str) -> tuple[str, str]:
    """What is kept of a line's end, and what joins it to the next line: nothing or a space."""
    if part.endswith(_SOFT_HYPHEN):
        return part[:-1], ""
    if part.endswith(("-", "\u2010")) and part[-2:-1].isalnum() and after[:1].isalnum():
        return (part[:-1], "") if part[-2].islower() and after[0].islower() else (part, "")
    if part.endswith("--") and len(part) > 2 and not part[-3].isspace():
        return part, ""
    return part, "" if _spaceless(part[-1]) and _spaceless(after[0]) else " "


def _spaceless(char: str) -> bool:
    return _CJK_FIRST <= char <= _CJK_LAST and not "\uac00" <= char <= "\ud7a3"
