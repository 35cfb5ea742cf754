from collections.abc import Callable

import pytest

from copydesk.model import Finding, Location, Report, Source
from copydesk.report import ReportContext
from copydesk.report.github import line, render
from copydesk.report.places import Places

PLACES = Places(Report(), ReportContext())


def test_a_finding_is_a_command_with_its_place(finding: Callable[..., Finding]) -> None:
    assert line(finding(), PLACES) == (
        "::warning title=copydesk (SQ001 doubled-word),file=harbour/ferry.txt,line=3,col=5,endLine=3,endColumn=12::"
        "“the the”: the word stands twice; delete one."
    )


def test_columns_are_left_out_where_a_finding_spans_several_lines(finding: Callable[..., Finding]) -> None:
    command = line(finding(location=Location(3, 5, 4, 2)), PLACES)
    assert ",line=3,endLine=4::" in command
    assert "col=" not in command


def test_a_record_has_its_line_and_says_which_characters_are_meant(finding: Callable[..., Finding]) -> None:
    command = line(finding(document=Source("r", "wire.jsonl", row=17), location=Location(3, 5, 3, 12)), PLACES)
    assert ",file=wire.jsonl,line=17::" in command
    assert command.endswith("(characters 40-47)")


@pytest.mark.parametrize(
    ("severity", "command"), [("error", "::error "), ("warning", "::warning "), ("note", "::notice ")]
)
def test_severities_are_commands(severity: str, command: str, finding: Callable[..., Finding]) -> None:
    assert line(finding(severity=severity), PLACES).startswith(command)


def test_hostile_text_cannot_end_its_command_or_begin_another(finding: Callable[..., Finding]) -> None:
    hostile = finding(
        message="100%\r\n::error::no\u2028::stop-commands::x", document=Source("a", "a,line=1:b\n::warning::.txt")
    )
    command = line(hostile, PLACES)
    assert len(command.splitlines()) == 1
    assert command.endswith("::100%25 ↵ ::error::no ↵ ::stop-commands::x")
    assert ",file=a%2Cline=1%3Ab%0A%3A%3Awarning%3A%3A.txt,line=3," in command


def test_errors_come_first_and_every_finding_once(report: Report, context: ReportContext) -> None:
    commands = list(render(report, context))
    assert commands[0] == "::error title=copydesk,file=exports/wire.jsonl,line=18::row 18 is not valid JSON\n"
    assert len(commands) == len(set(commands)) == 1 + len(report.findings)
    assert commands[1].startswith("::error title=copydesk (FS001")


def test_paths_start_from_the_top_of_the_repository(finding: Callable[..., Finding]) -> None:
    places = Places(Report(), ReportContext(below="archive/"))
    assert ",file=archive/harbour/ferry.txt," in line(finding(), places)
    assert ",file=/elsewhere/a.txt," in line(finding(document=Source("a", "/elsewhere/a.txt")), places)
