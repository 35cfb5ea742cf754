"""The report in Python: what was found, and the answers to what is asked next."""

import csv
import doctest
import io
from pathlib import Path

import pytest

from copydesk import answers, audit
from copydesk.answers import Report
from copydesk.cli.app import main
from copydesk.report import tables
from copydesk.report.convert import findings_file

CORPUS = Path(__file__).parents[1] / "corpus"
ROWS = [
    {"id": "a", "outlet": "Gazette", "lang": "en", "text": "He said said no. She did did not. It was on the the pier."},
    {"id": "b", "outlet": "Courier", "lang": "en", "text": "He said said no.\n\n<b>Story</b>\n\nShe left."},
    {"id": "c", "outlet": "Courier", "lang": "en", "text": "Nothing is wrong with this one, they say at the desk."},
    {"id": "d", "lang": "en", "text": "He said said no."},
]


@pytest.fixture(scope="module")
def sample() -> Report:
    return audit(CORPUS)


@pytest.fixture(scope="module")
def small() -> Report:
    return audit(ROWS)


def test_the_examples_in_the_documentation_run() -> None:
    tried = doctest.testmod(answers)
    assert (tried.failed, tried.attempted > 0) == (0, True)


def test_findings_go_by_rule_the_commonest_first(sample: Report) -> None:
    by_rule = sample.by_rule()
    sizes = [len(findings) for findings in by_rule.values()]
    assert sizes == sorted(sizes, reverse=True)
    assert sum(sizes) == len(sample.findings) > 20
    assert all(finding.rule == code for code, findings in by_rule.items() for finding in findings)


def test_findings_go_by_outlet_and_an_unknown_one_is_none(small: Report) -> None:
    by_outlet = {outlet: [finding.text for finding in found] for outlet, found in small.by_outlet().items()}
    assert by_outlet["Gazette"] == ["said said", "did did", "the the"]
    assert by_outlet[None] == ["said said"]
    assert next(iter(by_outlet)) == "Gazette"


def test_findings_go_by_document(small: Report) -> None:
    assert {name: len(found) for name, found in small.by_document().items()} == {"a": 3, "b": 2, "d": 1}


def test_the_worst_documents_come_with_their_findings(small: Report) -> None:
    assert [(each.document.source.id, len(each.findings)) for each in small.worst(2)] == [("a", 3), ("b", 2)]
    assert len(small.worst()) == 3, "a document without findings is none of the worst"


def test_what_is_worth_reading_is_what_the_terminal_shows(sample: Report, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(CORPUS), "--no-report"])
    shown = capsys.readouterr().out
    first = sample.worth_reading()
    assert len(first) == 10
    places = [(finding.document.path, finding.location) for finding in first]
    assert all(place is not None and f"{path}:{place.line}:{place.column}" in shown for path, place in places)


@pytest.mark.parametrize("name", ["findings", "partners", "documents", "clusters", "outlets", "flow", "stories"])
def test_a_table_has_the_columns_and_rows_that_are_written_as_csv(sample: Report, name: answers.TableName) -> None:
    written = tables.render(sample, sample._context)[f"{name}.csv"]
    columns, *rows = csv.reader(io.StringIO(written))
    frame, table = sample.to_pandas(name), sample.to_polars(name)
    assert len(sample.rows(name)) == len(rows) == len(frame) == len(table)
    if rows:
        assert list(frame.columns) == table.columns == columns


def test_an_unknown_table_is_told() -> None:
    with pytest.raises(KeyError, match="quotes"):
        audit(ROWS).rows("quotes")  # type: ignore[arg-type]


def test_json_is_what_the_command_prints(sample: Report, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(CORPUS), "--no-report", "--format", "json"])
    assert sample.to_json().decode() == capsys.readouterr().out


def test_outlets_are_those_of_the_findings_file(sample: Report) -> None:
    assert [outlet.name for outlet in sample.outlets] == [
        outlet.name for outlet in findings_file(sample, sample._context).outlets
    ]


def test_a_notebook_shows_counts_and_findings_and_nothing_a_text_could_run() -> None:
    report = audit([{"id": "<script>", "text": "<b>x</b> said said no.", "lang": "en"}])
    shown = report._repr_html_()
    assert "1 documents" in shown
    assert "said said" in shown
    assert "<script>" not in shown
    assert "<b>x" not in shown


def test_a_large_report_is_shown_in_a_line(sample: Report) -> None:
    assert repr(sample).startswith("<Report: 17 documents, 43 findings, 0 errors; ")
    assert len(repr(sample)) < 200


def test_a_report_of_nothing_answers_too() -> None:
    report = audit([])
    assert (report.by_rule(), report.worst(), report.rows(), report.outlets) == ({}, [], [], [])
    assert len(report.to_pandas()) == 0
