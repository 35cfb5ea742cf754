"""JUnit XML: a suite for each file, a case for each finding, so that any CI can list what failed."""

from collections.abc import Iterator
from itertools import groupby

from copydesk.model import Failure, Finding, Report, Skipped
from copydesk.report.context import ReportContext
from copydesk.report.per_file import Audit, audits
from copydesk.report.places import Places
from copydesk.report.safe import one_line
from copydesk.report.wording import said, said_alone, where_found
from copydesk.text.pattern import lazily

NAME = "junit"
SUMMARY = "JUnit XML: a suite for each file, a case for each finding"

_LONGEST_PASSAGE = 1000

# What no XML 1.0 document may hold, escaped or not.
_NO_XML = lazily("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(report: Report, context: ReportContext) -> Iterator[str]:
    """The suites in the order of the report; a file without findings is a case that passed."""
    failed = sum(finding.severity != "note" for finding in report.findings)
    clean = len(report.documents) - len({finding.document.key for finding in report.findings})
    total = len(report.findings) + clean + len(report.errors) + len(report.skipped)
    counts = {"tests": total, "failures": failed, "errors": len(report.errors), "skipped": len(report.skipped)}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f"<testsuites{_attributes(name='copydesk', **counts)}>\n"
    places = Places(report, context)
    for path, group in groupby(audits(report), key=lambda audit: audit.path):
        yield from _suite(path, list(group), places, context)
    if report.skipped:
        counts = {"tests": len(report.skipped), "failures": 0, "errors": 0, "skipped": len(report.skipped)}
        yield f"<testsuite{_attributes(name='skipped', **counts)}>\n"
        yield from (_left_out(skipped) for skipped in report.skipped)
        yield "</testsuite>\n"
    yield "</testsuites>\n"


def _suite(path: str, parts: list[Audit], places: Places, context: ReportContext) -> Iterator[str]:
    findings = [finding for part in parts for finding in part.findings]
    errors = [failure for part in parts for failure in part.errors]
    clean = [part for part in parts if part.document is not None and not part.findings]
    failed = sum(finding.severity != "note" for finding in findings)
    total = len(findings) + len(errors) + len(clean)
    yield f"<testsuite{_attributes(name=path, tests=total, failures=failed, errors=len(errors), skipped=0)}>\n"
    for part in parts:
        yield from (_broken(failure) for failure in part.errors)
        yield from (_case(finding, places, context) for finding in part.findings)
        if part.document is not None and not part.findings:
            name = "no findings" if part.record is None else f"row {part.record}: no findings"
            yield f"<testcase{_attributes(name=name, classname=path)}/>\n"
    yield "</testsuite>\n"


def _case(finding: Finding, places: Places, context: ReportContext) -> str:
    """A finding as a case that failed; a note as one that passed and says so."""
    path = finding.document.path
    place = places.found(finding)
    name = f"{finding.rule} {finding.name} {finding.fingerprint[:8]}"
    head = f"<testcase{_attributes(name=name, classname=path, file=places.path(path), line=place.line)}>"
    body = _body(finding, context)
    if finding.severity == "note":
        return f"{head}<system-out>{body}</system-out></testcase>\n"
    said_of = _attributes(message=one_line(said_alone(finding)), type=finding.severity)
    return f"{head}<failure{said_of}>{body}</failure></testcase>\n"


def _body(finding: Finding, context: ReportContext) -> str:
    passage = one_line(finding.text[:_LONGEST_PASSAGE])
    told = [f"{where_found(finding)}: {said(finding)}", passage, context.help_of(finding.rule, finding.help)]
    from xml.sax.saxutils import escape  # it loads half of the network's modules, which other formats need not

    return escape(_legal("\n".join(one_line(part) for part in told if part)))


def _broken(failure: Failure) -> str:
    name = failure.rule or "read"
    message = _attributes(message=one_line(failure.message), type="error")
    return f"<testcase{_attributes(name=name, classname=failure.path)}><error{message}/></testcase>\n"


def _left_out(skipped: Skipped) -> str:
    name = skipped.path if skipped.row is None else f"{skipped.path}:{skipped.row}"
    message = _attributes(message=one_line(skipped.reason))
    return f"<testcase{_attributes(name=name, classname='skipped')}><skipped{message}/></testcase>\n"


def _attributes(**given: str | int) -> str:
    from xml.sax.saxutils import quoteattr

    return "".join(f" {name}={quoteattr(_legal(str(value)))}" for name, value in given.items())


def _legal(text: str) -> str:
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
