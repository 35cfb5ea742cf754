"""Whether a text is hard-wrapped, and where its paragraphs break if it is."""

import re
from statistics import median

import msgspec

from copydesk.model import Document
from copydesk.text.line import Line, lines
from copydesk.text.view import view

MIN_BREAKS = 4  # fewer line breaks inside paragraphs say nothing
NARROWEST, WIDEST = 20, 135  # columns; printed columns and e-mail lie between
FULL = 0.85  # a line this full (with the next line's first word) was broken for lack of room
MIN_FULL, MIN_RUNNING, MIN_LOWER = 0.8, 0.6, 0.35
SHORT = 0.8  # a line this short, with room for the next word, ends its paragraph

_ENDS = tuple(".!?:;…。！？\"”»'’)]")
_FIRST_WORD = re.compile(r"\s*([^\s-]{1,200}-?)")
_BULLET = re.compile(r"\s*(?:[-*•·–—▪◦]|\d{1,3}[.)])\s")


class _Row(msgspec.Struct, frozen=True, gc=False):
    line: Line
    text: str  # without trailing white space
    indent: int


class Measure(msgspec.Struct, frozen=True):
    """How a wrapped text is set: the column width and the usual indentation, in code points."""

    width: int
    indent: int


@view
def measure(document: Document) -> Measure | None:
    """The setting of a hard-wrapped text, None where line breaks are meant.

    Told by statistics: lines of one width, each too full for the first word of the next, breaking inside sentences.
    """
    text = document.text
    pairs: list[tuple[str, str]] = []
    previous = ""
    for line in lines(document):
        if line.end - line.start > 4 * WIDEST:
            current = ""  # longer than any column, whatever it holds
        else:
            current = text[line.start : line.end].rstrip()
        if previous and current:
            pairs.append((previous, current))
        previous = current if not current.isspace() else ""
    return _judge(pairs) if len(pairs) >= MIN_BREAKS else None


def _judge(pairs: list[tuple[str, str]]) -> Measure | None:
    lengths = sorted(len(first) for first, _ in pairs)
    width = lengths[int(len(lengths) * 0.95)]
    if not NARROWEST <= width <= WIDEST:
        return None
    full = sum(_room(first, second, width) < (1 - FULL) * width for first, second in pairs)
    running = sum(not first.endswith(_ENDS) for first, _ in pairs)
    initials = [second.lstrip()[0] for _, second in pairs]
    cased = [initial for initial in initials if initial.lower() != initial.upper()]
    lower = sum(initial.islower() for initial in cased)
    if full < MIN_FULL * len(pairs) or running < MIN_RUNNING * len(pairs) or lower < MIN_LOWER * len(cased):
        return None
    return Measure(width, int(median(len(second) - len(second.lstrip()) for _, second in pairs)))


def _room(first: str, second: str, width: int) -> int:
    """Columns left on a line after the next line's first word had been put on it; negative if it did not fit."""
    word = _FIRST_WORD.match(second)
    return width - len(first) - 1 - (len(word[1]) if word else 0)


def runs(document: Document, setting: Measure) -> list[list[Line]]:
    """The lines of each paragraph of a wrapped text, without blank lines."""
    found: list[list[Line]] = []
    previous: _Row | None = None
    for line in lines(document):
        text = document.text[line.start : line.end].rstrip()
        if not text or text.isspace():
            previous = None
            continue
        row = _Row(line, text, len(text) - len(text.lstrip()))
        if previous is None or _parts(previous, row, setting):
            found.append([line])
        else:
            found[-1].append(line)
        previous = row
    return found


def _parts(first: _Row, second: _Row, setting: Measure) -> bool:
    """Whether a new paragraph begins with the second of two adjacent lines."""
    if len(second.text) > 4 * WIDEST or len(first.text) > 4 * WIDEST:
        return True
    room = _room(first.text, second.text, setting.width)
    short = room > 0 and len(first.text) < SHORT * setting.width
    set_in = second.indent > setting.indent + 1
    if set_in and not _BULLET.match(first.text) and (first.indent <= setting.indent + 1 or short):
        return True
    initial = second.text.lstrip()[0]
    return short and not initial.islower() and (first.text.endswith(_ENDS) or room > setting.width / 2)


def is_wrapped(document: Document) -> bool:
    """Whether line breaks inside paragraphs are mere wraps (72 columns, OCR), not ends of paragraphs."""
    return measure(document) is not None
