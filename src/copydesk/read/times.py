"""When a document was published: dates as corpora write them, read as the interval that they can mean."""

import calendar
import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from copydesk.model import Precision, Published
from copydesk.text.pattern import lazily

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if number} | {
    name.lower(): number for number, name in enumerate(calendar.month_abbr) if number
}
_MONTHS["sept"] = 9
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = lazily(
    r"(\d{4})-(\d\d)-(\d\d)(?:[T ,]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_SHAPES: tuple[re.Pattern[str], ...] = tuple(
    lazily(shape, re.IGNORECASE)
    for shape in (
        r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)",
        r"(?P<y>\d{4})(?P<s>[/.-])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)",
        r"(?P<d>\d\d?)\.\s?(?P<m>\d\d?)\.\s?(?P<y>\d{4})",
        rf"(?:\w+,?\s+)?(?P<n>{_MONTH})\.?\s+(?P<d>\d\d?)(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})",
        rf"(?:\w+,?\s+)?(?P<d>\d\d?)(?:st|nd|rd|th)?\.?\s+(?P<n>{_MONTH})\.?,?\s+(?P<y>\d{{4}})",
        r"(?P<y>\d{4})[/.-]?(?P<m>\d\d)",
        rf"(?P<n>{_MONTH})\.?,?\s+(?P<y>\d{{4}})",
        r"(?P<y>\d{4})",
    )
)
_SLASHED = lazily(r"(\d\d?)[/-](\d\d?)[/-](\d{4})")
_CLOCK = lazily(r"[T ,]+(?:at\s+)?(\d\d?):(\d\d)(?::\d\d)?(?:\s*([ap])\.?m\.?)?\s*(?:Z|UTC|GMT)?$", re.IGNORECASE)
_EPOCH = lazily(r"-?\d{9,10}(?:\.\d+)?|\d{12,13}")
_FIRST_YEAR, _LAST_YEAR = 1600, 2100
_DAY_IN_PATH = lazily(
    r"(?<![^\W_])(?:((?:1[6-9]|20)\d\d)([-_./])(\d\d)\2(\d\d)|((?:1[6-9]|20)\d\d)(\d\d)(\d\d))(?![^\W_])"
)
_DAY_IN_URL = lazily(rf"/((?:1[6-9]|20)\d\d)/(\d\d?|{_MONTH})/(\d\d?)(?=[/_.-]|$)", re.IGNORECASE)
_MONTH_IN_PATH = lazily(r"(?<![^\W_])((?:1[6-9]|20)\d\d)[-_/](\d\d)(?![^\W_]|[-_]\d)")
_MONTH_IN_URL = lazily(rf"/((?:1[6-9]|20)\d\d)/(0[1-9]|1[0-2]|{_MONTH})(?=/|$)", re.IGNORECASE)
_YEAR_IN_PATH = lazily(r"(?:^|/)(?:year=)?((?:1[6-9]|20)\d\d)(?=/)")


def published(value: Any, source: str) -> Published | None:
    """Read a date as a field, a front matter or an option gives it; None if it is no date or can mean two.

    A number is seconds or milliseconds since 1970. Midnight sharp is taken for a date without a time.
    """
    if isinstance(value, datetime):
        return _moment(value, source, value.isoformat())
    if isinstance(value, date):
        return _interval(value.year, value.month, value.day, source, value.isoformat())
    if isinstance(value, bool) or value is None:
        return None
    written = str(value).strip()
    if not written or len(written) > 100:
        return None
    try:
        return _iso(written, source) or _epoch(written, source) or _shaped(written, source) or _mail(written, source)
    except (ValueError, OverflowError):
        return None


def from_parts(year: str, month: str | None, day: str | None, *, source: str) -> Published | None:
    """A date given in parts, as a path template gives it; a month may be a name."""
    written = "-".join(part for part in (year, month, day) if part)
    number = _MONTHS.get((month or "").lower()) or (int(month) if month and month.isdecimal() else None)
    if not year.isdecimal() or (day and not day.isdecimal()) or (month and number is None):
        return None
    try:
        return _interval(int(year), number, int(day) if day and number else None, source, written)
    except ValueError:
        return None


def from_url(url: str) -> Published | None:
    """The date in the path of a web address: a day, or a month. A year alone is as often the year of an event."""
    path = url.partition("://")[2].partition("?")[0]
    return _first(_DAY_IN_URL, path, "url") or _first(_DAY_IN_PATH, path, "url") or _first(_MONTH_IN_URL, path, "url")


def from_path(path: str) -> Published | None:
    """The date in a file's path: a day in the file's name before one in its folders, then a month, then a year."""
    name = path.rpartition("/")[2]
    return (
        _first(_DAY_IN_PATH, name, "path")
        or _first(_DAY_IN_PATH, path, "path")
        or _first(_DAY_IN_URL, "/" + path, "path")
        or _first(_MONTH_IN_PATH, path, "path")
        or _first(_YEAR_IN_PATH, path, "path")
    )


def _first(pattern: re.Pattern[str], path: str, source: str) -> Published | None:
    for match in pattern.finditer(path):
        parts = [part for part in match.groups() if part and part not in "-_./"]
        found = from_parts(parts[0], *[*parts[1:], "", ""][:2], source=source)
        if found is not None:
            return found
    return None


def _iso(written: str, source: str) -> Published | None:
    match = _ISO.fullmatch(written)
    if match is None:
        return None
    year, month, day, hour, minute, second, zone = match.groups()
    if hour is None:
        return _interval(int(year), int(month), int(day), source, written)
    moment = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0), tzinfo=_zone(zone))
    return _moment(moment, source, written)


def _zone(written: str | None) -> timezone | None:
    if not written:
        return None
    if written[0] not in "+-":
        return UTC
    digits = written[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if written[0] == "-" else offset)


def _epoch(written: str, source: str) -> Published | None:
    if not _EPOCH.fullmatch(written):
        return None
    seconds = float(written)
    if abs(seconds) >= 1e11:
        seconds /= 1000
    return _moment(datetime.fromtimestamp(seconds, UTC), source, written)


def _shaped(written: str, source: str) -> Published | None:
    clock = _CLOCK.search(written)
    day_only = written[: clock.start()].rstrip() if clock else written
    for shape in _SHAPES:
        match = shape.fullmatch(day_only)
        if match is not None:
            parts = match.groupdict()
            month = _MONTHS.get((parts.get("n") or "").lower()) or (int(parts["m"]) if parts.get("m") else None)
            day = int(parts["d"]) if parts.get("d") else None
            return _interval(int(parts["y"]), month, day, source, written)
    slashed = _SLASHED.fullmatch(day_only)
    return _day_or_month_first(slashed, source, written) if slashed else None


def _day_or_month_first(match: re.Match[str], source: str, written: str) -> Published | None:
    first, second, year = (int(part) for part in match.groups())
    if first > 12 >= second or first == second:
        return _interval(year, second, first, source, written)
    if second > 12 >= first:
        return _interval(year, first, second, source, written)
    return None


def _mail(written: str, source: str) -> Published | None:
    if ":" not in written:
        return None
    from email.utils import parsedate_to_datetime

    try:
        return _moment(parsedate_to_datetime(written), source, written)
    except (TypeError, IndexError):
        return None


def _moment(moment: datetime, source: str, written: str) -> Published | None:
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    day = moment.date()
    if (moment.hour, moment.minute, moment.second) == (0, 0, 0):
        return _interval(day.year, day.month, day.day, source, written)
    zoned = moment.tzinfo is not None
    if zoned:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    start = moment.replace(second=0, microsecond=0)
    return Published(start, start.replace(second=59), "minute", source, written, day, zoned)


def _interval(year: int, month: int | None, day: int | None, source: str, written: str) -> Published | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    start = datetime(year, month or 1, day or 1)
    last = datetime(year, month or 12, day or calendar.monthrange(year, month or 12)[1], 23, 59, 59)
    precision: Precision = "day" if day else "month" if month else "year"
    return Published(start, last, precision, source, written, start.date() if day else None)
