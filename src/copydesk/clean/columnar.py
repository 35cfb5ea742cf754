"""Parquet and Arrow files with mended texts: in their own format, order and columns, and a column of what was taken."""

from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any

import msgspec

from copydesk.clean.mend import Cleaned
from copydesk.clean.places import CleanError
from copydesk.clean.records import REMOVED, put, text_place
from copydesk.model import Document
from copydesk.read.parquet import telling
from copydesk.read.unpack import UnreadableError
from copydesk.settings import FieldSettings

_ROWS = 256
_GROUP = 64_000_000  # bytes of a group of rows in a Parquet file

Mend = Callable[[Document], Cleaned | None]
Batch = Any  # of Arrow


class _Waiting(msgspec.Struct):
    """The documents of a file in their order, and how many rows were passed."""

    documents: Iterator[Document]
    mend: Mend
    next: Document | None = None
    row: int = 0

    def results(self, rows: int) -> dict[int, Cleaned | None]:
        """What became of the documents among so many more rows, by their place there; None for one left out."""
        found = {}
        self.next = self.next or next(self.documents, None)
        while self.next is not None and (self.next.row or 0) <= self.row + rows:
            found[(self.next.row or 0) - self.row - 1] = self.mend(self.next)
            self.next = next(self.documents, None)
        self.row += rows
        return found


def copy_columns(
    source: IO[bytes],
    documents: Iterator[Document],
    mend: Mend,
    stream: IO[bytes],
    *,
    kind: str,
    fields: FieldSettings,
) -> Iterator[Cleaned | None]:
    """Write the rows of a file to the stream, mended; yield what became of each document, None for one left out.

    Raises UnreadableError where the file cannot be copied, CleanError where a text has no column of its own.
    """
    import pyarrow as pa

    waiting = _Waiting(documents, mend)
    copies = _parquet if kind == "parquet" else _arrow
    try:
        for batch, write in copies(source, stream):
            results = waiting.results(batch.num_rows)
            write(_mended(batch, results, fields))
            yield from results.values()
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UnreadableError(f"cannot be copied ({' '.join(str(error).split())[:100]})") from None


def _parquet(source: IO[bytes], stream: IO[bytes]) -> Iterator[tuple[Batch, Callable[[Batch], None]]]:
    """The rows of a Parquet file, and what writes them: compressed as they were, in groups as large or smaller."""
    import pyarrow as pa
    from pyarrow import parquet

    with parquet.ParquetFile(source) as file:
        schema = _schema(file.schema_arrow)
        groups = file.metadata.num_row_groups
        codec = file.metadata.row_group(0).column(0).compression.lower() if groups else "snappy"
        with parquet.ParquetWriter(stream, schema, compression=codec.replace("uncompressed", "none")) as writer:
            for group in range(groups):
                held: list[Batch] = []
                for batch in file.iter_batches(batch_size=_ROWS, row_groups=[group]):
                    yield batch, held.append
                    if sum(each.nbytes for each in held) > _GROUP:
                        writer.write_table(pa.Table.from_batches(held, schema))
                        held.clear()
                if held:
                    writer.write_table(pa.Table.from_batches(held, schema))


def _arrow(source: IO[bytes], stream: IO[bytes]) -> Iterator[tuple[Batch, Callable[[Batch], None]]]:
    """The rows of an Arrow file, of the form that can be read anywhere or of that which is read from its beginning."""
    from pyarrow import ipc

    is_file = source.read(6) == b"ARROW1"
    source.seek(0)
    if is_file:
        with ipc.open_file(source) as file, ipc.new_file(stream, _schema(file.schema)) as writer:
            for number in range(file.num_record_batches):
                yield file.get_batch(number), writer.write_batch
    else:
        with ipc.open_stream(source) as reader, ipc.new_stream(stream, _schema(reader.schema)) as writer:
            for batch in reader:
                yield batch, writer.write_batch


def _schema(schema: Any) -> Any:
    """The columns of the copy: those of the file, and what was taken away."""
    import pyarrow as pa

    edit = pa.struct([("start", pa.int64()), ("end", pa.int64()), ("rule", pa.string())])
    if REMOVED in schema.names:
        schema = schema.remove(schema.get_field_index(REMOVED))
    return schema.append(pa.field(REMOVED, pa.list_(edit)))


def _mended(batch: Batch, results: dict[int, Cleaned | None], fields: FieldSettings) -> Batch:
    """The rows without those left out, the texts mended."""
    import pyarrow as pa

    schema = _schema(batch.schema)
    columns = {name: batch.column(name) for name in schema.names if name != REMOVED}
    for name, texts in _texts(batch, results, fields).items():
        values = columns[name].to_pylist()
        for row, (place, text) in texts.items():
            values[row] = _with_text(values[row], place, text)
        columns[name] = pa.array(values, columns[name].type)
    removed = [_told(results[row]) if row in results else None for row in range(batch.num_rows)]
    made = [*columns.values(), pa.array(removed, schema.field(REMOVED).type)]
    kept = [row for row in range(batch.num_rows) if row not in results or results[row] is not None]
    return pa.RecordBatch.from_arrays(made, schema=schema).take(pa.array(kept, pa.int64()))


def _texts(
    batch: Batch, results: dict[int, Cleaned | None], fields: FieldSettings
) -> dict[str, dict[int, tuple[Sequence[str], str]]]:
    """The texts that changed by column and row, each with the keys that lead to it inside the column."""
    found: dict[str, dict[int, tuple[Sequence[str], str]]] = {}
    for row, result in results.items():
        if result is not None and result.changed:
            (values,) = batch.select(telling(batch.schema)).slice(row, 1).to_pylist()
            place = text_place(values, fields)
            if place is None:
                raise CleanError("a text that was put together from HTML or parts has no column; save as .jsonl first")
            found.setdefault(place[0], {})[row] = place[1:], result.text
    return found


def _with_text(value: Any, place: Sequence[str], text: str) -> Any:
    """The value of a column with the text in its place."""
    if not place:
        return text
    put(value, tuple(place), text)
    return value


def _told(result: Cleaned | None) -> list[dict[str, Any]]:
    removed = result.removed if result else ()
    return [{"start": start, "end": end, "rule": rule} for start, end, rule in removed]
