"""The import from Wikidata: people with their offices, and places, out of whatever file it gave, in bounded memory."""

import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import IO

import msgspec

from copydesk.knowledge.local import LocalPerson, LocalPlace
from copydesk.knowledge.local_write import order
from copydesk.knowledge.wikidata_item import CITIZEN, OF, OFFICE, Item
from copydesk.knowledge.wikidata_names import IsPlace, Names
from copydesk.knowledge.wikidata_people import Tally, person_of
from copydesk.knowledge.wikidata_places import Head, heads_of, is_place, is_state, place_of_item, pointed_at
from copydesk.knowledge.wikidata_read import WikidataFile
from copydesk.knowledge.wikidata_sparql import items_of_results

_HOLDING = (b'"P39"', b'"Q6256"', b'"Q3624078"')
_POINTERS = 2  # an office names its state, whose name is then looked for


class Import(msgspec.Struct):
    """An import: the people one by one in order of their names; once these are taken, places and what came of it."""

    people: Iterable[LocalPerson]
    places: list[LocalPlace]
    tally: Tally
    names: Names


def import_wikidata(path: Path, *, as_of: date, languages: tuple[str, ...], known_place: IsPlace) -> Import:
    """Read a file of Wikidata. KnowledgeError if it is none, or holds values without their precision.

    `as_of` is the day the file shows, `languages` those of names in order of preference. Of a dump only states and
    people who held an office are taken; it is read once for them, and again for the names of offices and places.
    """
    done = Import((), [], Tally(), Names(languages, known_place))
    done.people = _people(path, as_of, done)
    return done


class _Gathered(msgspec.Struct):
    """What the first reading gave: people, in a spool, and places with their heads; `wanted` are items to be named."""

    spooled: list[tuple[tuple[str, ...], int, int, str]] = []
    places: list[Item] = []
    heads: dict[str, list[Head]] = {}
    wanted: set[str] = set()


def _people(path: Path, as_of: date, done: Import) -> Iterator[LocalPerson]:
    source = WikidataFile(path)
    names, tally = done.names, done.tally
    with tempfile.TemporaryFile(prefix="copydesk-") as spool:
        gathered = _gathered(source, names, spool)
        tally.broken = source.broken
        _learn(source, names, gathered.wanted)
        found = {identity for *_, identity in gathered.spooled}
        tally.headless = len(gathered.heads.keys() - found)
        for item in gathered.places:
            place = place_of_item(item, names, as_of)
            done.places += [place] if place is not None else []
        tally.places = len(done.places)
        for _, start, length, identity in sorted(gathered.spooled):
            heads = gathered.heads.get(identity, ())
            person = person_of(_spooled(spool, start, length), names, as_of, tally, heads=heads)
            if person is not None:
                yield person


def _gathered(source: WikidataFile, names: Names, spool: IO[bytes]) -> _Gathered:
    gathered = _Gathered()
    for item in _items(source, names):
        if item.is_human and (item.statements(OFFICE) or not source.lines):
            data = msgspec.msgpack.encode(_trimmed(item, names.languages))
            key = order(LocalPerson(name=item.label(names.languages), source=item.id))
            gathered.spooled.append((key, spool.tell(), len(data), item.id))
            spool.write(data)
            gathered.wanted |= _pointed_at(item)
        elif is_place(item) and (not source.lines or is_state(item)):
            gathered.places.append(_trimmed(item, names.languages))
            gathered.wanted |= pointed_at(item)
            names.learn(item, place=True)
            for identity, head in heads_of(item):
                gathered.heads.setdefault(identity, []).append(head)
    return gathered


def _items(source: WikidataFile, names: Names) -> Iterator[Item]:
    rows = source.bindings
    if rows is not None:
        people, others = items_of_results(rows, names.languages, source.path)
        for item in others:
            names.learn(item)
        yield from people
    else:
        yield from source.items(holding=_HOLDING)


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
