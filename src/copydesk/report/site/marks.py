"""An article's text with its findings marked, in paragraphs; marks may overlap and every text is harmless."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import msgspec

from copydesk.model import SEVERITIES, Document, Finding, Span
from copydesk.report.safe import block
from copydesk.text import is_wrapped

if TYPE_CHECKING:
    from markupsafe import Markup

AROUND = 600
"""Of a paragraph without end an excerpt shows so many characters on each side of a finding."""
_BREAK = re.compile(r"\r\n?|\n")
_BLANK_LINES = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)\s*")


class Mark(msgspec.Struct, frozen=True):
    """A finding by its number on the page, and what it covers."""

    number: int
    span: Span
    finding: Finding


class Stretch(msgspec.Struct, frozen=True):
    """A paragraph with its marks, and the findings that begin in it; `left_out` characters stand before it."""

    html: "Markup"
    begun: tuple[Mark, ...] = ()
    left_out: int = 0


def stretches(text: str, marks: Sequence[Mark], *, excerpt: bool = False) -> Iterator[Stretch]:
    """The paragraphs of a text; in an `excerpt` only those that hold a part of a finding's beginning or end."""
    waiting = sorted(marks, key=lambda mark: (mark.span, mark.number))
    shown = 0
    for span in _wanted(text, waiting) if excerpt else paragraphs(text):
        begun = []
        while waiting and waiting[0].span.start < span.end:
            begun.append(waiting.pop(0))
        if begun or text[span.start : span.end].strip():
            touching = [mark for mark in marks if mark.span.start < span.end and mark.span.end > span.start]
            skipped = span.start - shown if excerpt and text[shown : span.start].strip() else 0
            yield Stretch(marked(text, span, touching, begun=begun), tuple(begun), skipped)
            shown = span.end
    if waiting:  # behind the last character
        yield Stretch(marked(text, Span(len(text), len(text)), (), begun=waiting), tuple(waiting))


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text: its lines, or what blank lines part where its lines are wrapped."""
    wrapped = is_wrapped(Document(id="", path="", text=text))
    cuts = [match.span() for match in (_BLANK_LINES if wrapped else _BREAK).finditer(text)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    return [Span(start, end) for start, end in zip(starts, ends, strict=True)]


def _wanted(text: str, marks: Sequence[Mark]) -> list[Span]:
    """The paragraphs that a finding begins or ends in, cut where they have no end; those that touch are one."""
    every = paragraphs(text)
    wanted: list[Span] = []
    points = sorted({point for mark in marks for point in (mark.span.start, max(mark.span.start, mark.span.end - 1))})
    at = 0
    for point in points:
        while at + 1 < len(every) and every[at].end <= point and every[at + 1].start <= point:
            at += 1
        cut = Span(max(every[at].start, point - AROUND), min(every[at].end, point + AROUND))
        if wanted and cut.start <= wanted[-1].end:
            wanted[-1] = Span(wanted[-1].start, max(wanted[-1].end, cut.end))
        else:
            wanted.append(cut)
    return wanted


def marked(text: str, span: Span, marks: Sequence[Mark], *, begun: Sequence[Mark] = ()) -> "Markup":
    """A part of the text as markup: cut wherever a mark begins or ends, each piece told whose it is."""
    from markupsafe import Markup, escape

    cuts = sorted(
        {span.start, span.end}
        | {edge for mark in marks for edge in (mark.span.start, mark.span.end) if span.start < edge < span.end}
        | {min(max(mark.span.start, span.start), span.end) for mark in begun}
    )
    anchors: dict[int, list[Mark]] = {}
    for mark in begun:
        anchors.setdefault(min(max(mark.span.start, span.start), span.end), []).append(mark)
    pieces: list[str] = []
    for start, end in zip(cuts, [*cuts[1:], None], strict=True):
        pieces += map(_anchor, anchors.get(start, ()))
        if end is None or end == start:
            continue
        said = str(escape(block(text[start:end])))
        held = [mark for mark in marks if mark.span.start < end and mark.span.end > start]
        pieces.append(_piece(said, held) if held else said)
    return Markup("".join(pieces))  # noqa: S704 - put together from escaped pieces


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
