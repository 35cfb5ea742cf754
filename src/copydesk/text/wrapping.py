"""Whether a text is hard-wrapped, and where its paragraphs break if it is."""

from itertools import pairwise
from statistics import median

import msgspec

from copydesk.model import Document
from copydesk.text.line import Line, lines
from copydesk.text.pattern import lazily
from copydesk.text.view import view

MIN_BREAKS = 4  # fewer line breaks inside paragraphs say nothing
NARROWEST, WIDEST = 20, 135  # columns; printed columns and e-mail lie between
# A line was broken for lack of room if the next word left no more than this share of the width; short lines of verse
# come near that by chance, so that a narrow column must be more even, or long.
SLACK, NARROW_SLACK, NARROW, MANY_BREAKS = 0.15, 0.06, 50, 20
MIN_INNER = 0.4  # of all line breaks, those that do not look like a paragraph's end
MAX_STRAY = 0.25  # short lines per blank line that may be chance, where blank lines part the paragraphs
MAX_EXCESS, MAX_LONG = 1.5, 0.1  # few lines, if any, are much longer than the column (links, captions)
MIN_FULL, MIN_RUNNING, MIN_LOWER = 0.8, 0.6, 0.35
SHORT = 0.8  # a line this short, with room for the next word, ends its paragraph

_LONGEST = 4 * WIDEST  # a longer line is no column's, whatever it holds
_ENDS = tuple(".!?:;…。！？\"”»'’)]")
_FIRST_WORD = lazily(r"\s*([^\s-]{1,200}-?)")
_BULLET = lazily(r"\s*(?:[-*•·–—▪◦]|\d{1,3}[.)])\s")


class _Row(msgspec.Struct, frozen=True, gc=False):
    line: Line
    text: str  # without trailing white space
    indent: int


class Measure(msgspec.Struct, frozen=True):
    """How a wrapped text is set.

    `width` of the column and `indent`, the usual one, in code points; `spaced` if blank lines part its paragraphs.
    """

    width: int
    indent: int
    spaced: bool


@view
def measure(document: Document) -> Measure | None:
    """The setting of a hard-wrapped text, None where line breaks are meant.

    Told by statistics: lines of one width, each too full for the first word of the next, breaking inside sentences.
    """
    text, body = document.text, document.body
    if "\r" not in text and breaks_at_most(text, body.start, body.end) < MIN_BREAKS:
        return None
    rows = lines(document)
    pairs = [
        (text[first.start : first.end].rstrip(), text[second.start : second.end].rstrip())
        for first, second in pairwise(rows)
        if 0 < first.end - first.start <= _LONGEST and 0 < second.end - second.start <= _LONGEST
    ]
    if len(pairs) < MIN_BREAKS:
        return None
    pairs = [(first, second) for first, second in pairs if first and second]
    setting = _judge(pairs, sum(row.start == row.end for row in rows)) if len(pairs) >= MIN_BREAKS else None
    if setting is None:
        return None
    long = sum(row.end - row.start > MAX_EXCESS * setting.width for row in rows)
    return setting if long <= MAX_LONG * len(pairs) else None


def breaks_at_most(text: str, start: int, end: int) -> int:
    """No more than so many line breaks of a stretch have text on both sides."""
    return text.count("\n", start, end) - 2 * text.count("\n\n", start, end)


def _judge(pairs: list[tuple[str, str]], blank: int) -> Measure | None:
    lengths = sorted(len(first) for first, _ in pairs)
    width = lengths[int(len(lengths) * 0.95)]
    if not NARROWEST <= width <= WIDEST:
        return None
    breaks = [(first, second) for first, second in pairs if not _ends_short(first, second, width)]
    if len(breaks) < max(MIN_BREAKS, MIN_INNER * len(pairs)):
        return None
    slack = SLACK if width >= NARROW or len(breaks) >= MANY_BREAKS else NARROW_SLACK
    full = sum(_room(first, second, width) < slack * width for first, second in breaks)
    running = sum(not first.endswith(_ENDS) for first, _ in breaks)
    initials = [second.lstrip()[0] for _, second in breaks]
    cased = [initial for initial in initials if initial.lower() != initial.upper()]
    lower = sum(initial.islower() for initial in cased)
    if sum(initial.isalpha() for initial in initials) < len(breaks) / 2:
        return None
    if full < MIN_FULL * len(breaks) or running < MIN_RUNNING * len(breaks) or lower < MIN_LOWER * len(cased):
        return None
    indent = int(median(len(second) - len(second.lstrip()) for _, second in breaks))
    return Measure(width, indent, spaced=len(pairs) - len(breaks) < MAX_STRAY * blank)


def _ends_short(first: str, second: str, width: int) -> bool:
    """Whether a paragraph ends between two lines: the first is short, ends a sentence, and no lower case follows."""
    return (
        len(first) < SHORT * width
        and _room(first, second, width) > 0
        and first.endswith(_ENDS)
        and not second.lstrip()[0].islower()
    )


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
    if len(second.text) > _LONGEST or len(first.text) > _LONGEST:
        return True
    if second.text.lstrip()[0].islower():
        return second.indent > setting.indent + 1 >= first.indent and not _BULLET.match(first.text)
    room = _room(first.text, second.text, setting.width)
    if second.indent > setting.indent + 1 and not _BULLET.match(first.text):
        return first.indent <= setting.indent + 1 or first.text.endswith(_ENDS) or room > 0
    return room > setting.width / 2 or (not setting.spaced and _ends_short(first.text, second.text, setting.width))


def is_wrapped(document: Document) -> bool:
    """Whether line breaks inside paragraphs are mere wraps (72 columns, OCR), not ends of paragraphs."""
    return measure(document) is not None
