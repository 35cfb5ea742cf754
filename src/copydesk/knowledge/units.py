"""Units of measure: exact factors, and the names and abbreviations texts use for them."""

from functools import cache

import msgspec

from copydesk.knowledge.table import rows

_COLUMNS = ["unit", "quantity", "factor", "offset", "names", "abbreviations", "sometimes", "as_of", "source"]


class Unit(msgspec.Struct, frozen=True, gc=False):
    """A unit: `value * factor + offset` is the value in the quantity's base unit (metre, litre, degree Celsius)."""

    name: str
    quantity: str
    factor: float
    offset: float
    names: tuple[str, ...]
    abbreviations: tuple[str, ...]
    sometimes: tuple[str, ...]

    def to(self, other: "Unit", value: float, *, difference: bool = False) -> float:
        """A value of this unit in another of the same quantity; `difference`: of a temperature that changed by it."""
        if difference:
            return value * self.factor / other.factor
        return (value * self.factor + self.offset - other.offset) / other.factor

    @property
    def plural(self) -> str:
        """Its name for any number but one."""
        if self.name in _PLURALS:
            return _PLURALS[self.name]
        first, per, rest = self.name.partition(" per ")
        noun, of, what = first.partition(" of ")
        if noun.startswith("degree "):
            return f"degrees {noun.removeprefix('degree ')}"
        return f"{noun}{'es' if noun.endswith('ch') else 's'}{of}{what}{per}{rest}"


_PLURALS = {
    "foot": "feet",
    "square foot": "square feet",
    "cubic foot": "cubic feet",
    "foot per second": "feet per second",
    "acre-foot": "acre-feet",
    "stone": "stone",
    "horsepower": "horsepower",
    "metric horsepower": "metric horsepower",
    "hundredweight": "hundredweight",
}


class Units:
    """The units by what texts call them. A name may mean several units ("ton"): all are given."""

    def __init__(self, table: str, label: str) -> None:
        self.rows = tuple(_unit(row) for _, row in rows(table, _COLUMNS, label))
        self._named: dict[str, tuple[Unit, ...]] = {}
        for unit in self.rows:
            for written in (*unit.names, *unit.abbreviations, *unit.sometimes):
                self._named[written] = (*self._named.get(written, ()), unit)

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name and abbreviation, longest first."""
        return tuple(sorted(self._named, key=len, reverse=True))

    def called(self, written: str) -> tuple[Unit, ...]:
        """The units that a text may mean by this, the likeliest first; none if it is no unit."""
        return self._named.get(written) or self._named.get(written.lower().replace("-", " "), ())


def _unit(row: list[str]) -> Unit:
    name, quantity, factor, offset, names, abbreviations, sometimes, _, _ = row
    return Unit(
        name,
        quantity,
        _number(factor),
        _number(offset),
        _several(names),
        _several(abbreviations),
        _several(sometimes),
    )


def _number(cell: str) -> float:
    above, _, below = cell.partition("/")
    return float(above) / float(below or 1)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@cache
def built_in_units() -> Units:
    """The table that comes with the package, read once."""
    from importlib.resources import files

    return Units((files(__package__) / "units.tsv").read_text(encoding="utf-8"), "units.tsv")
