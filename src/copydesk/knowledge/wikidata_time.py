"""Times of Wikidata as intervals of days, read by hand: a month may be 00, a day 31 in any month, a year negative."""

import re
from datetime import date

from copydesk.knowledge.dates import PartialDate, last_of_month

JULIAN = "Q1985786"
_YEAR, _MONTH, _DAY = 9, 10, 11
_TIME = re.compile(r"([+-]?)([0-9]{1,16})(?:-([0-9]{2})(?:-([0-9]{2}))?)?(?:T[0-9:.]{0,20}Z?)?")
_FIRST_YEAR, _LAST_YEAR = 1, 9998


def interval(time: str, precision: int, *, julian: bool = False) -> PartialDate | None:
    """The days that a time can mean; None if it is vaguer than a year or lies outside the years 1 to 9998.

    `precision` is 9 for a year, 10 for a month, 11 and more for a day. With `julian` the time is of that calendar and
    becomes Gregorian days. What is not in the calendar (February 30, month 13) becomes the month or year around it.
    Format: Wikibase, docs/topics/json.md.
    """
    found = _TIME.fullmatch(time)
    if found is None or precision < _YEAR or found[1] == "-":
        return None
    year, month, day = (int(part or 0) for part in found.groups()[1:])
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if precision < _MONTH or not 1 <= month <= 12:
        month = day = 0
    elif precision < _DAY or not 1 <= day <= _days(year, month, julian=julian):
        day = 0
    return _julian(year, month, day) if julian else _gregorian(year, month, day)


def between(earliest: date, latest: date) -> PartialDate:
    """Some day from one to the other, written as the tables write it."""
    if earliest == latest:
        return PartialDate.parse(earliest.isoformat())
    return PartialDate.parse(f"{earliest.isoformat()}/{latest.isoformat()}")


def _gregorian(year: int, month: int, day: int) -> PartialDate:
    parts = [f"{year:04d}", *(f"{part:02d}" for part in (month, day) if part)]
    return PartialDate.parse("-".join(parts))


def _julian(year: int, month: int, day: int) -> PartialDate | None:
    first = _julian_day(year, month or 1, day or 1)
    last = _julian_day(year, month or 12, day or _days(year, month or 12, julian=True))
    return between(date.fromordinal(first), date.fromordinal(last)) if first >= 1 else None


def _julian_day(year: int, month: int, day: int) -> int:
    """The ordinal of Python's dates for a day of the Julian calendar: 1 January of year 1 was 30 December of year 0."""
    before = sum(_days(year, each, julian=True) for each in range(1, month))
    return 365 * (year - 1) + (year - 1) // 4 + before + day - 2


def _days(year: int, month: int, *, julian: bool) -> int:
    if julian and month == 2:
        return 29 if year % 4 == 0 else 28
    return last_of_month(year, month).day
