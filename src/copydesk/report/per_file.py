"""What the report says about each input by itself, in the order of the report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import merge
from itertools import groupby, islice

import msgspec

from copydesk.model import Check, DocumentSummary, Failure, Finding, Passage, Quote, Report, Sheet
from copydesk.report import audit_rows, rows
from copydesk.report.context import ReportContext
from copydesk.report.convert import document_rows, error_row, finding_row, tool
from copydesk.report.counts import counts_of
from copydesk.report.json import encoded
from copydesk.report.kept import KeptFiles, Planned, packed
from copydesk.report.kept_lines import KeptLines
from copydesk.report.standing import standings

AT_ONCE = 500
"""So many audits are looked up, or made, together."""

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
    """An audit with the rows of its document and findings as JSON: each is made once, for all files that hold it.

    `line` is the audit itself, where it is known.
    """

    audit: Audit
    document: bytes
    findings: list[bytes]
    line: bytes = b""

    def row(self, context: ReportContext) -> bytes:
        """The per-file audit, as `audit_rows.FileAudit` has it."""
        return self.line or _row(self.audit, self.document, self.findings, context)

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


class _Rows(msgspec.Struct, frozen=True):
    """Of a line with an audit what other files hold too."""

    document: msgspec.Raw
    findings: list[msgspec.Raw]


class Writer:
    """Makes the rows of audits; those that stand in a file of lines of the older report are taken from there."""

    def __init__(self, report: Report, context: ReportContext, kept: KeptFiles) -> None:
        self._context, self._kept = context, kept
        self._standing = standings(report, context)
        helps = {code: rule.help for code, rule in context.rules.items()}
        self._beside = packed((context.tool_version, helps, self._standing.references))

    def written(self, audits: Iterable[Audit], places: Mapping[str, str], *, lines: str) -> Iterator[Written]:
        """The audits with their rows; `places` are the files that they go to, those of lines end with `lines`."""
        files = {path: place if place.endswith(lines) else "" for path, place in places.items()}
        for place, group in groupby(audits, key=lambda audit: files[audit.path]):
            old = self._kept.lines(place) if place else None
            while few := list(islice(group, AT_ONCE)):
                yield from self._made(few) if old is None else self._taken_over(few, old)

    def _taken_over(self, audits: Sequence[Audit], old: KeptLines) -> Iterator[Written]:
        inputs = [self._inputs(audit) for audit in audits]
        known = old.find(inputs)
        fresh = self._made([audit for audit, line in zip(audits, known, strict=True) if line is None])
        for audit, given, line in zip(audits, inputs, known, strict=True):
            if line is None:
                made = next(fresh)
                row = made.row(self._context)
                old.keep(given, row)
                yield msgspec.structs.replace(made, line=row)
            else:
                rows = _rows(line)
                yield Written(audit, bytes(rows.document), list(map(bytes, rows.findings)), line)

    def _inputs(self, audit: Audit) -> Sequence[bytes] | None:
        """All that the rows of an audit depend on."""
        told = packed((audit.document, audit.findings, audit.errors))
        return None if told is None or self._beside is None else (self._beside, told)

    def _made(self, audits: Sequence[Audit]) -> Iterator[Written]:
        documents = document_rows([audit.document for audit in audits if audit.document], self._standing)
        for audit in audits:
            document = encoded(next(documents)) if audit.document else _NO_DOCUMENT
            findings = [encoded(finding_row(finding, self._context)) for finding in audit.findings]
            yield Written(audit, document, findings)


_rows = msgspec.json.Decoder(_Rows).decode


def _row(audit: Audit, document: bytes, findings: Sequence[bytes], context: ReportContext) -> bytes:
    sheet = audit.document.sheet if audit.document else Sheet()
    return encoded(
        _FileAudit(
            schema=1,
            tool=tool(context),
            document=msgspec.Raw(document),
            findings=[msgspec.Raw(finding) for finding in findings],
            quotes=[quote_row(quote) for quote in sheet.quotes],
            checks=[check_row(check) for check in sheet.checks],
            errors=[error_row(failure) for failure in audit.errors],
        )
    )


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
