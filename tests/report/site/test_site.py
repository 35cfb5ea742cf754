"""What lies in the report folder beside the data: pages, and no more of the articles than was asked for."""

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from copydesk.model import Cluster, DocumentSummary, Finding, Member, Partner, Report, Source, Span
from copydesk.report import ReportContext
from copydesk.report.building import Building
from copydesk.report.counts import Counts
from copydesk.report.site import Site, pages

Make = Callable[..., Finding]
Summary = Callable[..., DocumentSummary]
SECRET = "A paragraph that no finding stands in.\n"
TEXT = f"{SECRET}He went to the the pier.\n{SECRET}"


def site(folder: Path, report: Report, context: ReportContext) -> dict[str, str]:
    building, site = Building(folder), Site(report, context, audits={})
    for piece in range(site.pieces):
        site.write_piece(piece, building)
    site.write_rest(building)
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def told(finding: Make, summary: Summary) -> Report:
    start = TEXT.index("the the")
    return Report(documents=(summary(),), findings=(finding(span=Span(start, start + 7)),))


@pytest.mark.parametrize(("how", "secrets", "marked"), [("full", 2, True), ("excerpt", 0, True), ("none", 0, False)])
def test_the_text_that_a_report_shows_is_what_was_asked_for(
    told: Report, context: ReportContext, tmp_path: Path, how: str, secrets: int, marked: bool
) -> None:
    asked = msgspec.structs.replace(context, text_of=lambda _: TEXT, report_text=how)
    files = site(tmp_path, told, asked)
    assert "".join(files.values()).count(SECRET.strip()) == secrets
    (page,) = (text for name, text in files.items() if name.startswith("pages/"))
    assert ('data-f="1">the the</mark>' in page) is marked
    assert "the word stands twice" in page


@pytest.mark.parametrize(("how", "whole"), [("full", True), ("excerpt", False), ("none", False)])
def test_a_copied_article_is_no_excerpt_of_itself(
    finding: Make, summary: Summary, context: ReportContext, tmp_path: Path, how: str, whole: bool
) -> None:
    text = "\n".join(f"This is sentence {number} of an article that was copied." for number in range(100))
    here, there = Source("a", "a", outlet="one"), Source("b", "b", outlet="two")
    span = Span(0, len(text))
    partner = Partner(document=there, span=span, similarity=1.0, text=text)
    report = Report(
        documents=(summary(here), summary(there)),
        findings=(finding(rule="TR001", family="reuse", document=here, span=span, text=text, partners=(partner,)),),
        clusters=(Cluster("c", "passage", (Member(here, span, 1.0, 900), Member(there, span, 1.0, 900))),),
    )
    own = msgspec.structs.replace(context, text_of=lambda source: text if source == here else "", report_text=how)
    files = site(tmp_path, report, own)
    shown = "".join(page for name, page in files.items() if name.startswith(("pages", "passages")))
    assert ("This is sentence 50 of" in shown) is whole


def test_every_rule_that_found_something_has_its_page(report: Report, context: ReportContext, tmp_path: Path) -> None:
    files = site(tmp_path, report, context)
    rule = files["rules/SQ001.html"]
    assert "A word stands twice." in rule
    assert "He <mark>said said</mark> so." in rule
    assert "Why it matters" in rule
    assert [name for name in files if name.startswith("rules/")] == ["rules/SQ001.html"]


def test_a_passage_names_its_carriers_in_order_of_time(report: Report, context: ReportContext, tmp_path: Path) -> None:
    files = site(tmp_path, report, context)
    (page,) = (text for name, text in files.items() if name.startswith("passages/"))
    assert page.index("harbour/ferry.txt") < page.index("valley/ferry.txt")
    assert "+1 day" in page


def test_the_worst_articles_get_the_pages_and_the_cut_is_stated(
    finding: Make, summary: Summary, context: ReportContext, tmp_path: Path
) -> None:
    sources = [Source(name, name) for name in ("a", "b", "c", "d")]
    report = Report(
        documents=tuple(summary(source) for source in sources),
        findings=(
            finding(document=sources[1], severity="note"),
            finding(document=sources[2], severity="error"),
            finding(document=sources[3], severity="warning"),
        ),
    )
    files = site(tmp_path, report, msgspec.structs.replace(context, html_pages=2))
    shown = {name for name in files if name.startswith("pages/")}
    assert shown == {f"pages/{pages.page_name(source)}.html" for source in sources[2:]}
    assert "2 of 4 articles, the worst, have a page here" in files["index.html"]


def test_of_very_many_articles_only_some_get_a_page() -> None:
    assert pages.limit(5_000, None) == 5_000
    assert pages.limit(20_000, None) == 5_000
    assert pages.limit(20_000, 20_000) == 20_000
    assert pages.limit(80_000, 7) == 7
    assert pages.limit(3, 7) == 3


def test_pages_are_named_by_the_article_alone(report: Report, summary: Summary) -> None:
    more = msgspec.structs.replace(report, documents=(*report.documents, summary(Source("new", "new.txt"))))
    before, after = (
        pages.pages_of(each, Counts(each), known=(), audits={}, most=None).documents for each in (report, more)
    )
    assert dict(before).items() <= dict(after).items()


def test_nothing_found_reads_friendly(context: ReportContext, tmp_path: Path) -> None:
    page = site(tmp_path, Report(), context)["index.html"]
    assert "These articles read clean." in page
    assert 'id="find"' not in page


def test_pages_are_the_same_whatever_the_workers(audited: Callable[..., Path], corpus_folder: Path) -> None:
    def files(*options: str) -> dict[str, bytes]:
        folder = audited(corpus_folder, *options)
        paths = [path for path in folder.rglob("*") if path.is_file()]
        return {str(path.relative_to(folder)): path.read_bytes().replace(bytes(folder), b"") for path in paths}

    alone = files()
    assert files("--workers", "2") == alone
    assert len(alone) > 50


@pytest.mark.parametrize(
    ("given", "told"), [("audit-report", "audit-report"), ("out/report", "out/report"), ("/home/ana/audit", "audit")]
)
def test_pages_that_may_be_published_hold_no_absolute_path(
    report: Report, context: ReportContext, tmp_path: Path, given: str, told: str
) -> None:
    files = site(tmp_path, report, msgspec.structs.replace(context, report_dir=given))
    assert f'data-report="{told}"' in files["index.html"]
