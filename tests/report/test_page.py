import re
from collections.abc import Callable
from html.parser import HTMLParser

import msgspec
import pytest

from copydesk.model import Failure, Finding, Partner, Report, Source, Span
from copydesk.report import ReportContext, html

Make = Callable[..., Finding]
HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{ 7*7 }}"


class Elements(HTMLParser):
    """Which elements a page has, with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture
def hostile(finding: Make) -> Report:
    source = Source(HOSTILE, HOSTILE, outlet=HOSTILE)
    partner = Partner(document=source, span=Span(0, 1), similarity=0.9, text=HOSTILE)
    return Report(
        findings=(
            finding(document=source, name=HOSTILE, message=HOSTILE, text=HOSTILE, help=HOSTILE, partners=(partner,)),
        ),
        errors=(Failure(HOSTILE, HOSTILE),),
        notices=(HOSTILE,),
    )


def test_hostile_texts_are_text_and_nothing_else(hostile: Report, context: ReportContext) -> None:
    around = msgspec.structs.replace(context, text_of=lambda _: HOSTILE * 3)
    page = Elements(html.page(hostile, around))
    assert not {"script", "img"} & {tag for tag, _ in page.found}
    assert not [name for _, attributes in page.found for name in attributes if name.startswith("on")]
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7*7 }}" in page.text


def test_the_page_needs_nothing_from_elsewhere(report: Report, context: ReportContext) -> None:
    page = html.page(report, context)
    assert "default-src 'none'; style-src 'unsafe-inline'" in page
    assert not re.search(r"https?://|@import|url\(", page.replace("https://wire.example/17", ""))


def test_the_marked_passage_stands_in_its_context(finding: Make, context: ReportContext) -> None:
    text = "He went to the the pier."
    report = Report(findings=(finding(span=Span(11, 18)),))
    page = html.page(report, msgspec.structs.replace(context, text_of=lambda _: text))
    assert re.search(r"He went to </span><mark>the the</mark><span[^>]*> pier\.</span>", page)


def test_a_long_passage_is_shown_by_its_ends(finding: Make, context: ReportContext) -> None:
    report = Report(findings=(finding(text="start " + "x" * 5000 + " end"),))
    page = html.page(report, context)
    assert "[… 4,590 characters …]" in page
    assert len(page) < 20_000


def test_the_cut_of_the_list_is_stated(finding: Make, context: ReportContext, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "LISTED", 3)
    report = Report(findings=tuple(finding(span=Span(n, n + 7)) for n in range(5)))
    assert "The first 3 of 5 are listed here" in html.page(report, context)


def test_a_rules_first_line_explains_it(report: Report, context: ReportContext) -> None:
    assert "A word stands twice." in html.page(report, context)


def test_nothing_found_reads_friendly(context: ReportContext) -> None:
    page = html.page(Report(), context)
    assert "These articles read clean." in page
    assert "Read these first" not in page
