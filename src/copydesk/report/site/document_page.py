"""The page of one article: its text with the findings marked, their messages beside them, its check sheet."""

from collections.abc import Sequence
from typing import Any

from copydesk.model import SEVERITIES, DocumentSummary, Finding
from copydesk.report.context import ReportContext
from copydesk.report.safe import one_line
from copydesk.report.site.article import article, attributes, side_by_side
from copydesk.report.site.cards import card
from copydesk.report.site.pages import Pages
from copydesk.report.site.sheet import check_sheet
from copydesk.report.site.templates import template
from copydesk.report.site.text_shown import shown
from copydesk.report.standing import Standings
from copydesk.report.wording import counted, number, when, where

_TOP = "../"


def document_page(
    document: DocumentSummary,
    findings: Sequence[Finding],
    *,
    context: ReportContext,
    pages: Pages,
    standing: Standings,
) -> str:
    """The page as HTML."""
    from markupsafe import Markup

    source = document.source
    text = shown(source, findings, context)
    cards = {mark.number: card(mark.number, mark.finding, context, pages) for mark in text.marks}
    grades = [finding.severity for finding in findings]
    place, outlet = one_line(where(source)), one_line(document.outlet_label or source.outlet or "")
    data = attributes(place=place, row=source.row, outlet=outlet)
    return template("document").render(
        top=_TOP,
        context=context,
        title=one_line(document.title or "") or place,
        place=place,
        outlet=outlet,
        facts=_facts(document),
        severities=[(grade, grades.count(grade)) for grade in SEVERITIES if grade in grades],
        integrity=_integrity(document, standing),
        audit=pages.audit(source.path),
        unmarked=text.unmarked,
        shown=len(cards),
        article=Markup(article(text, cards, top=_TOP, data=data)),  # noqa: S704 - escaped where it is made
        compared=Markup(side_by_side(list(cards.values()), top=_TOP)),  # noqa: S704
        sheet=Markup(check_sheet(document.sheet)),  # noqa: S704
    )


def _facts(document: DocumentSummary) -> str:
    published, own = document.source.published, document.originality
    told = [
        f"{when(published)} (told by {published.source})" if published else "undated",
        counted(document.words, "word"),
        document.lang or "language unknown",
        *([f"own words {own.share:.0%}"] if own is not None and own.share is not None else []),
    ]
    return one_line(" · ".join(told))


def _integrity(document: DocumentSummary, standing: Standings) -> dict[str, Any]:
    left = standing.integrity(document)
    deductions = [
        (one_line(each.name), number(each.hits) if each.hits > 1 else "", f"{each.points:g}")
        for each in left.deductions
    ]
    return {"score": f"{left.score:.0f}", "deductions": deductions}
