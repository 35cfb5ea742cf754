"""Sentences with marks for their figures: patterns see kinds, matches lead back to the figures."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.rules.facts.figured import alike, bounds, figured, mark, meant, plain
from copydesk.text import figures


def test_a_mark_takes_in_the_words_that_make_a_figure_vague() -> None:
    page = figured("Nearly 20% of about 300 cows left.")
    match = re.search(rf"{mark('p', 'share')} of {mark('c', 'cows')} cows", page.marked)
    assert match is not None
    assert page.figure(match, "share").value == 20
    assert page.figure(match, "cows").hedge == "about"


def test_a_comparison_is_no_hedge() -> None:
    assert figured("It cost 20 percent more than the $10 of May.").figures[1].hedge == ""


@pytest.mark.parametrize(
    ("flat", "alike_"),
    [
        ("from £4 to £5", True),
        ("to 1,500 rupees from 2,000", True),
        ("from 5 billion to 10 billion euros", True),
        ("from £4 to $5", False),
        ("from £4 to 5 percent", False),
    ],
)
def test_figures_are_alike_if_they_count_the_same_as_far_as_is_written(flat: str, alike_: bool) -> None:
    one, other = figures(flat)
    assert alike(one, other) is alike_


def test_thousands_that_end_in_zeros_may_be_rounded_a_little_and_prices_hardly() -> None:
    thousands, price = figures("from 40,000 people to £40")
    assert meant(thousands).low == pytest.approx(39_600)
    assert meant(price).high == pytest.approx(40.1)


def test_a_table_without_stops_is_no_sentence() -> None:
    assert figured("12 13 14 " * 20).figures == ()
    assert figured("ab " * 1000 + "12 cows").figures == ()


@given(st.text(alphabet="ab1290 ,.%$£\x02\x03-()c", max_size=80))
def test_every_mark_leads_to_a_figure_whatever_the_text_holds(flat: str) -> None:
    page = figured(flat)
    assert len(page.all_in(page.marked)) == len(page.figures)
    for figure in page.figures:
        start, end = bounds(figure)
        assert 0 <= start < end <= len(flat)


@pytest.mark.parametrize(("value", "shown"), [(25.0, "25"), (12.46, "12.5"), (1200, "1,200"), (24.98, "25")])
def test_numbers_in_messages_are_short(value: float, shown: str) -> None:
    assert plain(value) == shown
