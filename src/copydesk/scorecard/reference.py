"""What figures are compared with: the percentiles of a named collection of documents of one language."""

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec

from copydesk.model import CopydeskError
from copydesk.scorecard.rates import Card

FEWEST_DOCUMENTS = 200
"""So many documents of a language make a reference."""

CORPUS = "corpus"
PACKAGED = "english-news"

POINTS: tuple[float, ...] = (0, 0.5, 1, 2, 3, *range(5, 100, 5), 97, 98, 99, 99.5, 100)
"""The percentiles that a reference knows; in between it is told by straight lines."""


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


def measured(name: str, lang: str, cards: Sequence[Card], *, years: str = "") -> Reference:
    """The reference that documents of one language make, from their cards; figures nobody has are left out."""
    import numpy as np

    quantiles: dict[str, tuple[float, ...]] = {}
    for figure in sorted({figure for card in cards for figure in card}):
        values = [value for card in cards if (value := card.get(figure)) is not None]
        if values:
            quantiles[figure] = tuple(np.round(np.percentile(values, POINTS), 4).tolist())
    return Reference(name, lang, len(cards), years, quantiles)


def by_language(name: str, cards: Iterable[tuple[str | None, Card]]) -> dict[str, Reference]:
    """A reference for every language of which there are enough documents."""
    grouped: dict[str, list[Card]] = {}
    for lang, card in cards:
        if lang is not None:
            grouped.setdefault(lang, []).append(card)
    return {lang: measured(name, lang, each) for lang, each in grouped.items() if len(each) >= FEWEST_DOCUMENTS}


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
    found = by_language(file.name, ((row.lang, row.scorecard) for row in rows))
    if not found:
        raise ReferenceError(f"{named}: has no {FEWEST_DOCUMENTS} documents of one language; take a larger audit")
    return found
