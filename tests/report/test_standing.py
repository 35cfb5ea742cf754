"""How documents and outlets stand: percentiles, integrity, outlets side by side, in every report that shows them."""

import json
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from copydesk.model import DocumentSummary, Finding, Report, Source
from copydesk.report import ReportContext
from copydesk.report.figures import SHOWN, article_figures, outlet_figures
from copydesk.report.html import page
from copydesk.report.json import encode
from copydesk.report.standing import standings
from copydesk.report.text import render

Make = Callable[..., Any]


def written(report: Report, context: ReportContext) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(encode(report, context))
    return made


@pytest.fixture
def damaged(finding: Callable[..., Finding], summary: Callable[..., DocumentSummary]) -> Report:
    return Report(documents=(summary(scorecard={"lix": 70.0, "words": 700.0}, words=700),), findings=(finding(),) * 2)


def test_a_document_has_its_integrity_with_every_deduction(damaged: Report, context: ReportContext) -> None:
    (row,) = written(damaged, context)["documents"]
    deduction = {"code": "SQ001", "name": "doubled-word", "hits": 2, "points": 4.0}
    assert row["integrity"] == {"score": 96.0, "deductions": [deduction]}
    assert row["scorecard"]["defects_per_1000"] == pytest.approx(2.86, abs=0.01)


def test_a_document_has_percentiles_of_its_figures_and_the_summary_names_the_reference(
    damaged: Report, context: ReportContext
) -> None:
    whole = written(damaged, context)
    assert whole["documents"][0]["percentiles"]["lix"] > 99
    (reference,) = whole["summary"]["references"]
    assert (reference["name"], reference["lang"], reference["years"]) == ("english-news", "en", "2010-2020")


def test_a_document_in_another_language_has_no_percentiles(summary: Make, context: ReportContext) -> None:
    report = Report(documents=(summary(lang="de", scorecard={"lix": 70.0}),))
    assert written(report, context)["documents"][0]["percentiles"] == {}


def test_the_corpus_can_be_its_own_reference(summary: Make, context: ReportContext) -> None:
    documents = tuple(
        summary(Source(f"{number}", f"{number}.txt"), lang="de", scorecard={"lix": float(number)})
        for number in range(201)
    )
    whole = written(Report(documents=documents), msgspec.structs.replace(context, reference="corpus"))
    assert whole["documents"][100]["percentiles"]["lix"] == pytest.approx(50, abs=0.5)
    assert [(row["name"], row["lang"], row["documents"]) for row in whole["summary"]["references"]] == [
        ("corpus", "de", 201)
    ]


def of_outlets(summary: Make, sizes: dict[str, int]) -> Report:
    return Report(
        documents=tuple(
            summary(
                Source(f"{outlet}/{number}", f"{outlet}/{number}.txt", outlet=outlet),
                scorecard={"lix": 40.0 + number, "words": 500.0},
            )
            for outlet, size in sizes.items()
            for number in range(size)
        )
    )


def test_an_outlet_stands_by_the_medians_of_its_documents(summary: Make, context: ReportContext) -> None:
    many, few = written(of_outlets(summary, {"a": 21, "b": 3}), context)["outlets"]
    assert many["standing"]["medians"]["lix"] == 50 and many["scorecard"]["lix"] == 50
    assert 50 < many["standing"]["percentiles"]["lix"] < 70
    assert (many["standing"]["few"], few["standing"]["few"]) == (False, True)
    assert many["standing"]["integrity"] == 100


def test_only_outlets_with_twenty_documents_are_set_side_by_side(summary: Make, context: ReportContext) -> None:
    report = of_outlets(summary, {"a": 21, "b": 19, "c": 20})
    assert [row.name for row in outlet_figures(report, standings(report, context))] == ["a", "c"]
    shown = page(report, context)
    assert "Outlets with twenty articles or more" in shown and "<h3>Articles</h3>" in shown


def test_the_page_of_a_large_corpus_does_not_list_every_article(summary: Make, context: ReportContext) -> None:
    shown = page(of_outlets(summary, {"a": 101}), context)
    assert "How they read" not in shown and "a/7.txt" not in shown


def test_an_article_is_shown_with_percentiles_but_for_what_most_lack(damaged: Report, context: ReportContext) -> None:
    standing = standings(damaged, context)
    (row,) = article_figures(damaged, standing)
    cells = dict(zip(SHOWN, row.cells, strict=True))
    assert cells["words"] == ("700", "")
    assert cells["lix"] == ("70.0", "p99") and cells["quoted_share"] == ("–", "")
    assert "6,403 articles of “english-news” (2010-2020)" in page(damaged, context)


def test_the_screen_and_the_page_name_the_integrity_of_the_worst_files(damaged: Report, context: ReportContext) -> None:
    screen = "".join(render(damaged, context))
    assert "Worst files, integrity" in screen and "no verdict on the journalism" in screen
    assert "integrity 96 of 100: −4 for doubled-word (2)" in page(damaged, context)
