"""Events that can be dated, and the search for what texts call them."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, cached_property
from itertools import product

import msgspec

from copydesk.knowledge.dates import PartialDate
from copydesk.knowledge.fold import bounded, spellings
from copydesk.knowledge.literals import Find, LiteralSearch
from copydesk.knowledge.table import KnowledgeError, rows

COLUMNS = ["event", "when", "nouns", "clauses", "unless", "as_of", "source"]
_CHOICE = re.compile(r"\(([^()]*)\)")


class Event(msgspec.Struct, frozen=True, gc=False):
    """An event by its usual name, and the days within which it lies; `unless` are words that tell it is another one."""

    name: str
    when: PartialDate
    unless: tuple[str, ...]
    as_of: date
    source: str

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year it can be put in."""
        return self.when.earliest.year, self.when.latest.year

    @property
    def shown(self) -> str:
        """Its date for people: "26 April 1986", "16 to 24 July 1969"."""
        first, last = self.when.earliest, self.when.latest
        if first == last:
            return f"{first:%-d %B %Y}"
        if first.year != last.year:
            return f"{first:%-d %B %Y} to {last:%-d %B %Y}"
        return (
            f"{first:%-d} to {last:%-d %B %Y}" if first.month == last.month else f"{first:%-d %B} to {last:%-d %B %Y}"
        )


class EventMention(msgspec.Struct, frozen=True, gc=False):
    """The name of an event in a text: code points `start` to `end`; `clause` tells that it has a subject and a verb."""

    start: int
    end: int
    event: Event
    clause: bool


class Events:
    """The table of events; `read` gives a table's text. KnowledgeError for a row that cannot be read."""

    def __init__(self, read: Callable[[str], str]) -> None:
        self._read = read

    @cached_property
    def all(self) -> tuple[Event, ...]:
        """Every event, in the order of the table."""
        return tuple(event for event, _, _ in self._rows)

    def mentions(self, text: str, finds: Iterable[Find] | None = None) -> Iterator[EventMention]:
        """Every event named in the text, leftmost and longest first, as whole words; not those told to be others.

        `finds` are those of `Knowledge.finds`, if they are known.
        """
        known, search = self._search
        low = ""
        for index, start, end in search.finds(text) if finds is None else finds:
            if not bounded(text, start, end):
                continue
            event, clause = known[index]
            low = low or text.lower()
            if not any(word in low for word in event.unless):
                yield EventMention(start, end, event, clause)

    @property
    def literals(self) -> Sequence[str]:
        """All that is searched for."""
        return self._search[1].literals

    @cached_property
    def names(self) -> dict[str, tuple[Event, bool]]:
        """What texts call the events: the event, and whether the name is a clause."""
        found: dict[str, tuple[Event, bool]] = {}
        for event, nouns, clauses in self._rows:
            for clause, cell in ((False, nouns), (True, clauses)):
                for name in (name for written in cell.split("|") if written for name in _forms(written)):
                    if found.setdefault(name, (event, clause))[0] is not event:
                        raise KnowledgeError(f"events.tsv: {name!r} is a name of two events")
        return found

    @cached_property
    def _rows(self) -> list[tuple[Event, str, str]]:
        found = []
        for number, (name, when, nouns, clauses, unless, day, source) in rows(
            self._read("events.tsv"), COLUMNS, "events.tsv"
        ):
            try:
                event = Event(
                    name,
                    PartialDate.parse(when),
                    tuple(filter(None, unless.split("|"))),
                    date.fromisoformat(day),
                    source,
                )
            except ValueError as problem:
                raise KnowledgeError(f"events.tsv:{number}: {problem}") from None
            found.append((event, nouns, clauses))
        return found

    @cached_property
    def _search(self) -> tuple[list[tuple[Event, bool]], LiteralSearch]:
        known = {spelling: meaning for name, meaning in self.names.items() for spelling in spellings(name)}
        return list(known.values()), LiteralSearch(known)


def _forms(written: str) -> Iterator[str]:
    """The names that a cell stands for: "(fall;end) of X" is two; each also as it opens a sentence."""
    parts = _CHOICE.split(written)
    choices = [part.split(";") if index % 2 else [part] for index, part in enumerate(parts)]
    for pieces in product(*choices):
        name = "".join(pieces)
        yield name
        if name[0].islower():
            yield name[0].upper() + name[1:]


@cache
def built_in_events() -> Events:
    """The table that comes with the package."""
    from importlib.resources import files

    here = files(__package__)
    return Events(lambda label: (here / label).read_text(encoding="utf-8"))
