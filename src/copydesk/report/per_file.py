"""What the report says about each input by itself, in the order of the report."""

from collections.abc import Iterator

import msgspec

from copydesk.model import DocumentSummary, Failure, Finding, Report
from copydesk.report import rows
from copydesk.report.context import ReportContext
from copydesk.report.convert import file_audit
from copydesk.report.counts import findings_by_document
from copydesk.report.standing import Standings


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

    def row(self, context: ReportContext, standing: Standings) -> rows.FileAudit:
        """The per-file audit as it is written."""
        return file_audit(self.document, self.findings, errors=self.errors, context=context, standing=standing)


def audits(report: Report) -> Iterator[Audit]:
    """An audit for every document and for every input that failed, by path and row."""
    found = findings_by_document(report)
    failures: dict[tuple[str, int | None], list[Failure]] = {}
    for failure in report.errors:
        failures.setdefault((failure.path, failure.row), []).append(failure)
    whole = [
        Audit(
            document.source.path,
            document.source.row,
            document,
            found.get(document.source.key, []),
            failures.pop((document.source.path, document.source.row), []),
        )
        for document in report.documents
    ]
    broken = [Audit(path, record, None, [], errors) for (path, record), errors in failures.items()]
    yield from sorted(whole + broken, key=lambda audit: (audit.path, audit.record or 0)) if broken else whole
