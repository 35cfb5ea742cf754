"""What the tables of states, cities and bodies say of one of them, fact by fact."""

from collections.abc import Iterator

import msgspec

from copydesk.knowledge.spell import Spell
from copydesk.knowledge.world import World

BUILT_IN = "built-in"


class Fact(msgspec.Struct, frozen=True, rename={"origin": "from"}):
    """One thing known: "capital", "Astana", its dates, the day it is vouched for, the kind of record, the file."""

    kind: str
    value: str
    dates: str
    as_of: str
    source: str
    origin: str = BUILT_IN


def place_names(kind: str, name: str, world: World) -> tuple[str, ...]:
    """What texts call it besides."""
    if kind == "state":
        state = world.states[name]
        return tuple(each for each in (*state.names, *state.demonyms) if each != name)
    if kind == "body":
        return tuple(each for each in world.bodies[name].names if each != name)
    return tuple(each for each in world.organisations.get(name, ()) if each != name) if kind == "organisation" else ()


def place_facts(kind: str, name: str, world: World) -> Iterator[Fact]:
    """The rows about a state, city, body or state that is no more."""
    if kind == "state":
        yield from _state(name, world)
    elif kind == "city":
        yield from _city(name, world)
    elif kind == "body":
        for (body, state), spells in world.memberships.items():
            yield from (_fact("member", state, spell) for spell in spells if body == name)
    elif kind == "former-state":
        row = world.former_names[name]
        dates = f"{row.start or ''} to {row.end}".strip()
        yield Fact(
            "name", f"{name}; today {row.successor}" if row.successor else f"{name}; no more", dates, "", row.source
        )


def _state(name: str, world: World) -> Iterator[Fact]:
    state = world.states[name]
    day = state.as_of.isoformat()
    yield Fact("continent", ", ".join(state.continents), "", day, state.source)
    for former in world.former_names.values():
        if former.successor == name:
            spell = Spell(name, (former.name,), former.start, former.end, state.as_of, former.source)
            yield _fact("name", former.name, spell)
    for kind, table in (("capital", world.capitals), ("currency", world.currencies)):
        yield from (_fact(kind, " or ".join(spell.names), spell) for spell in table.get(name, ()))
    neighbours = [other for other in world.states if other != name and world.borders(name, other)]
    if neighbours:
        yield Fact("borders", ", ".join(neighbours), "", day, "maps and border treaties")
    for (body, member), spells in world.memberships.items():
        yield from (_fact("member of", body, spell) for spell in spells if member == name)


def _city(name: str, world: World) -> Iterator[Fact]:
    for city in world.cities.get(name, ()):
        others = f" (places of this name also in {', '.join(city.elsewhere)})" if city.elsewhere else ""
        yield Fact("city in", f"{city.state}{others}", "", city.as_of.isoformat(), city.source)
    for state, spells in world.capitals.items():
        yield from (_fact("capital of", state, spell) for spell in spells if name in spell.names)


def _fact(kind: str, value: str, spell: Spell) -> Fact:
    return Fact(kind, value, spell.dates, spell.as_of.isoformat(), spell.source)
