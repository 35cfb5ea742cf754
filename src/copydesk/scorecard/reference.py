"""What figures are compared with: the percentiles of a named collection of documents of one language."""

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from copydesk.model import CopydeskError
from copydesk.scorecard.rates import Card

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FEWEST_DOCUMENTS = 200
"""So many documents of a language make a reference."""

CORPUS = "corpus"
PACKAGED = "english-news"

POINTS: tuple[float, ...] = (0, 0.5, 1, 2, 3, *range(5, 100, 5), 97, 98, 99, 99.5, 100)
"""The percentiles that a reference knows; in between it is told by straight lines."""
_CLOSE = 1e-6


class Reference(msgspec.Struct, frozen=True):
    """The percentiles of each figure (at POINTS) among `documents` documents of one language.

    `name` tells which collection it is, `years` when its documents were published ("" where that is not known).
    """

    name: str
    lang: str
    documents: int
    years: str
    quantiles: dict[str, tuple[float, ...]]

    def percentile(self, figure: str, value: float | None) -> float | None:
        """The percentage of documents whose figure is lower, those with an equal one counted half.

        None where the figure or its percentiles are not known.
        """
        known = self.quantiles.get(figure)
        if value is None or not known:
            return None
        places = bisect_left(known, value), bisect_right(known, value)
        return round(sum(_rank(known, value, place) for place in places) / 2, 1)

    def percentiles(self, card: Mapping[str, float | None]) -> dict[str, float]:
        """The percentile of each figure of a card that has one."""
        ranked = ((figure, self.percentile(figure, value)) for figure, value in card.items())
        return {figure: rank for figure, rank in ranked if rank is not None}

    def percentiles_of(self, cards: Sequence[Mapping[str, float | None]]) -> list[dict[str, float]]:
        """The percentiles of many cards at once: the same numbers, by one search for each figure."""
        import numpy as np

        ranks = {
            figure: _ranks(known, [card.get(figure) for card in cards]) for figure, known in self.quantiles.items()
        }
        table = np.array(list(ranks.values())).reshape(len(ranks), len(cards)).T.tolist()
        return [{figure: rank for figure, rank in zip(ranks, row, strict=True) if isfinite(rank)} for row in table]

    def value_at(self, figure: str, point: float) -> float:
        """The figure that this percentage of documents stays below; `point` is one of POINTS."""
        return self.quantiles[figure][POINTS.index(point)]


def _rank(known: Sequence[float], value: float, place: int) -> float:
    """The percentage below `value`, which would stand at this place among the known ones."""
    if place == 0:
        return 0.0
    if known[place - 1] == value:
        return float(POINTS[place - 1])
    if place == len(known):
        return 100.0
    low, high = known[place - 1], known[place]
    step = POINTS[place] - POINTS[place - 1]
    return POINTS[place - 1] + step * (value - low) / (high - low)


def _ranks(known: Sequence[float], asked: Sequence[float | None]) -> "NDArray[np.float64]":
    """`Reference.percentile` of each value; not a number where there is none."""
    import numpy as np

    values, edges, points = (np.array(each, np.float64) for each in (asked, known, POINTS))  # None becomes NaN
    found = np.zeros_like(values)
    for side in ("left", "right"):
        place = edges.searchsorted(values, side)
        above, below = np.minimum(place, len(edges) - 1), np.maximum(place, 1) - 1
        with np.errstate(divide="ignore", invalid="ignore"):
            rank = points[below] + (points[above] - points[below]) * (values - edges[below]) / (
                edges[above] - edges[below]
            )
        rank[place == len(edges)] = 100.0
        same = edges[below] == values
        rank[same] = points[below[same]]
        rank[place == 0] = 0.0
        found += rank
    found = found / 2
    rounded = np.rint(found * 10) / 10
    # A binary number close to a half is rounded by its decimals, as `round` does it.
    for close in (np.abs(found * 10 % 1 - 0.5) < _CLOSE).nonzero()[0].tolist():
        rounded[close] = round(found.item(close), 1)
    rounded[np.isnan(values)] = np.nan
    return rounded


class Measured(msgspec.Struct, frozen=True):
    """A document that percentiles are made of: its figures, its language, the year it was published in."""

    card: Card
    lang: str | None
    year: int | None


def measured(name: str, lang: str, documents: Sequence[Measured]) -> Reference:
    """The reference that documents of one language make; figures nobody has are left out."""
    import numpy as np

    cards = [document.card for document in documents]
    dated = sorted(document.year for document in documents if document.year is not None)
    years = "" if not dated else str(dated[0]) if dated[0] == dated[-1] else f"{dated[0]}-{dated[-1]}"
    quantiles: dict[str, tuple[float, ...]] = {}
    for figure in sorted({figure for card in cards for figure in card}):
        values = [value for card in cards if (value := card.get(figure)) is not None]
        if values:
            quantiles[figure] = tuple(np.round(np.percentile(values, POINTS), 4).tolist())
    return Reference(name, lang, len(cards), years, quantiles)


def by_language(name: str, documents: Iterable[Measured]) -> dict[str, Reference]:
    """A reference for every language of which there are enough documents."""
    grouped: dict[str, list[Measured]] = {}
    for document in documents:
        if document.lang is not None:
            grouped.setdefault(document.lang, []).append(document)
    return {lang: measured(name, lang, group) for lang, group in grouped.items() if len(group) >= FEWEST_DOCUMENTS}


@cache
def packaged() -> Reference:
    """The reference that comes with the program: English news."""
    source = files("copydesk.scorecard").joinpath(f"references/{PACKAGED}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(source), Reference)


class ReferenceError(CopydeskError):
    """A reference cannot be used; the message is one line that names the file and says what to do."""


class _Row(msgspec.Struct):
    scorecard: Card
    lang: str | None = None
    published: str | None = None

    @property
    def measured(self) -> Measured:
        year = (self.published or "")[:4]
        return Measured(self.scorecard, self.lang, int(year) if year.isdecimal() else None)


class _Report(msgspec.Struct):
    documents: list[_Row]


@cache
def references(named: str) -> dict[str, Reference]:
    """The references of a name, by language: the packaged one, or those that an earlier audit's documents make.

    `named` is "english-news" or the path of a findings.json, or documents.jsonl beside it. Of "corpus" there are none
    yet: the report makes them. Raises ReferenceError.
    """
    if named == CORPUS:
        return {}
    if named == PACKAGED:
        return {packaged().lang: packaged()}
    file = Path(named)
    try:
        content = file.read_bytes()
        if file.suffix == ".jsonl":
            rows = [msgspec.json.decode(line, type=_Row) for line in content.splitlines() if line.strip()]
        else:
            rows = msgspec.json.decode(content, type=_Report).documents
    except OSError as error:
        raise ReferenceError(f"{named}: cannot be read as a reference: {error.strerror or error}") from None
    except msgspec.MsgspecError as error:
        raise ReferenceError(f"{named}: is not the findings.json of an audit: {error}") from None
    found = by_language("/".join(file.parts[-2:]), (row.measured for row in rows))
    if not found:
        raise ReferenceError(f"{named}: has no {FEWEST_DOCUMENTS} documents of one language; take a larger audit")
    return found
