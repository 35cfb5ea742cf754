"""Parquet and Arrow files, as data sets come: read a few rows at a time, only columns that can tell something."""

import io
from collections.abc import Iterator, Mapping
from typing import IO, Any

from copydesk.read.record import Record
from copydesk.read.unpack import LARGEST_RATIO, RATIO_FROM, UnreadableError

_ROWS = 8  # a few bytes of a file may stand for a long text in every row, and as many are in memory at once
_STREAM = b"\xff\xff\xff\xff"


def records(stream: IO[bytes], kind: str) -> Iterator[Record]:
    """The rows of a file; `row` and `line` count them from 1."""
    for row, values in enumerate(_rows(stream, kind, None), 1):
        yield Record(row, row, values)


def heads(stream: IO[bytes], kind: str, wanted: frozenset[str]) -> Iterator[Mapping[str, Any]]:
    """What may hold an id of each row; the other columns are not touched."""
    return _rows(stream, kind, wanted)


def _rows(stream: IO[bytes], kind: str, wanted: frozenset[str] | None) -> Iterator[dict[str, Any]]:
    import pyarrow as pa

    try:
        most = max(RATIO_FROM, LARGEST_RATIO * stream.seek(0, io.SEEK_END))
        stream.seek(0)
        batches = _parquet(stream, wanted) if kind == "parquet" else _arrow(stream, wanted)
        for batch in batches:
            batch.validate(full=True)  # Arrow trusts the offsets that a file gives, and would follow them anywhere
            for start in range(0, max(batch.num_rows, 1), _ROWS):
                for values in _plain(batch.slice(start, _ROWS)).to_pylist():
                    if most < 0:
                        raise UnreadableError(
                            f"unpacks to more than {LARGEST_RATIO} times its size: taken for a decompression bomb"
                        )
                    yield values
                    most -= sum(len(value) for value in values.values() if isinstance(value, str))
    except (pa.ArrowException, OSError, ValueError, OverflowError, KeyError, TypeError, MemoryError) as error:
        said = " ".join(str(error).split())[:100]
        raise UnreadableError(f"is damaged, or no {kind.capitalize()} file, whatever its name says ({said})") from None


def _parquet(stream: IO[bytes], wanted: frozenset[str] | None) -> Iterator[Any]:
    from pyarrow import parquet

    with parquet.ParquetFile(stream, pre_buffer=False, memory_map=False) as file:
        columns = telling(file.schema_arrow, wanted)
        if columns or wanted is None:
            yield from file.iter_batches(batch_size=_ROWS, columns=columns, use_threads=False)


def _arrow(stream: IO[bytes], wanted: frozenset[str] | None) -> Iterator[Any]:
    from pyarrow import ipc

    # What `datasets` saves is the stream format, what most others write the file format.
    is_file = stream.read(6) == b"ARROW1"
    stream.seek(0)
    if is_file:
        with ipc.open_file(stream) as file:
            columns = telling(file.schema, wanted)
            for number in range(file.num_record_batches if columns else 0):
                yield file.get_batch(number).select(columns)
        return
    with ipc.open_stream(stream) as reader:
        columns = telling(reader.schema, wanted)
        for batch in reader if columns else ():
            yield batch.select(columns)


def telling(schema: Any, wanted: frozenset[str] | None = None) -> list[str]:
    """The columns whose values can be a text or tell of one: no vectors, images or lists of tokens."""
    from pyarrow import types

    def tells(kind: Any) -> bool:
        if types.is_dictionary(kind):
            return tells(kind.value_type)
        told = (types.is_string, types.is_large_string, types.is_string_view, types.is_struct, types.is_integer)
        return any(test(kind) for test in (*told, types.is_temporal, types.is_floating))

    return [field.name for field in schema if tells(field.type) and (wanted is None or field.name in wanted)]


def _plain(batch: Any) -> Any:
    """The rows with times as they are written: Python's own know neither nanoseconds nor all years."""
    import pyarrow as pa
    from pyarrow import types

    columns = []
    for column in batch.columns:
        is_time = types.is_timestamp(column.type) or types.is_date(column.type)
        columns.append(column.cast(pa.string()) if is_time else column)
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)
