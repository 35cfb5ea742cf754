"""What outlets have in common, told by clusters: passages, words, who has them from whom, and how much later.

A passage counts once between two outlets, however many of their articles, or versions of one, carry it.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from statistics import median

import msgspec

from copydesk.model import Cluster, Member, Published, Report
from copydesk.report.context import ReportContext
from copydesk.report.counts import counts_of
from copydesk.report.rows import OutletRow
from copydesk.report.shared_rows import FlowRow, ShareRow
from copydesk.report.standing import standings

_TO_THE_HOUR = ("hour", "minute")
_KEPT = f"{__name__}.carried"
PASSAGES = "passage"  # the kind of cluster


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


class Carried(msgspec.Struct, frozen=True):
    """A passage as an outlet has it: its first copy there, and whether a copy credits an agency or earlier outlet."""

    outlet: str
    member: Member
    credited: bool
    own: bool

    def before(self, other: "Carried") -> bool:
        """Whether this is certainly the earlier one."""
        mine, theirs = self.member.document.published, other.member.document.published
        return mine is not None and theirs is not None and mine.before(theirs)

    def lag(self, other: "Carried") -> float | None:
        """How many hours after the other this is."""
        return lag_hours(self.member.document.published, other.member.document.published)


def outlet_rows(report: Report, context: ReportContext) -> list[OutletRow]:
    """The outlets of a report by name, each with what it shares with others."""
    counts = counts_of(report)
    shares = _shares(carried(report))
    known = standings(report, context).outlets
    return [
        OutletRow(
            name=name,
            label=counts.outlet_labels.get(name),
            documents=counts.outlets[name],
            findings=counts.findings_by_outlet.get(name, 0),
            scorecard=known[name][0],
            standing=known[name][1],
            shares=shares.get(name, []),
        )
        for name in sorted(counts.outlets)
    ]


def flow_rows(report: Report) -> list[FlowRow]:
    """Who carries text that whom had first, most passages first.

    A passage flows from the one outlet that certainly had it before all others with a date; where two may have been
    first it is from nobody.
    """
    tallies: defaultdict[tuple[str, str], _Tally] = defaultdict(_Tally)
    for passage in carried(report):
        origin = _origin(passage)
        for copy in passage:
            if origin is not None and origin.before(copy) and (origin.own or copy.own):
                tallies[origin.outlet, copy.outlet].add(copy, origin)
    rows = [
        FlowRow(
            from_=outlet,
            to=other,
            passages=tally.passages,
            words=tally.words,
            median_lag_hours=tally.lag,
            credited_share=round(tally.credited / tally.passages, 2),
        )
        for (outlet, other), tally in tallies.items()
    ]
    return sorted(rows, key=lambda row: (-row.passages, -row.words, row.from_, row.to))


def carried(report: Report) -> list[list[Carried]]:
    """Each passage that outlets share, as each of them has it, earliest first; told once for each report."""
    kept: list[list[Carried]] | None = report.__dict__.get(_KEPT)
    if kept is None:
        own = {document.source.key for document in report.documents}
        found = (list(_by_outlet(cluster, own)) for cluster in report.clusters if cluster.kind == PASSAGES)
        kept = report.__dict__[_KEPT] = [passage for passage in found if len(passage) > 1]
    return kept


def _by_outlet(cluster: Cluster, own: Container[tuple[str, int, str]]) -> Iterator[Carried]:
    copies: dict[str, list[Member]] = {}
    for member in cluster.members:  # in order of time
        if member.document.outlet is not None:
            copies.setdefault(member.document.outlet, []).append(member)
    for outlet, members in copies.items():
        credited = any(member.credited for member in members)
        yield Carried(outlet, members[0], credited, any(member.document.key in own for member in members))


def _origin(passage: list[Carried]) -> Carried | None:
    first, *others = passage
    dated = [other for other in others if other.member.document.published is not None]
    return first if dated and all(first.before(other) for other in dated) else None


def _shares(passages: Iterable[list[Carried]]) -> dict[str, list[ShareRow]]:
    tallies: defaultdict[str, defaultdict[str, _Tally]] = defaultdict(lambda: defaultdict(_Tally))
    for passage in passages:
        for copy in passage:
            for other in passage:
                if other is not copy and copy.own:
                    tallies[copy.outlet][other.outlet].add(copy, other)
    return {
        outlet: [
            ShareRow(
                with_=other,
                passages=tally.passages,
                words=tally.words,
                median_lag_hours=tally.lag,
                later=tally.later,
                credited_passages=tally.credited,
            )
            for other, tally in sorted(found.items())
        ]
        for outlet, found in tallies.items()
    }


class _Tally:
    """What one outlet has in common with another."""

    def __init__(self) -> None:
        self.passages = self.words = self.later = self.credited = 0
        self._lags: list[float] = []

    def add(self, copy: Carried, other: Carried) -> None:
        self.passages += 1
        self.words += copy.member.words
        self.later += other.before(copy)
        self.credited += copy.credited
        lag = copy.lag(other)
        if lag is not None:
            self._lags.append(lag)

    @property
    def lag(self) -> float | None:
        return round(median(self._lags), 2) if self._lags else None
