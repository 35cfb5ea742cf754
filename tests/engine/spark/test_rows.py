"""A DataFrame is audited row by row where its rows are, as the same rows in a table are here."""

from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pytest

from copydesk import Settings, audit
from copydesk.answers import Report
from copydesk.api import index
from copydesk.engine.spark import audit_frame
from copydesk.read import ReadError
from copydesk.report import json
from copydesk.report.context import context_for
from copydesk.report.convert import finding_row
from copydesk.settings import QualitySettings, SettingsError

STORY = (
    "The harbour board met on Tuesday to talk about the new crane, which nobody had ordered and everybody admired. "
    "It had come in the night on a barge from the north, said the master, and its hook was still warm. "
    "Nobody could tell who was to pay for it, and so the meeting went on until the lamps were lit."
)
ROWS = [
    {"id": "a", "outlet": "Tide", "date": "2022-05-01", "text": f"{STORY} The mayor said said no."},
    {"id": "b", "outlet": "Gull", "date": "2022-05-02", "text": f"{STORY} Nothing was decided."},
    {"id": "twice", "outlet": "Gull", "date": "2022-05-03", "text": "A short notice on the ferry and its new hours."},
    {"id": "twice", "outlet": "Tide", "date": "2022-05-04", "text": "Another notice, about the the market hall."},
    {"id": "none", "outlet": "Tide", "date": "2022-05-04", "text": None},
]


@pytest.fixture(scope="module")
def frame(spark: Any) -> Any:
    from pyspark.sql import SparkSession

    return (
        SparkSession(spark).createDataFrame(ROWS, "id string, outlet string, date string, text string").repartition(1)
    )


def told(report: Report) -> list[Any]:
    return [
        [(each.rule, each.document, each.span, each.fingerprint, each.partners) for each in report.findings],
        [(each.source, each.words, each.originality) for each in report.documents],
        report.clusters,
        report.errors,
    ]


def test_the_rows_are_audited_as_those_of_a_table_are(frame: Any) -> None:
    here = audit(pa.Table.from_pylist([row.asDict() for row in frame.collect()]))
    there = audit(frame)
    assert {"SQ001", "TR001", "TR002"} & {each.rule for each in there.findings} >= {"SQ001"}
    assert any(each.partners for each in there.findings)
    assert told(there) == told(here)


def test_an_id_that_two_rows_have_in_different_partitions_tells_neither(frame: Any) -> None:
    report = audit(frame.repartition(4, "text"))
    ids = sorted(each.source.id for each in report.documents)
    assert [each for each in ids if each in ("a", "b", "twice")] == ["a", "b"]
    assert sorted(each.source.row for each in report.documents if each.source.row) != []
    assert len(report.documents) == 4
    assert len(report.errors) == 1  # the row without a text


def test_results_can_stay_where_they_are(frame: Any) -> None:
    report = audit(frame)
    frames = audit_frame(frame)
    try:
        found = [msgspec.json.decode(row["json"]) for row in frames.findings.collect()]
        assert sorted(each["fingerprint"] for each in found) == sorted(each.fingerprint for each in report.findings)
        assert found == [msgspec.json.decode(line) for line in _lines(report)]
        words = {row["id"]: row["words"] for row in frames.documents.collect()}
        assert words == {each.source.id: each.words for each in report.documents}
        assert [row["id"] for row in frames.clusters.collect()] == [each.id for each in report.clusters]
        assert frames.summary() == {
            "documents": 4,
            "findings": {code: len(some) for code, some in sorted(report.by_rule().items())},
            "clusters": len(report.clusters),
            "errors": 1,
        }
    finally:
        frames.close()


@pytest.mark.parametrize("indexed", [False, True])
def test_rows_are_held_against_an_archive_where_they_are(frame: Any, tmp_path: Path, *, indexed: bool) -> None:
    archive = tmp_path / "archive.jsonl"
    archive.write_text(json.encoded({"id": "old", "outlet": "Heron", "date": "2019-01-01", "text": STORY}).decode())
    against = archive
    if indexed:
        index(archive, against := tmp_path / "archive.index")
    report = audit(frame, against=against)
    assert any(partner.reference for each in report.findings for partner in each.partners)
    frames = audit_frame(frame, against=against)
    try:
        found = [row["fingerprint"] for row in frames.findings.collect()]
        assert found == [each.fingerprint for each in report.findings]
        assert frames.documents.count() == len(report.documents)
    finally:
        frames.close()


def test_a_rank_among_all_documents_is_refused_where_they_stay_apart(frame: Any) -> None:
    settings = Settings(quality=QualitySettings(reference="corpus"))
    with pytest.raises(SettingsError, match=r"use audit\(\)"):
        audit_frame(frame, settings=settings)


def _lines(report: Report) -> list[bytes]:
    return [json.encoded(finding_row(each, context_for(Settings()))) for each in report.findings]


def test_what_is_no_data_frame_is_refused(spark: Any) -> None:
    with pytest.raises(ReadError, match="DataFrame"):
        audit_frame([{"text": "A story."}])
