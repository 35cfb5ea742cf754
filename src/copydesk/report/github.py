"""Annotations: commands in the log of a GitHub job, which GitHub shows beside the lines they name."""

from collections.abc import Iterator

from copydesk.model import Failure, Finding, Report, Severity
from copydesk.report.context import ReportContext
from copydesk.report.places import Places
from copydesk.report.safe import one_line
from copydesk.report.wording import said_alone
from copydesk.report.worth import worth_reading

NAME = "github"
SUMMARY = "annotations for a GitHub job; chosen by itself there"

FIRST = 30
"""GitHub shows ten of each level for a step: those most worth reading come first, one of a kind."""

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report, context: ReportContext) -> Iterator[str]:
    """A command for each error and each finding, those most worth reading first."""
    places = Places(report, context)
    for failure in report.errors:
        yield _failed(failure, places) + "\n"
    best = [worthy.finding for worthy in worth_reading(report.findings, FIRST)]
    shown = {finding.fingerprint for finding in best}
    for finding in (*best, *(each for each in report.findings if each.fingerprint not in shown)):
        yield line(finding, places) + "\n"


def line(finding: Finding, places: Places) -> str:
    """The command for one finding. GitHub refuses columns where a finding spans several lines: they are left out."""
    place = places.found(finding)
    properties = {
        "title": f"copydesk ({finding.rule} {finding.name})",
        "file": places.path(finding.document.path),
        "line": str(place.line),
    }
    if finding.document.row is None and place.line == place.end_line:
        properties |= {"col": str(place.column), "endLine": str(place.end_line), "endColumn": str(place.end_column)}
    elif place.line != place.end_line:
        properties["endLine"] = str(place.end_line)
    return _command(_COMMANDS[finding.severity], properties, said_alone(finding))


def _failed(failure: Failure, places: Places) -> str:
    properties = {"title": "copydesk", "file": places.path(failure.path), "line": str(places.failed(failure))}
    return _command("error", properties, failure.message)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {given}::{_data(one_line(message))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
