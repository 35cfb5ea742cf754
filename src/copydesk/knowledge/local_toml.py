"""A user's file as TOML: [[person]] with [[person.term]], [[place]] with [[place.fact]]."""

import re
import tomllib
from datetime import date, datetime
from typing import Any

import msgspec

from copydesk.knowledge.local import (
    FACT_KEYS,
    PERSON_KEYS,
    PLACE_KEYS,
    SHARED_KEYS,
    TERM_KEYS,
    LocalFile,
    LocalPerson,
    LocalPlace,
    Where,
    fact_of,
    person_of,
    place_of,
    refuse_unknown,
    term_of,
)
from copydesk.knowledge.table import KnowledgeError

_HEADER = re.compile(r"[ \t]*\[\[[ \t]*(person|place)[ \t]*(\.[ \t]*(?:term|fact)[ \t]*)?\]\]")
_KEY = re.compile(r"[ \t]*[\"']?([A-Za-z_]+)[\"']?[ \t]*=")
_LINE = re.compile(r"line (\d+)")


class _Lines:
    """Where tables and their keys stand: tomllib does not tell."""

    def __init__(self, text: str, label: str) -> None:
        self.label = label
        self._tables: dict[str, list[tuple[dict[str, int], list[dict[str, int]]]]] = {"person": [], "place": []}
        keys: dict[str, int] = {}
        for number, line in enumerate(text.split("\n"), 1):
            header = _HEADER.match(line)
            if header is not None:
                keys = {"": number}
                tables = self._tables[header[1]]
                if header[2] is None or not tables:
                    tables.append((keys, []))
                else:
                    tables[-1][1].append(keys)
            elif (key := _KEY.match(line)) is not None:
                keys.setdefault(key[1], number)

    def of(self, name: str, index: int) -> Where:
        """Of the keys of one person or place."""
        tables = self._tables[name]
        return self._where(tables[index][0] if index < len(tables) else {})

    def under(self, name: str, index: int, number: int) -> Where:
        """Of the keys of one term of a person, or fact of a place."""
        tables = self._tables[name]
        rows = tables[index][1] if index < len(tables) else []
        return self._where(rows[number] if number < len(rows) else {})

    def _where(self, keys: dict[str, int]) -> Where:
        return lambda key: f"{self.label}:{keys.get(key, keys.get('', 1))}"


def file_of_toml(text: str, label: str) -> LocalFile:
    """The people and places of the file in its order."""
    try:
        table = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as problem:
        found = _LINE.search(str(problem))
        line = int(found[1]) if found else max(1, len(text.splitlines()))
        raise KnowledgeError(f"{label}:{line}: is not valid TOML: {problem}") from None
    except ValueError as problem:  # such as a number of ten thousand digits
        raise KnowledgeError(f"{label}:1: is not valid TOML: {problem}") from None
    except RecursionError:
        raise KnowledgeError(f"{label}:1: holds too many brackets within brackets; remove them") from None
    lines = _Lines(text, label)
    refuse_unknown(list(table), ("person", "place"), lambda key: f"{label}:1")
    people = _tables(table.get("person", []), "person", lines.of("person", 0))
    places = _tables(table.get("place", []), "place", lines.of("place", 0))
    return LocalFile(
        tuple(_person(row, index, lines) for index, row in enumerate(people)),
        tuple(_place(row, index, lines) for index, row in enumerate(places)),
    )


def _person(row: dict[str, Any], index: int, lines: _Lines) -> LocalPerson:
    where = lines.of("person", index)
    refuse_unknown(list(row), (*PERSON_KEYS, *SHARED_KEYS, "term"), where)
    person = person_of(_cells(row, where), where)
    terms = []
    for number, term in enumerate(_tables(row.get("term", []), "person.term", where)):
        at = lines.under("person", index, number)
        refuse_unknown(list(term), (*TERM_KEYS, *SHARED_KEYS), at)
        made = term_of(_shared(row, where) | _cells(term, at), at)
        if made is None:
            raise KnowledgeError(f"{at('')}: the term is empty; give office, place and from, or remove it")
        terms.append(made)
    return msgspec.structs.replace(person, terms=tuple(terms))


def _place(row: dict[str, Any], index: int, lines: _Lines) -> LocalPlace:
    where = lines.of("place", index)
    refuse_unknown(list(row), (*PLACE_KEYS, *SHARED_KEYS, "fact"), where)
    place = place_of(_cells(row, where), where)
    facts = []
    for number, fact in enumerate(_tables(row.get("fact", []), "place.fact", where)):
        at = lines.under("place", index, number)
        refuse_unknown(list(fact), (*FACT_KEYS, *SHARED_KEYS), at)
        facts.append(fact_of(_shared(row, where) | _cells(fact, at), at))
    return msgspec.structs.replace(place, facts=tuple(facts))


def _cells(row: dict[str, Any], where: Where) -> dict[str, str]:
    return {key: _text(value, key, where) for key, value in row.items() if key not in ("term", "fact")}


def _shared(row: dict[str, Any], where: Where) -> dict[str, str]:
    """What a table says for all that is under it."""
    return {key: _text(row[key], key, where) for key in SHARED_KEYS if key in row}


def _tables(value: Any, name: str, where: Where) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise KnowledgeError(f"{where('')}: {name} must be a table; write [[{name}]]")
    return value


def _text(value: Any, key: str, where: Where) -> str:
    if isinstance(value, list) and key in ("aliases", "titled") and all(isinstance(item, str) for item in value):
        return "|".join(" ".join(item.split()) for item in value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, int) and not isinstance(value, bool) and key in ("born", "died", "from", "to"):
        return f"{value:04d}"
    if not isinstance(value, str):
        kinds = "a list of texts" if key in ("aliases", "titled") else "a text or a date"
        raise KnowledgeError(f"{where(key)}: {key} must be {kinds}")
    return " ".join(value.split())
