"""The rows that the index searches, in columns: what its script reads from files beside it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec

from copydesk.model import SEVERITIES, DocumentSummary, Finding, Report
from copydesk.report.context import ReportContext
from copydesk.report.counts import DocumentKey, findings_by_document
from copydesk.report.safe import one_line
from copydesk.report.site.pages import FINGERPRINT, Pages
from copydesk.report.site.templates import literal
from copydesk.report.standing import Standings, standings
from copydesk.report.wording import when, where

A_FILE = 20_000
LONGEST_MESSAGE, LONGEST_TEXT = 240, 200
_QUOTED = 0.8  # of a passage, what must stand in quotation marks for it to count as a quotation


class Reuse(msgspec.Struct, frozen=True):
    """What the filters of copied passages ask: its words, how much of the article the same source gave, quoted."""

    words: int
    source_percent: float
    quoted: bool


def files(report: Report, context: ReportContext, pages: Pages) -> Iterator[tuple[str, Iterator[str]]]:
    """The files of rows by name, each in pieces: what all rows share, the documents, the findings."""
    found = findings_by_document(report)
    outlets: dict[str | None, int] = {None: 0}
    for document in report.documents:
        outlets.setdefault(document.source.outlet, len(outlets))
    rules = _rules(report, context, pages)
    named = ["" if outlet is None else pages.outlet(outlet) for outlet in outlets]
    yield "about.js", iter([_about(report, context, named, rules)])
    numbers = {document.source.key: place for place, document in enumerate(report.documents)}
    standing = standings(report, context)
    rows = (_document(document, standing, outlets, pages) for document in report.documents)
    yield from _filed("documents", rows)
    codes = {code: place for place, code in enumerate(rules)}
    yield from _filed("findings", _findings(report, found, numbers, codes))


def _rules(report: Report, context: ReportContext, pages: Pages) -> dict[str, list[Any]]:
    named = {finding.rule: finding for finding in report.findings}
    return {
        code: [code, one_line(named[code].name), named[code].family, context.title_of(code), pages.rule(code)]
        for code in sorted(named)
    }


def _about(report: Report, context: ReportContext, outlets: list[str], rules: dict[str, list[Any]]) -> str:
    about = {
        "corpus": one_line(context.corpus),
        "documents": len(report.documents),
        "findings": len(report.findings),
        "severities": SEVERITIES,
        "rules": list(rules.values()),
        "outlets": outlets,
    }
    return f"const auditData = {{about: {literal(about)}, documents: [], findings: []}};\n"


def _document(
    document: DocumentSummary, standing: Standings, outlets: dict[str | None, int], pages: Pages
) -> dict[str, Any]:
    page = pages.document(document.source)
    return {
        "place": one_line(where(document.source)),
        "title": one_line(document.title or "")[:LONGEST_TEXT],
        "outlet": outlets[document.source.outlet],
        "date": when(document.source.published) or "",
        "integrity": round(standing.integrity(document).score),
        "page": page.removeprefix("pages/").removesuffix(".html") if page else "",
        "row": document.source.row or 0,
    }


def _findings(
    report: Report,
    found: dict[DocumentKey, list[Finding]],
    numbers: dict[DocumentKey, int],
    codes: dict[str, int],
) -> Iterator[dict[str, Any]]:
    for document in report.documents:
        key = document.source.key
        findings = found.get(key, [])
        copies = reuse_figures(document, findings)
        for place, finding in enumerate(findings, start=1):
            copy = copies.get(place)
            partner = finding.partners[0] if finding.partners else None
            yield {
                "document": numbers[key],
                "number": place,
                "rule": codes[finding.rule],
                "severity": SEVERITIES.index(finding.severity),
                "line": finding.location.line if finding.location else 0,
                "message": one_line(finding.message)[:LONGEST_MESSAGE],
                "text": one_line(finding.text[:LONGEST_TEXT]),
                "fingerprint": finding.fingerprint[:FINGERPRINT],
                "partner": one_line(where(partner.document)) if partner else "",
                "words": copy.words if copy else 0,
                "share": copy.source_percent if copy else 0,
                "quoted": int(copy.quoted) if copy else 0,
            }


def reuse_figures(document: DocumentSummary, findings: Sequence[Finding]) -> dict[int, Reuse]:
    """Of each copied passage, by its place among the findings, what the filters ask."""
    copies = {place: finding for place, finding in enumerate(findings, start=1) if finding.family == "reuse"}
    if not copies:
        return {}
    sources: dict[str, int] = {}
    words = {place: _words(finding) for place, finding in copies.items()}
    for place, finding in copies.items():
        for partner in finding.partners[:1]:
            sources[partner.document.id] = sources.get(partner.document.id, 0) + words[place]
    quotes = [(quote.place.start, quote.place.end) for quote in document.sheet.quotes]
    return {
        place: Reuse(
            words[place],
            round(100 * min(1.0, _from(finding, sources) / max(1, document.words)), 1),
            _is_quoted(finding, quotes),
        )
        for place, finding in copies.items()
    }


def _from(finding: Finding, sources: dict[str, int]) -> int:
    return sources[finding.partners[0].document.id] if finding.partners else 0


def _words(finding: Finding) -> int:
    words = finding.evidence.get("words")
    return words if isinstance(words, int) and words else len(finding.text.split())


def _is_quoted(finding: Finding, quotes: Sequence[tuple[int, int]]) -> bool:
    if finding.rule in ("TR005", "TR006"):  # these are about quotations
        return True
    start, end = finding.span.start, finding.span.end
    inside = sum(max(0, min(end, high) - max(start, low)) for low, high in quotes)
    return inside >= _QUOTED * max(1, end - start)


def _filed(name: str, rows: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Iterator[str]]]:
    """Rows in files of bounded size; each file is written before the next is asked for."""
    waiting = iter(rows)
    number = 0
    while batch := list(islice(waiting, A_FILE)):
        yield f"{name}-{number}.js", _columns(name, batch)
        number += 1


def _columns(name: str, rows: list[dict[str, Any]]) -> Iterator[str]:
    yield f"auditData.{name}.push({{"
    for place, column in enumerate(rows[0]):
        yield ("," if place else "") + f"\n{column}: " + literal([row[column] for row in rows])
    yield "\n});\n"
