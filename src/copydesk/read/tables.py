"""Tables of comma- or tab-separated values, read as a stream."""

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import IO, Any

from copydesk.read.decode import encoding_of
from copydesk.read.record import Record
from copydesk.read.unpack import LARGEST_RECORD, opening_of

_WIDEST_FIELD = LARGEST_RECORD


def records(stream: IO[bytes], kind: str) -> Iterator[Record]:
    """The rows below the header; a row that cannot be read is one broken record."""
    encoding, mark = encoding_of(opening_of(stream))
    stream.read(mark)
    with io.TextIOWrapper(stream, encoding, errors="replace", newline="") as lines:
        yield from _rows(lines, encoding, "\t" if kind == "tsv" else None)


def heads(stream: IO[bytes], kind: str, wanted: frozenset[str]) -> Iterator[Mapping[str, Any]]:
    """The rows as far as they may tell an id: none where no column does."""
    for record in records(stream, kind):
        if record.values is not None:
            if wanted.isdisjoint(record.values):
                return
            yield record.values


def _rows(lines: IO[str], encoding: str, delimiter: str | None) -> Iterator[Record]:
    if csv.field_size_limit() < _WIDEST_FIELD:
        csv.field_size_limit(_WIDEST_FIELD)  # the limit is the whole process's; articles are longer than its default
    # In pieces of bounded length: a line without an end does not fill the memory.
    pieces = iter(lambda: lines.readline(_WIDEST_FIELD), "")
    first = next(pieces, "")
    reader = csv.reader(chain((first,), pieces), delimiter=delimiter or _delimiter(first))
    header: list[str] | None = None
    row = 0
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            row += 1
            yield Record(row, line, None, f"is not a readable row: {error}")
            continue
        if not cells:
            continue
        if header is None:
            header = [name.strip() for name in cells]
            continue
        row += 1
        yield _record(header, cells, row, line, encoding)


def _record(header: list[str], cells: list[str], row: int, line: int, encoding: str) -> Record:
    if any(cells[len(header) :]):
        problem = f"has {len(cells)} values for {len(header)} columns; put values that hold the separator in quotes"
        return Record(row, line, None, problem)
    return Record(row, line, dict(zip(header, cells, strict=False)), encoding=encoding)


def _delimiter(header: str) -> str:
    return max(",;\t|", key=lambda mark: (header.count(mark), mark == ","))
