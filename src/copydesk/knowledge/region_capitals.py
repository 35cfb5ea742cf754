"""Capitals of parts of states: of the states of a federation, of nations in a kingdom, of regions."""

from datetime import date
from functools import cache
from importlib.resources import files

import msgspec

from copydesk.knowledge.table import rows

COLUMNS = ["region", "kind", "capitals", "as_of", "source"]


class RegionCapital(msgspec.Struct, frozen=True, gc=False):
    """A part of a state and every form of its capital's name."""

    region: str
    kind: str
    capitals: tuple[str, ...]
    as_of: date
    source: str


@cache
def region_capitals() -> dict[str, RegionCapital]:
    """The parts of states with their capitals, by the usual English name of the part."""
    text = (files(__package__) / "region_capitals.tsv").read_text(encoding="utf-8")
    return {
        region: RegionCapital(region, kind, tuple(capitals.split("|")), date.fromisoformat(day), source)
        for _, (region, kind, capitals, day, source) in rows(text, COLUMNS, "region_capitals.tsv")
    }
