"""The page of one article: its text with the findings marked, their messages beside them, its check sheet."""

from collections.abc import Sequence

from copydesk.model import SEVERITIES, DocumentSummary, Finding
from copydesk.report.context import ReportContext
from copydesk.report.kept import packed
from copydesk.report.safe import markup, one_line
from copydesk.report.site.article import article, attributes, side_by_side
from copydesk.report.site.cards import card, links
from copydesk.report.site.frame import TOP, Frame
from copydesk.report.site.pages import Pages
from copydesk.report.site.sheet import check_sheet
from copydesk.report.site.text_shown import mark_of, shown
from copydesk.report.standing import Standings
from copydesk.report.wording import counted, number, when, where
from copydesk.scorecard import Integrity


class DocumentPages:
    """Makes the pages of articles."""

    def __init__(self, context: ReportContext, pages: Pages, standing: Standings) -> None:
        self._context, self._pages, self._standing = context, pages, standing
        self._frame = Frame("document", context)

    def page(self, document: DocumentSummary, findings: Sequence[Finding]) -> bytes:
        """The page of an article as HTML."""
        source = document.source
        text = shown(source, findings, self._context)
        cards = {mark.number: card(mark.number, mark.finding, self._context, self._pages) for mark in text.marks}
        place, outlet = one_line(where(source)), one_line(document.outlet_label or source.outlet or "")
        data = attributes(place=place, row=source.row, outlet=outlet)
        body = (
            _facts(document, outlet),
            _placed(place, self._pages.audit(source.path)),
            _totals(findings, self._standing.integrity(document)),
            _unmarked(text.unmarked, len(cards)),
            article(text, cards, top=TOP, data=data),
            side_by_side(list(cards.values()), top=TOP),
            check_sheet(document.sheet),
        )
        return self._frame.page(one_line(document.title or "") or place, body)

    def inputs(self, document: DocumentSummary, findings: Sequence[Finding]) -> Sequence[bytes] | None:
        """All that the page of an article depends on; None where that cannot be told."""
        mark = mark_of(document.source, self._context)
        leads = [links(finding, self._pages) for finding in findings]
        told = packed((document, findings, leads, self._pages.audit(document.source.path), mark))
        return None if told is None else (told, self._context.report_text.encode(), self._frame.mark)


def _facts(document: DocumentSummary, outlet: str) -> str:
    published, own = document.source.published, document.originality
    told = [
        f"{when(published)} (told by {published.source})" if published else "undated",
        counted(document.words, "word"),
        document.lang or "language unknown",
        *([f"own words {own.share:.0%}"] if own is not None and own.share is not None else []),
    ]
    named = f"<strong>{markup(outlet)}</strong> · " if outlet else ""
    return f'<p class="facts">{named}{markup(one_line(" · ".join(told)))}</p>\n'


def _placed(place: str, audit: str | None) -> str:
    link = f' · <a href="{TOP}{audit}">its audit as JSON</a>' if audit else ""
    return f'<p class="place"><bdi>{markup(place)}</bdi>{link}</p>\n'


def _totals(findings: Sequence[Finding], left: Integrity) -> str:
    grades = [finding.severity for finding in findings]
    badges = "".join(
        f'<span class="badge {grade}">{counted(grades.count(grade), grade)}</span> '
        for grade in SEVERITIES
        if grade in grades
    )
    costs = ", ".join(
        f"−{each.points:g} {markup(one_line(each.name))}" + (f" ({number(each.hits)})" if each.hits > 1 else "")
        for each in left.deductions
    )
    said = f"Text integrity {left.score:.0f} of 100{': ' if costs else ''}{costs}"
    clean = '<span class="clean">Nothing found.</span>'
    return f'<p class="totals">{badges or clean}\n<span class="soft">{said}</span></p>\n'


def _unmarked(left: int, marked: int) -> str:
    if not left:
        return ""
    return f'<p class="soft">{number(left)} more findings are in its audit; the first {number(marked)} are shown.</p>\n'
