"""Record files, read as streams: JSON lines, and tables of comma- or tab-separated values."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, Any, NamedTuple

import msgspec

from copydesk.model import Document, Failure, Skipped
from copydesk.read import assemble, fields
from copydesk.read.decode import Decoded, damage_in, decode, encoding_of, without_surrogates
from copydesk.read.inputs import InputFile, Kind, ReadContext
from copydesk.settings import FieldSettings

_SAMPLE = 1 << 16
_WIDEST_FIELD = 2**31 - 1
_PATIENCE = 20
_KEYS_SHOWN = 20
_ID_HEADS = frozenset({*fields.ALIASES["id"], *fields.NESTED})


class Record(NamedTuple):
    """One record: its 1-based number, the physical line it begins on, its fields or what is wrong with it."""

    row: int
    line: int
    values: Mapping[str, Any] | None
    problem: str = ""
    encoding: str = "utf-8"


def read_records(file: InputFile, context: ReadContext) -> Iterator[Document | Failure | Skipped]:
    """The documents of a record file in their order; a record that cannot be read is one Failure, the others go on.

    `row` is the physical line of JSON lines, the record's number below the header of a table. A file whose records all
    lack a text field is one Failure with the keys that were seen; 20 such records tell.
    """
    unique = _unique_ids(file, context.fields)
    waiting: list[Record] | None = []
    number = 0
    for number, record in enumerate(records_in(file.location, file.kind), 1):  # noqa: B007
        if record.values is None:
            yield Failure(file.path, record.problem, record.row, line=record.line)
        elif (text := fields.text_of(record.values, context.fields)) is not None:
            yield from (_textless(file, lacking, context) for lacking in waiting or ())
            waiting = None
            yield _document(file, record, text, unique=unique, context=context)
        elif waiting is None:
            yield _textless(file, record, context)
        else:
            waiting.append(record)
            if len(waiting) == _PATIENCE:
                break
    if number == 0:
        yield Skipped(file.path, "has no records")
    if waiting:
        yield Failure(file.path, without_text([record.values or {} for record in waiting], context.fields))


def records_in(location: str, kind: Kind) -> Iterator[Record]:
    """The records of a file as they stand, those that cannot be read among them. Raises OSError."""
    with Path(location).open("rb") as stream:
        encoding, mark = encoding_of(stream.read(_SAMPLE))
        stream.seek(mark)
        if kind != "jsonl":
            with io.TextIOWrapper(stream, encoding, errors="replace", newline="") as lines:
                yield from _table_rows(lines, encoding, "\t" if kind == "tsv" else None)
        elif encoding == "utf-8":
            yield from _json_lines(stream)
        else:
            # TextIOWrapper with this newline splits at \n alone: other line ends may stand inside a JSON string.
            with io.TextIOWrapper(stream, encoding, errors="replace", newline="\n") as lines:
                yield from _json_lines((line.encode(errors="replace") for line in lines), encoding=encoding)


def without_text(records: Sequence[Mapping[str, Any]], settings: FieldSettings) -> str:
    """The one line that says a text field is missing: what was looked for, the keys seen, and what to set."""
    seen = list(dict.fromkeys(key for record in records for key in fields.keys_of(record)))
    keys = ", ".join(seen[:_KEYS_SHOWN]) + (", ..." if len(seen) > _KEYS_SHOWN else "") or "none"
    wanted = f"the field {settings.text!r} of [fields] text" if settings.text else "a field that holds the text"
    return f"lacks {wanted} (fields seen: {keys}); name it with [fields] text, or --exclude the file"


def _textless(file: InputFile, record: Record, context: ReadContext) -> Failure:
    return Failure(file.path, without_text([record.values or {}], context.fields), record.row, line=record.line)


def _document(file: InputFile, record: Record, text: str, *, unique: set[str], context: ReadContext) -> Document:
    values = record.values or {}
    text = without_surrogates(text)
    damaged = "\N{REPLACEMENT CHARACTER}" in text
    decoded = Decoded(text, record.encoding, damage_in(text) if damaged else ())
    own = fields.id_of(values, context.fields)
    return assemble.from_record(
        file, values, decoded, context=context, row=record.row, line=record.line, id=own if own in unique else None
    )


def _json_lines(lines: Iterator[bytes] | IO[bytes], *, encoding: str = "utf-8") -> Iterator[Record]:
    parse = msgspec.json.Decoder().decode
    for number, line in enumerate(lines, 1):
        told = encoding
        try:
            values = parse(line)
        except (msgspec.DecodeError, RecursionError):
            if not line.strip():
                continue
            values, told = _second_try(line, encoding)
        if isinstance(values, dict):
            yield Record(number, number, values, encoding=told)
        else:
            problem = values if isinstance(values, _Broken) else "is JSON, but no object with fields"
            yield Record(number, number, None, str(problem))


class _Broken(str):
    """What is wrong with a line of JSON."""


def _second_try(line: bytes, encoding: str) -> tuple[Any, str]:
    """A line msgspec refuses, once more: bytes that are not UTF-8, NaN, raw control characters, lone surrogates."""
    decoded = decode(line)
    try:
        return json.loads(decoded.text, strict=False), encoding if encoding != "utf-8" else decoded.encoding
    except json.JSONDecodeError as error:
        return _Broken(f"is not valid JSON: {error.msg} at column {error.colno}"), encoding
    except (RecursionError, ValueError) as error:
        return _Broken(f"is JSON that cannot be read: {str(error)[:80]}"), encoding


def _table_rows(lines: IO[str], encoding: str, delimiter: str | None) -> Iterator[Record]:
    if csv.field_size_limit() < _WIDEST_FIELD:
        csv.field_size_limit(_WIDEST_FIELD)  # the limit is the whole process's; articles are longer than its default
    first = lines.readline()
    reader = csv.reader(chain((first,), lines), delimiter=delimiter or _delimiter(first))
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
        yield _table_record(header, cells, row, line, encoding)


def _table_record(header: list[str], cells: list[str], row: int, line: int, encoding: str) -> Record:
    if any(cells[len(header) :]):
        problem = f"has {len(cells)} values for {len(header)} columns; put values that hold the separator in quotes"
        return Record(row, line, None, problem)
    return Record(row, line, dict(zip(header, cells, strict=False)), encoding=encoding)


def _delimiter(header: str) -> str:
    return max(",;\t|", key=lambda mark: (header.count(mark), mark == ","))


def _unique_ids(file: InputFile, settings: FieldSettings) -> set[str]:
    """The ids that only one record of the file has; an id of several records tells none of them apart."""
    seen, repeated = set[str](), set[str]()
    for own in _own_ids(file, settings):
        if own in seen:
            repeated.add(own)
        seen.add(own)
    return seen - repeated if repeated else seen


def _own_ids(file: InputFile, settings: FieldSettings) -> Iterator[str]:
    wanted = _ID_HEADS | {settings.id, (settings.id or "").partition(".")[0]} if settings.id else _ID_HEADS
    if file.kind != "jsonl":
        yield from _ids(records_in(file.location, file.kind), settings, table=True)
        return
    # Most of a record is its text: the fields are passed over undecoded, except those that may hold an id.
    decode_raw = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
    with Path(file.location).open("rb") as stream:
        if encoding_of(stream.read(_SAMPLE)) != ("utf-8", 0):
            yield from _ids(records_in(file.location, file.kind), settings)
            return
        stream.seek(0)
        for line in stream:
            values: Any
            try:
                raw = decode_raw(line)
                values = {name: msgspec.json.decode(raw[name]) for name in raw.keys() & wanted}
            except (msgspec.DecodeError, RecursionError):
                values = _second_try(line, "utf-8")[0] if line.strip() else {}
            if isinstance(values, dict) and (own := fields.id_of(values, settings)):
                yield own


def _ids(records: Iterator[Record], settings: FieldSettings, *, table: bool = False) -> Iterator[str]:
    for record in records:
        if table and record.values is not None and not (_ID_HEADS | {settings.id}) & record.values.keys():
            return
        if record.values is not None and (own := fields.id_of(record.values, settings)):
            yield own
