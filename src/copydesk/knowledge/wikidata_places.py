"""From an item to a state, city or body: capital, country, memberships, official names, heads; each with its time."""

from collections.abc import Iterator
from datetime import date

import msgspec

from copydesk.knowledge.dates import PartialDate
from copydesk.knowledge.local import LocalFact, LocalPlace
from copydesk.knowledge.wikidata_item import (
    CAPITAL,
    COUNTRY,
    END,
    HEAD_OF_GOVERNMENT,
    HEAD_OF_STATE,
    INSTANCE_OF,
    MEMBER,
    OFFICE_OF_GOVERNMENT_HEAD,
    OFFICE_OF_STATE_HEAD,
    OFFICIAL_NAME,
    REPLACED_BY,
    START,
    Item,
    Statement,
)
from copydesk.knowledge.wikidata_names import Names, safe
from copydesk.knowledge.wikidata_time import between

_TELLING = (CAPITAL, HEAD_OF_STATE, HEAD_OF_GOVERNMENT, MEMBER, OFFICIAL_NAME)
_STATES = frozenset({"Q6256", "Q3624078"})  # country, sovereign state
_HEADS = (
    (HEAD_OF_STATE, OFFICE_OF_STATE_HEAD, "head of state"),
    (HEAD_OF_GOVERNMENT, OFFICE_OF_GOVERNMENT_HEAD, "head of government"),
)
_SINGLE = (CAPITAL, COUNTRY)

Spell = tuple[PartialDate | None, PartialDate | None, date]


class Head(msgspec.Struct, frozen=True):
    """That somebody headed a place: the statement, the ids of place and office, and what to call an office not told."""

    statement: Statement
    place: str
    office: str
    plain: str


def is_place(item: Item) -> bool:
    """Whether the item tells of a place what is taken over."""
    return not item.is_human and any(item.statements(each) for each in _TELLING)


def is_state(item: Item) -> bool:
    """Whether it is an instance of country or sovereign state."""
    return any(statement.snak.item in _STATES for statement in item.statements(INSTANCE_OF))


def heads_of(item: Item) -> Iterator[tuple[str, Head]]:
    """Those who headed the place, by their ids."""
    for property_id, office_id, plain in _HEADS:
        offices = [each.snak.item for each in item.statements(office_id) if each.snak.item]
        for statement in item.statements(property_id):
            if statement.snak.item:
                yield statement.snak.item, Head(statement, item.id, offices[0] if offices else "", plain)


def place_of_item(item: Item, names: Names, as_of: date) -> LocalPlace | None:
    """The place, None if it has no name in the languages asked for, or nothing is told of it."""
    name = item.label(names.languages).removeprefix("the ")
    if not safe(name):
        return None
    source = f"Wikidata {item.id}"
    facts = tuple(_facts(item, names, as_of, source))
    called = [alias for each in (*names.languages, "mul") for alias in item.aliases.get(each, ())]
    aliases = tuple(each for each in dict.fromkeys(called) if each != name and len(each) > 3 and safe(each))
    return LocalPlace(name=name, aliases=aliases, source=source, facts=facts) if facts else None


def pointed_at(item: Item) -> set[str]:
    """The items whose names its facts need."""
    needed = (CAPITAL, COUNTRY, MEMBER, OFFICE_OF_STATE_HEAD, OFFICE_OF_GOVERNMENT_HEAD)
    found = {statement.snak.item for each in needed for statement in item.statements(each)}
    return found - {""}


def _facts(item: Item, names: Names, as_of: date, source: str) -> Iterator[LocalFact]:
    for property_id, kind in ((CAPITAL, "capital"), (COUNTRY, "in"), (MEMBER, "member of"), (OFFICIAL_NAME, "called")):
        statements = item.statements(property_id)
        for statement in statements:
            value = _value(statement, names, property_id)
            spell = _spell(statement, as_of, sole=property_id in _SINGLE and len(statements) == 1)
            if spell is None or not safe(value) or statement.snak.item == item.id:
                continue
            start, end, vouched = spell
            if property_id == COUNTRY and not (end is None and vouched == as_of):
                continue  # of a city only the state it lies in now is known
            yield LocalFact(kind=kind, value=value, start=start, end=end, as_of=vouched, source=source, origin="")


def _value(statement: Statement, names: Names, property_id: str) -> str:
    if property_id == OFFICIAL_NAME:
        return statement.snak.text if statement.snak.lang in names.languages else ""
    return names.place(statement.snak.item) if statement.snak.item else ""


def _spell(statement: Statement, as_of: date, *, sole: bool) -> Spell | None:
    """Since when, until when and up to when it is vouched for; None where no day is known on which it was so.

    What has no end is so now if it is preferred, said to be without end, or the `sole` statement of what there is one
    of; else it is known of its first day alone. A start that is not told is some day before.
    """
    start, end = (_time(statement, each) for each in (START, END))
    last, successor = statement.qualifier(END), statement.qualifier(REPLACED_BY)
    if (start is not None and start.earliest > as_of) or (start and end and end.before(start)):
        return None
    if end is not None:
        return start or between(date.min, end.latest), end, as_of
    closed = (last is not None and last.kind != "novalue") or (successor is not None and successor.kind != "novalue")
    if closed:
        return (start, between(start.earliest, as_of), as_of) if start is not None else None
    if statement.rank == "preferred" or sole or last is not None:
        return start or between(date.min, as_of), None, as_of
    return (start, None, min(start.latest, as_of)) if start is not None else None


def _time(statement: Statement, property_id: str) -> PartialDate | None:
    snak = statement.qualifier(property_id)
    return snak.time if snak is not None else None
