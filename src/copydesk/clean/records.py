"""Record files with mended texts: in their own format, order and columns, and a column of what was taken away."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any

import msgspec

from copydesk.clean.mend import Cleaned
from copydesk.model import Document
from copydesk.read import InputFile, ReadContext, read_file
from copydesk.read.decode import decode, encoding_of
from copydesk.read.fields import ALIASES, NESTED, lookup
from copydesk.read.unpack import open_content, opening_of
from copydesk.settings import FieldSettings

REMOVED = "copydesk_removed"
# Where a text goes that was put together from HTML or from parts.
_TEXT = ("text",)

Mend = Callable[[Document], Cleaned | None]
Place = tuple[str, ...]


def copy_records(file: InputFile, context: ReadContext, mend: Mend, stream: IO[bytes]) -> Iterator[Cleaned | None]:
    """Write the records of a file to the stream, mended; yield what became of each document, None for one left out.

    What could not be read is written as it stands. Each record gets REMOVED, a list of start, end and rule in offsets
    of its original text (in a table, as JSON).
    """
    documents = (item for item in read_file(file, context) if isinstance(item, Document))
    if file.kind in ("parquet", "arrow"):
        from copydesk.clean.columnar import copy_columns

        with open_content(file.location) as source:
            yield from copy_columns(source, documents, mend, stream, kind=file.kind, fields=context.fields)
        return
    with open_content(file.location) as source:
        encoding, mark = encoding_of(opening_of(source))
        stream.write(source.read(mark))
        if file.kind != "jsonl":
            yield from _Table(file, context.fields, encoding).copy(source, documents, mend, stream)
        elif encoding == "utf-8":
            yield from _copy_lines(source, documents, mend, stream, context.fields)
        else:
            with io.TextIOWrapper(source, encoding, errors="replace", newline="\n") as text:
                lines = (line.encode() for line in text)
                yield from _copy_lines(lines, documents, mend, _Recoding(stream, encoding), context.fields)


class _Recoding:
    """A stream that takes UTF-8 and writes another encoding; what that lacks is written as JSON's escape."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        self._stream, self._encoding = stream, encoding

    def write(self, data: bytes) -> None:
        text = data.decode()
        try:
            self._stream.write(text.encode(self._encoding))
        except UnicodeEncodeError:
            self._stream.write(b"".join(map(self._char, text)))

    def _char(self, char: str) -> bytes:
        try:
            return char.encode(self._encoding)
        except UnicodeEncodeError:
            return json.dumps(char)[1:-1].encode(self._encoding)


def _copy_lines(
    lines: Iterator[bytes] | IO[bytes],
    documents: Iterator[Document],
    mend: Mend,
    stream: "IO[bytes] | _Recoding",
    fields: FieldSettings,
) -> Iterator[Cleaned | None]:
    document = next(documents, None)
    for number, line in enumerate(lines, 1):
        if document is None or document.row != number:
            stream.write(line)
            continue
        result = mend(document)
        if result is not None:
            ending = line[len(line.rstrip(b"\r\n")) :]
            stream.write(_json_line(line, result, fields) + ending)
        yield result
        document = next(documents, None)


def _json_line(line: bytes, result: Cleaned, fields: FieldSettings) -> bytes:
    """One record again: all but its text in the very bytes it had, where the line is plain JSON."""
    removed = [list(row) for row in result.removed]
    try:
        raw = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
        values = msgspec.json.decode(line)
        changed: dict[str, Any] = {**raw, REMOVED: removed}
        if result.changed:
            place = text_place(values, fields) or _TEXT
            put(values, place, result.text)
            changed[place[0]] = values[place[0]]
        return msgspec.json.encode(changed)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        values = json.loads(decode(line).text, strict=False)
    if result.changed:
        place = text_place(values, fields) or _TEXT
        put(values, place, result.text)
    values[REMOVED] = removed
    return json.dumps(values).encode()


def text_place(record: Mapping[str, Any], fields: FieldSettings) -> Place | None:
    """The keys that lead to the text of a record, as reading finds it; None without a text."""
    names = (fields.text,) if fields.text else ALIASES["text"]
    nested = [((nest,), inner) for nest in NESTED if isinstance(inner := record.get(nest), Mapping)]
    for prefix, place in [((), record), *nested]:
        for name in names:
            if isinstance(place.get(name), str) and place[name]:
                return (*prefix, name)
            if name not in place and isinstance(value := lookup(place, name), str) and value:
                return (*prefix, *_dotted(place, name))
    return None


def _dotted(place: Mapping[str, Any], name: str) -> Place:
    if name in place:
        return (name,)
    head, _, rest = name.partition(".")
    return (head, *_dotted(place[head], rest))


def put(record: dict[str, Any], place: Place, text: str) -> None:
    """Put a text where these keys lead."""
    for key in place[:-1]:
        record = record[key]
    record[place[-1]] = text


class _Table:
    """A table, read and written with the same separator, line ends and habit of quoting."""

    def __init__(self, file: InputFile, fields: FieldSettings, encoding: str) -> None:
        self._fields, self._encoding, self._tabs = fields, encoding, file.kind == "tsv"

    def copy(
        self, source: IO[bytes], documents: Iterator[Document], mend: Mend, stream: IO[bytes]
    ) -> Iterator[Cleaned | None]:
        """Write the table's rows; each gets a last column, a row left out none at all."""
        with io.TextIOWrapper(source, self._encoding, errors="replace", newline="") as text:
            first = text.readline()
            separator = "\t" if self._tabs else max(",;\t|", key=lambda mark: (first.count(mark), mark == ","))
            writer = csv.writer(
                _Encoding(stream, self._encoding),
                delimiter=separator,
                lineterminator="\r\n" if first.endswith("\r\n") else "\n",
                quoting=csv.QUOTE_ALL if first.lstrip("\ufeff").startswith('"') else csv.QUOTE_MINIMAL,
            )
            reader = csv.reader(_chained(first, text), delimiter=separator)
            yield from self._rows(reader, writer, documents, mend)

    def _rows(
        self, reader: Iterator[list[str]], writer: Any, documents: Iterator[Document], mend: Mend
    ) -> Iterator[Cleaned | None]:
        document = next(documents, None)
        header: list[str] | None = None
        number = 0
        for cells in reader:
            if not cells:
                continue
            if header is None:
                header = cells
                writer.writerow(cells if REMOVED in cells else [*cells, REMOVED])
                continue
            number += 1
            if document is None or document.row != number:
                writer.writerow(cells)
                continue
            result = mend(document)
            if result is not None:
                writer.writerow(self._mended([name.strip() for name in header], cells, result))
            yield result
            document = next(documents, None)

    def _mended(self, header: list[str], cells: list[str], result: Cleaned) -> list[str]:
        cells = cells[: len(header)] + [""] * (len(header) - len(cells))
        if result.changed and (place := text_place(dict(zip(header, cells, strict=True)), self._fields)):
            # of columns that share a name, reading takes the last
            cells[len(header) - 1 - header[::-1].index(place[0])] = result.text
        removed = json.dumps([list(row) for row in result.removed])
        if REMOVED in header:
            cells[header.index(REMOVED)] = removed
            return cells
        return [*cells, removed]


class _Encoding:
    """A stream that takes text; a character that stood for unreadable bytes may be beyond the encoding."""

    def __init__(self, stream: IO[bytes], encoding: str) -> None:
        self._stream, self._encoding = stream, encoding

    def write(self, text: str) -> int:
        """Write the text in the encoding, without a byte order mark."""
        return self._stream.write(text.encode(self._encoding, "replace"))


def _chained(first: str, lines: IO[str]) -> Iterator[str]:
    yield first
    yield from lines
