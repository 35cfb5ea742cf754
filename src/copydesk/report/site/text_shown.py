"""How much of the articles a report shows."""

from collections.abc import Sequence

import msgspec

from copydesk.model import Finding, Source
from copydesk.report.context import ReportContext
from copydesk.report.site.marks import Mark, Stretch, stretches

LONGEST = 400_000
"""Of a longer text only the paragraphs around its findings are shown."""
MOST_MARKS = 300


class Shown(msgspec.Struct, frozen=True):
    """The paragraphs of an article that are shown, and the findings that stand in none of them.

    `excerpt`: paragraphs are left out. `unmarked` is how many findings there are beyond those that a page shows.
    """

    stretches: tuple[Stretch, ...]
    beside: tuple[Mark, ...]
    excerpt: bool
    unmarked: int

    @property
    def marks(self) -> list[Mark]:
        """All findings shown, by number."""
        begun = (mark for stretch in self.stretches for mark in stretch.begun)
        return sorted([*begun, *self.beside], key=lambda mark: mark.number)


def shown(source: Source, findings: Sequence[Finding], context: ReportContext) -> Shown:
    """What a page shows of an article, as `context.report_text` has it; without its text only its findings."""
    marks = tuple(Mark(number, finding.span, finding) for number, finding in enumerate(findings[:MOST_MARKS], start=1))
    left = len(findings) - len(marks)
    text = text_of(source, context)
    if text is None:
        return Shown((), marks, excerpt=True, unmarked=left)
    excerpt = context.report_text == "excerpt" or len(text) > LONGEST
    return Shown(tuple(stretches(text, marks, excerpt=excerpt)), (), excerpt, left)


def text_of(source: Source, context: ReportContext) -> str | None:
    """An article's text where it is at hand and may be shown."""
    if context.text_of is None or context.report_text == "none":
        return None
    return context.text_of(source)


def mark_of(source: Source, context: ReportContext) -> bytes | None:
    """What tells an article's text from others; None where no text is shown."""
    if context.text_of is None or context.report_text == "none":
        return None
    if context.text_mark_of is not None:
        return context.text_mark_of(source)
    text = context.text_of(source)
    return None if text is None else text.encode("utf-8", "surrogatepass")
