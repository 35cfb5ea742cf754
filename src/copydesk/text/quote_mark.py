"""Quotation marks and the role that each plays between its neighbours: it opens, closes, or may do either."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from copydesk.model import Document, Span
from copydesk.text.batch import Batch, twin_of
from copydesk.text.paragraph import Paragraph, paragraphs
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
SINGLE = frozenset("'‘’")
_LONE = frozenset('"“”„‟«»「」『』')  # are marks by themselves, whatever stands beside them
_OPENS_BY_GLYPH = frozenset({"“", "„", "‟", "«", "「", "『", "``", "‘‘"})
_CLOSES_BY_GLYPH = frozenset({"”", "»", "」", "』", "’’"})
_SURE = frozenset("「」『』„")  # their glyph is their role
_BEFORE_OPENING = frozenset("([{<—–->|*•") | _OPENS_BY_GLYPH | SINGLE | {'"'}
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–-/…*%") | _CLOSES_BY_GLYPH | SINGLE | {'"'}
_INCHES = lazily(r"[0-9]+ ?['’′] ?[0-9./½¼¾]+$")  # 6'2"
_ELISION = lazily(
    r"[0-9]|(?:twas|tis|twere|twill|em|til|till|cause|cuz|bout|round|n|nuff|neath|tude|s)\b", re.IGNORECASE
)
_POSSESSIVE = lazily(r"[ \u00a0][^\W\d_]")
_LAST_ASCII, _CASE, _LETTERS = 0x7F, 0x20, 26
OPEN, CLOSE, EITHER, _NONE = "open", "close", "either", "none"


class QuoteMark(msgspec.Struct, frozen=True, gc=False):
    """One quotation mark: code points `start` to `end`, its `glyph`, and its `role`: open, close, or either."""

    start: int
    end: int
    glyph: str
    role: str


@view
def quote_marks(document: Document) -> tuple[Sequence[QuoteMark], ...]:
    """For each paragraph its quotation marks with their roles; apostrophes, inches and elisions are left out."""
    source = document.text
    return tuple(marks_of(source, Span(paragraph.start, paragraph.end)) for paragraph in paragraphs(document))


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
    known = np.array(sorted(map(ord, _GLYPHS)), codes.dtype)
    nearest = known.searchsorted(codes[high]).clip(max=len(known) - 1)  # np.isin would load a good part of numpy
    held = np.concatenate([low, high[known[nearest] == codes[high]]])
    held.sort()
    letters = ((codes[held + side] | _CASE) - ord("a") < _LETTERS for side in (-1, 1))
    apart: NDArray[np.int64] = held[~(_is_single(codes[held]) & next(letters) & next(letters))]
    return apart


def _is_single(codes: "NDArray[np.uint32]") -> "NDArray[np.bool_]":
    """Which of them are marks that apostrophes are written with."""
    single: NDArray[np.bool_] = (codes == ord("'")) | (codes == ord("’"))
    return single


def marks_of(text: str, paragraph: Span) -> list[QuoteMark]:
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
        if glyph in SINGLE:
            role = _single_role(text, glyph, before, after, end=end)
            doubtful |= role == EITHER
        elif end == paragraph.end and glyph not in _SURE:
            role = CLOSE
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
        if mark.glyph in SINGLE and mark.role == EITHER:
            if later == CLOSE:
                continue
            later = CLOSE
            kept.append(QuoteMark(mark.start, mark.end, mark.glyph, CLOSE))
            continue
        if mark.glyph in SINGLE:
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
            return OPEN if opens else CLOSE
    if glyph in _OPENS_BY_GLYPH:
        return OPEN
    return CLOSE if glyph in _CLOSES_BY_GLYPH else EITHER


def _single_role(text: str, glyph: str, before: str, after: str, *, end: int) -> str:
    """Whether a single mark clearly opens or closes; an apostrophe does neither."""
    if (before.isspace() or before in _BEFORE_OPENING) and glyph != "’":
        return OPEN if after.isalnum() and not _ELISION.match(text, end) else _NONE
    if glyph == "‘" or before.isspace() or after.isalnum():
        return _NONE
    dropped = before in "sSzx" or text[max(0, end - 3) : end - 1] == "in"  # the workers’ union, runnin’ late
    return EITHER if before.isalnum() and dropped and _POSSESSIVE.match(text, end) else CLOSE
