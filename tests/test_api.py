"""The Python API: whatever holds articles can be audited, and the report says the same."""

import doctest
from pathlib import Path
from typing import Any

import pandas
import polars
import pyarrow
import pytest

import copydesk
from copydesk import Document, Settings, api, audit, check_text
from copydesk.read import ReadError
from copydesk.settings import RuleSettings

CORPUS = Path(__file__).parents[1] / "corpus"
ROWS = [
    {"id": "a", "text": "The minister said that the the bridge was closed.", "lang": "en", "outlet": "Gazette"},
    {"id": "b", "text": "The minister said that the bridge was closed.", "lang": "en", "outlet": "Courier"},
]


def names(report: Any) -> list[tuple[str, str]]:
    return [(finding.document.id, finding.name) for finding in report.findings]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(ROWS, id="list of dicts"),
        pytest.param((row for row in ROWS), id="generator"),
        pytest.param([Document(path="x", **row) for row in ROWS], id="Documents"),  # type: ignore[arg-type]
        pytest.param(pandas.DataFrame(ROWS), id="pandas"),
        pytest.param(polars.DataFrame(ROWS), id="polars"),
        pytest.param(pyarrow.Table.from_pylist(ROWS), id="Arrow"),
    ],
)
def test_whatever_holds_articles_can_be_audited(source: Any) -> None:
    assert names(audit(source)) == [("a", "doubled-word")]


def test_a_folder_is_audited_by_string_path_and_list() -> None:
    found = names(audit(str(CORPUS)))
    assert found == names(audit(CORPUS)) == names(audit([CORPUS])) != []


def test_a_missing_path_is_refused() -> None:
    with pytest.raises(ReadError, match="no/such/folder"):
        audit("no/such/folder")


def test_nothing_gives_an_empty_report() -> None:
    report = audit([])
    assert (report.documents, report.findings, report.errors) == ((), (), ())


def test_settings_reach_the_rules() -> None:
    assert names(audit(ROWS, settings=Settings(rules=RuleSettings(ignore=("SQ001",))))) == []


def test_a_text_alone_is_judged_without_the_corpus_and_says_so() -> None:
    report = check_text("The minister said that the the bridge was closed.", lang="en")
    assert [finding.text for finding in report.findings] == ["the the"]
    assert "BP030" in report.documents[0].not_run


def test_a_row_that_is_no_article_is_an_error_and_the_others_are_audited() -> None:
    report = audit([*ROWS, {"id": "c"}, 7])
    assert len(report.documents) == 2
    assert [failure.row for failure in report.errors] == [3, 4]


def test_the_public_names_are_exactly_these() -> None:
    assert sorted(copydesk.__all__) == ["Document", "Finding", "Report", "Rule", "Settings", "audit", "check_text"]
    assert all(getattr(copydesk, name) for name in copydesk.__all__)
    with pytest.raises(AttributeError):
        copydesk.no_such_name  # noqa: B018


def test_the_examples_in_the_documentation_run() -> None:
    assert doctest.testmod(api).failed == 0
    assert doctest.testmod(api).attempted > 0
