"""The rows that the index searches, in columns: what its script reads from files beside it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import msgspec

from copydesk.model import SEVERITIES, DocumentSummary, Finding, Location, Report
from copydesk.report.context import ReportContext
from copydesk.report.counts import counts_of
from copydesk.report.safe import one_line
from copydesk.report.site.pages import FINGERPRINT, Pages
from copydesk.report.site.templates import literal
from copydesk.report.standing import Standings, standings
from copydesk.report.wording import meant, when, where

A_FILE = 20_000
LONGEST_MESSAGE, LONGEST_TEXT = 240, 200
COLUMNS = {
    "documents": ("place", "title", "outlet", "date", "integrity", "page", "row"),
    "findings": (
        "document", "number", "rule", "severity", "line", "message", "text", "fingerprint", "partner",
        "words", "share", "quoted",
    ),
}  # fmt: skip
"""What stands in each place of a row; the script knows the columns by these names."""
_QUOTED = 0.8  # of a passage, what must stand in quotation marks for it to count as a quotation


_QUOTATIONS = frozenset({"TR005", "TR006"})  # rules about quotations

Row = tuple[Any, ...]


class Reuse(msgspec.Struct, frozen=True):
    """What the filters of copied passages ask: its words, how much of the article the same source gave, quoted."""

    words: int
    source_percent: float
    quoted: bool


_NO_COPY = Reuse(0, 0, quoted=False)


def files(report: Report, context: ReportContext, pages: Pages) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The files of rows by name, each in pieces: what all rows share, the documents, the findings."""
    outlets: dict[str | None, int] = {None: 0}
    for document in report.documents:
        outlets.setdefault(document.source.outlet, len(outlets))
    rules = _rules(report, context, pages)
    named = ["" if outlet is None else pages.outlet(outlet) for outlet in outlets]
    yield "about.js", iter([_about(report, context, named, rules)])
    standing = standings(report, context)
    yield from _filed("documents", (_document(each, standing, outlets, pages) for each in report.documents))
    yield from _filed("findings", _findings(report, {code: place for place, code in enumerate(rules)}))


def _rules(report: Report, context: ReportContext, pages: Pages) -> dict[str, list[Any]]:
    named = {finding.rule: finding for finding in report.findings}
    return {
        code: [code, one_line(named[code].name), named[code].family, context.title_of(code), pages.rule(code)]
        for code in sorted(named)
    }


def _about(report: Report, context: ReportContext, outlets: list[str], rules: dict[str, list[Any]]) -> bytes:
    about = {
        "corpus": one_line(context.corpus),
        "documents": len(report.documents),
        "findings": len(report.findings),
        "severities": SEVERITIES,
        "rules": list(rules.values()),
        "outlets": outlets,
    }
    return b"const auditData = {about: %b, documents: [], findings: []};\n" % literal(about)


def _document(document: DocumentSummary, standing: Standings, outlets: dict[str | None, int], pages: Pages) -> Row:
    source = document.source
    page = pages.document(source)
    return (
        one_line(where(source)),
        one_line(document.title or "")[:LONGEST_TEXT],
        outlets[source.outlet],
        when(source.published) or "",
        round(standing.integrity(document).score),
        page.removeprefix("pages/").removesuffix(".html") if page else "",
        source.row or 0,
    )


def _findings(report: Report, codes: dict[str, int]) -> Iterator[Row]:
    found = counts_of(report).found
    for number, document in enumerate(report.documents):
        findings = found.get(document.source.key, [])
        copies = reuse_figures(document, findings)
        for place, finding in enumerate(findings, start=1):
            copy = copies.get(place, _NO_COPY)
            yield (
                number,
                place,
                codes[finding.rule],
                SEVERITIES.index(finding.severity),
                _spot(finding.location),
                one_line(finding.message)[:LONGEST_MESSAGE],
                one_line(finding.text[:LONGEST_TEXT]),
                finding.fingerprint[:FINGERPRINT],
                _named(finding),
                copy.words,
                copy.source_percent,
                int(copy.quoted),
            )


def _named(finding: Finding) -> str:
    """Where the passage stands that the message speaks of, "" for a finding that rests on no other document."""
    partner = meant(finding)
    return one_line(where(partner.document)) if partner else ""


def _spot(place: Location | None) -> int | str:
    """The line; in words what is counted instead where no reader of the file sees lines; 0 where nothing is known."""
    if place is None:
        return 0
    return place.called if place.paragraph else place.line


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
    asked = any(finding.rule not in _QUOTATIONS for finding in copies.values())
    quotes = [(quote.place.start, quote.place.end) for quote in document.sheet.quotes] if asked else []
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
    if finding.rule in _QUOTATIONS:
        return True
    start, end = finding.span.start, finding.span.end
    inside = sum(max(0, min(end, high) - max(start, low)) for low, high in quotes)
    return inside >= _QUOTED * max(1, end - start)


def _filed(name: str, rows: Iterable[Row]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Rows in files of bounded size; each file is written before the next is asked for."""
    waiting = iter(rows)
    number = 0
    while batch := list(islice(waiting, A_FILE)):
        yield f"{name}-{number}.js", _in_columns(name, batch)
        number += 1


def _in_columns(name: str, rows: list[Row]) -> Iterator[bytes]:
    yield b"auditData.%b.push({" % name.encode()
    for place, (column, values) in enumerate(zip(COLUMNS[name], zip(*rows, strict=True), strict=True)):
        yield b"%b\n%b: %b" % (b"," if place else b"", column.encode(), literal(values))
    yield b"\n});\n"
