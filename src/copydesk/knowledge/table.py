"""Read the tables of people and terms; a mistake in one is a plain line with file and line number."""

from collections.abc import Iterator
from datetime import date

from copydesk.knowledge.dates import PartialDate
from copydesk.knowledge.person import Person, Term
from copydesk.model import CopydeskError

PEOPLE_COLUMNS = ["id", "name", "aliases", "titled", "born", "died", "as_of", "source"]
TERM_COLUMNS = ["person", "office", "body", "start", "end", "as_of"]


class KnowledgeError(CopydeskError):
    """A table of facts is wrong; the message is one line that begins with file:line."""


def read_people(people: str, terms: str, *, people_label: str, terms_label: str) -> tuple[Person, ...]:
    """The people of two tab-separated tables given as text; the labels name the files in errors.

    Lines that begin with # are comments; the first other line names the columns. KnowledgeError for a wrong date or
    column, an id given twice, or a term of an unknown person.
    """
    spells = _terms(terms, terms_label)
    found: dict[str, Person] = {}
    for number, row in rows(people, PEOPLE_COLUMNS, people_label):
        where = f"{people_label}:{number}"
        identity, name, aliases, titled, born, died, as_of, source = row
        if not identity or not name or not source:
            raise KnowledgeError(f"{where}: id, name and source must not be empty")
        if identity in found:
            raise KnowledgeError(f"{where}: the id {identity!r} stands in the table twice")
        plain, shared = _names(aliases)
        try:
            found[identity] = Person(
                identity,
                name,
                plain,
                _names(titled)[0],
                shared,
                PartialDate.parse(born) if born else None,
                PartialDate.parse(died) if died else None,
                _day(as_of),
                source,
                tuple(spells.pop(identity, ())),
            )
        except ValueError as problem:
            raise KnowledgeError(f"{where}: {problem}") from None
    if spells:
        raise KnowledgeError(f"{terms_label}: no person has the id {next(iter(spells))!r}; add one to {people_label}")
    return tuple(found.values())


def _terms(text: str, label: str) -> dict[str, list[Term]]:
    spells: dict[str, list[Term]] = {}
    for number, (person, office, body, start, end, as_of) in rows(text, TERM_COLUMNS, label):
        try:
            term = Term(office, body, PartialDate.parse(start), PartialDate.parse(end) if end else None, _day(as_of))
        except ValueError as problem:
            raise KnowledgeError(f"{label}:{number}: {problem}") from None
        if term.end is not None and term.end.before(term.start):
            raise KnowledgeError(f"{label}:{number}: the term ends ({end}) before it starts ({start})")
        spells.setdefault(person, []).append(term)
    return spells


def rows(text: str, columns: list[str], label: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a tab-separated table with their line numbers; KnowledgeError if a row lacks a column."""
    expected: list[str] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        row = line.rstrip("\r").split("\t")
        if expected is None:
            if row != columns:
                raise KnowledgeError(f"{label}:{number}: the columns must be {', '.join(columns)}")
            expected = columns
        elif len(row) != len(columns):
            raise KnowledgeError(f"{label}:{number}: {len(row)} columns instead of {len(columns)}")
        else:
            yield number, row
    if expected is None:
        raise KnowledgeError(f"{label}:1: the table is empty; its first line must name the columns")


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
