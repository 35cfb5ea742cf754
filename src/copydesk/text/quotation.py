"""Quotations in quotation marks, told by the role each mark plays between its neighbours.

A mark opens if a space, bracket or dash stands before it and none behind, and closes the other way round; its glyph
decides only where the neighbours do not, because many texts mix glyphs or turn them.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from copydesk.model import Document, Span
from copydesk.text.batch import Batch, twin_of
from copydesk.text.paragraph import Paragraph, paragraphs, paragraphs_near
from copydesk.text.pattern import lazily
from copydesk.text.view import view

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# One class first, so that the search skips ahead to it; an apostrophe between two letters is no match.
_MARK = lazily(
    r"""["“”„‟«»「」『』`'‘’](?:(?<=')'|(?<=`)`|(?<=‘)‘|(?<=’)’|(?<![`'‘’])|(?<=['‘’])(?:(?!\w)|(?<!\w.)))""", re.DOTALL
)
_GLYPHS = "\"“”„‟«»「」『』`'‘’"  # what a match begins with
_SINGLE = frozenset("'‘’")
_LONE = frozenset('"“”„‟«»「」『』')  # are marks by themselves, whatever stands beside them
_OPENS_BY_GLYPH = frozenset({"“", "„", "‟", "«", "「", "『", "``", "‘‘"})
_CLOSES_BY_GLYPH = frozenset({"”", "»", "」", "』", "’’"})
_SURE = frozenset("「」『』„")  # their glyph is their role
# Which marks can close what a mark has opened; a family is closed by its own.
_FAMILIES = {"«": "angle", "»": "angle", "「": "corner", "」": "corner", "『": "corner", "』": "corner"}
_BEFORE_OPENING = frozenset("([{<—–->|*•") | _OPENS_BY_GLYPH | _SINGLE | {'"'}
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–-/…*%") | _CLOSES_BY_GLYPH | _SINGLE | {'"'}
_INCHES = lazily(r"[0-9]+ ?['’′] ?[0-9./½¼¾]+$")  # 6'2"
_ELISION = lazily(
    r"[0-9]|(?:twas|tis|twere|twill|em|til|till|cause|cuz|bout|round|n|nuff|neath|tude|s)\b", re.IGNORECASE
)
_POSSESSIVE = lazily(r"[ \u00a0][^\W\d_]")
_LAST_ASCII, _CASE, _LETTERS = 0x7F, 0x20, 26
_LOOK_AHEAD = 60  # marks within which a single opening mark must find its closing one
FEW = 8  # spans that are looked up one by one before all quotations of a document are looked for
_ASKED = f"{__name__}.asked"
_ALL = f"{__name__}.quotations"  # where the view keeps them
_OPEN, _CLOSE, _EITHER, _NONE = "open", "close", "either", "none"


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


class QuoteMark(msgspec.Struct, frozen=True, gc=False):
    """One quotation mark: code points `start` to `end`, its `glyph`, and its `role`: open, close, or either."""

    start: int
    end: int
    glyph: str
    role: str


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
        marks = _marks(document.text, paragraph)
        if marks:
            found += _paired(document.text, paragraph, marks)
    return found


@view
def quote_marks(document: Document) -> tuple[Sequence[QuoteMark], ...]:
    """For each paragraph its quotation marks with their roles; apostrophes, inches and elisions are left out."""
    source = document.text
    return tuple(_marks(source, Span(paragraph.start, paragraph.end)) for paragraph in paragraphs(document))


@twin_of(quote_marks)
def _quote_marks(batch: Batch) -> Iterator[tuple[Sequence[QuoteMark], ...]]:
    for document, places in zip(batch.documents, batch.placed(_glyphs(batch)), strict=True):
        yield tuple(_marks_by_place(document, places))


def _marks_by_place(document: Document, places: list[int]) -> Iterator[Sequence[QuoteMark]]:
    """The marks of each paragraph, given where glyphs stand that may be one."""
    at = 0
    for paragraph in paragraphs(document):
        first = at = bisect_left(places, paragraph.start, at)
        at = bisect_left(places, paragraph.end, at)
        yield (
            _told(document.text, paragraph, _matches(document.text, paragraph, places[first:at])) if at > first else []
        )


def _matches(text: str, paragraph: Paragraph, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """What the search for marks would find in a paragraph, looking at these places alone."""
    last = -1
    for place in places:
        if text[place] in _LONE:
            yield place, place + 1
            continue
        match = _MARK.match(text, place, paragraph.end) if place >= last else None
        if match is not None:
            last = match.end()
            yield match.span()


def _glyphs(batch: Batch) -> "NDArray[np.int64]":
    """Where glyphs of quotation marks stand in the text of a batch; apostrophes between plain letters are left out."""
    import numpy as np

    codes = batch.codes
    low = ((codes == ord('"')) | (codes == ord("'")) | (codes == ord("`"))).nonzero()[0]
    high = (codes > _LAST_ASCII).nonzero()[0]
    held = np.concatenate([low, high[np.isin(codes[high], np.array([ord(glyph) for glyph in _GLYPHS]))]])
    held.sort()
    letters = ((codes[held + side] | _CASE) - ord("a") < _LETTERS for side in (-1, 1))
    apart: NDArray[np.int64] = held[~(_is_single(codes[held]) & next(letters) & next(letters))]
    return apart


def _is_single(codes: "NDArray[np.uint32]") -> "NDArray[np.bool_]":
    """Which of them are marks that apostrophes are written with."""
    single: NDArray[np.bool_] = (codes == ord("'")) | (codes == ord("’"))
    return single


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


def _marks(text: str, paragraph: Span) -> list[QuoteMark]:
    """The quotation marks of a paragraph with their roles; apostrophes, inches and elisions are left out."""
    if not any(map(text[paragraph.start : paragraph.end].__contains__, _GLYPHS)):  # far faster than to search
        return []
    return _told(text, paragraph, (match.span() for match in _MARK.finditer(text, paragraph.start, paragraph.end)))


def _told(text: str, paragraph: Span | Paragraph, matches: Iterable[tuple[int, int]]) -> list[QuoteMark]:
    """The marks of a paragraph with their roles, given where one may stand."""
    marks: list[QuoteMark] = []
    doubtful = False
    for start, end in matches:
        before = text[start - 1] if start > paragraph.start else " "
        after = text[end] if end < paragraph.end else " "
        glyph = text[start:end]
        if glyph in _SINGLE:
            role = _single_role(text, glyph, before, after, end=end)
            doubtful |= role == _EITHER
        elif end == paragraph.end and glyph not in _SURE:
            role = _CLOSE
        else:
            role = _role(glyph, before, after)
            if (
                before.isdecimal()
                and glyph in "\"”''’’"
                and _INCHES.search(text, max(paragraph.start, start - 12), start)
            ):
                continue
        if role != _NONE:
            marks.append(QuoteMark(start, end, glyph, role))
    return _without_possessives(marks) if doubtful else marks


def _without_possessives(marks: list[QuoteMark]) -> list[QuoteMark]:
    """The marks with what may be a possessive decided: it closes unless another single mark closes after it."""
    kept: list[QuoteMark] = []
    later = _NONE
    for mark in reversed(marks):
        if mark.glyph in _SINGLE and mark.role == _EITHER:
            if later == _CLOSE:
                continue
            later = _CLOSE
            kept.append(QuoteMark(mark.start, mark.end, mark.glyph, _CLOSE))
            continue
        if mark.glyph in _SINGLE:
            later = mark.role
        kept.append(mark)
    return kept[::-1]


@lru_cache(maxsize=4096)  # the neighbours are few: a letter, a space, a stop
def _role(glyph: str, before: str, after: str) -> str:
    """Whether a double mark opens or closes."""
    if glyph not in _SURE:
        opens = (before.isspace() or before in _BEFORE_OPENING) and not after.isspace() and after not in ".,;:!?)"
        closes = (after.isspace() or after in _AFTER_CLOSING) and not before.isspace() and before not in "(["
        if opens != closes:
            return _OPEN if opens else _CLOSE
    if glyph in _OPENS_BY_GLYPH:
        return _OPEN
    return _CLOSE if glyph in _CLOSES_BY_GLYPH else _EITHER


def _single_role(text: str, glyph: str, before: str, after: str, *, end: int) -> str:
    """Whether a single mark clearly opens or closes; an apostrophe does neither."""
    if (before.isspace() or before in _BEFORE_OPENING) and glyph != "’":
        return _OPEN if after.isalnum() and not _ELISION.match(text, end) else _NONE
    if glyph == "‘" or before.isspace() or after.isalnum():
        return _NONE
    dropped = before in "sSzx" or text[max(0, end - 3) : end - 1] == "in"  # the workers’ union, runnin’ late
    return _EITHER if before.isalnum() and dropped and _POSSESSIVE.match(text, end) else _CLOSE


def _paired(text: str, paragraph: Span, marks: Sequence[QuoteMark]) -> list[Quotation]:
    """The outer quotations that the marks of one paragraph make."""
    found: list[Quotation] = []
    spare = _spare_closings(marks)
    opened: QuoteMark | None = None
    depth = 0
    for index, mark in enumerate(marks):
        single = mark.glyph in _SINGLE
        if opened is None:
            if mark.role != _CLOSE and (not single or _closes_ahead(marks, index)):
                opened, depth = mark, 1
            continue
        if _family(opened) != _family(mark):
            continue
        if mark.role != _OPEN:
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
    return _FAMILIES.get(mark.glyph, "single" if mark.glyph in _SINGLE else "double")


def _spare_closings(marks: Sequence[QuoteMark]) -> list[int]:
    """For each mark how many more double marks close than open after it."""
    spare = [0] * len(marks)
    for index in range(len(marks) - 1, 0, -1):
        mark = marks[index]
        step = 0 if mark.glyph in _SINGLE else {_OPEN: -1, _CLOSE: 1}.get(mark.role, 0)
        spare[index - 1] = spare[index] + step
    return spare


def _closes_ahead(marks: Sequence[QuoteMark], index: int) -> bool:
    """Whether a single opening mark is clearly closed later on, outside of any double marks."""
    depth = 0
    for mark in marks[index + 1 : index + _LOOK_AHEAD]:
        if mark.glyph in _SINGLE:
            if depth == 0 and mark.role == _CLOSE:
                return True
        else:
            depth += 1 if mark.role == _OPEN or (mark.role == _EITHER and depth == 0) else -1
            if depth < 0:
                return False
    return False
