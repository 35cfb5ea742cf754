import json

from copydesk.model import Report
from copydesk.report import ReportContext
from copydesk.report.dolma import render


def test_every_document_has_a_line_with_the_spans_of_each_rule(report: Report, context: ReportContext) -> None:
    rows = [json.loads(line) for line in b"".join(render(report, context)).splitlines()]
    assert [(row["id"], row["row"]) for row in rows] == [
        ("r-17", 17), ("harbour/ferry.txt", None), ("valley/ferry.txt", None),
    ]  # fmt: skip
    assert rows[0]["attributes"] == {"BP003": [[900, 930, 0.95]]}
    assert rows[1]["attributes"] == {"SQ001": [[40, 47, 0.95]], "TR002": [[120, 203, 0.95]]}


def test_a_document_without_findings_has_its_line_too(report: Report, context: ReportContext) -> None:
    rows = b"".join(render(Report(documents=report.documents), context)).splitlines()
    assert [json.loads(row)["attributes"] for row in rows] == [{}, {}, {}]
