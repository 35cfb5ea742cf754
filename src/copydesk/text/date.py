"""Dates in prose, and what days they can mean."""

from datetime import date

import msgspec

from copydesk.model import Document, Span
from copydesk.text.date_page import WINDOW, Page, page_of
from copydesk.text.digit import digits
from copydesk.text.pattern import lazily
from copydesk.text.view import view

_ISO = lazily(r"-([0-9]{2})-([0-9]{2})(?![\w-])")
_NUMERIC = lazily(r"([./])([0-9]{1,2})\1([0-9]{4})(?![\w/-])")
_MONTH_AFTER = lazily(r"(?:st|nd|rd|th|er|re|\.?[ºª°]|\.)?[ \u00a0](of the |of |de |do |del )?([^\W\d_]{3,12})(?!\w)")
_YEAR_AFTER = lazily(r",?[ \u00a0](?:of |de |del |do )?([12][0-9]{3})(?![\w%]|[.,:/-][0-9])")
_DAY_AFTER = lazily(r"[ \u00a0][0-9]{1,2}(?![0-9])")
_RANGE_BEFORE = lazily(r"(?<![\w.,$€£/-])([0-9]{1,2})\.?[ \u00a0]?[-–][ \u00a0]?$")
_RANGE_AFTER = lazily(r"[-–]([0-9]{1,2})(?![\w-]|[.,:][0-9])")
_ORDINAL = lazily(r"(?:st|nd|rd|th)(?!\w)")
_NOT_A_DAY = lazily(
    r"[\w%°/]|-[0-9a-z]|[.,:][0-9]|[ \u00a0-](?:per ?cent|hundred|thousand|million|billion|trillion|points?|miles?|km"
    r"|feet|kilomet(?:re|er)s|met(?:re|er)s|degrees|years?|months|weeks|days|hours?|minutes|times|people|seats|votes"
    r"|dead)\b"
)
_GOES_ON = lazily(r" [a-z]")
_NAME_AFTER = lazily(r" [A-Z]")
_SPEAKS_AFTER = lazily(r" (?:said|says|told|has|had|is|was|will|would|wants|faces|could|should)\b")
_WORD_BEFORE = lazily(r"([\w’'-]{1,30})[ \u00a0]$")
_WEEKDAY_BEFORE = lazily(r"(?<![\w’'-])([^\W\d_][\w’'-]{1,14})(\.?),?[ \u00a0]\(?(?:the |den |dem |el |le |il |o )?$")
_WEEKDAY_AFTER = lazily(
    r"[ \u00a0]\(([^\W\d_][\w’'-]{1,14})\)|,? (?:which (?:is|was|falls on|fell on) )?(?:an? )([A-Z]\w{5,8})\b"
)
_BARE_WEEKDAY_AFTER = lazily(r"[ \u00a0]([^\W\d_]{4,10})\b")
_OPENERS = "([{“\"'‘’—>|*«„"
_LAST_DAY, _MOST_DAYS = 31, 39  # "April 45" is not a slip in a date but no date
_BOUND_BEFORE = lazily(
    r"(?:\b(?:until|till|before|after|since|dated)|[0-9](?:st|nd|rd|th)?(?: [A-Z][a-z]{2,8}\.?)? (?:and|to|until"
    r"|till|through))"
    r"[ \u00a0](?:the )?$"
)

# Months that are names or verbs too: a capitalised word before them may be a first name ("Theresa May 10").
_ALSO_WORDS = frozenset({"may", "march", "april", "june", "august", "jan", "mar"})
_LEAD_WORDS = (
    "a an on in by since until till from before after between through during around about the this last next late "
    "early mid and or to of at for as every each updated posted published dated date effective starting beginning "
    "ending"
)
_LEADS = frozenset(_LEAD_WORDS.split())


class DateMention(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A date as written, and the days it can mean, both inclusive.

    `earliest` and `latest` are None where no year is given (`has_year` is False) or the day does not exist (`valid` is
    False: 31 April). `weekday` is the one named with it, 0 for Monday; the span takes it in. `day` is None for a whole
    month; `last_day` is the end of a range within one month ("Sept. 28-30").
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
        """The (first) day in a year, None if it is a whole month or does not exist that year."""
        return _day(year, self.month, self.day) if self.day is not None else None

    def nearest(self, to: date) -> date | None:
        """The day nearest to another one, of all years where none is given."""
        years = (self.year,) if self.year is not None else (to.year - 1, to.year, to.year + 1)
        days = [day for day in map(self.in_year, years) if day is not None]
        return min(days, key=lambda day: abs(day - to), default=None)


@view
def dates(document: Document) -> tuple[DateMention, ...]:
    """The dates of the body in order: English or ten more languages by `document.lang`, and ISO dates in all."""
    page: Page | None = None
    found: list[DateMention] = []
    last = document.body.start
    for start, end in digits(document):  # every date has a number, and numbers are rare
        if start < last or not (end - start <= 2 or end - start == 4):
            continue
        page = page or page_of(document)
        mention = _read(page, start, end, low=last)
        if mention is not None:
            found.append(mention)
            last = mention.end
    return tuple(found)


def _read(page: Page, start: int, end: int, *, low: int) -> DateMention | None:
    """The date that the number at `start` is part of, if it is; nothing before `low` belongs to it."""
    follows = page.text[end : end + 1]
    if end - start == 4:
        if follows == "-":
            return _iso(page, start, end)
        return _month_year(page, start, end, low=low)
    if follows in (".", "/") and page.lang != "en" and (numeric := _numeric(page, start, end)):
        return numeric
    if page.lang == "en" and page.text[start - 1 : start] in (" ", "\u00a0"):
        found = _month_first(page, start, end, low=low)
        if found is not None:
            return found
    return _day_first(page, start, end, low=low)


def _iso(page: Page, start: int, end: int) -> DateMention | None:
    match = _ISO.match(page.text, end, page.stop)
    if match is None or not 1 <= int(match[1]) <= 12 or not _opens(page.text, start):
        return None
    year, month, day = int(page.text[start:end]), int(match[1]), int(match[2])
    return _mention(page, Span(start, match.end()), year=year, month=month, days=(day, None), low=start)


def _numeric(page: Page, start: int, end: int) -> DateMention | None:
    """28.9.2022, day first everywhere but in English, which is not read because it may be either."""
    match = _NUMERIC.match(page.text, end, page.stop)
    if match is None or not 1 <= int(match[2]) <= 12 or not _opens(page.text, start):
        return None
    day, month, year = int(page.text[start:end]), int(match[2]), int(match[3])
    return _mention(page, Span(start, match.end()), year=year, month=month, days=(day, None), low=start)


def _month_year(page: Page, start: int, end: int, *, low: int) -> DateMention | None:
    match = page.month_before(start, low)
    month = page.month(match[1], match[2]) if match else None
    if match is None or month is None or not 1400 <= int(page.text[start:end]) < 2200:
        return None
    begin = match.start()
    if _NOT_A_DAY.match(page.text, end, page.stop) or _may_be_name(page, begin, match[1], low=low):
        return None
    year = int(page.text[start:end])
    return _mention(page, Span(begin, end), year=year, month=month, days=(None, None), low=low)


def _month_first(page: Page, start: int, end: int, *, low: int) -> DateMention | None:
    """Sept. 28, 2022; September 28th; Sept. 28-30."""
    match = page.month_before(start, low)
    month = page.month(match[1], match[2]) if match else None
    if match is None or month is None or page.text.endswith("of ", low, start):
        return None
    begin = match.start()
    day, last_day = int(page.text[start:end]), None
    if ordinal := _ORDINAL.match(page.text, end, page.stop):
        end = ordinal.end()
    elif range_ := _RANGE_AFTER.match(page.text, end, page.stop):
        last_day, end = int(range_[1]), range_.end()
    year = _YEAR_AFTER.match(page.text, end, page.stop)
    if year is None:
        loose = _month_is_loose(page, begin, end, low=low)
        if loose or _NOT_A_DAY.match(page.text, end, page.stop) or _may_be_name(page, begin, match[1], low=low):
            return None
    span = Span(begin, year.end() if year else end)
    return _mention(page, span, year=int(year[1]) if year else None, month=month, days=(day, last_day), low=low)


def _day_first(page: Page, start: int, end: int, *, low: int) -> DateMention | None:
    """28 September 2022; 28th of September; 23-26 May; 28 de septiembre de 2022; 28. September."""
    text = page.text
    match = _MONTH_AFTER.match(text, end, page.stop) if page.may_name_month(end) else None
    month = page.month(match[2]) if match else None
    if match is None or month is None:
        return None
    begin, day, last_day = start, int(text[start:end]), None
    if range_ := _RANGE_BEFORE.search(page.before(start, low)):
        begin, day, last_day = start - len(range_[0]), int(range_[1]), day
    if not _opens(text, begin):
        return None
    stop = match.end() + (text[match.end() : match.end() + 1] == "." and match[2].lower() in page.names.shortened)
    year = _YEAR_AFTER.match(text, stop, page.stop)
    if year is None and page.lang == "en":
        if _DAY_AFTER.match(text, match.end(), page.stop) or (match[1] and _NAME_AFTER.match(text, match.end())):
            return None  # "on page 3 May 17, 2017", "6th of October Bridge"
        speaks = match[2] == "May" and _SPEAKS_AFTER.match(text, match.end())
        named = (found := _WEEKDAY_BEFORE.search(page.before(begin, low))) and page.weekday(
            found[1], found[2]
        ) is not None
        if speaks and not named and not _BOUND_BEFORE.search(text, max(0, begin - WINDOW), begin):
            return None
    span = Span(begin, year.end() if year else match.end(2))
    return _mention(page, span, year=int(year[1]) if year else None, month=month, days=(day, last_day), low=low)


def _opens(text: str, start: int) -> bool:
    """Whether a number can begin a date here: not $28, not 1.28, not 3-28."""
    return start == 0 or text[start - 1].isspace() or text[start - 1] in _OPENERS


def _month_is_loose(page: Page, begin: int, end: int, *, low: int) -> bool:
    """Whether the number counts what follows: "in March 12 people died"."""
    return page.before(begin, low).endswith((" in ", "In ")) and _GOES_ON.match(page.text, end, page.stop) is not None


def _may_be_name(page: Page, begin: int, name: str, *, low: int) -> bool:
    """Whether a month's name may be a person's or a verb, for want of a year: "Theresa May 10", "MARCH 4 ALL"."""
    if page.lang != "en" or name.lower() not in _ALSO_WORDS:
        return False
    word = _WORD_BEFORE.search(page.before(begin, low))
    if word is None:
        return name.isupper()
    known = word[1].lower() in _LEADS or page.weekday(word[1]) is not None or word[1].endswith(("'s", "’s"))
    return not known and (word[1][0].isupper() or name.isupper())


def _mention(
    page: Page, span: Span, *, year: int | None, month: int, days: tuple[int | None, int | None], low: int
) -> DateMention | None:
    """The date with the weekday beside it, if it can be one."""
    day, last_day = days
    start, end, weekday = _with_weekday(page, span, low=low) if day is not None else (span.start, span.end, None)
    if day is not None and not _can_be_day(page, start, day, dated=bool(year) or weekday is not None):
        return None
    if day is not None and last_day is not None and last_day <= day:
        return None
    length = _month_length(year or 2000, month)
    valid = (last_day or day or 1) <= length
    exact = year is not None and valid
    return DateMention(
        start=start,
        end=end,
        earliest=date(year, month, day or 1) if exact and year else None,
        latest=date(year, month, last_day or day or length) if exact and year else None,
        weekday=weekday,
        has_year=year is not None,
        valid=valid,
        year=year,
        month=month,
        day=day,
        last_day=last_day,
    )


def _can_be_day(page: Page, start: int, day: int, *, dated: bool) -> bool:
    """Whether a number is a day, or a slip in one: a year or weekday, or another bound before it, make it a date."""
    if day <= _LAST_DAY:
        return day >= 1
    bound = page.text[start].isdigit() and _BOUND_BEFORE.search(page.text, max(0, start - WINDOW), start)
    return day <= _MOST_DAYS and (dated or bool(bound))


def _with_weekday(page: Page, span: Span, *, low: int) -> tuple[int, int, int | None]:
    before = page.before(span.start, low)
    match = _WEEKDAY_BEFORE.search(before)
    weekday = page.weekday(match[1], match[2]) if match else None
    if match and weekday is not None:
        return span.start - len(before) + match.start(), span.end, weekday
    after = _WEEKDAY_AFTER.match(page.text, span.end, page.stop)
    if after is None and page.lang == "tr":
        after = _BARE_WEEKDAY_AFTER.match(page.text, span.end, page.stop)
    weekday = page.weekday(after[after.lastindex or 1]) if after else None
    return (span.start, after.end(), weekday) if after and weekday is not None else (span.start, span.end, None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_length(year: int, month: int) -> int:
    return 31 if month == 12 else (date(year, month + 1, 1) - date(year, month, 1)).days
