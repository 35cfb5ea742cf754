"""Findings and summaries of single documents as they are kept: without what the document at hand tells."""

from collections.abc import Container, Iterable
from operator import attrgetter
from typing import Any

import msgspec

from copydesk.model import Document, DocumentSummary, Finding

# What a summary has from the document, and what later steps add.
_TOLD_BY_DOCUMENT = ("source", "title", "lang", "encoding", "outlet_label", "outlet_from", "line", "originality")
_PLAIN = frozenset((str, int, float, bool, type(None)))


def _without(struct: type[msgspec.Struct], left_out: Container[str], name: str) -> Any:
    """The struct without these fields, written as a plain list."""
    fields = [(each.name, each.type) for each in msgspec.structs.fields(struct) if each.name not in left_out]
    return msgspec.defstruct(name, fields, array_like=True, frozen=True, gc=False)


KeptFinding: Any = _without(Finding, ("document",), "KeptFinding")
KeptSummary: Any = _without(DocumentSummary, _TOLD_BY_DOCUMENT, "KeptSummary")

_finding_fields = KeptFinding.__struct_fields__
_summary_fields = KeptSummary.__struct_fields__
_of_finding = attrgetter(*_finding_fields)
_of_summary = attrgetter(*_summary_fields)


def kept_findings(findings: Iterable[Finding]) -> list[Any]:
    """Findings without their document."""
    return [KeptFinding(*_of_finding(finding)) for finding in findings]


def findings_of(document: Document, kept: Iterable[Any]) -> list[Finding]:
    """Kept findings as those of this document."""
    source = document.source
    return [Finding(document=source, **dict(zip(_finding_fields, _of_finding(each), strict=True))) for each in kept]


def kept_summary(summary: DocumentSummary) -> Any:
    """A summary without what its document tells."""
    return KeptSummary(*_of_summary(summary))


def summary_of(document: Document, kept: Any) -> DocumentSummary:
    """A kept summary as that of this document."""
    return DocumentSummary.of(document, **dict(zip(_summary_fields, _of_summary(kept), strict=True)))


def is_plain(value: Any) -> bool:
    """Whether a value comes back from being written as what it was: rules may put anything into their evidence."""
    if type(value) in _PLAIN:
        return True
    if type(value) is list:
        return all(map(is_plain, value))
    return type(value) is dict and all(type(name) is str and is_plain(each) for name, each in value.items())
