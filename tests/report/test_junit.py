"""JUnit XML as a reader of it sees it."""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

from junitparser import JUnitXml

from copydesk.model import DocumentSummary, Failure, Finding, Report, Source
from copydesk.report import ReportContext
from copydesk.report.junit import render


def read(report: Report, context: ReportContext) -> Any:
    return JUnitXml.fromstring("".join(render(report, context)).encode())


def cases(report: Report, context: ReportContext) -> list[Any]:
    return [case for suite in read(report, context) for case in suite]


def test_the_counts_that_are_stated_are_those_that_are_there(report: Report, context: ReportContext) -> None:
    stated = read(report, context)
    counts = (stated.tests, stated.failures, stated.errors, stated.skipped)
    assert counts == (8, 4, 1, 2)
    by_suite = [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in stated]
    counted = read(report, context)
    counted.update_statistics()
    assert (counted.tests, counted.failures, counted.errors, counted.skipped) == counts
    for suite in counted:
        suite.update_statistics()
    assert [(suite.tests, suite.failures, suite.errors, suite.skipped) for suite in counted] == by_suite


def test_a_file_is_a_suite_and_a_finding_a_case_that_failed(report: Report, context: ReportContext) -> None:
    suites = {suite.name: list(suite) for suite in read(report, context)}
    assert list(suites) == ["exports/wire.jsonl", "harbour/ferry.txt", "valley/ferry.txt", "skipped"]
    doubled = suites["harbour/ferry.txt"][0]
    assert doubled.name == "SQ001 doubled-word 8a3f01c2"
    assert doubled.classname == "harbour/ferry.txt"
    (failure,) = doubled.result
    assert (failure.type, failure.message) == ("warning", "“the the”: the word stands twice; delete one.")
    assert failure.text.splitlines()[-1] == "Delete one of the two words."


def test_a_note_passes_and_what_could_not_be_read_is_an_error(report: Report, context: ReportContext) -> None:
    found = {case.name: case for case in cases(report, context)}
    assert found["TR002 copied-passage tr2a"].is_passed
    assert found["TR002 copied-passage tr2a"].system_out.startswith("harbour/ferry.txt:7:1")
    assert not found["read"].is_passed


def test_a_document_without_findings_is_a_case_that_passed(report: Report, context: ReportContext) -> None:
    found = cases(Report(documents=report.documents), context)
    assert [case.name for case in found] == ["row 17: no findings", "no findings", "no findings"]
    assert all(case.is_passed for case in found)


def test_hostile_text_stays_text(
    finding: Callable[..., Finding], summary: Callable[..., DocumentSummary], context: ReportContext
) -> None:
    odd = Source("a", 'a"<\x01.txt')
    hostile = ']]></failure><x a="1">&lol;\x00\x1b\ud800\uffff\r\n'
    report = Report(
        findings=(finding(text=hostile, message=hostile, document=odd),),
        documents=(summary(odd),),
        errors=(Failure("b", hostile, fingerprint="e"),),
    )
    tree = ElementTree.fromstring("".join(render(report, context)))
    assert [element.tag for element in tree.iter()].count("x") == 0
    assert len(list(tree.iter("failure"))) == 1
