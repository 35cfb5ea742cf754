"""The fields GitLab documents for a code quality report."""

import json
from collections.abc import Callable
from typing import Any

from copydesk.model import Failure, Finding, Report, Source
from copydesk.report import ReportContext
from copydesk.report.gitlab import render


def issues(report: Report, context: ReportContext) -> list[dict[str, Any]]:
    read = json.loads(b"".join(render(report, context)))
    assert isinstance(read, list)
    return read


def test_every_issue_has_the_documented_fields(report: Report, context: ReportContext) -> None:
    found = issues(report, context)
    assert len(found) == len(report.findings) + len(report.errors)
    for issue in found:
        assert issue["description"] and issue["check_name"] and issue["fingerprint"]
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert not issue["location"]["path"].startswith(("/", "./"))
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in found}) == len(found)


def test_the_code_is_in_the_description_since_gitlab_does_not_show_the_check(
    report: Report, context: ReportContext
) -> None:
    assert issues(report, context)[4]["description"].startswith("FS001 late-but-living: “the late mayor")


def test_both_sides_of_a_pair_have_an_issue(report: Report, context: ReportContext) -> None:
    pairs = [issue for issue in issues(report, context) if issue["check_name"] == "TR002 copied-passage"]
    assert {issue["location"]["path"] for issue in pairs} == {"harbour/ferry.txt", "valley/ferry.txt"}


def test_equal_fingerprints_are_told_apart_so_that_no_issue_is_lost(
    finding: Callable[..., Finding], context: ReportContext
) -> None:
    found = issues(Report(findings=(finding(), finding(), finding())), context)
    assert [issue["fingerprint"].partition("-")[2] for issue in found] == ["", "2", "3"]


def test_severities_and_lines(finding: Callable[..., Finding], context: ReportContext) -> None:
    record = finding(severity="error", document=Source("r", "wire.jsonl", row=17))
    note = finding(severity="note", fingerprint="n")
    failure = Failure("a.txt", "cannot be read: Permission denied", fingerprint="f")
    found = issues(Report(findings=(record, note), errors=(failure,)), context)
    assert [(issue["severity"], issue["location"]["lines"]["begin"]) for issue in found] == [
        ("critical", 1), ("major", 17), ("info", 3),
    ]  # fmt: skip


def test_a_report_without_findings_is_an_empty_list(context: ReportContext) -> None:
    assert issues(Report(), context) == []
