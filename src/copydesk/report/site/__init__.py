"""The report as pages: an index with its search, a page for each article, passage and rule, and what they share."""

from collections.abc import Mapping

from copydesk.model import Report
from copydesk.report.building import Building
from copydesk.report.context import ReportContext
from copydesk.report.counts import counts_of
from copydesk.report.site import live
from copydesk.report.site.document_page import DocumentPages
from copydesk.report.site.index_page import index_page
from copydesk.report.site.pages import largest, pages_of
from copydesk.report.site.passage_page import PassagePages
from copydesk.report.site.rule_pages import rule_page
from copydesk.report.site.templates import ASSETS, asset
from copydesk.report.standing import standings

__all__ = ["write_site"]


def write_site(building: Building, report: Report, context: ReportContext, *, audits: Mapping[str, str]) -> None:
    """Write all pages; `audits` tells where in the report the audit of each input lies. One page at a time."""
    counts = counts_of(report)
    pages = pages_of(report, counts, known=context.rules, audits=audits, most=context.html_pages)
    for name in ASSETS:
        building.write(f"assets/{name}", asset(name))
    data = []
    for name, pieces in live.files(report, context, pages):
        building.write(f"assets/rows/{name}", pieces)
        data.append(f"assets/rows/{name}")
    articles = DocumentPages(context, pages, standings(report, context))
    for document in report.documents:
        place = pages.document(document.source)
        if place is not None:
            building.write(place, articles.page(document, counts.found.get(document.source.key, ())))
    passages = PassagePages(context, pages)
    for cluster in largest(report.clusters):
        building.write(pages.clusters[cluster.id], passages.page(cluster))
    for code in sorted(pages.rules):
        building.write(f"rules/{code}.html", rule_page(context.rules[code], counts.rules[code], context))
    building.write("index.html", index_page(report, context, pages, data=data))
