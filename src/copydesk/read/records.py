"""Record files to documents: one record, one document; who is who by ids that only one record has."""

from collections.abc import Iterator, Mapping, Sequence
from typing import IO, Any

from copydesk.model import Document, Failure, Skipped
from copydesk.read import assemble, fields
from copydesk.read.decode import Decoded, damage_in, without_surrogates
from copydesk.read.formats import Kind, format_named, reader_of
from copydesk.read.inputs import InputFile, ReadContext
from copydesk.read.record import Record
from copydesk.read.unpack import NoArticleError, UnreadableError, open_content
from copydesk.settings import FieldSettings

PATIENCE = 20
"""So many records without a text tell that the file has none."""
_KEYS_SHOWN = 20
_KEY_SHOWN = 60
_ID_HEADS = frozenset({*fields.ALIASES["id"], *fields.NESTED})


def read_records(file: InputFile, context: ReadContext) -> Iterator[Document | Failure | Skipped]:
    """The documents of a record file in their order; a record that cannot be read is one Failure, the others go on.

    `row` is the physical line of JSON lines, the record's number below the header of a table. A file whose records all
    lack a text field is one Failure with the keys that were seen; 20 such records tell. Raises OSError,
    and UnreadableError where the rest of the file cannot be read.
    """
    shared = file.stretch.shared if file.stretch else shared_ids(file, context.fields)
    waiting: list[Record] | None = [] if file.stretch is None or file.stretch.line == 1 else None
    number = 0
    for number, record in enumerate(_records(file), 1):  # noqa: B007
        if record.left_out:
            yield Skipped(file.path, record.left_out, record.row)
        elif record.values is None:
            yield Failure(file.path, record.problem, record.row, line=record.line)
        elif (text := fields.text_of(record.values, context.fields)) is not None:
            yield from (_textless(file, lacking, context) for lacking in waiting or ())
            waiting = None
            yield _document(file, record, text, shared=shared, context=context)
        elif waiting is None:
            yield _textless(file, record, context)
        else:
            waiting.append(record)
            if len(waiting) == PATIENCE:
                break
    if number == 0:
        yield Skipped(file.path, "has no records")
    if waiting:
        if not file.named and all(isinstance((record.values or {}).get("attributes"), dict) for record in waiting):
            raise NoArticleError("holds attributes of records (as dolma's taggers write them), no texts")
        message = without_text([record.values or {} for record in waiting], context.fields)
        if file.format.lenient and not file.named:
            raise NoArticleError(message)
        yield Failure(file.path, message)


def _records(file: InputFile) -> Iterator[Record]:
    if file.stretch is None:
        return records_in(file.location, file.kind)
    from copydesk.read.stretches import records_of

    return records_of(file)


def records_in(location: str, kind: Kind) -> Iterator[Record]:
    """The records of a file as they stand, those that cannot be read among them. Raises OSError and UnreadableError."""
    with open_content(location) as stream:
        yield from reader_of(format_named(kind)).records(stream, kind)


def without_text(records: Sequence[Mapping[str, Any]], settings: FieldSettings) -> str:
    """The one line that says a text field is missing: what was looked for, the keys seen, and what to set."""
    seen = list(dict.fromkeys(key for record in records for key in fields.keys_of(record)))
    keys = (
        ", ".join(" ".join(key.split())[:_KEY_SHOWN] for key in seen[:_KEYS_SHOWN])
        + (", ..." if len(seen) > _KEYS_SHOWN else "")
        or "none"
    )
    wanted = f"the field {settings.text!r} of [fields] text" if settings.text else "a field that holds the text"
    return f"lacks {wanted} (fields seen: {keys}); name it with [fields] text, or --exclude the file"


def _textless(file: InputFile, record: Record, context: ReadContext) -> Failure:
    return Failure(file.path, without_text([record.values or {}], context.fields), record.row, line=record.line)


def _document(file: InputFile, record: Record, text: str, *, shared: frozenset[str], context: ReadContext) -> Document:
    values = record.values or {}
    text = without_surrogates(text)
    damaged = "\N{REPLACEMENT CHARACTER}" in text
    decoded = Decoded(text, record.encoding, damage_in(text) if damaged else (), record.extracted)
    own = fields.id_of(values, context.fields)
    line = None if record.row is None else record.line
    return assemble.from_record(
        file, values, decoded, context=context, row=record.row, line=line, id=None if own in shared else own
    )


def shared_ids(file: InputFile, settings: FieldSettings) -> frozenset[str]:
    """The ids that several records of the file have: such an id tells none of them apart."""
    seen, repeated = set[str](), set[str]()
    try:
        for own in _own_ids(file, settings):
            if own in seen:
                repeated.add(own)
            seen.add(own)
    except UnreadableError:
        pass  # the records up to there are read, and the file is a failure then
    return frozenset(repeated)


def _own_ids(file: InputFile, settings: FieldSettings) -> Iterator[str]:
    wanted = _ID_HEADS | {settings.id, (settings.id or "").partition(".")[0]} if settings.id else _ID_HEADS
    with open_content(file.location) as stream:
        for values in _heads(reader_of(file.format), stream, file.kind, wanted):
            if own := fields.id_of(values, settings):
                yield own


def _heads(reader: Any, stream: IO[bytes], kind: str, wanted: frozenset[str]) -> Iterator[Mapping[str, Any]]:
    """What may hold the ids of records: as the reader tells it cheaply, else all of each record."""
    if hasattr(reader, "heads"):
        yield from reader.heads(stream, kind, wanted)
        return
    yield from (record.values for record in reader.records(stream, kind) if record.values is not None)
