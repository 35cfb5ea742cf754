"""The report as pages: an index with its search, a page for each article, passage and rule, and what they share."""

from collections.abc import Mapping
from functools import partial

from copydesk.model import Cluster, DocumentSummary, Report
from copydesk.report.building import Building
from copydesk.report.context import ReportContext
from copydesk.report.counts import counts_of
from copydesk.report.hands import MOST_PIECES
from copydesk.report.kept import TOGETHER, KeptFiles, Planned
from copydesk.report.site import live
from copydesk.report.site.document_page import DocumentPages
from copydesk.report.site.index_page import index_page
from copydesk.report.site.pages import largest, pages_of
from copydesk.report.site.passage_page import PassagePages
from copydesk.report.site.rule_pages import rule_page
from copydesk.report.site.templates import ASSETS, asset
from copydesk.report.standing import standings

__all__ = ["Site"]


class Site:
    """The pages of a report: those of articles and passages in pieces, which any process may write; then the others.

    `audits` tells where in the report the audit of each input lies.
    """

    def __init__(
        self, report: Report, context: ReportContext, *, audits: Mapping[str, str], kept: KeptFiles | None = None
    ) -> None:
        self._report, self._context, self._kept = report, context, kept or KeptFiles()
        self._counts = counts = counts_of(report)
        self._pages = pages = pages_of(report, counts, known=context.rules, audits=audits, most=context.html_pages)
        self._articles = DocumentPages(context, pages, standings(report, context))
        self._passages = PassagePages(context, pages)
        shown: dict[str, DocumentSummary | Cluster] = {  # by place, so that no two processes write one file
            place: each for each in report.documents if (place := pages.document(each.source))
        }
        shown |= {pages.clusters[each.id]: each for each in largest(report.clusters)}
        self._shown = list(shown.items())
        self._together = max(TOGETHER, -(-len(shown) // MOST_PIECES))

    @property
    def pieces(self) -> int:
        """In how many pieces the pages of articles and passages are written."""
        return -(-len(self._shown) // self._together)

    def write_piece(self, number: int, building: Building) -> None:
        """Write some pages of articles and passages."""
        start = number * self._together
        self._kept.write([self._planned(*each) for each in self._shown[start : start + self._together]], building)

    def _planned(self, place: str, shown: DocumentSummary | Cluster) -> Planned:
        if isinstance(shown, Cluster):
            passages = self._passages
            return Planned(place, partial(passages.inputs, shown), partial(passages.page, shown))
        articles, findings = self._articles, self._counts.found.get(shown.source.key, ())
        return Planned(place, partial(articles.inputs, shown, findings), partial(articles.page, shown, findings))

    def write_rest(self, building: Building) -> None:
        """Write the pages of rules, the index, and what all pages share."""
        report, context, counts, pages = self._report, self._context, self._counts, self._pages
        for name in ASSETS:
            building.write(f"assets/{name}", asset(name))
        data = []
        for name, pieces in live.files(report, context, pages):
            building.write(f"assets/rows/{name}", pieces)
            data.append(f"assets/rows/{name}")
        for code in sorted(pages.rules):
            building.write(f"rules/{code}.html", rule_page(context.rules[code], counts.rules[code], context))
        building.write("index.html", index_page(report, context, pages, data=data))
