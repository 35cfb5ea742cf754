"""Figures in a sentence: counts, money, percentages, points, fractions, ordinals and pairs, and how exact they are."""

import re
from functools import cache, lru_cache
from math import floor, inf, log10
from typing import Literal, NamedTuple

import msgspec

from copydesk.knowledge.literals import LiteralSearch
from copydesk.text import number_word
from copydesk.text.figure_context import Hedge, is_hour, is_label
from copydesk.text.figure_context import hedge as hedge_of
from copydesk.text.figure_scale import SCALES, scale_after
from copydesk.text.pattern import lazily

FigureKind = Literal["count", "money", "percent", "points", "fraction", "ordinal", "pair"]

_SIGN = r"(?:(?:US|AU|NZ|HK|CA|[ACRS])\$|[$£€¥₹₽₺₩₴₦₪]|(?:Rs\.?|EUR|USD|GBP|CHF|JPY|RMB)[ \u00a0]?)"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?!,\d{3})"
_SIGN_BEFORE = lazily(rf"(?<![\w.,:/\\@#&=+*^]){_SIGN}$", re.IGNORECASE)
_SIGNS = "$£€¥₹₽₺₩₴₦₪"
# Behind these marks digits are a part of the number before them, or none.
_BEFORE_PART = r"[.,:/\\@#&=+*^]"
_HINT = lazily(rf"\b(?:(?<!{_BEFORE_PART})[0-9]|{number_word.HINT})")
_NUMBER = lazily(rf"({_DIGITS})(st|nd|rd|th)?", re.IGNORECASE)
_NOT_BEFORE = lazily(rf"(?:\w|{_BEFORE_PART})$|[A-Za-z]-$")
_WORDED = lazily(number_word.PATTERN, re.IGNORECASE)
_NOT_BEFORE_WORD = lazily(r"[\w.@/]$|[A-Za-z]['’-]$")
_PAIR = lazily(rf"[-–](?:{_SIGN})?({_DIGITS})(?![\w]|[-–/:]\d|\.\d)")
_PERCENT = lazily(r"(?:[ \u00a0-]?(?:%|percent\b|per[ \u00a0-]cent\b|pct\b|p\.c\.)|pc\b)(?:age)?", re.IGNORECASE)
_POINTS = lazily(r"[ \u00a0-](?:(?:percent(?:age)?|per cent|%)[ -])?(?:basis[ -])?points?\b", re.IGNORECASE)
_MONEY = lazily(
    r"[ \u00a0](?:(?:US|Australian|Canadian|Hong Kong|Singapore) )?"
    r"(dollar|euro|yen|yuan|renminbi|rouble|ruble|rupee|rupiah|peso|franc|krona|krone|zloty|lira|shekel|real|won|rand"
    r"|hryvnia|cent|penny|pence|naira)s?\b",
    re.IGNORECASE,
)
_POUNDS = lazily(r"[ \u00a0]pounds?\b", re.IGNORECASE)
_YEAR_COUNTED = lazily(r"[ \u00a0](?:people|men|women|voters|jobs|homes|soldiers|troops|metres|meters|miles|feet|km)\b")
_KEPT = 4096  # sentences: those of a batch of documents, which rules read one after the other
_FEW_WON = 100  # fewer are no money: "12 won, three drawn"
_LONGEST = 24  # digits; what is longer is no figure


class Interval(NamedTuple):
    """What a figure can mean, both ends included."""

    low: float
    high: float

    def meets(self, other: "Interval") -> bool:
        """Whether some value lies in both."""
        return self.low <= other.high and other.low <= self.high


class Figure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A figure as written; `start` and `end` count in the sentence and take in its currency, scale and percent sign.

    `value` is the figure itself ("1.2 million" 1,200,000; "19%" 19; "two thirds" 0.667). `step` is the place it is
    printed to (100,000; 1; 0 for a fraction, which is exact), `round_step` the place of its last digit that is not 0
    ("1,200" is printed to 1, and rounded perhaps to 100). `hedge` is what the words before it do to it; `hedge_start`
    is where they begin. `unit` is the currency. `second` is the other end of a pair ("5-10": a range or a score).
    `compound` tells that a hyphen joins it to a word: "12-strong", "a three-year lease".
    """

    start: int
    end: int
    value: float
    kind: FigureKind
    step: float = 1.0
    round_step: float = 1.0
    hedge: Hedge = ""
    hedge_start: int = 0
    unit: str = ""
    second: float | None = None
    words: bool = False
    compound: bool = False

    @property
    def printed(self) -> Interval:
        """What it can mean if every printed place counts: 40 is 39.5 to 40.5; words before it widen that."""
        return _widened(self, self.step / 2)

    @property
    def rounded(self) -> Interval:
        """What it can mean if its closing zeros are rounding: 40 is 35 to 45, 1.2 million 1.15 to 1.25 million."""
        return _widened(self, self.round_step / 2)

    @property
    def exact(self) -> bool:
        """Whether it is a whole number that nothing before or after it makes vague."""
        return not self.hedge and self.value == floor(self.value) and self.step == 1


def most_figures(flat: str) -> int:
    """How many figures a sentence can hold at most: a cheap first look, since few sentences hold several."""
    return len(_hints(flat.lower()))


@lru_cache(maxsize=_KEPT)
def _hints(low: str) -> tuple[int, ...]:
    """Where figures may begin in a sentence in lower case, as a search for the hint would tell, only much faster."""
    finds = _openings().finds(low)
    if not finds:
        return ()
    found: list[int] = []
    last = 0
    for start in sorted({start for _, start, _ in finds}):
        if start >= last and (match := _HINT.match(low, start)):
            found.append(start)
            last = match.end()
    return tuple(found)


@cache
def _openings() -> LiteralSearch:
    return LiteralSearch((*"0123456789", *number_word.OPENINGS), overlapping=True)


@lru_cache(maxsize=_KEPT)
def figures(flat: str) -> tuple[Figure, ...]:
    """The figures of a sentence in order. Years, dates, times of day, and numbers of clauses and pages are none.

    "One" and "second" are read as figures too ("one of them"): who asks must look at the words beside them.
    """
    found: list[Figure] = []
    last = 0
    low = flat.lower()
    for at in _hints(low if len(low) == len(flat) else flat):
        if at < last:
            continue
        figure = _digits(flat, at) if flat[at].isdecimal() else _words(flat, at)
        if figure is not None:
            found.append(figure)
            last = figure.end
    return tuple(found)


def _digits(flat: str, at: int) -> Figure | None:
    match = _NUMBER.match(flat, at)
    sign = _sign(flat, at)
    start = at - len(sign)
    if match is None or (not sign and _NOT_BEFORE.search(flat[max(0, at - 2) : at])):
        return None
    end, digits = match.end(), match[1]
    if len(digits) > _LONGEST or is_label(flat, start, end):
        return None
    value = float(digits.replace(",", ""))
    step = 10.0 ** -len(digits.partition(".")[2]) if "." in digits else 1.0
    if match[2]:
        return Figure(start=start, end=end, value=value, kind="ordinal")
    if pair := _PAIR.match(flat, end):
        return _pair(flat, digits, pair, start=start, sign=sign)
    return _measured(flat, start, end, value=value, step=step, sign=sign, plain=digits)


def _sign(flat: str, at: int) -> str:
    """The currency right before a number: "$", "US$", "Rs "."""
    if not at or not (flat[at - 1] in _SIGNS or flat[at - 1].isspace() or flat[at - 1].isalpha()):
        return ""
    match = _SIGN_BEFORE.search(flat[max(0, at - 5) : at])
    return match[0] if match else ""


def _pair(flat: str, digits: str, pair: re.Match[str], *, start: int, sign: str) -> Figure | None:
    first, second, end = float(digits.replace(",", "")), float(pair[1].replace(",", "")), pair.end()
    if len(digits) == 4 and 1400 <= first < 2200 and not sign:
        return None  # 1994-2003, 2019-20
    if percent := _PERCENT.match(flat, end):
        end = percent.end()
    scale = scale_after(flat, end, money=bool(sign))
    factor = SCALES[scale[0]] if scale else 1.0
    end = scale[1] if scale else end
    return Figure(
        start=start,
        end=end,
        value=first * factor,
        second=second * factor,
        kind="pair",
        unit=sign.strip() or ("%" if percent else ""),
    )


def _words(flat: str, at: int) -> Figure | None:
    match = _WORDED.match(flat, at)
    if match is None or _NOT_BEFORE_WORD.search(flat[max(0, at - 2) : at]):
        return None
    start, end, shown = match.start(), match.end(), match[0]
    if match["ordinal"]:
        return Figure(start=start, end=end, value=number_word.ordinal(shown), kind="ordinal", words=True)
    if match["part"]:
        value, step = number_word.part(shown)
        kind: FigureKind = "fraction" if value < 1 else "count"
        hedge, begin = hedge_of(flat, start, end)
        return Figure(
            start=start,
            end=end,
            value=value,
            kind=kind,
            step=step,
            round_step=step,
            hedge=hedge,
            hedge_start=begin,
            words=True,
            compound=_joined(flat, end),
        )
    value, step = number_word.whole(shown)
    if is_hour(flat, end):
        return None
    return _measured(flat, start, end, value=value, step=step, sign="", plain="")


def _measured(flat: str, start: int, end: int, *, value: float, step: float, sign: str, plain: str) -> Figure | None:
    """The figure with what stands after it: scale, percent, points, currency; None if it is a year."""
    scale = scale_after(flat, end, money=bool(sign)) if plain else None
    if scale is not None:
        factor, end = SCALES[scale[0]], scale[1]
        value, step = value * factor, step * factor
    kind: FigureKind = "money" if sign else "count"
    unit = sign.strip()
    if not sign and (points := _POINTS.match(flat, end)):
        kind, end = "points", points.end()
    elif not sign and (percent := _PERCENT.match(flat, end)):
        kind, end = "percent", percent.end()
    elif (
        not sign
        and (money := _MONEY.match(flat, end) or (scale and _POUNDS.match(flat, end)))
        and (money[0].strip().lower() != "won" or value >= _FEW_WON)
    ):
        kind, unit, end = "money", money[0].strip().lower().removesuffix("s"), money.end()
    elif len(plain) == 4 and not scale and not sign and 1400 <= value < 2200 and not _YEAR_COUNTED.match(flat, end):
        return None
    hedge, begin = hedge_of(flat, start, end)
    return Figure(
        start=start,
        end=end,
        value=value,
        kind=kind,
        step=step,
        round_step=_round_step(value, step),
        hedge=hedge,
        hedge_start=begin,
        unit=unit,
        words=not plain,
        compound=_joined(flat, end),
    )


def _joined(flat: str, end: int) -> bool:
    return flat[end : end + 1] == "-" and flat[end + 1 : end + 2].isalpha()


def _round_step(value: float, step: float) -> float:
    """The place of the last digit that is not zero, at least `step`."""
    if value <= 0 or step <= 0:
        return step
    units = round(value / step)
    place = step
    for _ in range(max(0, floor(log10(units)) if units else 0)):
        if units % 10:
            break
        units //= 10
        place *= 10
    return place


def _widened(figure: Figure, half: float) -> Interval:
    value = figure.value
    match figure.hedge:
        case "about":
            return Interval(value - max(half, value / 10), value + max(half, value / 10))
        case "nearly":
            return Interval(value * 0.85, value)
        case "under":
            return Interval(0.0, value + half)
        case "over":
            return Interval(value - half, inf)
    return Interval(value - half, value + half)
