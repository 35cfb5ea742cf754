"""Quotations in quotation marks, told by the role each mark plays between its neighbours.

A mark opens if a space, bracket or dash stands before it and none behind, and closes the other way round; its glyph
decides only where the neighbours do not, because many texts mix glyphs or turn them.
"""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from copydesk.model import Document, Span
from copydesk.text.paragraph import paragraphs, paragraphs_near
from copydesk.text.quote_mark import CLOSE, EITHER, OPEN, SINGLE, QuoteMark, marks_of, quote_marks
from copydesk.text.view import view

# Which marks can close what a mark has opened; a family is closed by its own.
_FAMILIES = {"«": "angle", "»": "angle", "「": "corner", "」": "corner", "『": "corner", "』": "corner"}
_LOOK_AHEAD = 60  # marks within which a single opening mark must find its closing one
FEW = 8  # spans that are looked up one by one before all quotations of a document are looked for
_ASKED = f"{__name__}.asked"
_ALL = f"{__name__}.quotations"  # where the view keeps them


class Quotation(msgspec.Struct, frozen=True, gc=False):
    """A passage in quotation marks: `start` to `end` with its marks, `inner` without.

    `continued` is True where it carries on the quotation of the paragraph before. Where the closing mark is missing, as
    in every paragraph of a longer quotation but the last, it ends with its paragraph and `closed` is False.
    """

    start: int
    end: int
    inner: Span
    open_mark: str
    continued: bool

    @property
    def closed(self) -> bool:
        """Whether it has a closing mark."""
        return self.inner.end < self.end


@view
def quotations(document: Document) -> tuple[Quotation, ...]:
    """The quotations of the body in order, none overlapping: the outer ones, in one piece per paragraph."""
    found: list[Quotation] = []
    running = False  # whether the paragraph before ended inside a quotation
    for paragraph, marks in zip(paragraphs(document), quote_marks(document), strict=True):
        if not marks:
            running = False
            continue
        inside = _paired(document.text, Span(paragraph.start, paragraph.end), marks)
        if running and inside and inside[0].start == paragraph.start:
            inside[0] = msgspec.structs.replace(inside[0], continued=True)
        running = bool(inside) and not inside[-1].closed and inside[-1].end == paragraph.end
        found += inside
    return tuple(found)


def quotations_near(document: Document, start: int, end: int) -> list[Quotation]:
    """The quotations of the paragraphs that this stretch touches, as above but for `continued`, at less cost."""
    found: list[Quotation] = []
    for paragraph in paragraphs_near(document, start, end):
        marks = marks_of(document.text, paragraph)
        if marks:
            found += _paired(document.text, paragraph, marks)
    return found


@view
def _starts(document: Document) -> list[int]:
    return [quotation.start for quotation in quotations(document)]


def inside_quotation(document: Document, span: Span) -> bool:
    """Whether a span lies wholly inside one quotation, its marks included."""
    asked = document.__dict__.get(_ASKED, 0)
    if asked < FEW and _ALL not in document.__dict__:  # most are asked about few spans if any: their paragraphs will do
        document.__dict__[_ASKED] = asked + 1
        near = quotations_near(document, span.start, span.end)
        return any(quotation.start <= span.start and span.end <= quotation.end for quotation in near)
    index = bisect_right(_starts(document), span.start) - 1
    return index >= 0 and span.end <= quotations(document)[index].end


def _paired(text: str, paragraph: Span, marks: Sequence[QuoteMark]) -> list[Quotation]:
    """The outer quotations that the marks of one paragraph make."""
    found: list[Quotation] = []
    spare = _spare_closings(marks)
    opened: QuoteMark | None = None
    depth = 0
    for index, mark in enumerate(marks):
        single = mark.glyph in SINGLE
        if opened is None:
            if mark.role != CLOSE and (not single or _closes_ahead(marks, index)):
                opened, depth = mark, 1
            continue
        if _family(opened) != _family(mark):
            continue
        if mark.role != OPEN:
            depth -= 1
            if depth == 0:
                found.append(_quotation(opened, mark.start, mark.end))
                opened = None
        elif mark.glyph != '"' and spare[index] > depth:
            depth += 1
        elif not single:  # the one before was never closed
            end = mark.start - (len(text[opened.end : mark.start]) - len(text[opened.end : mark.start].rstrip()))
            found.append(_quotation(opened, end, end))
            opened, depth = mark, 1
    if opened is not None:
        found.append(_quotation(opened, paragraph.end, paragraph.end))
    return found


def _quotation(opened: QuoteMark, inner_end: int, end: int) -> Quotation:
    return Quotation(opened.start, end, Span(opened.end, inner_end), opened.glyph, continued=False)


def _family(mark: QuoteMark) -> str:
    return _FAMILIES.get(mark.glyph, "single" if mark.glyph in SINGLE else "double")


def _spare_closings(marks: Sequence[QuoteMark]) -> list[int]:
    """For each mark how many more double marks close than open after it."""
    spare = [0] * len(marks)
    for index in range(len(marks) - 1, 0, -1):
        mark = marks[index]
        step = 0 if mark.glyph in SINGLE else {OPEN: -1, CLOSE: 1}.get(mark.role, 0)
        spare[index - 1] = spare[index] + step
    return spare


def _closes_ahead(marks: Sequence[QuoteMark], index: int) -> bool:
    """Whether a single opening mark is clearly closed later on, outside of any double marks."""
    depth = 0
    for mark in marks[index + 1 : index + _LOOK_AHEAD]:
        if mark.glyph in SINGLE:
            if depth == 0 and mark.role == CLOSE:
                return True
        else:
            depth += 1 if mark.role == OPEN or (mark.role == EITHER and depth == 0) else -1
            if depth < 0:
                return False
    return False
