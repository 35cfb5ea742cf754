"""What is known of a name: people with their terms, states, cities and bodies, each row with where it is from."""

import difflib
from collections.abc import Iterator

import msgspec

from copydesk.knowledge.facts import Knowledge
from copydesk.knowledge.fold import fold
from copydesk.knowledge.person import Person, Term
from copydesk.knowledge.place_facts import BUILT_IN, Fact, place_facts, place_names
from copydesk.knowledge.world import World

_NEAR = 5


class Entry(msgspec.Struct, frozen=True):
    """Someone or something of a name: `kind` is person, state, city, body or former state."""

    kind: str
    name: str
    id: str
    names: tuple[str, ...]
    facts: tuple[Fact, ...]


def entries(name: str, knowledge: Knowledge) -> tuple[Entry, ...]:
    """Everyone and everything that bears the name, case and diacritics aside."""
    wanted = fold(name).casefold()
    found = [person_entry(person) for person in _people(wanted, knowledge)]
    return (*found, *_places(wanted, knowledge.world))


def near(name: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Known names that are written alike, the likeliest first; those that hold all its words among them."""
    wanted = fold(name).casefold()
    known: dict[str, str] = {}
    for _, names, _ in knowledge.directory.names():
        for each in names:
            known.setdefault(fold(each).casefold(), names[0])
    for written, (_, kept) in knowledge.world.names():
        known.setdefault(fold(written).casefold(), kept)
    words = set(wanted.split())
    holding = sorted(kept for each, kept in known.items() if words and words <= set(each.split()))
    close = [known[each] for each in difflib.get_close_matches(wanted, list(known), n=_NEAR, cutoff=0.75)]
    return tuple(dict.fromkeys((*close, *holding)))[:_NEAR]


def _people(wanted: str, knowledge: Knowledge) -> Iterator[Person]:
    for identity, names, _ in knowledge.directory.names():
        if wanted == identity or any(fold(each).casefold() == wanted for each in names):
            yield knowledge.directory[identity]


def person_entry(person: Person) -> Entry:
    """A person with life and terms."""
    about = (person.as_of.isoformat(), person.source, person.origin or BUILT_IN)
    facts = [Fact(kind, str(day), "", *about) for kind, day in (("born", person.born), ("died", person.died)) if day]
    if person.died is None:
        facts.append(Fact("alive", f"as of {person.as_of}", "", *about))
    facts += [_term(term, person) for term in person.terms]
    return Entry(
        "person", person.name, person.id, tuple(name for name in person.names if name != person.name), tuple(facts)
    )


def _term(term: Term, person: Person) -> Fact:
    source = term.source or ("" if term.origin else person.source if not person.origin else "")
    return Fact("office", term.title, term.dates, term.as_of.isoformat(), source, term.origin or BUILT_IN)


def _places(wanted: str, world: World) -> Iterator[Entry]:
    meanings = {meaning for written, meaning in world.names() if fold(written).casefold() == wanted}
    named = {("state" if kind == "demonym" else kind, name) for kind, name in meanings}
    for kind, name in sorted(named):
        yield Entry(kind, name, "", place_names(kind, name, world), tuple(place_facts(kind, name, world)))
