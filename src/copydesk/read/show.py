"""What `--show-fields` prints, as plain values."""

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Any

from copydesk.read import fields
from copydesk.read.inputs import InputFile, ReadContext
from copydesk.read.records import records_in
from copydesk.read.unpack import UnreadableError

LOOKED_AT = 100
"""So many records of a file are looked at: the first alone may lack what the others have."""
_NOTHING = (None, "")


def show_fields(files: Sequence[InputFile], context: ReadContext) -> list[dict[str, Any]]:
    """For each record file: which field is read as what, the fields that are not read, and those without a value."""
    shown: list[dict[str, Any]] = []
    for file in files:
        if not file.is_records:
            continue
        try:
            record = _typical(file)
        except (OSError, UnreadableError):
            continue
        resolved = fields.mapping(record, context.fields)
        rest = [key for key in fields.keys_of(record) if key not in resolved.values()]
        empty = [key for key in rest if record.get(key, "nested") in _NOTHING]
        unread = [key for key in rest if key not in empty]
        shown.append({"path": file.path, "fields": resolved, "unread": unread, "empty": empty})
    return shown


def _typical(file: InputFile) -> dict[str, Any]:
    """Every field of the first records, nested metadata included, each with the first value that it has."""
    typical: dict[str, Any] = {}
    for record in islice(records_in(file.location, file.kind), LOOKED_AT):
        for key, value in (record.values or {}).items():
            typical[key] = _fuller(typical.get(key), value)
    return typical


def _fuller(known: Any, value: Any) -> Any:
    if isinstance(known, Mapping) and isinstance(value, Mapping):
        return {**value, **{key: inner for key, inner in known.items() if inner not in _NOTHING}}
    return value if known in _NOTHING else known
