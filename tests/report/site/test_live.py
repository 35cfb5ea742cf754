"""The rows that the search of the index reads."""

import json
import re
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from copydesk.model import DocumentSummary, Finding, Location, Partner, Passage, Quote, Report, Sheet, Source, Span
from copydesk.report import ReportContext
from copydesk.report.counts import Counts
from copydesk.report.site import live
from copydesk.report.site.pages import pages_of
from copydesk.report.site.templates import literal

Make = Callable[..., Finding]
Summary = Callable[..., DocumentSummary]
OTHER = Source("other", "other.txt", outlet="valley")


def written(report: Report, context: ReportContext) -> dict[str, str]:
    pages = pages_of(report, Counts(report), known=(), audits={}, most=None)
    return {name: b"".join(pieces).decode() for name, pieces in live.files(report, context, pages)}


def columns(text: str) -> dict[str, list[Any]]:
    """The columns of a file of rows, each a line `name: [...]`."""
    return {name: json.loads(values) for name, values in re.findall(r"^(\w+): (\[.*\]),?$", text, re.MULTILINE)}


def test_equal_places_of_columns_are_one_row(report: Report, context: ReportContext) -> None:
    files = written(report, context)
    assert list(files) == ["about.js", "documents-0.js", "findings-0.js"]
    documents, findings = columns(files["documents-0.js"]), columns(files["findings-0.js"])
    assert {len(column) for column in findings.values()} == {len(report.findings)}
    for place, finding in enumerate(report.findings):
        assert findings["fingerprint"][place] == finding.fingerprint[:16]
        assert documents["place"][findings["document"][place]].startswith(finding.document.path)


def test_a_place_without_lines_is_said_in_words(finding: Make, summary: Summary, context: ReportContext) -> None:
    places = [Location(7, 2, 7, 9), Location(7, 2, 7, 9, paragraph=4), None]
    found = tuple(finding(location=place, span=Span(n, n + 7)) for n, place in enumerate(places))
    files = written(Report(documents=(summary(),), findings=found), context)
    assert columns(files["findings-0.js"])["line"] == [7, "paragraph 4", 0]


def test_many_rows_lie_in_several_files(
    finding: Make, summary: Summary, context: ReportContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "A_FILE", 2)
    report = Report(documents=(summary(),), findings=tuple(finding(span=Span(n, n + 7)) for n in range(5)))
    assert list(written(report, context))[2:] == ["findings-0.js", "findings-1.js", "findings-2.js"]


def test_a_script_cannot_be_left_by_what_stands_in_it() -> None:
    told = literal({"text": "</script><!-- & \u2028\u2029 \ud800"}).decode()
    assert not re.search("[<>&\u2028\u2029\ud800]", told)
    assert json.loads(told)["text"].startswith("</script><!-- & \u2028\u2029")


def copied(finding: Make, words: int, *, start: int = 0, partner: Source = OTHER, **changes: Any) -> Finding:
    there = Partner(document=partner, span=Span(0, 10), similarity=1.0)
    evidence = {"words": words}
    span = Span(start, start + 10)
    return finding(rule="TR002", family="reuse", partners=(there,), evidence=evidence, span=span, **changes)


def test_what_a_source_gave_is_summed_over_its_passages(finding: Make, summary: Summary) -> None:
    document = summary(words=200)
    third = Source("third", "third.txt")
    found = [
        copied(finding, 30),
        copied(finding, 20, start=20),
        copied(finding, 10, start=40, partner=third),
        finding(),
    ]
    figures = live.reuse_figures(document, found)
    assert {place: (each.words, each.source_percent) for place, each in figures.items()} == {
        1: (30, 25.0),
        2: (20, 25.0),
        3: (10, 5.0),
    }


def test_a_passage_within_quotation_marks_is_a_quotation(finding: Make, summary: Summary) -> None:
    sheet = Sheet(quotes=(Quote(place=Passage(19, 31, 1), text="as it is"),))
    document = msgspec.structs.replace(summary(), packed_sheet=sheet.packed())
    figures = live.reuse_figures(document, [copied(finding, 5, start=20), copied(finding, 5, start=26)])
    assert [each.quoted for each in figures.values()] == [True, False]
