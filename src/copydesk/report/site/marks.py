"""An article's text with its findings marked, in paragraphs; marks may overlap and every text is harmless."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

import msgspec

from copydesk.model import SEVERITIES, Document, Finding, Span
from copydesk.report.safe import block, is_plain, markup
from copydesk.text import is_wrapped

AROUND = 600
"""Of a paragraph without end an excerpt shows so many characters on each side of a finding."""
_BREAK = re.compile(r"\r\n?|\n")
_BLANK_LINES = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A finding by its number on the page, and what it covers."""

    number: int
    span: Span
    finding: Finding


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """A paragraph with its marks as HTML, and the findings that begin in it; `left_out` characters stand before it."""

    html: str
    begun: tuple[Mark, ...] = ()
    left_out: int = 0


def stretches(text: str, marks: Sequence[Mark], *, excerpt: bool = False) -> Iterator[Stretch]:
    """The paragraphs of a text; in an `excerpt` only those that hold a part of a finding's beginning or end."""
    waiting = sorted(marks, key=lambda mark: (mark.span, mark.number))
    shown_as = markup if is_plain(text) else _harmless
    begun_before = shown = 0
    held: list[Mark] = []
    for start, end in _wanted(text, waiting) if excerpt else paragraphs(text):
        next_one = begun_before
        while next_one < len(waiting) and waiting[next_one].span.start < end:
            next_one += 1
        begun = waiting[begun_before:next_one]
        held = [mark for mark in (*held, *begun) if mark.span.end > start]
        begun_before = next_one
        piece = text[start:end]
        if begun or (not piece.isspace() and piece):
            skipped = start - shown if excerpt and text[shown:start].strip() else 0
            html = (
                marked(text, Span(start, end), held, begun=begun, shown_as=shown_as)
                if held or begun
                else shown_as(piece)
            )
            yield Stretch(html, tuple(begun), skipped)
            shown = end
    if begun_before < len(waiting):  # behind the last character
        behind = waiting[begun_before:]
        yield Stretch(marked(text, Span(len(text), len(text)), (), begun=behind), tuple(behind))


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The paragraphs of a text: its lines, or what blank lines part where its lines are wrapped."""
    if is_wrapped(Document(id="", path="", text=text)):
        cuts = [match.span() for match in _BLANK_LINES.finditer(text)]
    elif "\r" in text:
        cuts = [match.span() for match in _BREAK.finditer(text)]
    else:  # the usual case, at a fraction of the cost
        cuts = [(end - 1, end) for end in accumulate(len(line) + 1 for line in text.split("\n"))][:-1]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    return list(zip(starts, ends, strict=True))


def _wanted(text: str, marks: Sequence[Mark]) -> list[tuple[int, int]]:
    """The paragraphs that a finding begins or ends in, cut where they have no end; those that touch are one."""
    every = paragraphs(text)
    wanted: list[tuple[int, int]] = []
    points = sorted({point for mark in marks for point in (mark.span.start, max(mark.span.start, mark.span.end - 1))})
    at = 0
    for point in points:
        while at + 1 < len(every) and every[at][1] <= point and every[at + 1][0] <= point:
            at += 1
        start, end = max(every[at][0], point - AROUND), min(every[at][1], point + AROUND)
        if wanted and start <= wanted[-1][1]:
            wanted[-1] = (wanted[-1][0], max(wanted[-1][1], end))
        else:
            wanted.append((start, end))
    return wanted


def _harmless(text: str) -> str:
    return markup(block(text))


def marked(
    text: str,
    span: Span,
    marks: Sequence[Mark],
    *,
    begun: Sequence[Mark] = (),
    shown_as: Callable[[str], str] = _harmless,
) -> str:
    """A part of the text as HTML: cut wherever a mark begins or ends, each piece told whose it is."""
    if len(marks) == 1 and (not begun or begun[0] is marks[0]) and len(marks[0].span):
        return _marked_once(text, span, marks[0], begun=bool(begun), shown_as=shown_as)
    cuts = {span.start, span.end}
    for mark in marks:
        cuts.update(edge for edge in (mark.span.start, mark.span.end) if span.start < edge < span.end)
    anchors: dict[int, list[Mark]] = {}
    for mark in begun:
        anchors.setdefault(min(max(mark.span.start, span.start), span.end), []).append(mark)
    edges = sorted(cuts.union(anchors))
    pieces: list[str] = []
    for start, end in zip(edges, [*edges[1:], edges[-1]], strict=True):
        pieces += map(_anchor, anchors.get(start, ()))
        if end > start:
            said = shown_as(text[start:end])
            held = [mark for mark in marks if mark.span.start < end and mark.span.end > start]
            pieces.append(_piece(said, held) if held else said)
    return "".join(pieces)


def _marked_once(text: str, span: Span, mark: Mark, *, begun: bool, shown_as: Callable[[str], str]) -> str:
    """The same where one finding stands alone, as most do."""
    start, end = max(span.start, mark.span.start), min(span.end, mark.span.end)
    anchor = _anchor(mark) if begun else ""
    said = _piece(shown_as(text[start:end]), [mark]) if start < end else ""
    return f"{shown_as(text[span.start : start])}{anchor}{said}{shown_as(text[end : span.end])}"


def _piece(said: str, held: Sequence[Mark]) -> str:
    grade = min((mark.finding.severity for mark in held), key=SEVERITIES.index)
    # What copies a whole article would bury everything else under its colour: passages are drawn softly.
    soft = " copied" if all(mark.finding.family == "reuse" for mark in held) else ""
    numbers = " ".join(str(mark.number) for mark in held)
    return f'<mark class="{grade}{soft}" data-f="{numbers}">{said}</mark>'


def _anchor(mark: Mark) -> str:
    return (
        f'<a class="ref {mark.finding.severity}" id="m{mark.number}" href="#f{mark.number}" '
        f'aria-label="to finding {mark.number}">{mark.number}</a>'
    )
