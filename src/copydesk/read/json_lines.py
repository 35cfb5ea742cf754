"""JSON lines, read as a stream: one object a line."""

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

import msgspec

from copydesk.read.decode import decode, encoding_of
from copydesk.read.record import Record
from copydesk.read.unpack import LARGEST_RECORD, lines_of, open_content, opening_of

# What begins so is one JSON value over many lines, or a list on one line, whatever the file's name says.
_NO_LINES = re.compile(rb"\s*(?:[\[{]\s*[\r\n]|\[\s*\{)")
TOO_LONG = f"is longer than {LARGEST_RECORD // 1_000_000} MB, too long for one record"


def records(stream: IO[bytes], kind: str) -> Iterator[Record]:
    """The objects of the lines, their physical lines as rows; a line that cannot be read is one broken record."""
    opening = opening_of(stream)
    encoding, mark = encoding_of(opening)
    if _NO_LINES.match(opening, mark):
        from copydesk.read import json_document

        yield from json_document.records(stream, kind)
        return
    stream.read(mark)
    yield from objects(_utf8_lines(stream, encoding), encoding=encoding)


def is_of_lines(opening: bytes) -> bool:
    """Whether a file in UTF-8 that begins so holds an object a line, not one JSON value over many."""
    return _NO_LINES.match(opening) is None


def is_one_value(location: str) -> bool:
    """Whether a file is one JSON value over many lines, whatever its name says. Raises OSError and UnreadableError."""
    with open_content(location) as stream:
        opening = opening_of(stream)
    return _NO_LINES.match(opening, encoding_of(opening)[1]) is not None


def heads(stream: IO[bytes], kind: str, wanted: frozenset[str]) -> Iterator[Mapping[str, Any]]:
    """The fields that may hold an id. Most of a record is its text: the others are passed over undecoded."""
    opening = opening_of(stream)
    if encoding_of(opening) != ("utf-8", 0) or _NO_LINES.match(opening):
        yield from (record.values for record in records(stream, kind) if record.values is not None)
        return
    decode_raw = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
    for line in lines_of(stream):
        values: Any
        try:
            raw = decode_raw(line or b"")
            values = {name: msgspec.json.decode(raw[name]) for name in raw.keys() & wanted}
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            values = second_try(line, "utf-8")[0] if line and line.strip() else {}
        if isinstance(values, dict):
            yield values


def objects(lines: Iterable[bytes | None], *, encoding: str = "utf-8", first: int = 1) -> Iterator[Record]:
    """The records that lines are, numbered from `first`; None stands for a line that is too long."""
    for number, line in enumerate(lines, first):
        if line is None:
            yield Record(number, number, None, TOO_LONG)
        elif (values := value_of(line, encoding)) is not None:
            yield record_of(values[0], row=number, line=number, encoding=values[1])


def record_of(value: Any, *, row: int | None, line: int, encoding: str = "utf-8") -> Record:
    """A record out of a JSON value, which is broken unless that is an object."""
    if isinstance(value, dict):
        return Record(row, line, value, encoding=encoding)
    return Record(row, line, None, str(value) if isinstance(value, Broken) else "is JSON, but no object with fields")


def value_of(data: bytes, encoding: str = "utf-8") -> tuple[Any, str] | None:
    """The JSON value that bytes are and the encoding it was read in, Broken where they are none; None for a blank."""
    try:
        return msgspec.json.decode(data), encoding
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return second_try(data, encoding) if data.strip() else None


class Broken(str):
    """What is wrong with JSON."""


def second_try(data: bytes, encoding: str) -> tuple[Any, str]:
    """JSON msgspec refuses, once more: bytes that are not UTF-8, NaN, raw control characters, lone surrogates."""
    decoded = decode(data)
    try:
        return json.loads(decoded.text, strict=False), encoding if encoding != "utf-8" else decoded.encoding
    except json.JSONDecodeError as error:
        return Broken(f"is not valid JSON: {error.msg} at column {error.colno}"), encoding
    except (RecursionError, ValueError) as error:
        return Broken(f"is JSON that cannot be read: {str(error)[:80]}"), encoding


def _utf8_lines(stream: IO[bytes], encoding: str) -> Iterator[bytes | None]:
    if encoding == "utf-8":
        yield from lines_of(stream)
        return
    # TextIOWrapper with this newline splits at \n alone: other line ends may stand inside a JSON string.
    with io.TextIOWrapper(stream, encoding, errors="replace", newline="\n") as lines:
        yield from (line.encode(errors="replace") for line in iter(lambda: lines.readline(LARGEST_RECORD), ""))
