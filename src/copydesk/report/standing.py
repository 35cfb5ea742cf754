"""How documents stand: their completed scorecards, percentiles beside a named reference, and text integrity."""

from collections.abc import Sequence
from functools import cached_property
from itertools import chain, repeat
from math import fsum
from statistics import median

from copydesk.model import DocumentSummary, Finding, Report, Source
from copydesk.report import rows
from copydesk.report.context import ReportContext
from copydesk.report.counts import DocumentKey, counts_of
from copydesk.scorecard import CORPUS, Integrity, Measured, Reference, by_language, completed, integrity, references

FEWEST_FOR_AN_OUTLET = 20
"""An outlet with fewer documents has figures, but is not set beside others."""

Card = dict[str, float | None]
_UNHARMED = integrity((), 0)
_KEPT = f"{__name__}.standings"


class Standings:
    """The standing of every document of a report; each is worked out when it is asked for, its integrity once."""

    def __init__(self, report: Report, reference: str) -> None:
        self._documents = report.documents
        self._found = counts_of(report).found
        self._left: dict[DocumentKey, Integrity] = {}
        self._references = references(reference)
        if reference == CORPUS:
            self._references = by_language(CORPUS, map(self._measured, report.documents))

    @property
    def references(self) -> list[Reference]:
        """The references that percentiles are told by, one for each language that has one."""
        return [each for _, each in sorted(self._references.items())]

    def _measured(self, document: DocumentSummary) -> Measured:
        published = document.source.published
        return Measured(self.card(document), document.lang, published.earliest.year if published else None)

    def findings(self, document: DocumentSummary) -> Sequence[Finding]:
        """The findings of a document."""
        return self._found.get(document.source.key, ())

    def card(self, document: DocumentSummary) -> Card:
        """All figures of a document, those that rest on its findings too."""
        own = document.originality.share if document.originality else None
        return completed(document.scorecard, self.findings(document), words=document.words, originality=own)

    def percentiles(self, documents: Sequence[DocumentSummary], cards: Sequence[Card]) -> list[dict[str, float]]:
        """The percentile of each figure of these documents, whose cards these are.

        Empty where there is no reference in a document's language.
        """
        ranks: list[dict[str, float]] = [{} for _ in documents]
        for lang, reference in self._references.items():
            places = [place for place, document in enumerate(documents) if document.lang == lang]
            for place, found in zip(places, reference.percentiles_of([cards[each] for each in places]), strict=True):
                ranks[place] = found
        return ranks

    def integrity(self, document: DocumentSummary) -> Integrity:
        """What is left of 100 after the deductions for its findings."""
        key = document.source.key
        findings = self._found.get(key)
        if findings is None:
            return _UNHARMED
        if key not in self._left:
            self._left[key] = integrity(findings, document.words)
        return self._left[key]

    def integrity_of(self, source: Source) -> Integrity | None:
        """The integrity of the document that a finding stands in; None where the report has no such document."""
        document = self._by_key.get(source.key)
        return self.integrity(document) if document else None

    @cached_property
    def _by_key(self) -> dict[DocumentKey, DocumentSummary]:
        return {document.source.key: document for document in self._documents}

    @cached_property
    def median_integrity(self) -> float | None:
        """The median over all documents, None without any."""
        scores = [self.integrity(document).score for document in self._documents]
        return round(median(scores), 1) if scores else None

    @cached_property
    def outlets(self) -> dict[str, tuple[Card, rows.StandingRow]]:
        """Of each outlet the means of its figures over its documents, and how their medians stand."""
        documents: dict[str, list[DocumentSummary]] = {}
        for document in self._documents:
            if document.source.outlet is not None:
                documents.setdefault(document.source.outlet, []).append(document)
        return {outlet: self._outlet(of_outlet) for outlet, of_outlet in documents.items()}

    def _outlet(self, documents: Sequence[DocumentSummary]) -> tuple[Card, rows.StandingRow]:
        cards = [self.card(document) for document in documents]
        figures = dict.fromkeys(chain.from_iterable(cards))
        known = {
            figure: [value for value in map(dict.get, cards, repeat(figure)) if value is not None] for figure in figures
        }
        means = {figure: round(fsum(values) / len(values), 2) if values else None for figure, values in known.items()}
        medians = {figure: round(median(values), 4) if values else None for figure, values in known.items()}
        languages = {document.lang or "" for document in documents}
        reference = self._references.get(languages.pop()) if len(languages) == 1 else None
        return means, rows.StandingRow(
            medians=medians,
            percentiles=reference.percentiles(medians) if reference else {},
            integrity=round(median(self.integrity(document).score for document in documents), 1),
            few=len(documents) < FEWEST_FOR_AN_OUTLET,
        )


def standings(report: Report, context: ReportContext) -> Standings:
    """The standings of a report beside the reference that was asked for; made once for each report."""
    kept: dict[str, Standings] = report.__dict__.setdefault(_KEPT, {})
    if context.reference not in kept:
        kept[context.reference] = Standings(report, context.reference)
    return kept[context.reference]
