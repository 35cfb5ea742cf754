"""Writes people and places as a file that `read_local` reads back: TOML, or CSV for people, in order of their names."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from copydesk.knowledge.fold import fold
from copydesk.knowledge.local import COLUMNS, LocalFact, LocalFile, LocalPerson, LocalPlace, LocalTerm


def as_toml(file: LocalFile, *, head: str = "") -> str:
    """People as [[person]] tables, then places as [[place]]; the lines of `head` stand above them as comments."""
    people = "".join(toml_table(person) for person in sorted(file.people, key=order))
    places = sorted(file.places, key=lambda place: (fold(place.name).lower(), place.name))
    return toml_head(head) + people + "".join(toml_place(place) for place in places)


def as_csv(people: Iterable[LocalPerson]) -> str:
    """The people as a table, one row a term; the first row of a person has names and life."""
    return csv_head() + "".join(csv_rows(person) for person in sorted(people, key=order))


def order(person: LocalPerson) -> tuple[str, ...]:
    """What people are put in order by."""
    return (fold(person.name).lower(), person.name, str(person.born or ""), person.id, person.source)


def toml_head(text: str) -> str:
    """The lines of a text as comments."""
    return "".join(f"# {line}\n" for line in text.splitlines())


def toml_table(person: LocalPerson) -> str:
    """One person as [[person]] with [[person.term]], behind an empty line."""
    told: dict[str, str | tuple[str, ...]] = {**_life(person), "aliases": person.aliases, "titled": person.titled}
    terms = [_table("person.term", _term(term)) for term in sorted(person.terms, key=_order)]
    return "".join((_table("person", told), *terms))


def toml_place(place: LocalPlace) -> str:
    """One place as [[place]] with [[place.fact]], behind an empty line."""
    told: dict[str, str | tuple[str, ...]] = {"name": place.name, "source": place.source, "aliases": place.aliases}
    facts = [_table("place.fact", _fact(fact)) for fact in sorted(place.facts, key=_fact_order)]
    return "".join((_table("place", told), *facts))


def csv_head() -> str:
    """The line that names the columns."""
    return ",".join(COLUMNS) + "\n"


def csv_rows(person: LocalPerson) -> str:
    """One person as rows, one for each term."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n", restval="")
    life = _life(person) | {"aliases": "|".join(person.aliases), "titled": "|".join(person.titled)}
    row = {key: value for key, value in life.items() if value}
    short = {key: value for key, value in row.items() if key in ("name", "id", "born")}
    if not person.terms or any(term.as_of != person.as_of for term in person.terms):
        writer.writerow(row)  # a row has one as_of: that of the life needs a row of its own
        row = short
    for term in sorted(person.terms, key=_order):
        told = _term(term)
        if person.as_of is None and term.end is not None:
            told["as_of"] = ""  # in a row with a life it would say that the person lived then
        writer.writerow(row | told)
        row = short
    return out.getvalue()


def _fact_order(fact: LocalFact) -> tuple[str, ...]:
    return (fact.kind, str(fact.start or ""), fact.value, str(fact.end or ""))


def _fact(fact: LocalFact) -> dict[str, str]:
    return {
        "kind": fact.kind,
        "value": fact.value,
        "from": str(fact.start or ""),
        "to": str(fact.end or ""),
        "as_of": fact.as_of.isoformat(),
        "source": fact.source,
    }


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


def _table(name: str, told: Mapping[str, str | tuple[str, ...]]) -> str:
    """A table of an array behind an empty line; what is empty is left out. (tomli_w writes short ones as one value.)"""
    lines = [f"{key} = {_value(value)}\n" for key, value in told.items() if value]
    return "".join(("\n[[", name, "]]\n", *lines))


def _value(value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")  # a JSON string, but for this, is a TOML one
