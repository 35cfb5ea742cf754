"""SARIF as its readers see it: sarif-tools, and the fields GitHub code scanning asks for."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sarif.loader import load_sarif_file

from copydesk import audit
from copydesk.model import Failure, Finding, Location, Report, Source
from copydesk.report import ReportContext
from copydesk.report.sarif import MOST_RESULTS, render
from copydesk.rules.catalog import built_in_rules

CORPUS = Path(__file__).parents[2] / "corpus"


def log(report: Report, context: ReportContext, *, most: int = MOST_RESULTS) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(b"".join(render(report, context, most=most)))
    return read


def run(report: Report, context: ReportContext, *, most: int = MOST_RESULTS) -> dict[str, Any]:
    (only,) = log(report, context, most=most)["runs"]
    assert isinstance(only, dict)
    return only


@pytest.fixture(scope="module")
def sample() -> Report:
    return audit(CORPUS)


@pytest.fixture(scope="module")
def rules() -> ReportContext:
    return ReportContext(rules=built_in_rules(), corpus="sample")


def test_sarif_tools_reads_the_sample_corpus(sample: Report, rules: ReportContext, tmp_path: Path) -> None:
    file = tmp_path / "copydesk.sarif"
    file.write_bytes(b"".join(render(sample, rules)))
    read = load_sarif_file(str(file))
    assert read.get_distinct_tool_names() == ["copydesk"]
    records = read.get_records()
    assert len(records) == len(sample.findings)
    first = sample.findings[0]
    assert (records[0]["Location"], records[0]["Line"], records[0]["Severity"]) == (
        first.document.path, first.location.line if first.location else 0, first.severity,
    )  # fmt: skip
    assert records[0]["Code"] == first.rule


def strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings(item)]
    return [value] if isinstance(value, str) else []


def test_nothing_is_an_empty_string_which_github_refuses(sample: Report, rules: ReportContext) -> None:
    assert all(strings(log(sample, rules)))


def test_the_log_and_the_tool_are_named(sample: Report, rules: ReportContext) -> None:
    read = log(sample, rules)
    assert read["version"] == "2.1.0"
    assert read["$schema"].endswith("sarif-schema-2.1.0.json")
    (only,) = read["runs"]
    assert only["tool"]["driver"]["name"] == "copydesk"
    assert only["tool"]["driver"]["semanticVersion"] == rules.tool_version
    assert only["automationDetails"]["id"] == "copydesk/sample/"
    assert only["columnKind"] == "unicodeCodePoints"
    assert only["invocations"][0]["executionSuccessful"] is True


def test_every_rule_has_what_github_shows(sample: Report, rules: ReportContext) -> None:
    told = run(sample, rules)["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in told} == {finding.rule for finding in sample.findings}
    for rule in told:
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
        assert "What to do: " in rule["help"]["text"]
        assert rule["help"]["markdown"].startswith(f"## {rule['id']} {rule['name']}\n")
        assert "**When it is wrong:**" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert rule["properties"]["precision"] in {"very-high", "high", "medium", "low"}
        assert rule["properties"]["problem.severity"] in {"error", "warning", "recommendation"}
        assert len(rule["properties"]["tags"]) <= 10


def test_every_result_has_what_github_asks_for(sample: Report, rules: ReportContext) -> None:
    only = run(sample, rules)
    told = only["tool"]["driver"]["rules"]
    for result, finding in zip(only["results"], sample.findings, strict=True):
        assert told[result["ruleIndex"]]["id"] == result["ruleId"] == finding.rule
        assert result["level"] == finding.severity
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"] == {"uri": finding.document.path, "uriBaseId": "%SRCROOT%"}
        region = place["region"]
        assert list(region) == ["endColumn", "endLine", "startColumn", "startLine"]
        assert (1, 1) <= (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
        assert result["partialFingerprints"] == {
            "primaryLocationLineHash": f"{finding.fingerprint[:16]}:1", "copydesk/v1": finding.fingerprint,
        }  # fmt: skip
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in only["results"]]
    assert len(set(hashes)) == len(hashes)


def test_partners_are_related_locations_linked_from_the_message(sample: Report, rules: ReportContext) -> None:
    paired = [result for result in run(sample, rules)["results"] if "relatedLocations" in result]
    assert paired
    for result in paired:
        for related in result["relatedLocations"]:
            uri = related["physicalLocation"]["artifactLocation"]["uri"]
            line = related["physicalLocation"]["region"]["startLine"]
            assert f"[{uri}:{line}:" in result["message"]["text"]
            assert f"]({related['id']})" in result["message"]["text"]
            assert related["message"]["text"].endswith("% alike")


def test_a_record_points_at_its_line_and_a_file_elsewhere_has_a_whole_uri(
    finding: Callable[..., Finding], context: ReportContext
) -> None:
    record = finding(document=Source("r", "wire.jsonl", row=17), location=Location(3, 5, 3, 12))
    elsewhere = finding(document=Source("a", "/old archive/a.txt"))
    first, second = run(Report(findings=(record, elsewhere)), context)["results"]
    assert first["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 17, "startColumn": 1, "endLine": 17, "endColumn": 2,
    }  # fmt: skip
    assert first["message"]["text"].endswith("(characters 40-47)")
    assert second["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "file:///old%20archive/a.txt"}


def test_words_of_a_document_make_no_link(finding: Callable[..., Finding], context: ReportContext) -> None:
    hostile = finding(message="see [here](https://evil.example) or [this](1)\n")
    text = run(Report(findings=(hostile,)), context)["results"][0]["message"]["text"]
    assert "](" not in text


def test_of_too_many_results_the_worst_are_kept_in_order_and_the_cut_is_stated(
    finding: Callable[..., Finding], context: ReportContext
) -> None:
    grave = {3: "error", 5: "error", 6: "warning"}
    found = [
        finding(fingerprint=f"{number:032}", severity=grave.get(number, "note"), confidence=number / 10)
        for number in range(9)
    ]
    only = run(Report(findings=tuple(found)), context, most=4)
    assert [int(result["partialFingerprints"]["copydesk/v1"]) for result in only["results"]] == [3, 5, 6, 8]
    (notice,) = only["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"].startswith("5 findings of less weight left out")
    assert MOST_RESULTS < 25_000


def test_what_could_not_be_read_is_told_and_the_run_did_not_succeed(context: ReportContext) -> None:
    (invocation,) = run(Report(errors=(Failure("wire.jsonl", "is not valid JSON", row=18),)), context)["invocations"]
    assert invocation["executionSuccessful"] is False
    (notice,) = invocation["toolExecutionNotifications"]
    assert notice["level"] == "error"
    assert notice["locations"][0]["physicalLocation"]["region"]["startLine"] == 18


def test_a_rule_of_a_pack_that_is_not_at_hand_is_told_by_its_name(
    finding: Callable[..., Finding], context: ReportContext
) -> None:
    (rule,) = run(Report(findings=(finding(rule="X001", name="house-style"),)), context)["tool"]["driver"]["rules"]
    assert (rule["id"], rule["shortDescription"]["text"], rule["help"]["markdown"]) == ("X001",) + ("house-style",) * 2
