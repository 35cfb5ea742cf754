"""Units: factors that are exact, names that lead to them, and ways there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.knowledge.units import Unit, built_in_units

UNITS = built_in_units()
BY_NAME = {unit.name: unit for unit in UNITS.rows}


@pytest.mark.parametrize(
    ("value", "unit", "other", "wanted"),
    [
        (1, "mile", "kilometre", 1.609344),
        (1, "nautical mile", "kilometre", 1.852),
        (1, "foot", "inch", 12),
        (1, "yard", "foot", 3),
        (1, "mile", "foot", 5280),
        (1, "square mile", "acre", 640),
        (1, "hectare", "acre", 2.4710538),
        (1, "stone", "pound", 14),
        (1, "pound", "ounce", 16),
        (1, "short ton", "pound", 2000),
        (1, "long ton", "pound", 2240),
        (1, "troy ounce", "gram", 31.1034768),
        (1, "barrel of oil", "US gallon", 42),
        (1, "imperial gallon", "imperial pint", 8),
        (1, "US gallon", "US pint", 8),
        (1, "knot", "kilometre per hour", 1.852),
        (1, "mile per hour", "kilometre per hour", 1.609344),
        (212, "degree Fahrenheit", "degree Celsius", 100),
        (-40, "degree Celsius", "degree Fahrenheit", -40),
        (1, "atmosphere", "hectopascal", 1013.25),
        (1, "bar", "pound per square inch", 14.5037738),
    ],
)
def test_known_conversions(value: float, unit: str, other: str, wanted: float) -> None:
    assert BY_NAME[unit].to(BY_NAME[other], value) == pytest.approx(wanted, rel=1e-7)


def test_a_difference_of_temperature_has_no_zero_point() -> None:
    assert BY_NAME["degree Celsius"].to(BY_NAME["degree Fahrenheit"], 10, difference=True) == pytest.approx(18)


@given(st.sampled_from(UNITS.rows), st.sampled_from(UNITS.rows), st.floats(0.001, 1e6))
def test_there_and_back(one: Unit, other: Unit, value: float) -> None:
    if one.quantity == other.quantity:
        assert other.to(one, one.to(other, value)) == pytest.approx(value, rel=1e-6, abs=1e-6)


def test_a_ton_may_be_any_of_three() -> None:
    assert {unit.name for unit in UNITS.called("tons")} == {"short ton", "long ton", "tonne"}
    assert [unit.name for unit in UNITS.called("tonnes")] == ["tonne"]


def test_names_have_any_case_and_abbreviations_their_own() -> None:
    assert UNITS.called("Miles")[0].name == "mile"
    assert UNITS.called("MW") == ()


def test_every_name_of_a_unit_leads_to_it() -> None:
    for unit in UNITS.rows:
        for written in (*unit.names, *unit.abbreviations, *unit.sometimes):
            assert unit in UNITS.called(written)


def test_plurals_are_words() -> None:
    assert {BY_NAME[name].plural for name in ("inch", "foot", "mile per hour", "barrel of oil", "inch of mercury")} == {
        "inches",
        "feet",
        "miles per hour",
        "barrels of oil",
        "inches of mercury",
    }
