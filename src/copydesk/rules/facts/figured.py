"""A sentence with its figures set as marks, so that a pattern can speak of a percentage, an amount, a count."""

import re
from functools import lru_cache
from typing import NamedTuple

from copydesk import text
from copydesk.rules.facts.statement import Statement
from copydesk.text import Figure, Interval
from copydesk.text.narration import is_debunked, is_invented
from copydesk.text.pattern import lazily

_OPEN, _CLOSE = "\x02", "\x03"
_LETTER = {
    "count": "c",
    "money": "m",
    "percent": "p",
    "points": "t",
    "fraction": "f",
    "ordinal": "o",
    "pair": "r",
}
_MARKS = str.maketrans({_OPEN: " ", _CLOSE: " "})
_LONGEST = 1200  # code points; what is longer is no sentence but a table or a page without stops
_PRICE, _COUNT = 0.1, 0.3
_TOLERANCE = 0.01  # of a count of thousands that ends in zeros: "from 40,000" may be 40,300
_THOUSAND = 1000
_MOST = 24  # figures; a sentence with more is a list of results


def mark(kinds: str, name: str = "") -> str:
    """A pattern for one figure of these kinds, its index as a (named) group.

    c count, m money, p percent, t points, f fraction, o ordinal, r pair of numbers.
    """
    group = f"(?P<{name}>" if name else "("
    return rf"{_OPEN}[{kinds}]{group}\d+){_CLOSE}"


class Figured(NamedTuple):
    """The sentence with marks for its figures, hedges taken in ("nearly 20%" is one mark), and the figures."""

    marked: str
    figures: tuple[Figure, ...]

    def figure(self, match: re.Match[str], name: str | int) -> Figure:
        """The figure of a group of a match."""
        return self.figures[int(match[name])]

    def all_in(self, passage: str) -> tuple[Figure, ...]:
        """The figures whose marks stand in a part of the marked sentence."""
        return tuple(self.figures[int(index)] for index in _INDEX.findall(passage))


_INDEX = lazily(rf"{_OPEN}[a-z](\d+){_CLOSE}")


@lru_cache(maxsize=4096)  # the sentences of a batch of documents, which one rule reads after the other
def figured(flat: str) -> Figured:
    """A sentence with its figures as marks; without any if it is far too long for one."""
    if len(flat) > _LONGEST:
        return Figured("", ())
    found = text.figures(flat)
    if len(found) > _MOST:
        return Figured("", ())
    pieces: list[str] = []
    last = 0
    for index, figure in enumerate(found):
        begin = max(figure.hedge_start, last) if figure.hedge and figure.hedge_start <= figure.start else figure.start
        pieces += [flat[last:begin].translate(_MARKS), f"{_OPEN}{_LETTER[figure.kind]}{index}{_CLOSE}"]
        last = figure.end
    pieces.append(flat[last:].translate(_MARKS))
    return Figured("".join(pieces), found)


def bounds(*figures: Figure) -> tuple[int, int]:
    """From the first of some figures to the end of the last."""
    return min(figure.start for figure in figures), max(figure.end for figure in figures)


def shown(flat: str, figure: Figure) -> str:
    """A figure as it is written."""
    return flat[figure.start : figure.end]


def plain(value: float) -> str:
    """A number for a message: 25, 12.5, 1,200."""
    return f"{value:,.0f}" if abs(value - round(value)) < 0.05 else f"{value:,.1f}"


def alike(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same sort of thing, as far as their marks and words tell."""
    if one.kind == other.kind:
        return one.unit == other.unit or not one.unit or not other.unit
    worded = [figure for figure in (one, other) if figure.kind == "money" and figure.unit.isalpha()]
    if worded and "count" in (one.kind, other.kind):
        return True  # "to 1,500 rupees from 2,000"
    scaled = one.step >= _THOUSAND and other.step >= _THOUSAND  # "from 5 billion to 10 billion euros"
    return scaled and {one.kind, other.kind} == {"count", "money"}


def meant(figure: Figure) -> Interval:
    """What an amount can mean: every printed place counts, but thousands that end in zeros may be rounded a little."""
    low, high = figure.printed
    if figure.step == 1 and not figure.hedge and figure.value < _THOUSAND:
        # Few round what they count, and fewer a price below a thousand; what is measured in tonnes or miles they do.
        slack = _PRICE if figure.kind == "money" else _COUNT if figure.kind == "count" else figure.step / 2
        return Interval(figure.value - slack, figure.value + slack)
    if figure.round_step > figure.step and figure.value >= _THOUSAND and not figure.hedge:
        slack = min(figure.round_step / 2, figure.value * _TOLERANCE)
        return Interval(min(low, figure.value - slack), max(high, figure.value + slack))
    return Interval(low, high)


def stated(statement: Statement, start: int, end: int) -> bool:
    """Whether the text itself states the figures from `start` to `end`: not quoted, supposed, invented or mistaken.

    Only the sentence itself is asked: figures must add up in a story about a novel too.
    """
    flat = statement.flat
    if statement.narration.supposed or is_invented(flat) or is_debunked(flat):
        return False
    return not statement.quoted(start, end)
