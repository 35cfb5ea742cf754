from collections.abc import Callable

from copydesk.model import Finding, Report
from copydesk.report import ReportContext, concise

HOSTILE = "a\x1b]0;owned\x07 b\n::error file=x::c"


def test_a_line_for_each_finding_and_no_other(report: Report, context: ReportContext) -> None:
    lines = "".join(concise.render(report, context)).splitlines()
    assert lines[0] == (
        "exports/wire.jsonl:17: BP003 gambling-ad: “Bet now! …” advertises betting; take it out. (characters 900-930)"
        " [bp3]"
    )
    assert (
        lines[1]
        == "harbour/ferry.txt:3:5: SQ001 doubled-word: “the the”: the word stands twice; delete one. [8a3f01c2]"
    )
    assert report.errors
    assert len(lines) == len(report.findings)


def test_a_hostile_message_stays_on_its_line(finding: Callable[..., Finding], context: ReportContext) -> None:
    report = Report(findings=(finding(message=HOSTILE),))
    written = "".join(concise.render(report, context))
    assert written.count("\n") == 1
    assert "\x1b" not in written


def test_an_endless_message_is_cut(finding: Callable[..., Finding], context: ReportContext) -> None:
    report = Report(findings=(finding(message="the " * 100_000),))
    assert len("".join(concise.render(report, context))) < 2_200
