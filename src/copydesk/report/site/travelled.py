"""Text that went from outlet to outlet: who has it from whom, and the journeys of the passages carried most."""

from typing import Any

import msgspec

from copydesk.model import Cluster, Report
from copydesk.report.context import ReportContext
from copydesk.report.safe import one_line, shorten
from copydesk.report.shares import PASSAGES, flow_rows
from copydesk.report.site.pages import Pages
from copydesk.report.site.passage_page import headline, later
from copydesk.report.site.text_shown import text_of
from copydesk.report.wording import when

MOST_OUTLETS = 14
MOST_JOURNEYS = 10
_STEPS = 8
_OPENING = 160


class Matrix(msgspec.Struct, frozen=True):
    """Who carries whose text: rows had it first, columns carried it later.

    A cell is the number of passages, its shade (1-5), and what it says in words.
    """

    outlets: list[str]
    rows: list[tuple[str, list[tuple[int, int, str] | None]]]
    left_out: int


def flow_matrix(report: Report, pages: Pages) -> Matrix | None:
    """The outlets between which most passages went; None where none did."""
    flows = flow_rows(report)
    weight: dict[str, int] = {}
    for flow in flows:
        for outlet in (flow.from_, flow.to):
            weight[outlet] = weight.get(outlet, 0) + flow.passages
    if not flows:
        return None
    named = sorted(sorted(weight, key=lambda outlet: (-weight[outlet], outlet))[:MOST_OUTLETS])
    cells = {(flow.from_, flow.to): flow for flow in flows}
    most = max(flow.passages for flow in flows)
    rows: list[tuple[str, list[tuple[int, int, str] | None]]] = []
    for giver in named:
        row: list[tuple[int, int, str] | None] = []
        for taker in named:
            found = cells.get((giver, taker))
            said = f"{pages.outlet(giver)} to {pages.outlet(taker)}: {found.words:,} words" if found else ""
            row.append((found.passages, -(-5 * found.passages // most), said) if found else None)
        rows.append((pages.outlet(giver), row))
    return Matrix(list(map(pages.outlet, named)), rows, len(weight) - len(named))


def journeys(report: Report, context: ReportContext, pages: Pages) -> list[dict[str, Any]]:
    """The passages that most outlets carry: how they begin, and by whom they were carried when."""
    travelled = [cluster for cluster in report.clusters if cluster.kind == PASSAGES and len(_steps(cluster)) > 1]
    ranked = sorted(travelled, key=lambda cluster: (-len(_steps(cluster)), -len(cluster.members), cluster.id))
    return [_journey(cluster, context, pages) for cluster in ranked[:MOST_JOURNEYS]]


def _steps(cluster: Cluster) -> dict[str | None, int]:
    """The outlets in order of their first copy, and the place of that copy; those unknown are left out."""
    steps: dict[str | None, int] = {}
    for place, member in enumerate(cluster.members):
        if member.document.outlet is not None:
            steps.setdefault(member.document.outlet, place)
    return steps


def _journey(cluster: Cluster, context: ReportContext, pages: Pages) -> dict[str, Any]:
    first = cluster.members[0]
    text = text_of(first.document, context) or ""
    opening = shorten(one_line(text[first.span.start : first.span.end][: 2 * _OPENING]), _OPENING)
    steps = _steps(cluster)
    shown = [
        {
            "outlet": pages.outlet(outlet),
            "date": when(cluster.members[place].document.published) or "undated",
            "later": later(first, cluster.members[place]) if place else "",
            "link": pages.document(cluster.members[place].document),
            "credited": cluster.members[place].credited,
        }
        for outlet, place in list(steps.items())[:_STEPS]
    ]
    return {
        "title": headline(cluster),
        "opening": opening,
        "link": pages.clusters.get(cluster.id),
        "steps": shown,
        "more": len(steps) - len(shown),
    }
