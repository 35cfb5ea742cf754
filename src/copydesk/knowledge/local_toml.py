"""A user's file of people as TOML: [[person]] with [[person.term]]."""

import re
import tomllib
from datetime import date, datetime
from typing import Any

import msgspec

from copydesk.knowledge.local import (
    PERSON_KEYS,
    SHARED_KEYS,
    TERM_KEYS,
    LocalPerson,
    Where,
    person_of,
    refuse_unknown,
    term_of,
)
from copydesk.knowledge.table import KnowledgeError

_HEADER = re.compile(r"[ \t]*\[\[[ \t]*(person)[ \t]*(\.[ \t]*term[ \t]*)?\]\]")
_KEY = re.compile(r"[ \t]*[\"']?([A-Za-z_]+)[\"']?[ \t]*=")
_LINE = re.compile(r"line (\d+)")


class _Lines:
    """Where tables and their keys stand: tomllib does not tell."""

    def __init__(self, text: str, label: str) -> None:
        self.label = label
        self._people: list[tuple[dict[str, int], list[dict[str, int]]]] = []
        keys: dict[str, int] = {}
        for number, line in enumerate(text.split("\n"), 1):
            header = _HEADER.match(line)
            if header is not None:
                keys = {"": number}
                if header[2] is None or not self._people:
                    self._people.append((keys, []))
                else:
                    self._people[-1][1].append(keys)
            elif (key := _KEY.match(line)) is not None:
                keys.setdefault(key[1], number)

    def person(self, index: int) -> Where:
        """Of the keys of one person."""
        return self._where(self._people[index][0] if index < len(self._people) else {})

    def term(self, index: int, number: int) -> Where:
        """Of the keys of one term of a person."""
        terms = self._people[index][1] if index < len(self._people) else []
        return self._where(terms[number] if number < len(terms) else {})

    def _where(self, keys: dict[str, int]) -> Where:
        return lambda key: f"{self.label}:{keys.get(key, keys.get('', 1))}"


def people_of_toml(text: str, label: str) -> tuple[LocalPerson, ...]:
    """The people of the file in its order."""
    try:
        table = tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as problem:
        found = _LINE.search(str(problem))
        line = int(found[1]) if found else max(1, len(text.splitlines()))
        raise KnowledgeError(f"{label}:{line}: is not valid TOML: {problem}") from None
    lines = _Lines(text, label)
    refuse_unknown(list(table), ("person",), lambda key: f"{label}:1")
    people = _tables(table.get("person", []), "person", lines.person(0))
    return tuple(_person(row, index, lines) for index, row in enumerate(people))


def _person(row: dict[str, Any], index: int, lines: _Lines) -> LocalPerson:
    where = lines.person(index)
    refuse_unknown(list(row), (*PERSON_KEYS, *SHARED_KEYS, "term"), where)
    cells = {key: _text(value, key, where) for key, value in row.items() if key != "term"}
    person = person_of(cells, where)
    terms = []
    for number, term in enumerate(_tables(row.get("term", []), "person.term", where)):
        place = lines.term(index, number)
        refuse_unknown(list(term), (*TERM_KEYS, *SHARED_KEYS), place)
        own = {key: _text(value, key, place) for key, value in term.items()}
        shared = {key: cells[key] for key in SHARED_KEYS if key in cells}
        made = term_of(shared | own, place)
        if made is None:
            raise KnowledgeError(f"{place('')}: the term is empty; give office, place and from, or remove it")
        terms.append(made)
    return msgspec.structs.replace(person, terms=tuple(terms))


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
