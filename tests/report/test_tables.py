import csv
import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.model import Borrowed, DocumentSummary, Finding, Originality, Report, Source
from copydesk.report import ReportContext
from copydesk.report.tables import cell, render, write


def rows(table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table, newline="")))


@pytest.mark.parametrize(
    "text",
    ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\x01=1", "\u200b=1"],
    ids=["equals", "plus", "minus", "at", "tab", "return", "after a control", "after an invisible"],
)
def test_text_that_begins_like_a_formula_is_quoted(text: str) -> None:
    assert cell(text).startswith("'")


@pytest.mark.parametrize(
    ("value", "written"),
    [("a\nb", "a b"), ("a\x1b[1mb", "a[1mb"), (-24.0, -24.0), (["facts", "reuse"], "facts; reuse"), ({}, "")],
    ids=["line break", "escape", "a negative number", "a list", "an empty object"],
)
def test_cells(value: object, written: object) -> None:
    assert cell(value) == written


def test_hostile_texts_stay_in_their_cells(finding: Callable[..., Finding], context: ReportContext) -> None:
    hostile = '=1+1";=2,\r\n\x00end'
    report = Report(findings=(finding(text=hostile, message=hostile, document=Source("=id", "=path")),))
    (row,) = rows(render(report, context)["findings.csv"])
    assert row["text"] == row["message"] == "'=1+1\";=2, end"
    assert (row["id"], row["path"]) == ("'=id", "'=path")


def test_every_table_holds_its_rows(report: Report, context: ReportContext) -> None:
    tables = {name: rows(table) for name, table in render(report, context).items()}
    assert {name: len(table) for name, table in tables.items()} == {
        "findings.csv": 5, "partners.csv": 2, "documents.csv": 3, "clusters.csv": 2, "outlets.csv": 2, "flow.csv": 1,
        "stories.csv": 1,
    }  # fmt: skip
    assert tables["partners.csv"][0]["fingerprint"] == "tr2a"
    assert tables["documents.csv"][1]["flesch"] == "61.5"
    assert tables["outlets.csv"][0]["with"] == "valley.example"
    assert tables["findings.csv"][1]["published"] == "2024-03-12"


def test_originality_is_a_figure_in_every_kind_of_table(
    summary: Callable[..., DocumentSummary], context: ReportContext, tmp_path: Path
) -> None:
    known = Originality(0.25, (Borrowed(Source("a", "a"), 30),), shared_undated=4)
    report = Report(documents=(summary(originality=known, scorecard={"originality": 0.25}),))
    (row,) = rows(render(report, context)["documents.csv"])
    assert (row["originality"], row["shared_undated"]) == ("0.25", "4")
    write(report, context, folder=tmp_path)
    (typed,) = pytest.importorskip("pyarrow.parquet").read_table(tmp_path / "documents.parquet").to_pylist()
    assert (typed["originality"], typed["shared_undated"]) == (0.25, 4)


def test_an_outlet_that_shares_nothing_has_a_row(
    summary: Callable[..., DocumentSummary], context: ReportContext
) -> None:
    (row,) = rows(render(Report(documents=(summary(),)), context)["outlets.csv"])
    assert (row["name"], row["with"], row["passages"]) == ("harbour", "", "")


def test_tables_are_written_as_utf8_without_mark_and_with_crlf(
    report: Report, context: ReportContext, tmp_path: Path
) -> None:
    write(report, context, folder=tmp_path / "new" / "tables")
    content = (tmp_path / "new" / "tables" / "findings.csv").read_bytes()
    assert content.startswith(b'"fingerprint"')
    assert content.count(b"\n") == content.count(b"\r\n") == 6


def test_parquet_tables_hold_the_same_rows_with_types(report: Report, context: ReportContext, tmp_path: Path) -> None:
    write(report, context, folder=tmp_path)
    parquet = pytest.importorskip("pyarrow.parquet")
    read = {file.stem: parquet.read_table(file) for file in tmp_path.glob("*.parquet")}
    tables = {name: rows(table) for name, table in render(report, context).items()}
    assert {f"{name}.csv": len(table) for name, table in read.items()} == {
        name: len(table) for name, table in tables.items()
    }
    assert {name: tuple(table.column_names) for name, table in read.items()} == {
        name.removesuffix(".csv"): tuple(table[0]) for name, table in tables.items()
    }
    finding = read["findings"].to_pylist()[-1]
    assert (finding["start"], finding["confidence"], finding["fix_safe"]) == (120, 0.95, None)
    assert read["documents"].to_pylist()[0]["checked"] == ["boilerplate", "quality"]
    assert read["documents"].to_pylist()[1]["flesch"] == 61.5


def test_parquet_keeps_text_as_it_is_and_mends_half_characters(
    finding: Callable[..., Finding], context: ReportContext, tmp_path: Path
) -> None:
    write(Report(findings=(finding(text="=1+1\n\ud800", evidence={"b": 1}),)), context, folder=tmp_path)
    (row,) = pytest.importorskip("pyarrow.parquet").read_table(tmp_path / "findings.parquet").to_pylist()
    assert row["text"] == "=1+1\n\N{REPLACEMENT CHARACTER}"
    assert row["evidence"] == '{"b":1}'


def test_without_pyarrow_there_are_csv_tables_only(
    report: Report, context: ReportContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    write(report, context, folder=tmp_path)
    assert {file.suffix for file in tmp_path.iterdir()} == {".csv"}
