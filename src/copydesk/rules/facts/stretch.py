"""Stretches of time as a sentence writes them: from one day to another, from one year to another."""

import re
from datetime import date

import msgspec

from copydesk.text.almanac import almanac

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})"
_TO = (
    r"(?: and (?:ended|ending|ends|finished|finishing|closed|closing|closes) on | to | until | till | through | and "
    r"|[-–—]| [-–—] )"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:the )?"
_FROM = r"(?:(?:[Ff]rom|[Bb]etween|(?:begun|began|begins|beginning|starts|starting|started|opens|opened|opening) on) )?"
_END = r"(?![\w]|[-–—/][0-9]|[.,:][0-9])"
DAYS = (
    rf"(?:{_FROM}{_WEEKDAY}(?P<a_day>{_DAY})(?: (?:of )?(?P<a_month>{_MONTH})(?:,? (?P<a_year>{_YEAR}))?)?"
    rf"{_TO}{_WEEKDAY}"
    rf"(?P<b_day>{_DAY}) (?:of )?(?P<b_month>{_MONTH})(?:,? (?P<b_year>{_YEAR}))?"
    rf"|{_FROM}{_WEEKDAY}(?P<c_month>{_MONTH}) (?P<c_day>{_DAY})(?:,? (?P<c_year>{_YEAR}),?)?{_TO}{_WEEKDAY}"
    rf"(?:(?P<d_month>{_MONTH}) )?(?P<d_day>{_DAY})(?:,? (?P<d_year>{_YEAR}))?){_END}"
)
YEARS = rf"(?:{_FROM}(?P<first>{_YEAR})(?: to | until | till | through | and |[-–—]| [-–—] )(?P<last>{_YEAR})){_END}"
_COMMON = 2001  # a year of 365 days
_SATURDAY = 5


class Stretch(msgspec.Struct, frozen=True):
    """From one day to another, both counted. `days` is how many; `weekdays` those of them from Monday to Friday, if
    it begins and ends on one and its year is known.

    `years` is the difference of the years if only years are given; then `days` is 0.
    """

    days: int
    years: int | None = None
    weekdays: int | None = None


def days_of(match: re.Match[str], year: int | None) -> Stretch | None:
    """The stretch that a match of DAYS stands for, taken in `year` where it has none itself; None if it runs back."""
    one = ("a_day", "a_month", "a_year", "b_day", "b_month", "b_year")
    two = ("c_day", "c_month", "c_year", "d_day", "d_month", "d_year")
    start_day, start_month, start_year, end_day, end_month, end_year = (
        match[name] for name in (one if match["a_day"] else two)
    )
    months = (start_month or end_month, end_month or start_month)
    last_year = int(end_year or start_year or year or _COMMON)
    first_year = int(start_year) if start_year else last_year
    first = _day(first_year, months[0], start_day)
    last = _day(last_year, months[1], end_day)
    if first is None or last is None:
        return None
    if last < first and not start_year and first.month > last.month:
        first = _day(first_year - 1, months[0], start_day)
    if first is None or last <= first:
        return None
    known = bool(end_year or start_year or year)
    count = (last - first).days + 1
    workdays = [day for day in (first, last) if day.weekday() < _SATURDAY]
    return Stretch(count, weekdays=_workdays(first, count) if known and len(workdays) == 2 else None)


def _workdays(first: date, count: int) -> int:
    """How many days from Monday to Friday there are among so many."""
    weeks, rest = divmod(count, 7)
    return weeks * 5 + sum((first.weekday() + step) % 7 < _SATURDAY for step in range(rest))


def years_of(match: re.Match[str]) -> Stretch | None:
    """The stretch that a match of YEARS stands for, None if it runs back."""
    years = int(match["last"]) - int(match["first"])
    return Stretch(0, years=years) if years > 0 else None


def _day(year: int, month: str, day: str) -> date | None:
    names = almanac("en")
    assert names is not None
    try:
        return date(year, names.months[month.rstrip(".").lower()], int(day.rstrip("stndrh")))
    except ValueError:
        return None
