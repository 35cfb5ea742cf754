"""Dates of birth, death and office that a text ties to somebody known, held against the tables."""

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from copydesk.knowledge import Mention, PartialDate, Person, Term
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.moment import LOOSE, MOMENT, moment
from copydesk.rules.facts.statement import Statement
from copydesk.rules.facts.titled import titled_from
from copydesk.rules.facts.titles import fits, names_an_office
from copydesk.text.pattern import lazily

_PLACE = r"(?:,? (?:(?:in|at|near)(?: the)?(?: [A-Z][\w’'-]+,?){1,4}|at home|suddenly|aged \d+|at the age of \d+)){0,2}"
_ON = rf",? (?:in|on) {LOOSE}{MOMENT}"
_WHO = r",?(?: who)?(?: had| has)?"
_OFFICE = r"(?:the )?(?:[A-Z][\w.]+ )?(?P<office>president|prime minister|chancellor|pope|taoiseach)"
_OF = r"(?: of (?:the )?[A-Z]\w+(?: [A-Z]\w+)?)?"
_BIRTH = lazily(rf"(?:, |,? (?:who )?was |, (?:who )?[^,;.]{{3,70}}, was )born{_PLACE}{_ON}")
_DIED = lazily(rf"{_WHO} (?:died|passed away|was (?:assassinated|executed)){_PLACE}{_ON}")
_DEATH = lazily(rf"['’]s? (?:death|assassination){_ON}")
_START = lazily(rf"{_WHO} (?:became|was sworn in as|was inaugurated as) {_OFFICE}{_OF}{_ON}")
_TERM = lazily(
    rf"(?:,? (?:who )?(?:was|served as)|,) {_OFFICE}{_OF} (?:from|between) (?P<first>(?:19|20)\d\d)"
    r"(?: to | until | and | ?[-–—] ?)(?P<last>(?:19|20)\d\d)(?!\d|[-–/])"
)
_LIVED = lazily(r" \((?P<first>1[6-9]\d\d|20\d\d) ?[-–—] ?(?P<last>1[6-9]\d\d|20\d\d)\)")
_DEATH_OF = lazily(r"\b(?:[Tt]he )?(?:death|assassination) of(?: the)? $")
_ON_BEHIND = lazily(_ON)
# Names of others that the clause may belong to.
_BELONGS = lazily(r"(?:\b(?:of|to|whose|near|&)|['’]s?|,) $")
_NAMESAKE = lazily(
    r"\b(?:airport|foundation|ship|school|stadium|university|bridge|street|square|hospital|institute|prize|award"
    r"|library|"
    r"museum|son|daughter|wife|husband|father|mother|brother|sister|widow|family|namesake|character|horse|dog)\b",
    re.IGNORECASE,
)
_FULLY_KNOWN = 1990  # terms of office that began before this year may be missing in the tables
_FIGURE = 10  # years off by which a slip of one figure puts an older term
_SLACK = 1


class _Dated(msgspec.Struct, frozen=True):
    """A date that a clause ties to somebody, `start` to `end` in the flat text; what it is of, and what is known."""

    start: int
    end: int
    of: str
    stated: str
    known: str
    fits: bool


def life_dates(statement: Statement, mentions: tuple[Mention, ...]) -> Iterator[Claim]:
    """The dates of life and office in one sentence, of those who are named beyond doubt."""
    flat = statement.flat
    for mention in mentions:
        if len(mention.people) != 1 or not statement.readable:
            continue
        start, person = titled_from(flat, mention), mention.people[0]
        titles = flat[start : mention.start]
        if (mention.needs_title and not names_an_office(titles)) or not fits(titles, person):
            continue
        before = flat[max(0, start - 40) : start]
        if _is_anothers(flat, mention, before):
            continue
        for found in _dated(flat, mention, person, before, statement.day):
            yield _claim(statement, found, person)


def _is_anothers(flat: str, mention: Mention, before: str) -> bool:
    """Whether a clause behind the name may be of somebody whom the name only belongs to: "the son of NAME, who"."""
    if _LIVED.match(flat, mention.end) or _DEATH_OF.search(before):
        return False
    return _BELONGS.search(before) is not None


def _dated(flat: str, mention: Mention, person: Person, before: str, day: date | None) -> Iterator[_Dated]:
    end = mention.end
    if (match := _BIRTH.match(flat, end)) and person.born is not None:
        yield from _one(match, "born", person.born)
    death = _DIED.match(flat, end) or _DEATH.match(flat, end)
    if death is None and _DEATH_OF.search(before):
        death = _ON_BEHIND.match(flat, end)
    if death is not None and person.died is not None and (day is None or person.died.before(day)):
        yield from _one(death, "died", person.died)
    if match := _START.match(flat, end):
        yield from _of_office(match, person, [match["year"]])
    if match := _TERM.match(flat, end):
        yield from _of_office(match, person, [match["first"], match["last"]])
    if match := _LIVED.match(flat, end):
        yield from _life(match, person)


def _one(match: re.Match[str], of: str, known: PartialDate) -> Iterator[_Dated]:
    stated = moment(match)
    if stated is None:
        return
    start = next(match.start(group) for group in ("day", "month", "year") if match[group])
    agrees = not (stated.before(known) or stated.after(known))
    yield _Dated(start, match.end("year"), of, stated.text, known.text, agrees)


def _life(match: re.Match[str], person: Person) -> Iterator[_Dated]:
    if person.born is None or person.died is None:
        return
    agrees = all(
        known.earliest.year <= int(match[group]) <= known.latest.year
        for group, known in (("first", person.born), ("last", person.died))
    )
    known = f"{person.born} to {person.died}"
    yield _Dated(match.start("first"), match.end("last"), "lived", match[0].strip(" ()"), known, agrees)


def _of_office(match: re.Match[str], person: Person, years: list[str]) -> Iterator[_Dated]:
    """The first year of an office, or its first and last, held against all terms of it."""
    terms = [term for term in person.terms if term.office == match["office"].lower()]
    stated = [int(year) for year in years]
    if not terms or any(not _is_covered(year, terms) for year in stated):
        return
    starts = [term.start.earliest.year for term in terms]
    ends = [(term.end.latest.year if term.end is not None else term.as_of.year) for term in terms]
    agrees = any(abs(stated[0] - year) <= _SLACK for year in starts)
    if len(stated) > 1:
        agrees = agrees and any(abs(stated[1] - year) <= _SLACK for year in ends)
    group = "first" if len(stated) > 1 else "year"
    known = ", ".join(term.label for term in terms)
    yield _Dated(match.start(group), match.end("last" if len(stated) > 1 else "year"), "", match[0], known, agrees)


def _is_covered(year: int, terms: list[Term]) -> bool:
    """Whether the tables would have a term of that year."""
    if year >= _FULLY_KNOWN:
        return all(term.end is not None or term.as_of.year >= year for term in terms)
    return any(
        abs(term.start.earliest.year - year) <= _FIGURE for term in terms if term.start.earliest.year < _FULLY_KNOWN
    )


def _claim(statement: Statement, found: _Dated, person: Person) -> Claim:
    flat, span = statement.flat, statement.span(found.start, found.end)
    known = f"{person.name} was {found.known}" if not found.of else f"{person.name} {_VERBS[found.of]} {found.known}"
    fact = f"{known} ({person.source}, as of {person.as_of})"
    if found.fits:
        return Claim(span=span, verdict="agrees", fact=fact)
    rest = flat[: found.start] + flat[found.end :]
    right = any(year in rest for year in re.findall(r"\d{4}", found.known))
    if (
        right
        or _NAMESAKE.search(flat, 0, found.start)
        or not statement.asserts(found.start, found.end)
        or flat.rstrip().endswith("?")
    ):
        return Claim(span=span, verdict="unknown", fact=fact)
    return Claim(
        span=span,
        verdict="conflicts",
        message=f"“{flat[found.start : found.end]}”: {known} ({person.source}). Check the date, and who is meant.",
        fact=fact,
        evidence={
            "person": person.name,
            "stated": found.stated,
            "known": found.known,
            "source": person.source,
            "as_of": person.as_of.isoformat(),
        },
        confidence=_CONFIDENCE,
    )


_VERBS = {"born": "was born", "died": "died", "lived": "lived"}
_CONFIDENCE = 0.9
