"""Attributes as Dolma's tools read them: per document, the spans each rule found, with how sure it is."""

from collections.abc import Iterator
from typing import Any

from copydesk.model import DocumentSummary, Finding, Report
from copydesk.report.context import ReportContext
from copydesk.report.counts import counts_of
from copydesk.report.json import lines

NAME = "dolma"
SUMMARY = "attributes of every document, one a line: {rule: [[start, end, score]]}"


def render(report: Report, context: ReportContext) -> Iterator[bytes]:
    """A line for each document, those without findings too: attributes are matched with documents line by line."""
    found = counts_of(report).found
    return lines(row(document, found.get(document.source.key, [])) for document in report.documents)


def row(document: DocumentSummary, findings: list[Finding]) -> dict[str, Any]:
    """Who the document is and its attributes; offsets are code points of its text, the score is the confidence."""
    attributes: dict[str, list[tuple[int, int, float]]] = {}
    for finding in findings:
        span = (finding.span.start, finding.span.end, finding.confidence)
        attributes.setdefault(finding.rule, []).append(span)
    source = document.source
    return {"id": source.id, "path": source.path, "row": source.row, "attributes": attributes}
