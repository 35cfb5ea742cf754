"""One line per finding, in the form editors and grep know."""

from collections.abc import Iterator

from copydesk.model import Finding, Report
from copydesk.report.context import ReportContext
from copydesk.report.places import Places
from copydesk.report.safe import one_line
from copydesk.report.wording import said_alone

NAME = "concise"
SUMMARY = "one line per finding: path:line:column: code name: message [fingerprint]"


def render(report: Report, context: ReportContext) -> Iterator[str]:
    """A line for each finding; errors are told on stderr and in the report."""
    places = Places(report, context)
    for finding in report.findings:
        yield line(finding, places) + "\n"


def line(finding: Finding, places: Places) -> str:
    """path:line:column: CODE name: message [fingerprint], of which 8 characters name it to `audit accept`.

    A record gives its path and physical line, and its characters in the message. Programs split the line at its
    colons, so what has no lines to be opened at has the numbers too, those of its text, and ends with its paragraph.
    """
    source, place = finding.document, finding.location
    where = source.path if place is None else f"{source.path}:{place.line}:{place.column}"
    where = where if source.row is None else f"{source.path}:{places.line(source)}"
    mark = f" [{finding.fingerprint[:8]}]" if finding.fingerprint else ""
    return one_line(f"{where}: {finding.rule} {finding.name}: {said_alone(finding)}{mark}")
