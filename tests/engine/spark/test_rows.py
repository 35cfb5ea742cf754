"""A DataFrame is audited row by row where its rows are, as the same rows in a table are here."""

from typing import Any

import pyarrow as pa
import pytest

from copydesk import audit
from copydesk.answers import Report

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
