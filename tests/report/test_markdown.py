from collections.abc import Callable

import pytest

from copydesk.model import Failure, Finding, Report, Source
from copydesk.report import ReportContext
from copydesk.report.markdown import LONGEST, harmless, render


def test_it_says_what_was_found_and_what_to_read_first(report: Report, context: ReportContext) -> None:
    shown = "".join(render(report, context))
    assert shown.startswith("## copydesk: 1 error, 3 warnings and 1 note in 3 articles\n")
    assert "- **error** FS001 late-but-living at `valley/ferry.txt:3:5`" in shown
    assert "`exports/wire.jsonl:18`: row 18 is not valid JSON" in shown
    assert "| SQ001 | doubled-word: A word stands twice. | 1 |" in shown
    assert "also in `harbour/ferry.txt:2:1` (harbour, 2024-03-12, 100% alike)" in shown
    assert "- 1 finding silenced" in shown


def test_a_clean_corpus_says_so(context: ReportContext) -> None:
    assert "".join(render(Report(), context)).startswith("## copydesk: nothing found\n")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("**bold** <b> [a](b) | `x`", r"\*\*bold\*\* \<b\> \[a\](b) \| \`x\`"),
        ("ask @desk about #12", "ask @\u2060desk about \\#\u206012"),
        ("mail me@desk.example", "mail me\u2060@\u2060desk.example"),
        ("https://x.example www.x.example", "https:\u2060//x.example www\u2060.x.example"),
        ("a\n# b &lt;", "a ↵ \\# b \\&lt;"),
    ],
    ids=["markup", "mentions and references", "addresses", "links", "line breaks and entities"],
)
def test_text_of_documents_is_no_markup_calls_nobody_and_links_nowhere(text: str, written: str) -> None:
    assert harmless(text) == written


def test_it_is_never_longer_than_a_comment_may_be(finding: Callable[..., Finding], context: ReportContext) -> None:
    endless = "@<|" * 100_000
    found = tuple(
        finding(rule=f"SQ{number:03}", text=endless, message=endless, document=Source("a" * 9_000, "a`" * 4_000))
        for number in range(300)
    )
    errors = tuple(Failure("p" * 9_000, endless) for _ in range(300))
    shown = "".join(render(Report(findings=found, errors=errors), context))
    assert len(shown) <= LONGEST
    assert shown.endswith("_The rest does not fit here; see the whole report._\n")


def test_a_path_with_backticks_stays_one_piece_of_code(finding: Callable[..., Finding], context: ReportContext) -> None:
    shown = "".join(render(Report(findings=(finding(document=Source("a", "a``b`.txt")),)), context))
    assert "``` a``b`.txt:3:5 ```" in shown
