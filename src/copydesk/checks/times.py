"""The dates, weekdays and ages of a text."""

from calendar import day_name
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

import msgspec

from copydesk import text
from copydesk.checks.item import Item, item
from copydesk.model import Document, Span
from copydesk.text.digit import digits
from copydesk.text.pattern import lazily

_YEAR_OLD = lazily(r"-year-old\b")
_DIGITS = 3
_NO_AGE_BEHIND = frozenset(".,:$£€/-")
_BEHIND_AGE = frozenset("-,.)")
_BLANKS = " \u00a0"
_AGED = lazily(r"(?:[^\W\d_a-z][\w’'-]+,[ \u00a0](?:aged[ \u00a0])?|\baged[ \u00a0])$")
_BACK = 40
_NEAR = timedelta(days=183)


def dates(document: Document) -> Iterator[Item]:
    """The days that are named; the calendar's weekday is told where it is not given."""
    published = document.published.day if document.published is not None else None
    for mention in text.dates(document):
        if mention.day is None or not mention.valid:
            continue
        day = mention.in_year(mention.year) if mention.year else mention.nearest(published) if published else None
        fact = ""
        if day is not None and mention.last_day is None and (mention.year or abs(day - (published or day)) < _NEAR):
            fact = f"{day:%-d %B} {day.year} is a {day_name[day.weekday()]}"
        found = item(document.text, Span(mention.start, mention.end), "date")
        yield msgspec.structs.replace(found, fact=fact)


def weekdays(document: Document) -> Iterator[Item]:
    """The weekdays without a date, with the day of that name before publication."""
    published = document.published.day if document.published is not None else None
    for mention in text.weekdays(document):
        if mention.cue in ("every", "each"):
            continue
        found = item(document.text, Span(mention.start, mention.end), "date")
        yield msgspec.structs.replace(found, fact=_before(published, mention.weekday) if published else "")


@lru_cache(maxsize=256)
def _before(published: date, weekday: int) -> str:
    day = published - timedelta(days=(published.weekday() - weekday) % 7)
    return f"the {day_name[weekday]} up to publication is {day:%-d %B} {day.year}"


def ages(document: Document) -> Iterator[Item]:
    """The ages that are given."""
    stop = document.body.end
    for start, end in digits(document):
        if end < stop and end - start <= _DIGITS and document.text[end] in _BEHIND_AGE:
            span = _age(document, start, end)
            if span is not None:
                yield item(document.text, span, "age")


def _age(document: Document, start: int, end: int) -> Span | None:
    """The age that a number is, "17-year-old" or what stands behind a name and a comma; None if it is none."""
    content, low = document.text, document.body.start
    if start and (content[start - 1].isalnum() or content[start - 1] in _NO_AGE_BEHIND):
        return None
    if content[end] == "-":
        old = _YEAR_OLD.match(content, end, document.body.end)
        return Span(start, old.end()) if old is not None else None
    if start == low or content[start - 1] not in _BLANKS:
        return None
    aged = _AGED.search(content[max(low, start - _BACK) : start])
    return Span(start - len(aged[0]), end) if aged is not None else None
