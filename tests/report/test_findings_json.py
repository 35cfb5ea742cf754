import json
from collections.abc import Callable
from typing import Any

import jsonschema
import msgspec
import numpy as np
import pytest

from copydesk.model import DocumentSummary, Finding, Report, Source
from copydesk.report import ReportContext, formats
from copydesk.report.json import encode, encoded
from copydesk.report.schema import schemas


def loaded(report: Report, context: ReportContext) -> dict[str, Any]:
    file: dict[str, Any] = json.loads(encode(report, context))
    return file


def test_real_output_meets_its_schema(report: Report, context: ReportContext) -> None:
    jsonschema.validate(loaded(report, context), schemas()["findings"])


def test_an_empty_report_meets_the_schema_too() -> None:
    jsonschema.validate(loaded(Report(), ReportContext()), schemas()["findings"])


def test_every_field_is_written_whatever_its_value(report: Report, context: ReportContext) -> None:
    file = loaded(report, context)
    advert = next(row for row in file["findings"] if row["code"] == "BP003")
    assert set(advert) == {
        "fingerprint", "code", "name", "family", "severity", "confidence", "id", "path", "row", "url", "start", "end",
        "line", "column", "end_line", "end_column", "text", "message", "help", "entry", "evidence", "cluster",
        "partners", "fix",
    }  # fmt: skip
    assert (advert["cluster"], advert["partners"], advert["evidence"]) == (None, [], {})
    assert (advert["row"], advert["url"]) == (17, "https://wire.example/17")
    assert advert["fix"] == {"start": 900, "end": 930, "replacement": "", "safe": True}


def test_a_document_row_says_what_is_known_and_null_for_the_rest(report: Report, context: ReportContext) -> None:
    record, harbour, _ = loaded(report, context)["documents"]
    assert (record["published"], record["title"], record["lang"], record["outlet"]) == (None, None, None, None)
    assert (record["not_run"], record["findings"]) == (["BP030"], 1)
    assert (harbour["published"], harbour["date_source"], harbour["findings"]) == ("2024-03-12", "path", 2)


def test_a_partner_row_is_whole(report: Report, context: ReportContext) -> None:
    copy = next(row for row in loaded(report, context)["findings"] if row["fingerprint"] == "tr2b")
    (partner,) = copy["partners"]
    assert partner == {
        "id": "harbour/ferry.txt", "path": "harbour/ferry.txt", "row": None, "url": None, "start": 10, "end": 93,
        "line": 2, "column": 1, "text": copy["text"], "outlet": "harbour", "published": "2024-03-12",
        "similarity": 1.0, "relation": "earlier", "reference": False,
    }  # fmt: skip


def test_a_cluster_names_its_first_only_where_it_is_certainly_earliest(
    report: Report, context: ReportContext, sources: tuple[Source, Source, Source]
) -> None:
    (cluster,) = report.clusters
    undated = msgspec.structs.replace(cluster.members[1], document=sources[2])
    unsure = msgspec.structs.replace(cluster, members=(cluster.members[0], undated))
    rows = loaded(msgspec.structs.replace(report, clusters=(cluster, unsure)), context)["clusters"]
    assert [row["first"] for row in rows] == ["harbour/ferry.txt", None]
    assert (rows[0]["size"], rows[0]["outlets"]) == (2, ["harbour", "valley.example"])


def test_help_is_the_findings_own_or_else_its_rules(report: Report, context: ReportContext) -> None:
    advice = {row["code"]: row["help"] for row in loaded(report, context)["findings"]}
    assert advice["FS001"] == "Check whether the person has died."
    assert advice["SQ001"] == "Delete one of the two words."
    assert advice["BP003"] == ""


def test_the_summary_adds_up(report: Report, context: ReportContext) -> None:
    summary = loaded(report, context)["summary"]
    assert summary["severities"] == {"error": 1, "warning": 3, "note": 1}
    assert sum(summary["rules"].values()) == sum(summary["families"].values()) == summary["findings"] == 5
    assert (summary["dated"], summary["undated"], summary["words"]) == (2, 1, 2020)
    assert summary["languages"] == {"en": 2, "und": 1}
    assert summary["checked"] == {"boilerplate": 3, "quality": 3, "facts": 2, "reuse": 2}
    assert summary["skipped"] == {"not a regular file": 1, "not text": 1}
    assert (summary["outlets"], summary["documents_without_outlet"]) == (2, 1)


def test_each_row_stands_on_a_line_of_its_own(report: Report, context: ReportContext) -> None:
    lines = encode(report, context).decode().splitlines()
    rows = [line for line in lines if line.startswith('{"fingerprint":"') and '"family"' in line]
    assert len(rows) == len(report.findings)


def test_equal_reports_give_equal_bytes_whatever_the_order_of_their_dicts(
    finding: Callable[..., Finding], context: ReportContext
) -> None:
    one = Report(findings=(finding(evidence={"a": 1, "b": {"x", "y", "z"}}),), versions={"k": "1", "l": "2"})
    two = Report(findings=(finding(evidence={"b": {"z", "y", "x"}, "a": 1}),), versions={"l": "2", "k": "1"})
    assert encode(one, context) == encode(two, context)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        pytest.param({"n": np.int32(7)}, b'{"n":7}', id="a numpy integer"),
        pytest.param(float("nan"), b"null", id="not a number is null"),
        pytest.param(["\ud83d!"], '["\ufffd!"]'.encode(), id="half a surrogate pair is mended"),
        pytest.param({"p": complex(1, 2)}, b'{"p":"(1+2j)"}', id="what JSON lacks is text"),
    ],
)
def test_odd_evidence_never_loses_the_report(value: Any, written: bytes) -> None:
    assert encoded(value) == written


def test_jsonl_gives_the_same_finding_rows(report: Report, context: ReportContext) -> None:
    render = formats()["jsonl"].render
    assert render is not None
    rows = [json.loads(line) for line in render(report, context)]
    assert rows == loaded(report, context)["findings"]


def test_outlets_say_what_they_share_and_who_is_later(report: Report, context: ReportContext) -> None:
    harbour, valley = loaded(report, context)["outlets"]
    shared = {"passages": 1, "words": 16, "credited_passages": 0}
    assert harbour["shares"] == [{**shared, "with": "valley.example", "median_lag_hours": -24.0, "later": 0}]
    assert valley["shares"] == [{**shared, "with": "harbour", "median_lag_hours": 24.0, "later": 1}]
    assert harbour["label"] == "The Harbour Post"


def test_an_outlets_scorecard_is_the_mean_over_the_documents_that_have_a_score(
    summary: Callable[..., DocumentSummary], context: ReportContext
) -> None:
    cards = [{"flesch": 60.0, "lix": None}, {"flesch": 50.0, "lix": 40.0}, {"flesch": None, "lix": None}]
    report = Report(documents=tuple(summary(scorecard=card) for card in cards))
    (outlet,) = loaded(report, context)["outlets"]
    assert (outlet["scorecard"]["flesch"], outlet["scorecard"]["lix"]) == (55.0, 40.0)
