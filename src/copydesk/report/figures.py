"""Outlets side by side: the medians of their figures and how these stand beside the reference."""

import msgspec

from copydesk.model import DocumentSummary, Report
from copydesk.report.counts import Counts
from copydesk.report.safe import one_line
from copydesk.report.standing import FEWEST_FOR_AN_OUTLET, Standings
from copydesk.report.wording import counted, number

MOST_OUTLETS = 40
SHOWN = {
    "words": "words",
    "words_per_sentence": "words per sentence",
    "lix": "LIX",
    "quoted_share": "quoted",
    "named_speaker_share": "named speakers",
    "anonymous_per_1000": "unnamed sources",
    "hedges_per_1000": "hedges",
    "loaded_per_1000": "loaded words",
    "first_person_per_1000": "first person",
}
"""The figures that are set side by side, and what their columns are called."""
RARE = frozenset({"anonymous_per_1000", "loaded_per_1000", "first_person_per_1000"})
"""Of these most articles have none, so that their mean is shown in the place of a median."""


class OutletFigures(msgspec.Struct, frozen=True):
    """The row of an outlet: its name, its documents, its median integrity, each figure with its percentile or ""."""

    name: str
    documents: str
    integrity: str
    cells: list[tuple[str, str]]


def outlet_figures(report: Report, standing: Standings) -> list[OutletFigures]:
    """The outlets with enough documents to be set side by side, most documents first; none where there is only one."""
    counts = Counts(report)
    shown = [name for name, total in counts.outlets.items() if total >= FEWEST_FOR_AN_OUTLET][:MOST_OUTLETS]
    if len(shown) < 2:
        return []
    documents: dict[str, list[DocumentSummary]] = {name: [] for name in shown}
    for document in report.documents:
        if document.source.outlet in documents:
            documents[document.source.outlet].append(document)
    return [_row(counts.outlet_labels.get(name, name), documents[name], standing) for name in shown]


def _row(label: str, documents: list[DocumentSummary], standing: Standings) -> OutletFigures:
    means, row = standing.outlet(documents)
    cells = []
    for figure in SHOWN:
        if figure in RARE:
            cells.append((_shown(figure, means.get(figure)), ""))
            continue
        value, rank = row.medians.get(figure), row.percentiles.get(figure)
        cells.append((_shown(figure, value), "" if rank is None or value is None else f"p{rank:.0f}"))
    return OutletFigures(one_line(label), number(len(documents)), f"{row.integrity:.0f}", cells)


def _shown(figure: str, value: float | None) -> str:
    if value is None:
        return "–"
    if figure.endswith("_share"):
        return f"{value:.0%}"
    return number(round(value)) if figure == "words" else f"{value:.1f}"


def beside(standing: Standings) -> str:
    """What percentiles are told by: 6,403 articles of “english-news” (2010-2020)."""
    said = []
    for each in standing.references:
        years = f" ({each.years})" if each.years else ""
        said.append(f"{counted(each.documents, 'article')} of “{one_line(each.name)}”{years}")
    return "; ".join(said)
