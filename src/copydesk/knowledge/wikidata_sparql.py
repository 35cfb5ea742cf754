"""Query results of Wikidata saved as JSON: the rows of `audit knowledge query`, joined to items."""

import re
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from copydesk.knowledge.dates import PartialDate
from copydesk.knowledge.table import KnowledgeError
from copydesk.knowledge.wikidata_item import (
    BORN,
    DIED,
    END,
    HUMAN,
    INSTANCE_OF,
    JURISDICTION,
    OF,
    OFFICE,
    REPLACED_BY,
    START,
    Item,
    Snak,
    Statement,
)
from copydesk.knowledge.wikidata_time import JULIAN, between, interval

_TIMES = ("birth", "death", "start", "end")
_ENTITY = re.compile(r"(?:.*/)?(Q[0-9]+)")
_GENID = "/.well-known/genid/"
_TRUE = ("true", "1")

Row = Mapping[str, Mapping[str, str]]


def query_text() -> str:
    """A query whose results can be imported."""
    return (resources.files(__package__) / "office_holders.rq").read_text(encoding="utf-8")


def items_of_results(
    rows: list[dict[str, Any]], languages: tuple[str, ...], path: Path
) -> tuple[list[Item], list[Item]]:
    """The people of the rows, and the offices and places that the rows name.

    KnowledgeError for rows without ?person, or with times that lack their precision.
    """
    for number, row in enumerate(rows, 1):
        _refuse_bare(row, number, path)
    language = languages[0] if languages else "en"
    people: dict[str, Item] = {}
    others: dict[str, Item] = {}
    for row in rows:
        person = _item(row, "person")
        if not person:
            continue
        known = people.get(person) or Item(person, _label(row, "person", language), _aliases(row, language))
        people[person] = _joined(known, row)
        for key in ("office", "of", "jurisdiction"):
            if identity := _item(row, key):
                others.setdefault(identity, Item(identity, _label(row, key, language)))
        if (office := _item(row, "office")) and (where := _item(row, "jurisdiction")):
            claims = {JURISDICTION: (Statement(Snak(item=where)),)}
            others[office] = msgspec.structs.replace(others[office], claims=claims)
    return list(people.values()), list(others.values())


def _refuse_bare(row: Row, number: int, path: Path) -> None:
    if not isinstance(row, dict) or not all(isinstance(cell, dict) for cell in row.values()):
        raise KnowledgeError(f"{path}: row {number} is no row of query results; fetch the file again")
    if "person" not in row:
        raise KnowledgeError(
            f"{path}: row {number} has no ?person; `audit knowledge query` prints a query whose results can be read"
        )
    for key, cell in row.items():
        is_time = key in _TIMES or (cell.get("datatype", "").endswith("dateTime") and not key.endswith("Value"))
        if is_time and not _is_unknown(cell) and f"{key}Precision" not in row:
            raise KnowledgeError(
                f"{path}: row {number} has ?{key} without ?{key}Precision: `wdt:` values drop precision, rank and "
                f"qualifiers, so that a mere year reads as 1 January; use p:, psv:, pqv: as in `audit knowledge query`"
            )
    if "office" in row and "statement" not in row:
        raise KnowledgeError(
            f"{path}: row {number} has ?office without ?statement: `wdt:P39` drops rank and dates; "
            f"use p:P39 and pqv: as in `audit knowledge query`"
        )


def _joined(item: Item, row: Row) -> Item:
    """A person with what a row says: lives once, each statement of office once."""
    claims = dict(item.claims) or {INSTANCE_OF: (Statement(Snak(item=HUMAN)),)}
    for key, property_id in (("birth", BORN), ("death", DIED)):
        snak = _time(row, key)
        if snak is not None and all(snak != each.snak for each in claims.get(property_id, ())):
            claims[property_id] = (*claims.get(property_id, ()), Statement(snak))
    rank = _text(row, "rank").rpartition("#")[2].removesuffix("Rank").lower() or "normal"
    office = _item(row, "office")
    if office and rank != "deprecated":
        made = Statement(Snak(item=office, text=_text(row, "statement")), rank, dict(_qualifiers(row)))
        terms = {statement.snak.text: statement for statement in claims.get(OFFICE, ())}
        terms[made.snak.text] = made
        claims[OFFICE] = tuple(terms.values())
    return msgspec.structs.replace(item, claims=claims)


def _qualifiers(row: Row) -> Iterator[tuple[str, tuple[Snak, ...]]]:
    for key, property_id in (("start", START), ("end", END)):
        snak = _time(row, key)
        if snak is not None:
            yield property_id, (snak,)
        elif key == "end" and _text(row, "stillHeld") in _TRUE:
            yield property_id, (Snak("novalue"),)
    for key, property_id in (("of", OF), ("replacedBy", REPLACED_BY)):
        if key in row:
            yield property_id, (Snak(item=_item(row, key)) if _item(row, key) else Snak("somevalue"),)


def _time(row: Row, key: str) -> Snak | None:
    """A time; "somevalue" where the value is unknown: a blank node, or a value that has no time."""
    if key in row and not _is_unknown(row[key]):
        julian = _text(row, f"{key}Calendar").endswith(JULIAN)
        return Snak(time=_interval(_text(row, key), _precision(row, key), julian=julian), julian=julian)
    return Snak("somevalue") if key in row or f"{key}Value" in row else None


def _interval(time: str, precision: int, *, julian: bool) -> PartialDate | None:
    """The days of a time. Query results have Julian days in the Gregorian calendar, but not all months and years."""
    plain = interval(time, precision)
    if not julian or precision > 10 or plain is None:
        return plain
    other = interval(time, precision, julian=True) or plain
    return between(min(plain.earliest, other.earliest), max(plain.latest, other.latest))


def _precision(row: Row, key: str) -> int:
    text = _text(row, f"{key}Precision")
    return int(text) if text.isascii() and text.isdecimal() else 0


def _is_unknown(cell: Mapping[str, str]) -> bool:
    return cell.get("type") == "bnode" or _GENID in cell.get("value", "")


def _text(row: Row, key: str) -> str:
    return row[key].get("value", "") if key in row else ""


def _item(row: Row, key: str) -> str:
    found = _ENTITY.fullmatch(_text(row, key))
    return found[1] if found is not None else ""


def _label(row: Row, key: str, language: str) -> dict[str, str]:
    """The label; the label service gives the id where there is none."""
    text = _text(row, f"{key}Label")
    return {language: text} if text and not _ENTITY.fullmatch(text) else {}


def _aliases(row: Row, language: str) -> dict[str, tuple[str, ...]]:
    names = tuple(name for name in _text(row, "aliases").split("|") if name)
    return {language: names} if names else {}
