"""The import from Wikidata: people with lives and offices, out of whatever file it gave, in bounded memory."""

import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import IO

import msgspec

from copydesk.knowledge.local import LocalPerson
from copydesk.knowledge.local_write import order
from copydesk.knowledge.wikidata_item import CITIZEN, OF, OFFICE, Item
from copydesk.knowledge.wikidata_names import IsPlace, Names
from copydesk.knowledge.wikidata_people import Tally, person_of
from copydesk.knowledge.wikidata_read import WikidataFile
from copydesk.knowledge.wikidata_sparql import items_of_results

_OFFICE_HOLDER = (b'"P39"',)
_POINTERS = 2  # an office names its state, whose name is then looked for


class Import(msgspec.Struct):
    """An import: the people one by one in order of their names, and, once these are taken, what came of it."""

    people: Iterable[LocalPerson]
    tally: Tally
    names: Names


def import_wikidata(path: Path, *, as_of: date, languages: tuple[str, ...], is_place: IsPlace) -> Import:
    """Read a file of Wikidata. KnowledgeError if it is none, or holds values without their precision.

    `as_of` is the day the file shows, `languages` those of names in order of preference. Of a dump only people who
    held an office are taken; it is read once for them, and again for the names of offices and places.
    """
    tally, names = Tally(), Names(languages, is_place)
    return Import(_people(path, as_of, names, tally), tally, names)


def _people(path: Path, as_of: date, names: Names, tally: Tally) -> Iterator[LocalPerson]:
    source = WikidataFile(path)
    with tempfile.TemporaryFile(prefix="copydesk-") as spool:
        places: list[tuple[tuple[str, ...], int, int]] = []
        wanted: set[str] = set()
        for item in _items(source, names):
            if not item.is_human:
                continue
            label = item.label(names.languages)
            data = msgspec.msgpack.encode(_trimmed(item, names.languages))
            places.append((order(LocalPerson(name=label, source=item.id)), spool.tell(), len(data)))
            spool.write(data)
            wanted |= _pointed_at(item)
        tally.broken = source.broken
        _learn(source, names, wanted)
        for _, start, length in sorted(places):
            person = person_of(_spooled(spool, start, length), names, as_of, tally)
            if person is not None:
                yield person


def _items(source: WikidataFile, names: Names) -> Iterator[Item]:
    rows = source.bindings
    if rows is not None:
        people, others = items_of_results(rows, names.languages, source.path)
        for item in others:
            names.learn(item)
        yield from people
    else:
        yield from source.items(holding=_OFFICE_HOLDER)


def _learn(source: WikidataFile, names: Names, wanted: set[str]) -> None:
    """Learn the names of these items, and of the states that offices among them belong to."""
    if source.bindings is not None:
        return
    known: set[str] = set()
    for _ in range(_POINTERS):
        left = frozenset(wanted - known)
        if not left:
            return
        for item in source.named(left):
            names.learn(item)
            wanted |= set(names.belongs(item.id))
        known |= left


def _pointed_at(item: Item) -> set[str]:
    found = {statement.snak.item for statement in (*item.statements(OFFICE), *item.statements(CITIZEN))}
    found |= {snak.item for statement in item.statements(OFFICE) for snak in statement.qualifiers.get(OF, ())}
    return found - {""}


def _trimmed(item: Item, languages: tuple[str, ...]) -> Item:
    """The item with names in the languages asked for alone."""
    kept = {*languages, "mul"}
    labels = {key: label for key, label in item.labels.items() if key in kept}
    return Item(item.id, labels, {key: names for key, names in item.aliases.items() if key in kept}, item.claims)


def _spooled(spool: IO[bytes], start: int, length: int) -> Item:
    spool.seek(start)
    return msgspec.msgpack.decode(spool.read(length), type=Item)
