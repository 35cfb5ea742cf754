"""What `--show-fields` prints, as plain values."""

from collections.abc import Sequence
from typing import Any

from copydesk.read import fields
from copydesk.read.inputs import InputFile, ReadContext
from copydesk.read.records import records_in
from copydesk.read.unpack import UnreadableError


def show_fields(files: Sequence[InputFile], context: ReadContext) -> list[dict[str, Any]]:
    """For each record file: which field of its first record is read as what, and the fields that are not read."""
    shown: list[dict[str, Any]] = []
    for file in files:
        if not file.is_records:
            continue
        try:
            first = next((found.values for found in records_in(file.location, file.kind) if found.values), {})
        except (OSError, UnreadableError):
            continue
        resolved = fields.mapping(first, context.fields)
        unread = [key for key in fields.keys_of(first) if key not in resolved.values()]
        shown.append({"path": file.path, "fields": resolved, "unread": unread})
    return shown
