"""From an item to a person: what Wikidata says of a life and of offices, and no more than it says."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import msgspec

from copydesk.knowledge.dates import PartialDate
from copydesk.knowledge.local import LocalPerson, LocalTerm
from copydesk.knowledge.wikidata_item import (
    BORN,
    CITIZEN,
    DIED,
    END,
    OF,
    OFFICE,
    REPLACED_BY,
    START,
    Item,
    Statement,
)
from copydesk.knowledge.wikidata_names import Names, safe
from copydesk.knowledge.wikidata_places import Head
from copydesk.knowledge.wikidata_time import between

_LONG_LIFE = timedelta(days=366 * 100)
_LONGEST_LIFE = timedelta(days=366 * 115)


class Tally(msgspec.Struct):
    """What was taken over and what was not."""

    people: int = 0
    terms: int = 0
    nameless: int = 0
    undated: int = 0
    placeless: int = 0
    headless: int = 0
    places: int = 0
    broken: int = 0


def person_of(item: Item, names: Names, as_of: date, tally: Tally, *, heads: Iterable[Head] = ()) -> LocalPerson | None:
    """The person, None for somebody without a name in the languages asked for.

    `heads` are what states and cities say of the person; it counts where the person's own statements are silent.
    """
    name = item.label(names.languages)
    if not safe(name):
        tally.nameless += 1
        return None
    born, dead = _day(item.statements(BORN)), item.statements(DIED)
    died = _day(dead)
    if dead and died is None and any(statement.snak.kind != "novalue" for statement in dead):
        died = _some_day(born, as_of)  # dead, nobody knows since when
    source = f"Wikidata {item.id}" + (" (Julian date)" if _is_julian(item) else "")
    own = tuple(_terms(item, names, as_of, born=born, died=died, source=source, tally=tally))
    terms = (*own, *_headed(heads, own, names, as_of, born=born, died=died))
    tally.people += 1
    tally.terms += len(terms)
    called = _called(item, name, names.languages)
    return LocalPerson(
        name=name,
        id=item.id.lower(),
        aliases=tuple(each for each in called if " " in each),
        titled=tuple(each for each in (*called, name) if " " not in each),
        born=born,
        died=died,
        as_of=as_of if died is None and _may_live(born, as_of) else None,
        source=source,
        terms=terms,
    )


def _called(item: Item, name: str, languages: tuple[str, ...]) -> list[str]:
    found = [item.labels.get(each, "") for each in languages]
    found += [alias for each in (*languages, "mul") for alias in item.aliases.get(each, ())]
    return [each for each in dict.fromkeys(found) if each != name and len(each) > 2 and safe(each)]


def _day(statements: tuple[Statement, ...]) -> PartialDate | None:
    """The day that the preferred statements, else all of them, allow; None where none gives one."""
    best = [each for each in statements if each.rank == "preferred"] or list(statements)
    days = [each.snak.time for each in best if each.snak.time is not None]
    if not days:
        return None
    if len(days) == 1:
        return days[0]
    finest = [
        day for day in days if all(other.earliest <= day.earliest <= day.latest <= other.latest for other in days)
    ]
    if finest:
        return finest[0]
    return between(min(day.earliest for day in days), max(day.latest for day in days))


def _some_day(born: PartialDate | None, as_of: date) -> PartialDate:
    first = born.earliest if born is not None else date.min
    return between(min(first, as_of), as_of)


def _may_live(born: PartialDate | None, as_of: date) -> bool:
    """Whether a missing death says that the person lived then: not of somebody very old, or of unknown age."""
    return born is not None and born.earliest > as_of - _LONG_LIFE


def _is_julian(item: Item) -> bool:
    return any(each.snak.julian for each in (*item.statements(BORN), *item.statements(DIED)))


def _terms(
    item: Item,
    names: Names,
    as_of: date,
    *,
    born: PartialDate | None,
    died: PartialDate | None,
    source: str,
    tally: Tally,
) -> Iterator[LocalTerm]:
    states = {each.snak.item for each in item.statements(CITIZEN) if each.snak.item}
    citizen = states.pop() if len(states) == 1 else ""
    for statement in item.statements(OFFICE):
        if not statement.snak.item:
            continue
        spell = _spell(statement, as_of, born=born, died=died)
        if spell is None:
            tally.undated += 1
            continue
        of = statement.qualifier(OF)
        office, place = names.office(statement.snak.item, of.item if of is not None else "", citizen)
        if not (safe(office) and safe(place)):
            tally.placeless += 1
            continue
        start, end, vouched = spell
        yield LocalTerm(office=office, place=place, start=start, end=end, as_of=vouched, source=source, origin="")


def _headed(
    heads: Iterable[Head],
    own: tuple[LocalTerm, ...],
    names: Names,
    as_of: date,
    *,
    born: PartialDate | None,
    died: PartialDate | None,
) -> Iterator[LocalTerm]:
    for head in heads:
        spell = _spell(head.statement, as_of, born=born, died=died)
        office, place = (
            names.office(head.office, of=head.place) if head.office else (head.plain, names.place(head.place))
        )
        if spell is None or not (safe(office) and safe(place)):
            continue
        start, end, vouched = spell
        if any(term.place == place and not _apart(term, start, end) for term in own):
            continue
        source = f"Wikidata {head.place}"
        yield LocalTerm(office=office, place=place, start=start, end=end, as_of=vouched, source=source, origin="")


def _apart(term: LocalTerm, start: PartialDate, end: PartialDate | None) -> bool:
    """Whether two terms share no day."""
    return (term.end is not None and term.end.before(start)) or (end is not None and end.before(term.start))


def _spell(
    statement: Statement, as_of: date, *, born: PartialDate | None, died: PartialDate | None
) -> tuple[PartialDate, PartialDate | None, date] | None:
    """Start, end and up to when it is vouched for; None where no day of the term is known.

    An end that is not told is unknown: the row vouches for the first day alone, unless a successor or a death closes
    it, or its being preferred says that it is so now. "No value" says that it has not ended.
    """
    start, end = _time(statement, START), _time(statement, END)
    if start is None and end is not None:
        start = between(_earliest(born, end), end.latest)
    if start is None or start.earliest > as_of or (end is not None and end.before(start)):
        return None
    if end is not None:
        return start, end, as_of
    return _unended(statement, start, as_of, died=died)


def _unended(
    statement: Statement, start: PartialDate, as_of: date, *, died: PartialDate | None
) -> tuple[PartialDate, PartialDate | None, date] | None:
    last, successor = statement.qualifier(END), statement.qualifier(REPLACED_BY)
    if died is not None:
        closed = between(start.earliest, died.latest) if start.earliest <= died.latest else None
        return (start, closed, as_of) if closed is not None else None
    if last is not None and last.kind == "novalue":
        return start, None, as_of
    if last is not None or (successor is not None and successor.kind != "novalue"):
        return start, between(start.earliest, as_of), as_of
    return start, None, as_of if statement.rank == "preferred" else min(start.latest, as_of)


def _time(statement: Statement, property_id: str) -> PartialDate | None:
    snak = statement.qualifier(property_id)
    return snak.time if snak is not None else None


def _earliest(born: PartialDate | None, end: PartialDate) -> date:
    """The first day on which a term that ended then can have begun."""
    if born is not None and not born.after(end):
        return born.earliest
    return date.fromordinal(max(1, end.earliest.toordinal() - _LONGEST_LIFE.days))
