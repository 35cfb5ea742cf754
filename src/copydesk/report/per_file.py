"""What the report says about each input by itself, in the order of the report."""

from collections.abc import Iterator, Sequence
from functools import partial
from heapq import merge

import msgspec

from copydesk.model import Check, DocumentSummary, Failure, Finding, Passage, Quote, Report, Sheet
from copydesk.report import audit_rows, rows
from copydesk.report.context import ReportContext
from copydesk.report.convert import error_row, finding_row, tool
from copydesk.report.counts import counts_of
from copydesk.report.json import encoded
from copydesk.report.kept import Planned, packed

_NO_DOCUMENT = b"null"


class Audit(msgspec.Struct, frozen=True):
    """One input: its document (None if it could not be read), its findings, its errors."""

    path: str
    record: int | None
    document: DocumentSummary | None
    findings: list[Finding]
    errors: list[Failure]

    @property
    def is_record(self) -> bool:
        """Whether it is one record of a file."""
        return self.record is not None


def audits(report: Report) -> Iterator[Audit]:
    """An audit for every document and for every input that failed, by path and row."""
    found = counts_of(report).found
    failures: dict[tuple[str, int | None], list[Failure]] = {}
    for failure in report.errors:
        failures.setdefault((failure.path, failure.row), []).append(failure)
    whole = (
        Audit(
            document.source.path,
            document.source.row,
            document,
            found.get(document.source.key, []),
            failures.pop((document.source.path, document.source.row), []),
        )
        for document in report.documents
    )
    if not failures:
        return whole
    read = {(document.source.path, document.source.row) for document in report.documents}
    broken = [Audit(*place, None, [], errors) for place, errors in failures.items() if place not in read]
    return merge(whole, sorted(broken, key=_place), key=_place)


def _place(audit: Audit) -> tuple[str, int]:
    return (audit.path, audit.record or 0)


class Written(msgspec.Struct, frozen=True):
    """An audit with the rows of its document and findings as JSON: each is made once, for all files that hold it."""

    audit: Audit
    document: bytes
    findings: list[bytes]

    def row(self, context: ReportContext) -> bytes:
        """The per-file audit, as `audit_rows.FileAudit` has it."""
        document = self.audit.document
        sheet = document.sheet if document else Sheet()
        return encoded(
            _FileAudit(
                schema=1,
                tool=tool(context),
                document=msgspec.Raw(self.document),
                findings=[msgspec.Raw(finding) for finding in self.findings],
                quotes=[quote_row(quote) for quote in sheet.quotes],
                checks=[check_row(check) for check in sheet.checks],
                errors=[error_row(failure) for failure in self.audit.errors],
            )
        )

    def planned(self, place: str, context: ReportContext) -> Planned:
        """The per-file audit of a file, to be laid out in lines at this place in the report."""
        return Planned(place, partial(self._inputs, context), partial(self._file, context))

    def _file(self, context: ReportContext) -> bytes:
        return msgspec.json.format(self.row(context), indent=2) + b"\n"

    def _inputs(self, context: ReportContext) -> Sequence[bytes] | None:
        """All that the audit depends on."""
        document, errors = self.audit.document, packed((self.audit.errors, context.tool_version))
        sheet = document.packed_sheet if document else b""
        return None if errors is None else [errors, sheet, self.document, *self.findings]


class _FileAudit(msgspec.Struct, frozen=True, kw_only=True):
    """`audit_rows.FileAudit`, with rows that are JSON already."""

    schema: int
    tool: rows.Tool
    document: msgspec.Raw
    findings: list[msgspec.Raw]
    quotes: list[audit_rows.QuoteRow]
    checks: list[audit_rows.CheckRow]
    errors: list[rows.ErrorRow]


def written(audits: Iterator[Audit], documents: Iterator[bytes], context: ReportContext) -> Iterator[Written]:
    """The audits with their rows; `documents` are the rows of their documents, in the same order."""
    for audit in audits:
        document = next(documents) if audit.document else _NO_DOCUMENT
        yield Written(audit, document, [encoded(finding_row(finding, context)) for finding in audit.findings])


def check_row(check: Check) -> audit_rows.CheckRow:
    """A line of a check sheet."""
    return audit_rows.CheckRow(
        kind=check.kind,
        status=check.status,
        start=check.place.start,
        end=check.place.end,
        line=check.place.line,
        text=check.text,
        fact=check.fact or None,
        code=check.code or None,
        also=[_passage_row(place) for place in check.also],
    )


def quote_row(quote: Quote) -> audit_rows.QuoteRow:
    """A quotation with its speaker."""
    return audit_rows.QuoteRow(
        start=quote.place.start,
        end=quote.place.end,
        line=quote.place.line,
        text=quote.text,
        speaker=quote.speaker or None,
        verb=quote.verb or None,
        resolved=quote.resolved,
        speaker_place=_passage_row(quote.speaker_place) if quote.speaker_place else None,
    )


def _passage_row(place: Passage) -> audit_rows.PassageRow:
    return audit_rows.PassageRow(place.start, place.end, place.line)
