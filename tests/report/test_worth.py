from collections.abc import Callable

from copydesk.model import Finding, Report, Source
from copydesk.report.worth import worth_reading

Make = Callable[..., Finding]


def place(path: str) -> Source:
    return Source(path, path)


def test_one_of_a_template_is_shown_and_the_others_counted(finding: Make) -> None:
    found = [finding(document=place(f"{n}.txt"), rule="BP003", entry="gambling.bet", text=f"Bet {n}") for n in range(5)]
    shown = worth_reading(found)
    assert [(one.finding.document.path, one.alike) for one in shown] == [("0.txt", 5)]


def test_passages_of_one_shape_differ_in_figures_case_and_marks_only(finding: Make) -> None:
    found = [finding(text=text) for text in ("Updated 12:30", "UPDATED: 09:15", "Updated by Ada Quill")]
    assert [one.alike for one in worth_reading(found)] == [2, 1]


def test_every_rule_has_its_turn_before_one_has_a_second(finding: Make) -> None:
    found = [finding(rule="FS001", severity="error", text=f"name {'abcdefghijkl'[n]}") for n in range(12)]
    found += [finding(rule="SQ001", severity="warning", text="the the")]
    shown = worth_reading(found, 3)
    assert [one.finding.rule for one in shown] == ["FS001", "FS001", "SQ001"]


def test_notes_come_only_where_graver_findings_leave_room(finding: Make) -> None:
    grave = [finding(rule="SQ001", text=text) for text in ("a a", "b b", "c c")]
    note = finding(rule="SQ014", severity="note", text="hard to read")
    assert "SQ014" not in {one.finding.rule for one in worth_reading([note, *grave], 3)}
    assert worth_reading([note, *grave], 4)[-1].finding.rule == "SQ014"


def test_the_surer_finding_comes_first(finding: Make) -> None:
    unsure, sure = finding(text="aaa", confidence=0.8), finding(text="bbb", confidence=0.99)
    assert [one.finding for one in worth_reading([unsure, sure])] == [sure, unsure]


def test_files_not_yet_shown_come_before_those_that_are(finding: Make) -> None:
    first, same, other = (
        finding(document=place(path), text=text) for path, text in (("a", "xx"), ("a", "yy"), ("b", "zz"))
    )
    assert [one.finding for one in worth_reading([first, same, other], 2)] == [first, other]


def test_a_copy_is_shown_from_its_graver_later_side_only(report: Report) -> None:
    shown = [one.finding for one in worth_reading(report.findings) if one.finding.family == "reuse"]
    assert [(one.document.path, one.severity) for one in shown] == [("valley/ferry.txt", "warning")]


def test_the_choice_does_not_depend_on_the_order_of_findings(report: Report) -> None:
    assert worth_reading(report.findings) == worth_reading(tuple(reversed(report.findings)))


def test_no_findings_no_choice() -> None:
    assert worth_reading([]) == []
