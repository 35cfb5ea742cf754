"""Ordinals and Roman numerals are read and written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.rules.facts.numeral import ORDINAL, from_roman, ordinal, roman, with_suffix


@pytest.mark.parametrize(
    ("shown", "number"),
    [
        ("first", 1),
        ("45th", 45),
        ("forty-fifth", 45),
        ("Forty Fifth", 45),
        ("twelfth", 12),
        ("twentieth", 20),
        ("2nd", 2),
    ],
)
def test_an_ordinal_is_a_number(shown: str, number: int) -> None:
    assert ordinal(shown) == number
    assert re.fullmatch(ORDINAL, shown, re.IGNORECASE)


def test_other_words_are_no_ordinals() -> None:
    with pytest.raises(ValueError, match="no ordinal"):
        ordinal("last")


@given(st.integers(1, 99))
def test_figures_with_a_suffix_read_back(number: int) -> None:
    assert ordinal(with_suffix(number)) == number


@given(st.integers(1, 89))
def test_roman_numerals_read_back(number: int) -> None:
    assert from_roman(roman(number)) == number


@given(st.text("IVXLC", max_size=8))
def test_only_well_formed_roman_numerals_are_read(shown: str) -> None:
    number = from_roman(shown)
    assert number is None or roman(number) == shown


@pytest.mark.parametrize("shown", ["", "IIII", "VX", "IC", "XIIX", "A"])
def test_what_is_not_well_formed_is_none(shown: str) -> None:
    assert from_roman(shown) is None
