"""The people of the tables by id: a row becomes a Person when it is asked for, since a text names few of them."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from copydesk.knowledge.dates import PartialDate
from copydesk.knowledge.person import Person, Term
from copydesk.knowledge.table import KnowledgeError, cells, lines

PEOPLE_COLUMNS = ["id", "name", "aliases", "titled", "born", "died", "as_of", "source"]
TERM_COLUMNS = ["person", "office", "body", "start", "end", "as_of"]

Row = tuple[int, str]
"""A line of a table, not yet split, behind its number."""


class People(Mapping[str, Person]):
    """People by id, in the order of the tables. Rows are checked when they are read: KnowledgeError for a wrong one."""

    def __init__(
        self,
        people: Mapping[str, Person | Row],
        terms: Mapping[str, list[Row]],
        *,
        people_label: str = "",
        terms_label: str = "",
    ) -> None:
        self._people = dict(people)
        self._terms = terms
        self._labels = people_label, terms_label

    def __getitem__(self, identity: str) -> Person:
        found = self._people[identity]
        if not isinstance(found, Person):
            found = self._people[identity] = self._person(*found)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._people)

    def __len__(self) -> int:
        return len(self._people)

    def overlaid(self, people: Iterable[Person]) -> "People":
        """With these people beside the others, or in place of those with the same ids."""
        merged = self._people | {person.id: person for person in people}
        return People(merged, self._terms, people_label=self._labels[0], terms_label=self._labels[1])

    def names(self) -> Iterator[tuple[str, list[str], list[str]]]:
        """Of everyone the id, all names that a text may use, and those of them that are sure only behind a title."""
        for identity, known in self._people.items():
            if isinstance(known, Person):
                yield identity, list(known.names), list(known.titled)
            else:
                _, name, aliases, titled, _ = known[1].split("\t", 4)
                if "=" in aliases or "=" in titled:
                    aliases, titled = ("|".join(_names(cell)[0]) for cell in (aliases, titled))
                weak = titled.split("|") if titled else []
                yield identity, [name, *(aliases.split("|") if aliases else ()), *weak], weak

    def in_office(self, office: str, body: str) -> tuple[str, ...]:
        """The ids of those who ever held an office of a body, by a term's own row."""
        return tuple(self._holders.get((office, body), ()))

    @cached_property
    def _holders(self) -> dict[tuple[str, str], dict[str, None]]:
        found: dict[tuple[str, str], dict[str, None]] = {}
        for identity, known in self._people.items():
            if isinstance(known, Person):
                offices = [(term.office, term.body) for term in known.terms]
            else:
                rows = [line.split("\t", 3) for _, line in self._terms.get(identity, ())]
                offices = [(row[1], row[2]) for row in rows]
            for office in offices:
                found.setdefault(office, {})[identity] = None
        return found

    def last_of_the_living(self) -> date:
        """The last day that the row of a living person vouches for."""
        days = [known.as_of for known in self._people.values() if isinstance(known, Person) and known.died is None]
        rows = [known[1].rsplit("\t", 3) for known in self._people.values() if not isinstance(known, Person)]
        living = [as_of for _, died, as_of, _ in rows if not died]
        if living:
            days.append(_day(max(living)))
        return max(days, default=date.min)

    def _person(self, number: int, line: str) -> Person:
        where = f"{self._labels[0]}:{number}"
        row = cells(number, line, len(PEOPLE_COLUMNS), self._labels[0])
        identity, name, aliases, titled, born, died, as_of, source = row
        if not identity or not name or not source:
            raise KnowledgeError(f"{where}: id, name and source must not be empty")
        plain, shared = _names(aliases)
        terms = tuple(self._term(*term) for term in self._terms.get(identity, ()))
        try:
            return Person(
                identity,
                name,
                plain,
                _names(titled)[0],
                shared,
                PartialDate.parse(born) if born else None,
                PartialDate.parse(died) if died else None,
                _day(as_of),
                source,
                terms,
            )
        except ValueError as problem:
            raise KnowledgeError(f"{where}: {problem}") from None

    def _term(self, number: int, line: str) -> Term:
        where = f"{self._labels[1]}:{number}"
        _, office, body, start, end, as_of = cells(number, line, len(TERM_COLUMNS), self._labels[1])
        try:
            term = Term(office, body, PartialDate.parse(start), PartialDate.parse(end) if end else None, _day(as_of))
        except ValueError as problem:
            raise KnowledgeError(f"{where}: {problem}") from None
        if term.end is not None and term.end.before(term.start):
            raise KnowledgeError(f"{where}: the term ends ({end}) before it starts ({start})")
        return term


def people_of(people: str, terms: str, *, people_label: str, terms_label: str) -> People:
    """The people of two tab-separated tables given as text; the labels name the files in errors.

    Lines that begin with # are comments; the first other line names the columns. KnowledgeError for wrong columns, an
    id given twice, or a term of an unknown person; for a wrong date when the row is asked for.
    """
    spells: dict[str, list[Row]] = {}
    for numbered in lines(terms, TERM_COLUMNS, terms_label):
        spells.setdefault(numbered[1].partition("\t")[0], []).append(numbered)
    found: dict[str, Row] = {}
    for numbered in lines(people, PEOPLE_COLUMNS, people_label):
        identity = numbered[1].partition("\t")[0]
        if identity in found:
            raise KnowledgeError(f"{people_label}:{numbered[0]}: the id {identity!r} stands in the table twice")
        found[identity] = numbered
    strangers = spells.keys() - found.keys()
    if strangers:
        raise KnowledgeError(f"{terms_label}: no person has the id {min(strangers)!r}; add one to {people_label}")
    return People(found, spells, people_label=people_label, terms_label=terms_label)


def read_people(people: str, terms: str, *, people_label: str, terms_label: str) -> tuple[Person, ...]:
    """Everyone in two tables as `people_of` reads them, every row checked. KnowledgeError for whatever is wrong."""
    return tuple(people_of(people, terms, people_label=people_label, terms_label=terms_label).values())


def _names(cell: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of a cell, and those of them marked with = as shared."""
    if not cell:
        return (), ()
    parts = cell.split("|")
    if "=" not in cell:
        return tuple(parts), ()
    return tuple(part.lstrip("=") for part in parts), tuple(part[1:] for part in parts if part[0] == "=")


def _day(text: str) -> date:
    day = PartialDate.parse(text)
    if not day.exact:
        raise ValueError(f"as_of must be a day, not {text!r}")
    return day.earliest
