"""The findings alone, one JSON object a line, for pipes and notebooks."""

from collections.abc import Iterator

from copydesk.model import Report
from copydesk.report.context import ReportContext
from copydesk.report.convert import finding_row
from copydesk.report.json import lines

NAME = "jsonl"
SUMMARY = "one finding a line, as JSON"


def render(report: Report, context: ReportContext) -> Iterator[bytes]:
    """A line for each finding, in the order of the report."""
    return lines(finding_row(finding, context) for finding in report.findings)
