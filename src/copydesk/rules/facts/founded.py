"""Ages and anniversaries of bodies and buildings, told with the year in which they began."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

import msgspec

from copydesk.model import Document, Span
from copydesk.rules.cue import cued, register
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.earnest import in_earnest
from copydesk.rules.facts.length import COUNT, ORDINAL, count_of, is_hedged
from copydesk.rules.facts.statement import Statement, statements
from copydesk.text.pattern import lazily

Counted = Literal["age", "anniversary"]

_CODE = "founded"
_CUES = (
    "founded|",
    "established|",
    "built|",
    "opened|",
    "set up|",
    "formed|",
    "created|",
    "launched|",
    "incorporated|",
    "constructed|",
    "erected|",
    "inaugurated|",
    "first lit",
    "first published",
    "first held",
    "first staged",
    "first broadcast",
    "first performed",
    "first printed",
)
_SLACK = 1  # an anniversary may be kept early, or counted from the year after
_YEAR = r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2})(?![\w%]|[-–—/][0-9])"
_BEGAN = (
    r"(?<![\w-])(?:founded|established|built|opened|set up|formed|created|launched|incorporated|constructed|erected"
    r"|inaugurated|first (?:lit|published|held|opened|staged|broadcast|performed|printed))"
)
_IN = rf"(?: (?:back|here|there|locally|as \w+|by [^,.;]{{2,40}}))? in (?:(?:early |late )?[A-Z][a-z]+ )?{_YEAR}"
_NOW = r"(?:,? (?:now|today|this (?:year|month|week|season|spring|summer|autumn|winter)))?"
_ITS = r"(?:its|their|the) "
_FETES = (
    r"(?:celebrates?|marks?|observes?|is (?:celebrating|marking|about to (?:celebrate|mark))"
    r"|are (?:celebrating|marking)|will (?:celebrate|mark)|has (?:its|their)|reach(?:es)?)"
)
_FETE = rf"{_FETES}{_NOW} {_ITS}(?P<ordinal>{ORDINAL}) (?:anniversary|birthday|jubilee)\b"
_AGED = (
    rf"(?:is|are|turns?|will be|becomes?){_NOW} (?P<count>{COUNT})"
    r"(?: years old\b|(?= this (?:year|month|week|spring|summer|autumn|winter)\b))"
)
_SAYS = rf"(?:{_FETE}|{_AGED})"
_SUBJECT = (
    r"(?:the|this|our|their|its|his|her|[A-Z][\w’'&.-]*)"
    r"(?: (?!that|which|who|whose|where|and|with|has|is|was)[\w’'&.-]+){0,6}"
)
_PATTERNS = (
    lazily(rf"(?:^|[.;:“\"] ?){_BEGAN}{_IN}[^,.;]{{0,60}}, {_SUBJECT}{_NOW} {_SAYS}", re.IGNORECASE),
    lazily(rf"(?:was|were) {_BEGAN}{_IN},? (?:and|so|which means (?:it|that it)){_NOW} (?:it )?{_SAYS}"),
    lazily(rf",? (?:which (?:was )?|that was )?{_BEGAN}{_IN},{_NOW} {_SAYS}"),
    lazily(rf"(?<![\w-])(?P<count>{COUNT})-year-old (?:[a-z’'-]+,? ){{1,3}}?(?:which )?was {_BEGAN}{_IN}"),
)
_NEXT = lazily(rf"^(?:This (?:year|month|week|spring|summer|autumn|winter),? )?(?:It|it|They|they){_NOW} {_SAYS}")
_STARTED = lazily(rf"(?:was|were) {_BEGAN}{_IN}(?=[,.;]|$)")
_OTHER_TIME = lazily(
    r"\b(?:re-?(?:built|opened|founded|launched|established|formed|constructed)|ago|then|when|had|last (?:year|month)|"
    r"(?:years|decades|year) (?:later|earlier|after|before)|would have|moved|merged|since|version|current|present)\b",
    re.IGNORECASE,
)
_ANY_YEAR = lazily(r"(?<![\w$£€.,-])(?:1[0-9]|20)[0-9]{2}(?![\w%]|[.,][0-9])")


class Tally(msgspec.Struct, frozen=True):
    """An age or an anniversary in a sentence's flat text, from `start` to `end`, and the year it is to be counted from.

    `ends_next` is where it ends in the next sentence, if it stands there.
    """

    start: int
    end: int
    kind: Counted
    count: int
    year: int
    ends_next: int | None = None


def founded(document: Document) -> Iterator[tuple[Statement, Tally]]:
    """The ages and anniversaries in a document that are told with a year of founding, and their sentences."""
    for statement in statements(document, cued(document).get(_CODE, ())):
        if statement.readable:
            yield from ((statement, tally) for tally in _tallies(statement))


def names_founding(document: Document) -> bool:
    """Whether a word for a founding stands in the document."""
    return _CODE in cued(document)


def _tallies(statement: Statement) -> Iterator[Tally]:
    """The ages and anniversaries told with a year of founding, in a sentence or in it and the one behind it.

    None where another year or another time is named, or the count is vague.
    """
    flat = statement.flat
    for pattern in _PATTERNS:
        for told in pattern.finditer(flat):
            if not _OTHER_TIME.search(flat) and len(_ANY_YEAR.findall(flat)) == 1:
                yield from _tally(flat, told, told)
            return
    after, began = statement.neighbour(1), _STARTED.search(flat)
    if after is None or began is None or len(_ANY_YEAR.findall(flat)) != 1:
        return
    said = _NEXT.match(after.flat)
    if said and not (_OTHER_TIME.search(flat) or _OTHER_TIME.search(after.flat) or _ANY_YEAR.search(after.flat)):
        yield from _tally(flat, began, said)


def _tally(flat: str, began: re.Match[str], said: re.Match[str]) -> Iterator[Tally]:
    groups = said.groupdict()
    ordinal, group = groups.get("ordinal"), "ordinal" if groups.get("ordinal") else "count"
    if is_hedged(said.string, said.start(group)):
        return
    count, apart = count_of(said[group]), said is not began
    end = began.end("year") if apart else max(said.end(), began.end("year"))
    first = began.start("year") if apart else min(said.start(group), began.start("year"))
    kind: Counted = "anniversary" if ordinal else "age"
    yield Tally(first, end, kind, count, int(began["year"]), said.end() if apart else None)


def held(statement: Statement, tally: Tally, day: date) -> Claim:
    """The count held against the year of founding, on the day of publication."""
    span = statement.span(tally.start, tally.end)
    after = statement.neighbour(1)
    if tally.ends_next is not None and after is not None:
        span = Span(span.start, after.span(0, tally.ends_next).end)
    years = day.year - tally.year
    fact = f"from {tally.year} to {day.year} it is {years} years"
    if abs(years - tally.count) <= _SLACK:
        return Claim(span=span, verdict="agrees", fact=fact)
    if tally.count <= _SLACK or years < 0 or not in_earnest(statement, tally.start, tally.end):
        return Claim(span=span, verdict="unknown", fact=fact)
    shown = " ".join(statement.document.text[span.start : span.end].split())
    return Claim(
        span=span,
        verdict="conflicts",
        message=f"“{shown}”: {fact}, not {tally.count}. Correct the number or the year.",
        fact=fact,
        evidence={"year": tally.year, "stated_years": tally.count, "years": years, "judged_on": day.isoformat()},
    )


register(_CODE, _CUES)
