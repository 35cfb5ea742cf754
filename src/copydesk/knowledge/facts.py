"""The dated facts of one or more tables, and the search for the people they know in a text."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any

import msgspec

from copydesk.knowledge.fold import bounded, spellings
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

    def __init__(self, people: Iterable[Person], *, version: str) -> None:
        self.version = version
        self._by_id = {person.id: person for person in people}

    @property
    def people(self) -> tuple[Person, ...]:
        """Everyone known, in the order of the tables."""
        return tuple(self._by_id.values())

    def person(self, identity: str) -> Person | None:
        """The person with this id ("dmitry-medvedev"), None if there is none."""
        return self._by_id.get(identity)

    @property
    def world(self) -> World:
        """States, cities and bodies of states."""
        return built_in_world()

    def holders(self, office: str, body: str, day: date) -> tuple[Person, ...]:
        """Those who surely held an office of a body on a day; empty if the tables name nobody, or are not sure."""
        return tuple(person for person, term in self._by_office.get((office, body), ()) if term.held_on(day))

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], list[tuple[Person, Term]]]:
        found: dict[tuple[str, str], list[tuple[Person, Term]]] = {}
        for person in self._by_id.values():
            for term in person.terms:
                found.setdefault((term.office, term.body), []).append((person, term))
        return found

    @cached_property
    def as_of(self) -> date:
        """The last day that any row of a living person vouches for: of later days nobody is known to be alive."""
        return max((person.as_of for person in self._by_id.values() if person.died is None), default=date.min)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Every known name in the text, leftmost and longest first, in order and without overlaps.

        Names are matched as written (case, spaces), with and without diacritics, as whole words: a letter, digit or
        hyphen before the name, a letter or digit behind it, or a hyphen and a capital behind it, make it another name.
        """
        names, automaton = self._search
        for index, start, end in automaton.find_matches_as_indexes(text):
            if not bounded(text, start, end):
                continue
            people, needs_title = names[index]
            yield Mention(start, end, people, needs_title)

    @cached_property
    def _search(self) -> tuple[list[tuple[tuple[Person, ...], bool]], Any]:
        from ahocorasick_rs import AhoCorasick, MatchKind

        bearers: dict[str, tuple[tuple[Person, ...], bool]] = {}
        for person in self._by_id.values():
            for name in person.names:
                for spelling in spellings(name):
                    others, weak = bearers.get(spelling, ((), False))
                    if person not in others:
                        others = (*others, person)
                    bearers[spelling] = (others, weak or name in person.titled)
        automaton = AhoCorasick(list(bearers), matchkind=MatchKind.LeftmostLongest, store_patterns=False)
        return list(bearers.values()), automaton
