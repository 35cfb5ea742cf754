"""For any bytes an audit ends, its findings lie in the text, its output keeps to the schema and comes out the same."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from copydesk import audit
from copydesk.knowledge import built_in
from copydesk.model import Document, Report
from copydesk.read import context_for, discover, read_file
from copydesk.report import ReportContext, json
from copydesk.report.schema import schemas
from copydesk.rules import bounded
from copydesk.rules.catalog import available_rules
from copydesk.settings import RuleSettings, RunSettings, Settings

SETTINGS = Settings(run=RunSettings(workers=1, checks=True), rules=RuleSettings(preview=True))
NAMES = ("x.txt", "x.md", "x.jsonl", "x.csv", "x.tsv")

PIECES = (
    "the the ", "Kyiv Kiev ", "“", "”", '"', "'", "He said ", "5% of 10 ", "12 May 2021 ", "Monday, ",
    "$3 million ", "President of Ukraine ", "born in 1950, aged 12, ", "Read more: ", "(AP)", "\n", "\r\n",
    "\r", "\t", "---\n", "title: ", '{"text": ', "[", "{", "}", ",", "\u202e", "\u0301", "â€™", "\ufffd", "<p>",
    "&amp;", "http://a.b/", "слово ", "漢", "😀", "\0", "\u2028", "\xad", "a\u200bb", "İı ", "ﬁ", ". ", "U.S. ",
    "one two three four five six seven eight ",
)  # fmt: skip

texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
encoded = st.builds(
    lambda text, encoding: text.encode(encoding, "replace"),
    texts,
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "koi8-r"]),
)
spliced = st.builds(lambda text, noise, at: text[:at] + noise + text[at:], encoded, st.binary(), st.integers(0, 200))


@pytest.fixture(scope="module")
def validator() -> Any:
    return jsonschema.Draft202012Validator(schemas()["findings"])


@pytest.fixture(scope="module")
def context() -> ReportContext:
    return ReportContext(
        rules=available_rules(SETTINGS.rules),
        settings_hash=SETTINGS.digest,
        knowledge_version=built_in().version,
        knowledge_as_of=built_in().as_of,
    )


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(spliced | encoded | st.binary(max_size=300), st.sampled_from(NAMES))
@example(b"\xff\xfe", "x.jsonl")
@example(b"---\n\xff: [", "x.md")
def test_any_bytes_are_audited(
    tmp_path: Path, validator: Any, context: ReportContext, content: bytes, name: str
) -> None:
    folder = tmp_path / "corpus"
    folder.mkdir(exist_ok=True)
    (folder / "beside.txt").write_text("The council met on Monday and agreed on the plan for the bridge in spring.")
    for old in NAMES:
        (folder / old).unlink(missing_ok=True)
    (folder / name).write_bytes(content)
    report = audit(folder, settings=SETTINGS)
    assert report == audit(folder, settings=SETTINGS)
    told = {
        *(each.source.path for each in report.documents),
        *(each.path for each in report.errors),
        *(each.path for each in report.skipped),
    }
    assert name in told
    assert [error for error in report.errors if error.rule] == []
    row = msgspec.json.decode(json.encode(report, context))
    validator.validate(row)
    _hold_places(report, {document.source.key: document.text for document in _documents(folder)})


def _hold_places(report: Report, texts_by_key: dict[tuple[str, int, str], str]) -> None:
    for finding in report.findings:
        text = texts_by_key[finding.document.key]
        assert 0 <= finding.span.start <= finding.span.end <= len(text)
        assert finding.text == text[finding.span.start : finding.span.end]
        assert len(finding.message) <= bounded.MESSAGE
        if finding.fix:
            assert 0 <= finding.fix.span.start <= finding.fix.span.end <= len(text)
        for partner in finding.partners:
            assert partner.text == texts_by_key[partner.document.key][partner.span.start : partner.span.end]


def _documents(folder: Path) -> Iterator[Document]:
    found = discover([folder], SETTINGS, cwd=folder)
    for file in found.files:
        for item in read_file(file, context_for(SETTINGS, found)):
            if isinstance(item, Document):
                yield item
