"""What `--show-files` and `--show-fields` print, as plain values."""

from typing import Any

from copydesk.read import fields
from copydesk.read.inputs import Discovery, ReadContext
from copydesk.read.records import records_in


def show_files(discovery: Discovery) -> list[dict[str, Any]]:
    """Every file that would be read, then every one left out: path, kind, bytes, reason."""
    read: list[dict[str, Any]] = [
        {"path": file.path, "kind": file.kind, "bytes": file.size, "reason": None} for file in discovery.files
    ]
    return read + [
        {"path": left.path, "kind": None, "bytes": None, "reason": left.reason} for left in discovery.skipped
    ]


def show_fields(discovery: Discovery, context: ReadContext) -> list[dict[str, Any]]:
    """For each record file: which field of its first record is read as what, and the fields that are not read."""
    shown: list[dict[str, Any]] = []
    for file in discovery.files:
        if not file.is_records:
            continue
        try:
            first = next((found.values for found in records_in(file.location, file.kind) if found.values), {})
        except OSError:
            continue
        resolved = fields.mapping(first, context.fields)
        unread = [key for key in fields.keys_of(first) if key not in resolved.values()]
        shown.append({"path": file.path, "fields": resolved, "unread": unread})
    return shown
