"""A code quality report for GitLab: one issue on each side of a pair, so that either file's merge request shows it."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from copydesk.model import Failure, Finding, Report, Severity
from copydesk.report.context import ReportContext
from copydesk.report.json import encoded
from copydesk.report.places import Places
from copydesk.report.safe import one_line
from copydesk.report.wording import said_alone

NAME = "gitlab"
SUMMARY = "a code quality report for GitLab (gl-code-quality-report.json)"

_SEVERITIES: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, context: ReportContext) -> Iterator[bytes]:
    """One JSON array, an issue a line."""
    places = Places(report, context)
    between = b"[\n"
    # Issues with equal fingerprints collapse into one.
    seen: Counter[str] = Counter()
    for issue in _issues(report, places):
        mark = issue["fingerprint"]
        seen[mark] += 1
        if seen[mark] > 1:
            issue["fingerprint"] = f"{mark}-{seen[mark]}"
        yield between + encoded(issue)
        between = b",\n"
    yield b"\n]\n" if seen else b"[]\n"


def _issues(report: Report, places: Places) -> Iterator[dict[str, Any]]:
    for failure in report.errors:
        yield _failed(failure, places)
    for finding in report.findings:
        yield issue(finding, places)


def issue(finding: Finding, places: Places) -> dict[str, Any]:
    """One finding. GitLab does not show `check_name`: the code is in the description too."""
    place = places.found(finding)
    return {
        "description": one_line(f"{finding.rule} {finding.name}: {said_alone(finding)}"),
        "check_name": f"{finding.rule} {finding.name}",
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": places.path(finding.document.path),
            "lines": {"begin": place.line, "end": place.end_line},
        },
    }


def _failed(failure: Failure, places: Places) -> dict[str, Any]:
    return {
        "description": one_line(failure.message),
        "check_name": failure.rule or "not-audited",
        "fingerprint": failure.fingerprint,
        "severity": "critical",
        "location": {"path": places.path(failure.path), "lines": {"begin": places.failed(failure)}},
    }
