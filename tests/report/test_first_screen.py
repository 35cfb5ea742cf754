import re
from collections.abc import Callable

import msgspec
import pytest

from copydesk.model import DocumentSummary, Failure, Finding, Report, Skipped, Source, Span, Stale, Suppressed
from copydesk.report import ReportContext
from copydesk.report.text import SCREEN, render

Make = Callable[..., Finding]


def screen(report: Report, context: ReportContext, **changes: object) -> str:
    return "".join(render(report, msgspec.structs.replace(context, **changes)))


@pytest.fixture
def crowded(finding: Make, summary: Callable[..., DocumentSummary]) -> Report:
    """Far more of everything than a screen can hold."""
    sources = [
        Source(f"p{n:03}", f"outlet{n % 30}/{'deep/' * 20}{n:03}.txt", outlet=f"outlet{n % 30}") for n in range(300)
    ]
    findings = [
        finding(
            rule=f"SQ{n % 40:03}",
            name=f"rule-{n % 40}",
            document=source,
            span=Span(n, n + 7),
            text="word " * 400 + "abcdefghij"[n % 10],
            message="a long tale " * 100,
            help=f"advice {n} " * 30,
            severity=("error", "warning", "note")[n % 3],
        )
        for n, source in enumerate(sources)
    ]
    return Report(
        findings=tuple(findings),
        documents=tuple(
            summary(source, lang=f"l{n}", checked=("facts",) * (n % 2)) for n, source in enumerate(sources)
        ),
        errors=tuple(Failure(f"e{n}", "broken\nbadly") for n in range(50)),
        skipped=tuple(Skipped(f"s{n}", f"reason {n}") for n in range(50)),
        notices=tuple(f"notice {n} " * 30 for n in range(20)),
        suppressed=(Suppressed(fingerprint="x", by="accept"),),
        stale=(Stale(by="baseline", fingerprint="y"),),
    )


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_a_crowded_report_fits_the_screen_and_shows_several_findings(
    crowded: Report, context: ReportContext, width: int
) -> None:
    lines = screen(crowded, context, width=width, report_dir="audit-report").splitlines()
    assert len(lines) <= SCREEN
    headings = [line for line in lines if re.match(r"  (error|warning|note)\s+SQ\d{3} rule-", line)]
    assert len(headings) >= 5
    assert lines[-1].startswith("Found 100 errors, 100 warnings and 100 notes in 300 of 300 articles")


def test_a_small_report_in_words(report: Report, context: ReportContext) -> None:
    written = screen(report, context, width=120, report_dir="audit-report/")
    assert written.startswith("Read 3 articles from 2 outlets, 2,020 words\n")
    for said in (
        "dates: 2 known, 1 undated; undated articles are judged as of 2026-11-01, with less confidence",
        "1 article of unknown outlet",
        "languages: en 2, unknown 1",
        "checked only in part: facts 2 of 3, reuse 2 of 3",
        "not run everywhere, for want of what they need: BP030",
        "skipped 2 files: not a regular file (1), not text (1)",
        "outlets told by folder (1), url (1)",
        "meta.jsonl was read as a table about the articles",
        "1 failure (the audit is not complete)",
        "exports/wire.jsonl:18: row 18 is not valid JSON",
        "error   FS001 late-but-living  valley/ferry.txt:3:5",
        "→ Check whether the person has died.",
        "warning BP003 gambling-ad      exports/wire.jsonl:17",
        "The Harbour Post  2  in 1 article",
        "1 finding silenced; 1 entry of accept file, baseline or comments no longer used",
        "audit explain FS001",
        "Report: audit-report/index.html",
    ):
        assert said in written
    assert written.endswith("Found 1 error, 3 warnings and 1 note in 3 of 3 articles.\n")


def test_nothing_found_is_one_friendly_line(summary: Callable[..., DocumentSummary], context: ReportContext) -> None:
    lines = screen(Report(documents=(summary(), summary())), context).splitlines()
    assert lines[-1] == "Nothing found in 2 articles: they read clean."
    assert "By rule" not in lines
    assert screen(Report(documents=(summary(),)), context).endswith("Nothing found in 1 article: it reads clean.\n")
    wordless = screen(Report(documents=(summary(words=0),)), context)
    assert wordless.endswith("Nothing found in 1 article: there is not a word to read.\n")


def test_missing_dates_and_outlets_are_said_once(
    summary: Callable[..., DocumentSummary], context: ReportContext
) -> None:
    bare = Source("a.txt", "a.txt")
    written = screen(Report(documents=(summary(bare), summary(bare), summary(bare))), context)
    assert written.count("no dates were found") == 1
    assert "--date gives one (`today` for drafts)" in " ".join(written.split())
    assert written.count("outlets unknown") == 1
    assert "dates: 0" not in written
    assert written.startswith("Read 3 articles, 1,230 words\n")


def test_the_passage_is_quoted_where_the_message_does_not(finding: Make, context: ReportContext) -> None:
    silent = Report(findings=(finding(text="the the", message="A word stands twice."),))
    assert "“the the” A word stands twice." in screen(silent, context)
    quoting = Report(findings=(finding(),))
    assert screen(quoting, context).count("the the") == 1
    named = Report(findings=(finding(text="\x96", message="“<U+0096>” is “–” read in the wrong encoding."),))
    assert screen(named, context).count("U+0096") == 1


def test_hostile_texts_cannot_steer_the_terminal(finding: Make, context: ReportContext) -> None:
    hostile = "x\x1b[2J\x9b1m\u202e\r\nevil\x07"
    report = Report(
        findings=(finding(text=hostile, message=hostile, name=hostile, help=hostile, document=Source("i", hostile)),),
        errors=(Failure(hostile, hostile),),
        skipped=(Skipped(hostile, hostile),),
        notices=(hostile,),
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", screen(report, context))


def test_colour_is_only_there_when_asked_for(report: Report, context: ReportContext) -> None:
    plain = screen(report, context, color=False)
    painted = screen(report, context, color=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31m" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == plain


def test_nothing_read_is_said(context: ReportContext) -> None:
    assert "Nothing was read." in screen(Report(), context)
