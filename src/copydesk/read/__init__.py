"""Reading: paths and records in, documents out; who published them, when, in what language."""

from copydesk.read.discover import discover
from copydesk.read.identity import normalised_url
from copydesk.read.inputs import REPORT_MARKER, Discovery, InputFile, ReadContext, ReadError, context_for
from copydesk.read.reader import documents_from, documents_of, own_id, read_file, read_text
from copydesk.read.show import LOOKED_AT, show_fields

__all__ = [
    "LOOKED_AT",
    "REPORT_MARKER",
    "Discovery",
    "InputFile",
    "ReadContext",
    "ReadError",
    "context_for",
    "discover",
    "documents_from",
    "documents_of",
    "normalised_url",
    "own_id",
    "read_file",
    "read_text",
    "show_fields",
]
