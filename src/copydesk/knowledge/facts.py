"""The dated facts of one or more tables, and the search for the people they know in a text."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property

import msgspec

from copydesk.knowledge.events import Events, built_in_events
from copydesk.knowledge.fold import bounded, spellings
from copydesk.knowledge.literals import Find, LiteralSearch, LiteralSets
from copydesk.knowledge.people import People
from copydesk.knowledge.person import Person, Term
from copydesk.knowledge.world import World, built_in_world


class Mention(msgspec.Struct, frozen=True, gc=False):
    """A name in a text: code points `start` to `end`, and everyone who bears it.

    `needs_title` tells that the name alone does not say who is meant (a surname, a common name): take it only behind
    a title that fits the person. A statement about the mention is sure only if it is true of all `people`.
    """

    start: int
    end: int
    people: tuple[Person, ...]
    needs_title: bool = False


class Knowledge:
    """People by id and by name. `version` tells one state of the tables from another."""

    def __init__(self, people: People | Iterable[Person], *, version: str, world: World | None = None) -> None:
        self.version = version
        self._by_id = people if isinstance(people, People) else People({person.id: person for person in people}, {})
        self._world = world
        self._terms: dict[tuple[str, str], list[tuple[Person, Term]]] = {}  # of the offices that were asked for

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone known, in the order of the tables."""
        return tuple(self._by_id.values())

    def person(self, identity: str) -> Person | None:
        """The person with this id ("dmitry-medvedev"), None if there is none."""
        return self._by_id.get(identity)

    @property
    def directory(self) -> People:
        """Everyone known by id, without reading the rows nobody asks for."""
        return self._by_id

    @property
    def own_world(self) -> World | None:
        """The states, cities and bodies it was made with; None if they are those of the package."""
        return self._world

    @property
    def world(self) -> World:
        """States, cities and bodies of states."""
        return self._world or built_in_world()

    def holders(self, office: str, body: str, day: date) -> tuple[Person, ...]:
        """Those who surely held an office of a body on a day; empty if the tables name nobody, or are not sure."""
        wanted = (office, body)
        if wanted not in self._terms:
            people = [self._by_id[identity] for identity in self._by_id.in_office(office, body)]
            self._terms[wanted] = [
                (person, term) for person in people for term in person.terms if (term.office, term.body) == wanted
            ]
        return tuple([person for person, term in self._terms[wanted] if term.held_on(day)])

    @property
    def events(self) -> Events:
        """Events that can be dated."""
        return built_in_events()

    @cached_property
    def as_of(self) -> date:
        """The last day that any row of a living person vouches for: of later days nobody is known to be alive."""
        return self._by_id.last_of_the_living()

    def finds(self, text: str) -> tuple[list[Find], ...]:
        """What `mentions`, the events and the world would find in the text, in one search, whether whole words or not.

        To be handed to `mentions`, `events.mentions` and `world.places`.
        """
        return self._every.finds(text)

    def mentions(self, text: str, finds: Iterable[Find] | None = None) -> Iterator[Mention]:
        """Every known name in the text, leftmost and longest first, in order and without overlaps.

        Names are matched as written (case, spaces), with and without diacritics, as whole words: a letter, digit or
        hyphen before the name, a letter or digit behind it, or a hyphen and a capital behind it, make it another name.
        """
        bearers, weak, search = self._search
        for index, start, end in search.finds(text) if finds is None else finds:
            if bounded(text, start, end):
                yield Mention(start, end, self._people(bearers[index]), index in weak)

    def _people(self, identities: tuple[str, ...]) -> tuple[Person, ...]:
        people = self._by_id
        if len(identities) == 1:
            return (people[identities[0]],)
        return tuple([people[identity] for identity in identities])

    @cached_property
    def _every(self) -> LiteralSets:
        return LiteralSets((self._search[2].literals, self.events.literals, self.world.literals))

    @cached_property
    def _search(self) -> tuple[list[tuple[str, ...]], frozenset[int], LiteralSearch]:
        """Who bears each name, which names need a title, and what finds them."""
        bearers: dict[str, tuple[str, ...]] = {}
        weak: set[str] = set()
        for identity, names, titled in self._by_id.names():
            for name in names:
                for spelling in spellings(name):
                    others = bearers.get(spelling, ())
                    if identity not in others:
                        bearers[spelling] = (*others, identity)
                    if name in titled:
                        weak.add(spelling)
        needs = frozenset([index for index, name in enumerate(bearers) if name in weak])
        return list(bearers.values()), needs, LiteralSearch(bearers)
