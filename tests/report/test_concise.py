from collections.abc import Callable

from copydesk.model import Finding, Location, Partner, Report, Source, Span
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


def test_what_has_no_lines_ends_with_its_paragraph(finding: Callable[..., Finding], context: ReportContext) -> None:
    draft = finding(document=Source("d.docx", "d.docx"), location=Location(7, 2, 7, 9, paragraph=4), message="Twice.")
    written = "".join(concise.render(Report(findings=(draft,)), context))
    assert written.startswith("d.docx:7:2: SQ001 doubled-word: Twice. (paragraph 4)")


def test_a_partner_is_named_by_its_file_for_a_day_has_many(
    finding: Callable[..., Finding], context: ReportContext
) -> None:
    paths = [("valley/1.txt", 0.8), ("valley/2.txt", 0.9), ("harbour/3.txt", 1.0)]
    partners = tuple(
        Partner(document=Source(path, path, outlet=path.partition("/")[0]), span=Span(0, 9), similarity=alike)
        for path, alike in paths
    )
    copied = finding(rule="TR002", message="30 words also stand in valley.", partners=partners)
    silent = finding(rule="TR002", message="30 words also stand in valley/2.txt.", partners=partners[1:2])
    lines = "".join(concise.render(Report(findings=(copied, silent)), context)).splitlines()
    assert lines[0].partition("doubled-word: ")[2].startswith("30 words also stand in valley. See valley/2.txt.")
    assert " See " not in lines[1]
