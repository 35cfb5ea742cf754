"""Check sheets in Markdown: what an editor would look up in each document, with a box to tick."""

import re
from collections.abc import Iterator

from copydesk.model import Check, DocumentSummary, Report
from copydesk.report.context import ReportContext
from copydesk.report.safe import one_line
from copydesk.report.wording import counted, when, where

NAME = "checklist"
SUMMARY = "what an editor would look up in each article, as a list to tick off (Markdown)"

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~])")


def render(report: Report, context: ReportContext) -> Iterator[str]:
    """One section a document that has anything to check, in the order of the report."""
    yield "# Check sheet\n"
    shown = 0
    for document in report.documents:
        checks = document.sheet.checks
        if checks:
            shown += 1
            yield from _section(document, checks)
    rest = len(report.documents) - shown
    if rest:
        yield f"\nNothing to check was found in {counted(rest, 'article')}.\n"


def _section(document: DocumentSummary, checks: tuple[Check, ...]) -> Iterator[str]:
    known = [document.title or "", document.source.outlet or "", when(document.source.published) or "undated"]
    yield f"\n## {plain(where(document.source))}\n\n"
    yield ", ".join(plain(part) for part in known if part) + "\n\n"
    for check in checks:
        yield f"- [ ] {line(check)}\n"


def line(check: Check) -> str:
    """One line of the list: where, what kind, the words, how far it was looked up."""
    status = f"{check.status} ({check.code})" if check.code else check.status
    fact = f": {plain(check.fact)}" if check.fact else ""
    return f"{lines_of(check)}: {check.kind}: {plain(check.text)} — {status}{fact}"


def lines_of(check: Check) -> str:
    """The lines it stands on, each once: "lines 3, 17"; or the paragraphs, where these are what a reader sees."""
    noun = "paragraph" if check.place.paragraph else "line"
    numbers = dict.fromkeys(str(place.paragraph or place.line) for place in (check.place, *check.also))
    return f"{noun}{'s' * (len(numbers) > 1)} {', '.join(numbers)}"


def plain(text: str) -> str:
    """Text from a document as one line that is no markup."""
    return _MARKUP.sub(r"\\\1", one_line(text))
