"""Files of Wikidata: an entity, an API answer, query results, or the dump, plain or compressed, line by line."""

import bz2
import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, cast

import msgspec

from copydesk.knowledge.table import KnowledgeError
from copydesk.knowledge.wikidata_item import Item, item_of

WHOLE_LIMIT = 256_000_000
"""A file that is one JSON value is held in memory; a longer one must be a dump, one entity a line."""

_LINE_LIMIT = 64_000_000
_ID = re.compile(rb'"id" ?: ?"(Q[0-9]+)"')
_HEAD = 400  # bytes in which a dump's line has its id


class WikidataFile:
    """A file to import from; `lines` tells a dump, which is read once for people and once for the names they need."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.broken = 0
        self._whole: Any = None
        with self._open() as file:
            try:
                first = file.readline(_LINE_LIMIT)
                while first and not first.strip():
                    first = file.readline(_LINE_LIMIT)
                self.lines = _is_dump(first, file.readline(_LINE_LIMIT))
            except (OSError, EOFError) as error:
                raise KnowledgeError(f"{path}: cannot be read: {_reason(error)}") from None
        if not self.lines:
            self._whole = self._read_whole()

    @property
    def bindings(self) -> list[dict[str, Any]] | None:
        """The rows of query results; None if the file holds entities."""
        results = self._whole.get("results") if isinstance(self._whole, dict) else None
        rows = results.get("bindings") if isinstance(results, dict) else None
        return rows if isinstance(rows, list) else None

    def items(self, *, holding: tuple[bytes, ...] = ()) -> Iterator[Item]:
        """Every item, of a dump only those whose line holds one of the byte strings, looked for before it is parsed."""
        if not self.lines:
            yield from self._whole_items()
            return
        self.broken = 0
        for number, line in self._lines():
            if holding and not any(part in line for part in holding):
                continue
            yield from self._item(line, number)

    def named(self, wanted: frozenset[str]) -> Iterator[Item]:
        """The items with these ids, of a dump by a look at the head of each line."""
        if not self.lines:
            yield from (item for item in self._whole_items() if item.id in wanted)
            return
        for number, line in self._lines():
            found = _ID.search(line, 0, _HEAD)
            if found is None or found[1].decode() in wanted:
                yield from (item for item in self._item(line, number) if item.id in wanted)

    def _item(self, line: bytes, number: int) -> Iterator[Item]:
        try:
            item = item_of(line)
        except (msgspec.DecodeError, ValueError, RecursionError) as problem:
            self.broken += 1
            if number == 1:
                raise KnowledgeError(f"{self.path}:1: is no entity of Wikidata: {problem}") from None
            return
        if item is not None:
            yield item

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        """The lines that hold an entity, without the comma behind it, numbered from 1."""
        number = 0
        with self._open() as file:
            try:
                while line := file.readline(_LINE_LIMIT):
                    bare = line.strip().rstrip(b",").removeprefix(b"[").removesuffix(b"]").strip()
                    if bare:
                        number += 1
                        yield number, bare
            except (OSError, EOFError) as error:
                raise KnowledgeError(
                    f"{self.path}: cannot be read on after {number:,} entities: {_reason(error)}; fetch the file again"
                ) from None

    def _whole_items(self) -> Iterator[Item]:
        for entity in _entities(self._whole):
            try:
                item = item_of(msgspec.json.encode(entity))
            except (msgspec.DecodeError, ValueError, RecursionError):
                self.broken += 1
                continue
            if item is not None:
                yield item

    def _read_whole(self) -> Any:
        with self._open() as file:
            try:
                data = file.read(WHOLE_LIMIT + 1)
            except (OSError, EOFError) as error:
                raise KnowledgeError(f"{self.path}: cannot be read: {_reason(error)}") from None
        if len(data) > WHOLE_LIMIT:
            raise KnowledgeError(f"{self.path}: is one JSON value of over 256 MB; give the dump, one entity a line")
        try:
            value = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
        except (msgspec.DecodeError, RecursionError) as problem:
            raise KnowledgeError(f"{self.path}: is no JSON: {problem}; fetch the file again") from None
        if not (isinstance(value, list) or (isinstance(value, dict) and {"entities", "results", "id"} & value.keys())):
            raise KnowledgeError(
                f"{self.path}: holds neither entities nor query results; see `audit knowledge import --help`"
            )
        return value

    def _open(self) -> BinaryIO:
        try:
            with self.path.open("rb") as file:
                magic = file.read(3)
            if magic[:2] == b"\x1f\x8b":
                return cast(BinaryIO, gzip.open(self.path, "rb"))
            return cast(BinaryIO, bz2.open(self.path, "rb")) if magic == b"BZh" else self.path.open("rb")
        except OSError as error:
            raise KnowledgeError(f"{self.path}: cannot be read: {_reason(error)}") from None


def _is_dump(first: bytes, second: bytes) -> bool:
    """Whether a file is one entity a line: it begins with a bracket alone, or its first line is an entity by itself."""
    bare = first.strip().removeprefix(b"\xef\xbb\xbf")
    if bare == b"[":
        return second.lstrip().startswith(b'{"') or second.strip() == b"]"
    if not second.strip() or not bare.removeprefix(b"[").startswith(b"{"):
        return False
    try:
        value = msgspec.json.decode(bare.removeprefix(b"[").rstrip(b","))
    except (msgspec.DecodeError, RecursionError):
        return False
    return isinstance(value, dict) and "id" in value


def _entities(value: Any) -> Iterator[dict[str, Any]]:
    entities = value.get("entities", [value]) if isinstance(value, dict) else value
    rows = entities.values() if isinstance(entities, dict) else entities
    yield from (row for row in rows if isinstance(row, dict) and "missing" not in row)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
