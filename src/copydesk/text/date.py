"""Dates in prose, and what days they can mean."""

import re
from datetime import date

import msgspec

from copydesk.model import Document
from copydesk.text.view import view

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SIMPLE = re.compile(
    rf"(?:({'|'.join(_DAYS)}),? )?\b(?:({'|'.join(_MONTHS)}) (\d{{1,2}})|(\d{{1,2}}) ({'|'.join(_MONTHS)}))\b(?:,? (\d{{4}})\b)?"
)
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})\b")


class DateMention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A date as written, and the days it can mean, both inclusive.

    `earliest` and `latest` are None where the year is not given (`has_year`) or the day does not exist (`valid` is
    False: 31 April). `weekday` is the one named with it, 0 for Monday. `day` is None for a whole month.
    """

    start: int
    end: int
    earliest: date | None
    latest: date | None
    weekday: int | None
    has_year: bool
    valid: bool
    year: int | None
    month: int
    day: int | None
    last_day: int | None = None

    def in_year(self, year: int) -> date | None:
        """The day in a year, None if it is a whole month or does not exist that year."""
        if self.day is None:
            return None
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None

    def nearest(self, to: date) -> date | None:
        """The day nearest to another one, of all years where none is given."""
        years = (self.year,) if self.year is not None else (to.year - 1, to.year, to.year + 1)
        days = [day for day in map(self.in_year, years) if day is not None]
        return min(days, key=lambda day: abs(day - to), default=None)


class WeekdayMention(msgspec.Struct, frozen=True, gc=False):
    """A day of the week that stands without a date; 0 is Monday. `cue` is the word before it, in lower case ("on")."""

    start: int
    end: int
    weekday: int
    cue: str


@view
def dates(document: Document) -> tuple[DateMention, ...]:
    """The dates of the body in order."""
    found = []
    for match in _SIMPLE.finditer(document.text, document.body.start, document.body.end):
        name, first, second, other, year = match[1], match[3], match[4], match[5], match[6]
        month = _MONTHS.index(match[2] or other) + 1
        day = int(first or second)
        number = int(year) if year else None
        exact = None
        valid = True
        try:
            exact = date(number or 2000, month, day)
        except ValueError:
            valid = False
        found.append(
            DateMention(
                start=match.start(), end=match.end(), earliest=exact if number else None,
                latest=exact if number else None, weekday=_DAYS.index(name) if name else None,
                has_year=number is not None, valid=valid, year=number, month=month, day=day,
            )
        )  # fmt: skip
    return tuple(found)


@view
def weekdays(document: Document) -> tuple[WeekdayMention, ...]:
    """The weekdays named without a date, in order."""
    text = document.text
    found = []
    for match in _WEEKDAY.finditer(text, document.body.start, document.body.end):
        cue = text[max(0, match.start() - 12) : match.start()].split()
        found.append(WeekdayMention(match.start(), match.end(), _DAYS.index(match[1]), cue[-1].lower() if cue else ""))
    return tuple(found)
