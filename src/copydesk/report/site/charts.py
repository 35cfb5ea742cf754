"""The numbers behind the report's small charts; the templates draw them as SVG."""

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import quantiles

import msgspec

from copydesk.model import Cluster, Report
from copydesk.report.context import ReportContext
from copydesk.report.counts import counts_of
from copydesk.report.figures import SHOWN
from copydesk.report.standing import standings
from copydesk.report.wording import number

MOST_BARS = 120
_FEWEST = 5


class Bar(msgspec.Struct, frozen=True):
    """One bar: what it stands for, its count, its height in hundredths of the highest, and what else there is."""

    label: str
    count: int
    height: float
    beside: int = 0


def months(report: Report) -> list[Bar]:
    """Findings by month of publication, with the articles of that month; by year where there are too many months."""
    for digits in (7, 4):
        bars = _by_time(report, digits)
        if len(bars) <= MOST_BARS:
            break
    return bars if len(bars) > 1 else []


def _by_time(report: Report, digits: int) -> list[Bar]:
    articles: Counter[str] = Counter()
    found: Counter[str] = Counter()
    findings = counts_of(report).found
    for document in report.documents:
        published = document.source.published
        if published is not None and (digits == 4 or published.precision != "year"):
            moment = published.earliest.isoformat()[:digits]
            articles[moment] += 1
            found[moment] += len(findings.get(document.source.key, ()))
    return _bars({label: found[label] for label in sorted(articles)}, beside=articles)


def _bars(counts: Mapping[str, int], beside: Mapping[str, int] | None = None) -> list[Bar]:
    most = max(counts.values(), default=0) or 1
    return [
        Bar(label, count, round(100 * count / most, 1), beside[label] if beside else 0)
        for label, count in counts.items()
    ]


def integrity_spread(report: Report, context: ReportContext) -> list[Bar]:
    """How many articles have a text integrity of 0-9, 10-19 ... 90-99, 100."""
    standing = standings(report, context)
    tally = Counter(int(standing.integrity(document).score // 10) for document in report.documents)
    labels = [*(f"{low}-{low + 9}" for low in range(0, 100, 10)), "100"]
    return _bars({label: tally[place] for place, label in enumerate(labels)})


class Spread(msgspec.Struct, frozen=True):
    """A figure over all articles: its name, the tenth, fiftieth and ninetieth percentile in words and on a scale.

    `places` are hundredths of the scale, which ends at the 98th percentile.
    """

    name: str
    said: tuple[str, str, str]
    places: tuple[float, float, float]


def spreads(report: Report, context: ReportContext) -> list[Spread]:
    """The spread of each figure of the scorecards over all articles."""
    standing = standings(report, context)
    values: dict[str, list[float]] = {figure: [] for figure in SHOWN}
    for document in report.documents:
        card = standing.card(document)
        for figure, known in values.items():
            value = card.get(figure)
            if value is not None:
                known.append(value)
    return [_spread(figure, known) for figure, known in values.items() if len(known) >= _FEWEST]


def _spread(figure: str, known: Sequence[float]) -> Spread:
    cuts = quantiles(known, n=50, method="inclusive")
    low, middle, high = cuts[4], cuts[24], cuts[44]
    top = max(cuts[-1], high) or 1.0
    places = [round(100 * min(value, top) / top, 1) for value in (low, middle, high)]
    return Spread(
        SHOWN[figure],
        (_said(figure, low), _said(figure, middle), _said(figure, high)),
        (places[0], places[1], places[2]),
    )


def _said(figure: str, value: float) -> str:
    if figure.endswith("_share"):
        return f"{value:.0%}"
    return number(round(value)) if figure == "words" else f"{value:.1f}"


class Dot(msgspec.Struct, frozen=True):
    """A member of a cluster on its line of time: `across` in hundredths, `lane` from 0; its number in the list."""

    across: float
    lane: int
    number: int


def timeline(cluster: Cluster, lanes: Sequence[str | None]) -> list[Dot]:
    """The dated members of a cluster from left to right, each on the lane of its outlet; none on a single day."""
    dated = [
        (place, member.document.outlet, member.document.published.earliest)
        for place, member in enumerate(cluster.members, start=1)
        if member.document.published is not None
    ]
    if not dated:
        return []
    first = min(moment for _, _, moment in dated)
    length = (max(moment for _, _, moment in dated) - first).total_seconds()
    if not length:
        return []
    lane_of = {outlet: lane for lane, outlet in enumerate(lanes)}
    return [
        Dot(round(100 * (moment - first).total_seconds() / length, 1), lane_of[outlet], place)
        for place, outlet, moment in dated
        if outlet in lane_of
    ]
