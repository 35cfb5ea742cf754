"""findings.json: the whole report, one row a line, so that it reads by eye, by grep and by diff."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from copydesk.model import Report
from copydesk.report.context import ReportContext
from copydesk.report.convert import document_rows, finding_row, frame_of
from copydesk.report.rows import FindingsFile
from copydesk.report.standing import standings

NAME = "json"
SUMMARY = "the whole report as one JSON object (schema 1)"


def encoded(value: Any, *, indent: int = 0) -> bytes:
    """A value as JSON in UTF-8; equal values give equal bytes, whatever the order of their dicts and sets."""
    try:
        written = _ENCODER.encode(value)
    except UnicodeEncodeError:
        # Half a surrogate pair has no UTF-8; it may stand in evidence taken from a broken record.
        written = _ENCODER.encode(_mended(msgspec.to_builtins(value, enc_hook=_as_builtin)))
    return msgspec.json.format(written, indent=indent) if indent else written


def encode(report: Report, context: ReportContext) -> bytes:
    """The bytes of findings.json."""
    return b"".join(render(report, context))


def render(report: Report, context: ReportContext) -> Iterator[bytes]:
    """findings.json in pieces."""
    return laid_out(
        frame_of(report, context),
        documents=map(encoded, document_rows(report.documents, standings(report, context))),
        findings=(encoded(finding_row(finding, context)) for finding in report.findings),
    )


def laid_out(
    frame: FindingsFile, *, documents: Iterable[bytes] = (), findings: Iterable[bytes] = ()
) -> Iterator[bytes]:
    """The file with each of its members on a line, and each row of a list on a line of its own.

    The rows of documents and findings come as JSON; each is written before the next is asked for.
    """
    many = {"documents": documents, "findings": findings}
    yield b"{"
    for place, name in enumerate(FindingsFile.__struct_fields__):
        value = getattr(frame, name)
        yield (b",\n" if place else b"\n") + encoded(name) + b": "
        if name in many:
            yield from _list(many[name])
        elif isinstance(value, list):
            yield from _list(map(encoded, value))
        else:
            yield encoded(value)
    yield b"\n}\n"


def _list(rows: Iterable[bytes]) -> Iterator[bytes]:
    before = b"[\n"
    for row in rows:
        yield before + row
        before = b",\n"
    yield b"\n]" if before == b",\n" else b"[]"


def lines(values: Iterable[Any]) -> Iterator[bytes]:
    """Values as JSON Lines."""
    for value in values:
        yield encoded(value) + b"\n"


def _as_builtin(value: Any) -> Any:
    # Numbers of numpy know how to become Python's; anything else is shown as text, never a lost report.
    item = getattr(value, "item", None)
    return item() if callable(item) else str(value)


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_mended(key): _mended(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_mended(item) for item in value]
    return value


_ENCODER = msgspec.json.Encoder(order="deterministic", enc_hook=_as_builtin)
