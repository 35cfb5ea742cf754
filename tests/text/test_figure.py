"""Figures are read with their value, kind and exactness; years, dates, times and labels are none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text import Figure, figures, most_figures


def only(flat: str) -> Figure:
    found = figures(flat)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("written", "value", "kind"),
    [
        ("1,200 people", 1200, "count"),
        ("1.2 million people", 1_200_000, "count"),
        ("12m people", 12_000_000, "count"),
        ("£3.4bn", 3.4e9, "money"),
        ("$5k", 5000, "money"),
        ("US$20 million", 2e7, "money"),
        ("10 million pounds", 1e7, "money"),
        ("30 euros", 30, "money"),
        ("19 percent", 19, "percent"),
        ("19%", 19, "percent"),
        ("nineteen per cent", 19, "percent"),
        ("19pc", 19, "percent"),
        ("3 percentage points", 3, "points"),
        ("2.5 points", 2.5, "points"),
        ("twenty-one", 21, "count"),
        ("two hundred and five", 205, "count"),
        ("one hundred and ten thousand", 110_000, "count"),
        ("two and a half million", 2_500_000, "count"),
        ("a million and a half", 1_500_000, "count"),
        ("three thousand two hundred", 3200, "count"),
        ("a dozen", 12, "count"),
        ("two dozen", 24, "count"),
        ("half a dozen", 6, "count"),
        ("half a million", 500_000, "count"),
        ("two thirds", 2 / 3, "fraction"),
        ("5,000 won", 5000, "money"),
        ("12 won", 12, "count"),
        ("a fourth of", 0.25, "fraction"),
        ("a four-goal margin", 4, "count"),
        ("a fourteen-year lease", 14, "count"),
        ("a ten million pound plan", 10_000_000, "count"),
        ("three-quarters", 0.75, "fraction"),
        ("half", 0.5, "fraction"),
        ("a quarter", 0.25, "fraction"),
        ("21st", 21, "ordinal"),
        ("twenty-first", 21, "ordinal"),
    ],
)
def test_a_figure_has_its_value_and_kind(written: str, value: float, kind: str) -> None:
    figure = only(f"It was {written}.")
    assert figure.value == pytest.approx(value)
    assert figure.kind == kind


@pytest.mark.parametrize(
    "flat",
    [
        "In 2010 it rained.",
        "From 1994-2003 it rained.",
        "On 12 March it rained.",
        "On March 12 it rained.",
        "At 5.30 pm it rained.",
        "At 17:30 it rained.",
        "Under Article 5 it rained.",
        "See page 33 of it.",
        "On Flight 370 it rained.",
        "At the G7 a COVID-19 test was done on 9/11.",
        "The Boeing 737 left.",
    ],
)
def test_years_dates_times_and_labels_are_no_figures(flat: str) -> None:
    assert figures(flat) == ()


@pytest.mark.parametrize(
    ("flat", "value", "second"),
    [("a 5-10 split", 5, 10), ("they won 3-2", 3, 2), ("1.2-1.5 million", 1.2e6, 1.5e6), ("52–48 percent", 52, 48)],
)
def test_two_numbers_joined_by_a_hyphen_are_a_pair(flat: str, value: float, second: float) -> None:
    figure = only(flat)
    assert figure.kind == "pair"
    assert [figure.value, figure.second] == pytest.approx([value, second])


@pytest.mark.parametrize(
    ("written", "printed", "rounded"),
    [
        ("40 cows", (39.5, 40.5), (35, 45)),
        ("38 cows", (37.5, 38.5), (37.5, 38.5)),
        ("1.2 million cows", (1.15e6, 1.25e6), (1.15e6, 1.25e6)),
        ("2.50 cows", (2.495, 2.505), (2.45, 2.55)),
        ("1,200 cows", (1199.5, 1200.5), (1150, 1250)),
    ],
)
def test_a_figure_means_an_interval(written: str, printed: tuple[float, float], rounded: tuple[float, float]) -> None:
    figure = only(f"There were {written}.")
    assert figure.printed == pytest.approx(printed)
    assert figure.rounded == pytest.approx(rounded)


@pytest.mark.parametrize(
    ("flat", "hedge"),
    [
        ("about 40 cows", "about"),
        ("an estimated 40 cows", "about"),
        ("nearly 40 cows", "nearly"),
        ("up to 40 cows", "under"),
        ("more than 40 cows", "over"),
        ("at least £40", "over"),
        ("40 or more cows", "over"),
        ("the 40 cows", ""),
    ],
)
def test_words_before_a_figure_make_it_vague(flat: str, hedge: str) -> None:
    figure = only(flat)
    assert figure.hedge == hedge
    assert figure.exact == (not hedge)


def test_a_bare_m_is_millions_beside_another_that_counts_and_metres_otherwise() -> None:
    assert [figure.value for figure in figures("It fell from 9.4m barrels to 9.1m, with 2m apart.")] == [
        9.4e6,
        9.1e6,
        2,
    ]
    assert [figure.value for figure in figures("From 9.4m to 9.1m.")] == [9.4, 9.1]


def test_a_figure_joined_to_a_word_says_so() -> None:
    assert only("a 12-strong crew").compound
    assert not only("a crew of 12, strong men").compound


_PIECES = st.sampled_from(
    [
        "forty",
        "two",
        "thirds",
        "hundred",
        "and",
        "a",
        "half",
        "million",
        "1,200",
        "3.5",
        "%",
        "$",
        "-",
        ",",
        " ",
        "per cent",
        "12th",
        "m",
        "to",
        "0",
        "x",
    ]
)


@given(
    st.one_of(
        st.text(max_size=60), st.lists(_PIECES, max_size=14).map(" ".join), st.lists(_PIECES, max_size=14).map("".join)
    )
)
def test_figures_of_any_text_are_in_order_inside_it_and_finite(flat: str) -> None:
    found = figures(flat)
    assert len(found) <= most_figures(flat)
    for figure in found:
        assert 0 <= figure.hedge_start <= len(flat) or not figure.hedge
        assert 0 <= figure.start < figure.end <= len(flat)
        assert figure.value == figure.value >= 0
        assert (
            figure.printed.low <= figure.value <= figure.printed.high + 1e-6 * figure.value or figure.hedge == "under"
        )
        assert figure.round_step >= figure.step * 0.999 or figure.kind in ("ordinal", "pair")
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.integers(min_value=1, max_value=999_999_999))
def test_a_whole_number_is_read_back_whether_grouped_or_not(number: int) -> None:
    grouped = f"{number:,}"
    assert only(f"It cost £{grouped} then.").value == number
    assert only(f"It cost £{number} then.").value == number


@pytest.mark.parametrize(
    ("flat", "most"),
    [("It fell by 28.0%.", 1), ("1,234,567.89 or two", 2), ("at 17:30, see a/5 and x=3", 1), ("No.", 0)],
)
def test_places_behind_a_point_or_a_comma_are_no_figures_of_their_own(flat: str, most: int) -> None:
    assert most_figures(flat) == most
