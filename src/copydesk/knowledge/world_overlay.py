"""Lays the places of users' files over the tables of states, cities and bodies."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path

from copydesk.knowledge.local import LocalFact, LocalPlace
from copydesk.knowledge.spell import Spell
from copydesk.knowledge.world import Body, City, FormerName, State, World

Spells = dict[str, tuple[Spell, ...]]


def laid_over(world: World, places: Iterable[LocalPlace], more: Iterable[str] = ()) -> World:
    """The world with these places, whose facts win over ours of the same time, and further names that hold offices."""
    told = {known_as(place.name, world): place for place in places}
    names = {name: (name,) for name in more if not world.knows(name) and name not in told}
    new = {name: (name, *place.aliases) for name, place in told.items() if not world.knows(name)}
    return _Overlaid(world, told, names | new) if told or names else world


def known_as(name: str, world: World) -> str:
    """The place as our tables call it ("UK" is the United Kingdom), else as it is given."""
    for place in world.places(name):
        if place.start == 0 and place.end == len(name):
            return place.named("state", "organisation", "body") or place.named("city") or name
    return name


class _Overlaid(World):
    """A world under the places of a file; the tables are read once for both."""

    def __init__(
        self, base: World, places: Mapping[str, LocalPlace], organisations: dict[str, tuple[str, ...]]
    ) -> None:
        super().__init__(base._read)
        self._base = base
        self._local = places
        self._organisations = organisations

    def _facts(self, kind: str) -> list[tuple[str, LocalPlace, LocalFact]]:
        return [(name, place, fact) for name, place in self._local.items() for fact in place.facts if fact.kind == kind]

    @cached_property
    def states(self) -> dict[str, State]:
        return self._base.states

    @cached_property
    def organisations(self) -> dict[str, tuple[str, ...]]:
        return self._base.organisations | self._organisations

    @cached_property
    def currencies(self) -> Spells:
        return self._base.currencies

    @cached_property
    def capitals(self) -> Spells:
        found = dict(self._base.capitals)
        for name, place, fact in self._facts("capital"):
            found[name] = _with(found.get(name, ()), _spell(name, fact.value, place, fact))
        return found

    @cached_property
    def memberships(self) -> dict[tuple[str, str], tuple[Spell, ...]]:
        found = dict(self._base.memberships)
        for name, place, fact in self._facts("member of"):
            body = known_as(fact.value, self._base)
            found[body, name] = _with(found.get((body, name), ()), _spell(name, body, place, fact))
        return found

    @cached_property
    def bodies(self) -> dict[str, Body]:
        found = dict(self._base.bodies)
        for _, place, fact in self._facts("member of"):
            body = known_as(fact.value, self._base)
            if body not in found:
                found[body] = Body(body, (body,), None, fact.as_of, fact.source or place.source)
        return found

    @cached_property
    def cities(self) -> dict[str, tuple[City, ...]]:
        found = dict(self._base.cities)
        for name, place, fact in self._facts("in"):
            state = known_as(fact.value, self._base)
            kept = [city for city in found.get(name, ()) if city.state != state]
            found[name] = (*kept, City(name, state, (), fact.as_of, fact.source or place.source))
        return found

    @cached_property
    def former_names(self) -> dict[str, FormerName]:
        found = dict(self._base.former_names)
        for name, place, fact in self._facts("called"):
            if name in self._base.states:
                found[fact.value] = FormerName(fact.value, name, fact.start, fact.end, fact.source or place.source)
        return found


def _spell(name: str, value: str, place: LocalPlace, fact: LocalFact) -> Spell:
    source = f"{fact.source or place.source} ({Path(fact.origin).name})".strip()
    return Spell(name, (value,), fact.start, fact.end, fact.as_of, source)


def _with(ours: tuple[Spell, ...], theirs: Spell) -> tuple[Spell, ...]:
    """Our spells with one of a file: those of ours that it overlaps give way, one of the same value gives its names."""
    names = tuple(dict.fromkeys(name for each in ours if theirs.names[0] in each.names for name in each.names))
    made = Spell(theirs.subject, names or theirs.names, theirs.start, theirs.end, theirs.as_of, theirs.source)
    return (*(each for each in ours if not _overlap(each, theirs)), made)


def _overlap(one: Spell, other: Spell) -> bool:
    """Whether two spells share more than a day of change; a start that is told only as an interval shares nothing."""
    first, second = ((each.start.latest.toordinal() if each.start is not None else 0) for each in (one, other))
    ends = [each.end.earliest.toordinal() for each in (one, other) if each.end is not None]
    return not ends or max(first, second) < min(ends)
