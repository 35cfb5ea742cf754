"""The tables as Parquet files, with types, where pyarrow is installed."""

import os
from collections.abc import Iterable
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import Any

from copydesk.report.context import ReportError
from copydesk.report.json import encoded

_GROUP = 20_000
_COUNTS = frozenset(
    {
        "partners",
        "words",
        "findings",
        "size",
        "passages",
        "documents",
        "later",
        "credited_passages",
        "shared_undated",
        "outlets",
    }
)
_WHOLE = _COUNTS | {"row", "start", "end", "line", "column", "end_line", "end_column", "fix_start", "fix_end"}
_SHARES = frozenset({"confidence", "similarity", "median_lag_hours", "credited_share", "originality"})
_TRUTHS = frozenset({"fix_safe", "reference", "credited", "differs"})
_LISTS = frozenset({"checked", "not_run"})


def is_possible() -> bool:
    """Whether pyarrow is installed."""
    return find_spec("pyarrow") is not None


def write_table(
    target: Path, columns: Iterable[str], rows: Iterable[dict[str, Any]], *, scores: Iterable[str] = ()
) -> None:
    """Write rows to the file, whole or not at all; `scores` are columns of decimal numbers. Raises ReportError."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema([(name, _kind(pa, name, frozenset(scores))) for name in columns])
    texts = {field.name for field in schema if field.type == pa.string()}
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    waiting = iter(rows)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with parquet.ParquetWriter(temporary, schema) as writer:
            while group := list(islice(waiting, _GROUP)):
                column_wise = {name: _column(group, name, text=name in texts) for name in schema.names}
                writer.write_table(pa.table(column_wise, schema=schema))
        temporary.replace(target)
    except OSError as error:
        raise ReportError(f"{target}: cannot be written: {error.strerror or error}") from error
    finally:
        temporary.unlink(missing_ok=True)


def _kind(pa: Any, name: str, scores: frozenset[str]) -> Any:
    if name in scores or name in _SHARES:
        return pa.float64()
    if name in _WHOLE:
        return pa.int64()
    if name in _TRUTHS:
        return pa.bool_()
    return pa.list_(pa.string()) if name in _LISTS else pa.string()


def _column(rows: list[dict[str, Any]], name: str, *, text: bool) -> list[Any]:
    return [_text(row[name]) for row in rows] if text else [row[name] for row in rows]


def _text(value: Any) -> str | None:
    """Text without half surrogates; what is none, such as evidence, as JSON."""
    if value is None:
        return None
    text = value if isinstance(value, str) else encoded(value).decode()
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
