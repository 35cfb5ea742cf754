"""Two documents that tell the same thing with another figure, name or date, or one of them with a "not"."""

from typing import Literal

import msgspec

from copydesk.model import Span
from copydesk.reuse.stories.slip import Slip
from copydesk.reuse.stories.told import Line

ConflictKind = Literal["figure", "name", "date", "negation"]


class Side(msgspec.Struct, frozen=True, order=True, gc=False):
    """One side of a conflict: the document's number, the span that differs and its words, the sentence around it.

    `value` tells wordings apart: sides with one value tell the same.
    """

    document: int
    span: Span
    words: str
    sentence: str
    value: str


class Conflict(msgspec.Struct, frozen=True, order=True, gc=False):
    """Two sides that cannot both hold; `left.document` is below `right.document`.

    `likeness` is the share of words that the two sentences have in common. `slip` is how one figure may have become
    the other, "" where it is no slip of the finger.
    """

    left: Side
    right: Side
    kind: ConflictKind
    likeness: float
    slip: Slip = ""


def side(line: Line, start: int, end: int, value: str = "") -> Side:
    """`flat[start:end]` of a sentence as one side of a conflict."""
    words = line.flat[start:end]
    return Side(line.told.number, line.place(start, end), words, line.flat, value or words.lower())


def comparable(one: Line, other: Line) -> bool:
    """Whether two sentences may be held against each other.

    Not two of one document or of versions of one article, nor two that one outlet wrote on different days: its forms
    of words recur with other figures.
    """
    mine, theirs = one.told, other.told
    if mine.number == theirs.number or mine.article == theirs.article >= 0:
        return False
    if mine.document.outlet is None or mine.document.outlet != theirs.document.outlet:
        return True
    return mine.day is not None and mine.day == theirs.day


def days_apart(one: Line, other: Line) -> int:
    """How many days lie between two publications; 0 where that is not known."""
    if one.told.day is None or other.told.day is None:
        return 0
    return abs(one.told.day - other.told.day)
