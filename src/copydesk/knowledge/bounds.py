"""Between what figures lay over the years: people of states, worth of currencies. Good for orders of magnitude only."""

from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from copydesk.knowledge.table import rows

POPULATION_COLUMNS = ["country", "least", "most", "as_of", "source"]
RATE_COLUMNS = ["currency", "least", "most", "as_of", "source"]


class Bounds(msgspec.Struct, frozen=True, gc=False):
    """The least and the most of any year; they tell a million from a billion, nothing finer."""

    least: float
    most: float
    as_of: date
    source: str


@cache
def populations() -> dict[str, Bounds]:
    """Millions of people in a state in any year since 1992, by its usual name, with room for doubtful counts."""
    return _bounds("populations.tsv", POPULATION_COLUMNS)


@cache
def exchange_rates() -> dict[str, Bounds]:
    """US dollars that one unit of a currency was worth in any year since 1994, by its plain word: "euro"."""
    return _bounds("exchange_rates.tsv", RATE_COLUMNS)


def _bounds(label: str, columns: list[str]) -> dict[str, Bounds]:
    text = (files(__package__) / label).read_text(encoding="utf-8")
    return {
        name: Bounds(float(least), float(most), date.fromisoformat(day), source)
        for _, (name, least, most, day, source) in rows(text, columns, label)
    }
