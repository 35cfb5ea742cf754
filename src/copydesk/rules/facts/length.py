"""Lengths of time as a sentence counts them: "three days", "a ten-year", "two decades"."""

import re

import msgspec

from copydesk.text import number_word
from copydesk.text.pattern import lazily

WORDS = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight"
    r"|nine))?"
    r"|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|one|two|three|four|five|six|seven|eight|nine)"
)
COUNT = rf"(?:[0-9]{{1,3}}|{WORDS})"
ORDINAL = (
    r"(?:[0-9]{1,3}(?:st|nd|rd|th)"
    r"|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth)|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    r"|nineteenth"
    r"|twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth|ninetieth|hundredth)"
)
LENGTH = rf"(?<![\w.,-])(?:(?P<count>{COUNT})|(?P<one>an?))[ -](?P<unit>day|night|week|month|year|decade)s?(?![\w])"
_HEDGE = lazily(
    r"(?:\b(?:about|around|roughly|approximately|some|nearly|almost|more|less|fewer|than|over|under|just|barely"
    r"|least|most"
    r"|to|or|only|another|first|(?<!will )(?<!to )(?<!would )(?<!could )last|next|past|final|every|within|close"
    r"|or so|(?:excess|upwards?|maximum|minimum"
    r"|most|much|part|rest) of|previous|other|remaining|extra|and)"
    r"|[-–/])\s*$",
    re.IGNORECASE,
)
_TENS = ("sixtieth", "seventieth", "eightieth", "ninetieth")


class Length(msgspec.Struct, frozen=True):
    """So many of a unit (day, night, week, month, year); decades are counted as ten years each, and are vague."""

    start: int
    end: int
    count: int
    unit: str
    vague: bool
    compound: bool


def is_hedged(flat: str, start: int) -> bool:
    """Whether the words before a figure make it vague or a part of something: "nearly", "the first", "every"."""
    return _HEDGE.search(flat, max(0, start - 20), start) is not None


def count_of(written: str) -> int:
    """The number that a match of COUNT or ORDINAL stands for."""
    low = written.lower()
    if low[0].isdigit():
        return int(low.rstrip("stndrh"))
    if low in _TENS:
        return 60 + 10 * _TENS.index(low)
    return int(number_word.whole(low.replace("-", " ")).value) if re.fullmatch(WORDS, low) else number_word.ordinal(low)


def length(match: re.Match[str]) -> Length:
    """The length that a match of LENGTH stands for."""
    count = count_of(match["count"]) if match["count"] else 1
    unit = match["unit"].lower()
    decades = unit == "decade"
    compound = "-" in match[0] and match[0].lower().rstrip("s").endswith("-" + unit)
    return Length(
        match.start(), match.end(), count * 10 if decades else count, "year" if decades else unit, decades, compound
    )
