"""A user's table of people, one row a fact: commas, semicolons or tabs, as spreadsheets write them."""

import csv
from collections.abc import Iterator

import msgspec

from copydesk.knowledge.local import COLUMNS, LocalPerson, LocalTerm, Where, person_of, refuse_unknown, term_of
from copydesk.knowledge.table import KnowledgeError

_LIFE = ("id", "born", "died")


def people_of_csv(text: str, label: str) -> tuple[LocalPerson, ...]:
    """The people of the table in its order; rows of one id, or of one name and not of two births, are one person."""
    people: list[LocalPerson] = []
    by_name: dict[str, list[int]] = {}
    for number, cells in _rows(text, label):
        where = _at(label, number)
        person, term = person_of(cells, where), term_of(cells, where)
        key = person.id or person.name
        place = _same([(index, people[index]) for index in by_name.get(key, ())], person, where)
        if place is None:
            by_name.setdefault(key, []).append(len(people))
            people.append(_with(person, term))
        else:
            people[place] = _joined(people[place], person, term, where)
    return tuple(people)


def _same(known: list[tuple[int, LocalPerson]], row: LocalPerson, where: Where) -> int | None:
    """Which of the people of its name a row is about; None for a new one, whose birth differs."""
    if row.born is not None and not row.id:
        known = [(index, person) for index, person in known if person.born in (None, row.born)]
    elif len(known) > 1:
        raise KnowledgeError(f"{where('born')}: {len(known)} people above are called {row.name}; say which with born")
    return known[0][0] if known else None


def _at(label: str, number: int) -> Where:
    return lambda key: f"{label}:{number}"


def _with(person: LocalPerson, term: LocalTerm | None) -> LocalPerson:
    return msgspec.structs.replace(person, terms=(term,)) if term is not None else person


def _joined(one: LocalPerson, row: LocalPerson, term: LocalTerm | None, where: Where) -> LocalPerson:
    """A person with what a further row says."""
    for key in _LIFE:
        first, second = getattr(one, key), getattr(row, key)
        if first and second and first != second:
            raise KnowledgeError(f"{where(key)}: {key} {second} differs from {first} in {one.origin}; correct one")
    days = [day for day in (one.as_of, row.as_of) if day is not None]
    return msgspec.structs.replace(
        one,
        id=one.id or row.id,
        aliases=tuple(dict.fromkeys((*one.aliases, *row.aliases))),
        titled=tuple(dict.fromkeys((*one.titled, *row.titled))),
        born=one.born or row.born,
        died=one.died or row.died,
        as_of=max(days, default=None),
        source=one.source or row.source,
        terms=(*one.terms, term) if term is not None else one.terms,
    )


def _rows(text: str, label: str) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows by the names of their columns, with the line each begins in; empty rows are passed over."""
    head = text.partition("\n")[0]
    mark = max(("\t", ";", ","), key=head.count)
    reader = csv.reader(text.splitlines(keepends=True), delimiter=mark, strict=True)
    columns: list[str] | None = None
    number = 0
    try:
        for row in reader:
            begins, number = number + 1, reader.line_num
            if not any(cell.strip() for cell in row) or (columns is None and row[0].startswith("#")):
                continue
            if columns is None:
                columns = _columns(row, _at(label, begins))
                continue
            yield begins, _cells(row, columns, _at(label, begins))
    except csv.Error as problem:
        raise KnowledgeError(f"{label}:{reader.line_num}: {problem}; close the quotation mark") from None
    if columns is None:
        raise KnowledgeError(f"{label}:1: the file is empty; its first line names the columns: {', '.join(COLUMNS)}")


def _columns(row: list[str], where: Where) -> list[str]:
    columns = [cell.strip().lower().replace(" ", "_") for cell in row]
    while columns and not columns[-1]:
        columns.pop()
    refuse_unknown(columns, COLUMNS, where)
    if "name" not in columns:
        raise KnowledgeError(f"{where('')}: there is no column name; the first line names the columns")
    twice = [column for column in columns if columns.count(column) > 1]
    if twice:
        raise KnowledgeError(f"{where('')}: the column {twice[0]} is there twice; remove one")
    return columns


def _cells(row: list[str], columns: list[str], where: Where) -> dict[str, str]:
    if any(cell.strip() for cell in row[len(columns) :]):
        raise KnowledgeError(
            f"{where('')}: {len(row)} cells for {len(columns)} columns; put quotation marks round a cell with a comma"
        )
    return {column: " ".join(cell.split()) for column, cell in zip(columns, row, strict=False)}
