"""The report as pages: an index with its search, a page for each article, passage and rule, and what they share."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from copydesk.model import Report
from copydesk.report.context import ReportContext
from copydesk.report.counts import Counts, findings_by_document
from copydesk.report.site import live
from copydesk.report.site.document_page import document_page
from copydesk.report.site.index_page import index_page
from copydesk.report.site.pages import Pages, largest, pages_of
from copydesk.report.site.passage_page import passage_page
from copydesk.report.site.rule_pages import rule_page
from copydesk.report.site.templates import ASSETS, asset
from copydesk.report.standing import standings

__all__ = ["write_site"]


def write_site(folder: Path, report: Report, context: ReportContext, *, audits: Mapping[str, str]) -> None:
    """Write all pages into a folder; `audits` tells where in it the audit of each input lies. One page at a time."""
    counts = Counts(report)
    pages = pages_of(report, counts, known=context.rules, audits=audits, most=context.html_pages)
    for name in ASSETS:
        _write(folder / "assets" / name, [asset(name).decode()])
    data = []
    for name, pieces in live.files(report, context, pages):
        _write(folder / "assets" / "rows" / name, pieces)
        data.append(f"assets/rows/{name}")
    _documents(folder, report, context, pages)
    for cluster in largest(report.clusters):
        _write(folder / pages.clusters[cluster.id], [passage_page(cluster, context, pages)])
    for code in sorted(pages.rules):
        _write(folder / f"rules/{code}.html", [rule_page(context.rules[code], counts.rules[code], context)])
    _write(folder / "index.html", [index_page(report, context, pages, data=data)])


def _documents(folder: Path, report: Report, context: ReportContext, pages: Pages) -> None:
    found, standing = findings_by_document(report), standings(report, context)
    for document in report.documents:
        key = document.source.key
        if key in pages.documents:
            page = document_page(document, found.get(key, []), context=context, pages=pages, standing=standing)
            _write(folder / pages.documents[key], [page])


def _write(target: Path, pieces: Iterable[str]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.writelines(pieces)
