"""A day, month or year as a sentence writes it, read as the days it can mean."""

import re
from functools import cache

from copydesk.knowledge import PartialDate
from copydesk.model import Document
from copydesk.text import view
from copydesk.text.almanac import almanac
from copydesk.text.digit import digits

# Languages whose dates are read; rules of pure calendar are sound in all of them where a year is given.
DATED_LANGUAGES = frozenset({"en", "es", "fr", "de", "it", "pt", "ru", "uk", "pl", "nl", "tr"})
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
# The year ends where no digit, dash or century follows: neither 2014-15 nor "1990s".
MOMENT = (
    rf"(?:(?:(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)? )?(?P<month>{_MONTH}) (?:(?P<late_day>[0-3]?[0-9])(?:st|nd|rd"
    rf"|th)?,? )?)?"
    r"(?P<year>1[0-9]{3}|20[0-9]{2})(?![\w%]|[-–—/.,:][0-9]|(?:[-–]| to | or | and )(?:in )?[12][0-9]{3})"
)
# What narrows a year or month without moving it.
LOOSE = (
    r"(?:(?:early|late|mid|around|about)[ -]|the (?:spring|summer|autumn|fall|winter|end|start|middle|beginning) of )?"
)

LONGEST = 3000  # no sentence is longer; a run of text without a stop is not read, whatever it holds
_FOUR = 4


@view
def years(document: Document) -> tuple[tuple[int, int], ...]:
    """Where figures that may be years begin in the document, and the figures: found once for all rules about dates."""
    text = document.text
    return tuple(
        [
            (start, int(text[start:end]))
            for start, end in digits(document)
            if end - start == _FOUR and text[start] in "12" and not text[start - 1 : start].isdigit()
        ]
    )


def moment(match: re.Match[str]) -> PartialDate | None:
    """The days that a match of MOMENT can mean, None if no calendar has them."""
    month, day = match["month"], match["day"] or match["late_day"]
    text = match["year"]
    if month:
        text += f"-{_number(month.rstrip('.').lower()):02}"
        text += f"-{int(day):02}" if day else ""
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None


@cache
def _number(month: str) -> int:
    names = almanac("en")
    assert names is not None
    return names.months[month]
