"""What outlets have in common: passages, words, and who is later by how much."""

from statistics import median

from copydesk.model import DocumentSummary, Finding, Published, Report
from copydesk.report.context import ReportContext
from copydesk.report.counts import Counts
from copydesk.report.rows import OutletRow, ShareRow
from copydesk.report.standing import standings

_TO_THE_HOUR = ("hour", "minute")


def lag_hours(own: Published | None, other: Published | None) -> float | None:
    """How many hours after the other one this was published; None where one is unknown or coarser than a day.

    Exact where both are known to the hour in comparable time zones, else whole days.
    """
    if own is None or other is None:
        return None
    if own.precision in _TO_THE_HOUR and other.precision in _TO_THE_HOUR and own.zoned == other.zoned:
        return (own.earliest - other.earliest).total_seconds() / 3600
    if own.day is not None and other.day is not None:
        return (own.day - other.day).days * 24.0
    return None


def outlet_rows(report: Report, context: ReportContext) -> list[OutletRow]:
    """The outlets of a report by name, each with what its reuse findings share with others."""
    counts = Counts(report)
    documents: dict[str, list[DocumentSummary]] = {}
    for document in report.documents:
        if document.source.outlet is not None:
            documents.setdefault(document.source.outlet, []).append(document)
    shares = _shares(report.findings)
    known = standings(report, context)
    standing = {name: known.outlet(of_outlet) for name, of_outlet in documents.items()}
    return [
        OutletRow(
            name=name,
            label=counts.outlet_labels.get(name),
            documents=len(documents[name]),
            findings=counts.findings_by_outlet.get(name, 0),
            scorecard=standing[name][0],
            standing=standing[name][1],
            shares=shares.get(name, []),
        )
        for name in sorted(documents)
    ]


def _shares(findings: tuple[Finding, ...]) -> dict[str, list[ShareRow]]:
    tallies: dict[str, dict[str, _Tally]] = {}
    for finding in findings:
        own = finding.document.outlet
        if finding.family != "reuse" or own is None:
            continue
        words = len(finding.text.split())
        counted = set()
        # A finding counts once with each outlet, by its best partner there: partners come most similar first.
        for partner in finding.partners:
            other = partner.document.outlet
            if other is None or other == own or other in counted:
                continue
            counted.add(other)
            lag = lag_hours(finding.document.published, partner.document.published)
            tallies.setdefault(own, {}).setdefault(other, _Tally()).add(words, lag)
    return {own: [tally.row(other) for other, tally in sorted(found.items())] for own, found in tallies.items()}


class _Tally:
    def __init__(self) -> None:
        self.passages = 0
        self.words = 0
        self.lags: list[float] = []

    def add(self, words: int, lag: float | None) -> None:
        self.passages += 1
        self.words += words
        if lag is not None:
            self.lags.append(lag)

    def row(self, other: str) -> ShareRow:
        lag = round(median(self.lags), 2) if self.lags else None
        return ShareRow(with_=other, passages=self.passages, words=self.words, median_lag_hours=lag)
