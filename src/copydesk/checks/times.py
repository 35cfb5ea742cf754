"""The dates, weekdays and ages of a text."""

import re
from calendar import day_name
from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from copydesk import text
from copydesk.checks.item import Item, item
from copydesk.model import Document, Span

_AGE = re.compile(r"\d\d{0,2}+(?:-year-old\b|(?=[,.)]))")
_NO_AGE_BEHIND = frozenset(".,:$£€/-")
_AGED = re.compile(r"(?:[^\W\d_a-z][\w’'-]+,[ \u00a0](?:aged[ \u00a0])?|\baged[ \u00a0])$")
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


def _before(published: date, weekday: int) -> str:
    day = published - timedelta(days=(published.weekday() - weekday) % 7)
    return f"the {day_name[weekday]} up to publication is {day:%-d %B} {day.year}"


def ages(document: Document) -> Iterator[Item]:
    """The ages that are given."""
    content, low = document.text, document.body.start
    for match in _AGE.finditer(content, low, document.body.end):
        start, end = match.span()
        if start and (content[start - 1].isalnum() or content[start - 1] in _NO_AGE_BEHIND):
            continue
        if match[0][-1].isdecimal():
            before = _AGED.search(content[max(low, start - _BACK) : start])
            if before is None:
                continue
            start -= len(before[0])
        yield item(content, Span(start, end), "age")
