"""Writes people as a file that `read_local` reads back: TOML or CSV, in order of their names."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from copydesk.knowledge.fold import fold
from copydesk.knowledge.local import COLUMNS, LocalPerson, LocalTerm


def as_toml(people: Iterable[LocalPerson], *, head: str = "") -> str:
    """The people as [[person]] tables; the lines of `head` stand above them as comments."""
    import tomli_w

    comment = "".join(f"# {line}\n" for line in head.splitlines())
    return f"{comment}\n{tomli_w.dumps({'person': [_table(person) for person in _sorted(people)]})}"


def as_csv(people: Iterable[LocalPerson]) -> str:
    """The people as a table, one row a term; the first row of a person has names and life too."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n", restval="")
    writer.writeheader()
    for person in _sorted(people):
        life = _life(person) | {"aliases": "|".join(person.aliases), "titled": "|".join(person.titled)}
        row = {key: value for key, value in life.items() if value}
        if not person.terms:
            writer.writerow(row)
        for term in sorted(person.terms, key=_order):
            writer.writerow(row | _term(term))
            row = {key: row[key] for key in ("name", "id", "born") if key in row}
    return out.getvalue()


def _sorted(people: Iterable[LocalPerson]) -> list[LocalPerson]:
    return sorted(people, key=lambda each: (fold(each.name).lower(), each.name, str(each.born or ""), each.id))


def _order(term: LocalTerm) -> tuple[Any, ...]:
    return (term.start.earliest, term.start.latest, term.office, term.place, str(term.end or ""))


def _life(person: LocalPerson) -> dict[str, str]:
    return {
        "name": person.name,
        "id": person.id,
        "born": str(person.born or ""),
        "died": str(person.died or ""),
        "as_of": person.as_of.isoformat() if person.as_of is not None else "",
        "source": person.source,
    }


def _term(term: LocalTerm) -> dict[str, str]:
    return {
        "office": term.office,
        "place": term.place,
        "from": str(term.start),
        "to": str(term.end or ""),
        "as_of": term.as_of.isoformat(),
        "source": term.source,
    }


def _table(person: LocalPerson) -> dict[str, Any]:
    table: dict[str, Any] = {key: value for key, value in _life(person).items() if value}
    table |= {key: list(names) for key, names in (("aliases", person.aliases), ("titled", person.titled)) if names}
    if person.terms:
        terms = [
            {key: value for key, value in _term(term).items() if value} for term in sorted(person.terms, key=_order)
        ]
        table["term"] = terms
    return table
