"""Weekdays that stand without a date ("on Tuesday")."""

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from copydesk.model import Document
from copydesk.text.almanac import almanac
from copydesk.text.date import dates
from copydesk.text.pattern import lazily
from copydesk.text.view import view

_CUE = lazily(r"([\w’'-]{1,20})[ \u00a0]$")
_WINDOW = 24
_DAY = "day"
# How many letters of an English weekday's name stand before that, by the last of them.
_BEFORE_DAY = {"n": (3,), "s": (4, 5, 6), "i": (3,), "r": (5,)}


class WeekdayMention(msgspec.Struct, frozen=True, gc=False):
    """A day of the week without a date; 0 is Monday.

    The span is the name's alone; `cue` is the word before it in lower case ("on", "last", "every"), "" if none.
    """

    start: int
    end: int
    weekday: int
    cue: str


@view
def weekdays(document: Document) -> tuple[WeekdayMention, ...]:
    """The weekdays named without a date, in order; neither plurals nor abbreviations."""
    names = almanac(document.lang)
    if names is None:
        return ()
    text, taken = document.text, iter([(mention.start, mention.end) for mention in dates(document)])
    start, end = next(taken, (document.body.end, document.body.end))
    found: list[WeekdayMention] = []
    for match in _named(document):
        while end <= match.start() and start < document.body.end:
            start, end = next(taken, (document.body.end, document.body.end))
        if start <= match.start() < end or (match.start() and (text[match.start() - 1].isalnum())):
            continue
        cue = _CUE.search(text[max(document.body.start, match.start() - _WINDOW) : match.start()])
        weekday = names.lone_weekdays[match[0].lower()]
        found.append(WeekdayMention(match.start(), match.end(), weekday, cue[1].lower() if cue else ""))
    return tuple(found)


def _named(document: Document) -> Iterator[re.Match[str]]:
    """Where a weekday's name stands; in English behind a search for what all of them end in, which is much faster."""
    text, body, pattern = document.text, document.body, _pattern(document.lang)
    if (document.lang or "en")[:2].lower() != "en":
        yield from pattern.finditer(text, body.start, body.end)
        return
    at = text.find(_DAY, body.start, body.end)
    while at >= 0:
        for length in _BEFORE_DAY.get(text[at - 1], ()):
            match = pattern.match(text, at - length, body.end) if at - length >= body.start else None
            if match is not None:
                yield match
        at = text.find(_DAY, at + len(_DAY), body.end)


@cache
def _pattern(lang: str | None) -> re.Pattern[str]:
    """The weekdays of a language with a capital, and without where the language writes them so."""
    names = almanac(lang)
    assert names is not None
    code = (lang or "en")[:2].lower()
    forms = {form for name in names.lone_weekdays for form in (name.capitalize(), name)}
    if code in {"en", "de", "tr"}:
        forms = {form for form in forms if form[0].isupper()}
    return lazily(rf"(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})(?!\w)")
