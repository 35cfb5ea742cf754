"""Articles and outlets side by side: their figures and how these stand beside the reference."""

import msgspec

from copydesk.model import DocumentSummary, Report
from copydesk.report.counts import counts_of
from copydesk.report.rows import StandingRow
from copydesk.report.safe import one_line
from copydesk.report.standing import FEWEST_FOR_AN_OUTLET, Card, Standings
from copydesk.report.wording import counted, number, where

MOST_OUTLETS = 40
MOST_ARTICLES = 100  # of a larger corpus the outlets are set side by side, and findings.json has every article
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
UNRANKED = RARE | {"words"}
"""Figures without a percentile: how long an article may be tells of the collection, not of the article."""


class FiguresRow(msgspec.Struct, frozen=True):
    """An article or an outlet: its name, its (median) integrity, and each figure with its percentile or "".

    `documents` is how many articles an outlet has, "" for an article.
    """

    name: str
    documents: str
    integrity: str
    cells: list[tuple[str, str]]


def outlet_figures(report: Report, standing: Standings) -> list[FiguresRow]:
    """The outlets with enough documents to be set side by side, most documents first; none where there is only one."""
    counts = counts_of(report)
    shown = [name for name, total in counts.outlets.items() if total >= FEWEST_FOR_AN_OUTLET][:MOST_OUTLETS]
    if len(shown) < 2:
        return []
    return [_row(counts.outlet_labels.get(name, name), counts.outlets[name], *standing.outlets[name]) for name in shown]


def article_figures(report: Report, standing: Standings) -> list[FiguresRow]:
    """The articles of a small corpus."""
    if len(report.documents) > MOST_ARTICLES:
        return []
    cards = [standing.card(document) for document in report.documents]
    ranked = zip(report.documents, cards, standing.percentiles(report.documents, cards), strict=True)
    return [_article(document, standing, card=card, ranks=ranks) for document, card, ranks in ranked]


def _article(document: DocumentSummary, standing: Standings, *, card: Card, ranks: dict[str, float]) -> FiguresRow:
    cells = [(_shown(figure, card.get(figure)), _rank(figure, ranks)) for figure in SHOWN]
    return FiguresRow(one_line(where(document.source)), "", f"{standing.integrity(document).score:.0f}", cells)


def _row(label: str, documents: int, means: Card, row: StandingRow) -> FiguresRow:
    cells = []
    for figure in SHOWN:
        if figure in RARE:
            cells.append((_shown(figure, means.get(figure)), ""))
            continue
        cells.append((_shown(figure, row.medians.get(figure)), _rank(figure, row.percentiles)))
    return FiguresRow(one_line(label), number(documents), f"{row.integrity:.0f}", cells)


def _rank(figure: str, ranks: dict[str, float]) -> str:
    return f"p{ranks[figure]:.0f}" if figure in ranks and figure not in UNRANKED else ""


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
