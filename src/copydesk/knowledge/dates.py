"""Dates that are known to the day, the month or the year: intervals, compared only where they cannot overlap."""

from datetime import date, timedelta
from functools import lru_cache

import msgspec

_DAY, _MONTH, _YEAR = 10, 7, 4


class PartialDate(msgspec.Struct, frozen=True, gc=False):
    """A day known to lie between `earliest` and `latest`, both inclusive; `text` is how the table writes it.

    Written "2008-05-07", "2008-05" or "2008", or as two of these with a slash ("1940/1941").
    """

    earliest: date
    latest: date
    text: str

    @staticmethod
    def parse(text: str) -> "PartialDate":
        """Read a date as written in the tables. ValueError says what is wrong with it."""
        return _parse(text)

    @property
    def exact(self) -> bool:
        """Whether the day itself is known."""
        return self.earliest == self.latest

    def before(self, other: "PartialDate | date") -> bool:
        """Whether this is certainly earlier than the other."""
        return self.latest < (other if isinstance(other, date) else other.earliest)

    def after(self, other: "PartialDate | date") -> bool:
        """Whether this is certainly later than the other."""
        return self.earliest > (other if isinstance(other, date) else other.latest)

    def __str__(self) -> str:
        return self.text


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)


@lru_cache(maxsize=8192)
def _parse(text: str) -> PartialDate:
    first, slash, last = text.partition("/")
    earliest, latest = _bounds(first)
    if slash:
        latest = _bounds(last)[1]
        if latest < earliest:
            raise ValueError(f"{text!r} ends before it begins")
    return PartialDate(earliest, latest, text)


def _bounds(text: str) -> tuple[date, date]:
    length = len(text)
    try:
        if length == _DAY and text[4] == text[7] == "-":
            day = date.fromisoformat(text)
            return day, day
        if length == _MONTH and text[4] == "-" and text[5:].isdecimal() and text.isascii():
            year, month = int(text[:4]), int(text[5:])
            return date(year, month, 1), last_of_month(year, month)
        if length == _YEAR and text.isdecimal() and text.isascii():
            return date(int(text), 1, 1), date(int(text), 12, 31)
    except ValueError:
        pass
    raise ValueError(f"{text!r} is not a date such as 2008-05-07, 2008-05 or 2008")
