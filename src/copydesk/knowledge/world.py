"""States, cities and bodies of states: names, capitals, borders, currencies and memberships, each with its time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from typing import Literal

import msgspec

from copydesk.knowledge.dates import PartialDate
from copydesk.knowledge.fold import fold, spellings
from copydesk.knowledge.literals import Find, LiteralSearch
from copydesk.knowledge.spell import Spell
from copydesk.knowledge.table import rows

PlaceKind = Literal["state", "demonym", "city", "body", "organisation", "former-state"]


class State(msgspec.Struct, frozen=True, gc=False):
    """A state by its usual name; `names` and `demonyms` are what texts have for it and for what is its own."""

    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    continents: tuple[str, ...]
    as_of: date
    source: str


class City(msgspec.Struct, frozen=True, gc=False):
    """A city and its state; `elsewhere` are other states that have a known place of the same name."""

    name: str
    state: str
    elsewhere: tuple[str, ...]
    as_of: date
    source: str


class Body(msgspec.Struct, frozen=True, gc=False):
    """A body of states; since the day `complete` every member is known, so that who is not listed was none."""

    name: str
    names: tuple[str, ...]
    complete: PartialDate | None
    as_of: date
    source: str


class FormerName(msgspec.Struct, frozen=True, gc=False):
    """The name of a state while it was official; `successor` is the state today, None where it fell apart."""

    name: str
    successor: str | None
    start: PartialDate | None
    end: PartialDate | None
    source: str


class Place(msgspec.Struct, frozen=True, gc=False):
    """A name of the tables in a text: code points `start` to `end`, and what it can stand for.

    `meanings` are pairs of a kind and the row's own name: ("state", "Georgia"), ("demonym", "Germany"), ("city",
    "Paris"), ("body", "European Union"), ("organisation", "World Bank"), ("former-state", "Zaire").
    """

    start: int
    end: int
    meanings: tuple[tuple[PlaceKind, str], ...]

    def named(self, *kinds: PlaceKind) -> str | None:
        """The row it stands for as one of these kinds, None if it is no such name or may be two."""
        found = {fold(name): name for kind, name in self.meanings if kind in kinds}
        return next(iter(found.values())) if len(found) == 1 else None


class World:
    """The tables of states, cities and bodies; each is read when it is first asked for. `read` gives a table's text."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read

    @cached_property
    def states(self) -> dict[str, State]:
        """Every state by its usual name."""
        columns = ["country", "names", "demonyms", "continents", "as_of", "source"]
        return {
            name: State(
                name, _several(names), _several(demonyms), _several(continents), date.fromisoformat(day), source
            )
            for name, names, demonyms, continents, day, source in self._rows("countries.tsv", columns)
        }

    @cached_property
    def state_names(self) -> frozenset[str]:
        """All names of all states."""
        return frozenset(name for state in self.states.values() for name in state.names)

    @cached_property
    def state_words(self) -> frozenset[str]:
        """The same, and what the people of the states are called."""
        return self.state_names.union(*(state.demonyms for state in self.states.values()))

    @cached_property
    def capitals(self) -> dict[str, tuple[Spell, ...]]:
        """Capitals and seats of government by state; a state whose capital is in dispute is not there."""
        return self._spells("capitals.tsv", ["country", "city", "from", "to", "as_of", "source"])

    @cached_property
    def currencies(self) -> dict[str, tuple[Spell, ...]]:
        """Currencies by state, as plain words: "dollar", "euro"."""
        return self._spells("currencies.tsv", ["country", "currency", "from", "to", "as_of", "source"])

    @cached_property
    def bodies(self) -> dict[str, Body]:
        """Bodies of states by name."""
        columns = ["body", "names", "complete", "as_of", "source"]
        return {
            name: Body(name, _several(names), _partial(complete), date.fromisoformat(day), source)
            for name, names, complete, day, source in self._rows("bodies.tsv", columns)
        }

    @cached_property
    def memberships(self) -> dict[tuple[str, str], tuple[Spell, ...]]:
        """Times as a member by (body, state)."""
        found: dict[tuple[str, str], tuple[Spell, ...]] = {}
        columns = ["body", "country", "from", "to", "as_of", "source"]
        for body, state, start, end, day, source in self._rows("memberships.tsv", columns):
            spell = Spell(state, (body,), _partial(start), _partial(end), date.fromisoformat(day), source)
            found[body, state] = (*found.get((body, state), ()), spell)
        return found

    @cached_property
    def cities(self) -> dict[str, tuple[City, ...]]:
        """Cities by name, one entry for each state that has a listed city of that name."""
        found: dict[str, tuple[City, ...]] = {}
        for name, state, others, day, source in self._rows(
            "cities.tsv", ["city", "country", "elsewhere", "as_of", "source"]
        ):
            found[name] = (
                *found.get(name, ()),
                City(name, state, _several(others), date.fromisoformat(day), source),
            )
        return found

    @cached_property
    def former_names(self) -> dict[str, FormerName]:
        """Names that states had for a time, by the name; those still official are there too."""
        columns = ["name", "successor", "from", "to", "source"]
        return {
            name: FormerName(name, successor or None, _partial(start), _partial(end), source)
            for name, successor, start, end, source in self._rows("state_names.tsv", columns)
        }

    @cached_property
    def organisations(self) -> dict[str, tuple[str, ...]]:
        """What texts call the organisations that people hold office in, by their usual name."""
        return {name: _several(names) for name, names in self._rows("organisations.tsv", ["name", "names"])}

    @cached_property
    def regions(self) -> dict[str, frozenset[str]]:
        """Parts of the world with every state that may be counted in them."""
        return {region: frozenset(self._region(states)) for region, _, states in self._region_rows}

    @cached_property
    def region_names(self) -> dict[str, str]:
        """What texts call the parts of the world, nouns and adjectives, and which part each names."""
        return {name: region for region, names, _ in self._region_rows for name in names.split("|")}

    @cached_property
    def _region_rows(self) -> list[list[str]]:
        return list(self._rows("regions.tsv", ["region", "names", "states"]))

    def _region(self, cell: str) -> Iterator[str]:
        for name in cell.split("|"):
            if name.startswith("@"):
                yield from (state.name for state in self.states.values() if name[1:] in state.continents)
            else:
                yield name

    def knows(self, name: str) -> bool:
        """Whether the whole of it is a name of the tables."""
        return any(place.start == 0 and place.end == len(name) for place in self.places(name))

    def borders(self, one: str, other: str) -> bool:
        """Whether two listed states share a border on land, also by overseas parts and exclaves."""
        return tuple(sorted((one, other))) in self._borders

    def member(self, body: str, state: str, day: date) -> bool | None:
        """Whether the state was in the body on the day; None where the tables do not say."""
        spells = self.memberships.get((body, state), ())
        answers = [spell.held_on(day) for spell in spells]
        if any(answers):
            return True
        if any(answer is None for answer in answers):
            return None
        known = self.bodies[body]
        vouched = known.complete is not None and known.complete.latest <= day <= known.as_of
        return False if vouched or (spells and day <= known.as_of) else None

    def places(self, text: str, finds: Iterable[Find] | None = None) -> Iterator[Place]:
        """Every name of the tables in the text, longest first, in order and without overlaps; whole words only.

        `finds` are those of `Knowledge.finds`, if they are known.
        """
        meanings, search = self._search
        for index, start, end in search.finds(text) if finds is None else finds:
            # Hyphens join places: "the Polish-Latvian border", "non-EU".
            if not (start and text[start - 1].isalnum()) and not text[end : end + 1].isalnum():
                yield Place(start, end, meanings[index])

    @property
    def literals(self) -> Sequence[str]:
        """All that is searched for."""
        return self._search[1].literals

    @cached_property
    def _borders(self) -> frozenset[tuple[str, ...]]:
        columns = ["country", "neighbour", "as_of", "source"]
        return frozenset(tuple(sorted(row[:2])) for row in self._rows("borders.tsv", columns))

    @cached_property
    def _search(self) -> tuple[list[tuple[tuple[PlaceKind, str], ...]], LiteralSearch]:
        known: dict[str, tuple[tuple[PlaceKind, str], ...]] = {}
        for written, meaning in self.names():
            for spelling in spellings(written):
                if meaning not in known.get(spelling, ()):
                    known[spelling] = (*known.get(spelling, ()), meaning)
        return list(known.values()), LiteralSearch(known)

    def names(self) -> Iterator[tuple[str, tuple[PlaceKind, str]]]:
        """Every name that a text may use, and the kind and the row it can stand for."""
        for state in self.states.values():
            yield from ((name.removeprefix("the "), ("state", state.name)) for name in state.names)
            yield from ((name, ("demonym", state.name)) for name in state.demonyms)
        yield from ((name, ("city", name)) for name in self.cities)
        for spells in self.capitals.values():
            yield from ((name, ("city", name)) for spell in spells for name in spell.names)
        for body in self.bodies.values():
            yield from ((name, ("body", body.name)) for name in body.names)
        for organisation, names in self.organisations.items():
            yield from ((name, ("organisation", organisation)) for name in names)
        for former in self.former_names.values():
            if former.end is not None:
                yield former.name, ("former-state", former.name)

    def _spells(self, label: str, columns: list[str]) -> dict[str, tuple[Spell, ...]]:
        found: dict[str, tuple[Spell, ...]] = {}
        for subject, names, start, end, day, source in self._rows(label, columns):
            spell = Spell(subject, _several(names), _partial(start), _partial(end), date.fromisoformat(day), source)
            found[subject] = (*found.get(subject, ()), spell)
        return found

    def _rows(self, label: str, columns: list[str]) -> Iterator[list[str]]:
        return (row for _, row in rows(self._read(label), columns, label))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _partial(cell: str) -> PartialDate | None:
    return PartialDate.parse(cell) if cell else None


@cache
def built_in_tables() -> dict[str, bytes]:
    """The tables that come with the package, by file name in order of the alphabet."""
    import os

    folder = os.path.dirname(__file__)  # noqa: PTH120 - importlib.resources and pathlib would cost more than the tables
    found = {}
    for name in sorted(os.listdir(folder)):  # noqa: PTH208
        if name.endswith(".tsv"):
            with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH118, PTH123
                found[name] = file.read()
    return found


@cache
def built_in_world() -> World:
    """The states, cities and bodies of these tables."""
    return World(lambda label: built_in_tables()[label].decode())
