"""Lengths, stretches, moments and clock times, as sentences write them."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.knowledge.zones import built_in_zones
from copydesk.rules.facts.clock import clock_times
from copydesk.rules.facts.length import LENGTH, count_of, is_hedged, length
from copydesk.rules.facts.moment import MOMENT, moment
from copydesk.rules.facts.stretch import DAYS, YEARS, days_of, years_of


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("20th", 20),
        ("twentieth", 20),
        ("twenty-first", 21),
        ("ninetieth", 90),
        ("Thirty", 30),
        ("forty-five", 45),
        ("7", 7),
    ],
)
def test_counts_and_ordinals_in_words_and_digits(written: str, count: int) -> None:
    assert count_of(written) == count


@pytest.mark.parametrize(
    ("sentence", "count", "unit", "vague"),
    [("for three days", 3, "day", False), ("a ten-year lease", 10, "year", False), ("two decades", 20, "year", True)],
)
def test_lengths(sentence: str, count: int, unit: str, vague: bool) -> None:
    found = [length(match) for match in re.finditer(LENGTH, sentence)]
    assert (count, unit, vague) in [(each.count, each.unit, each.vague) for each in found]


@pytest.mark.parametrize("before", ["nearly ", "more than ", "the first ", "every ", "at least "])
def test_a_hedged_figure_is_known(before: str) -> None:
    assert is_hedged(f"{before}three days", len(before))


def test_a_plain_figure_is_not_hedged() -> None:
    assert not is_hedged("it lasted three days", 10)


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("1988", date(1988, 1, 1), date(1988, 12, 31)),
        ("March 2022", date(2022, 3, 1), date(2022, 3, 31)),
        ("24 February 2022", date(2022, 2, 24), date(2022, 2, 24)),
        ("Feb. 24, 2022", date(2022, 2, 24), date(2022, 2, 24)),
    ],
)
def test_moments(written: str, earliest: date, latest: date) -> None:
    match = re.fullmatch(MOMENT, written)
    assert match is not None
    found = moment(match)
    assert found is not None
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize("written", ["1990-91", "1990s", "1990 to 1991", "2014/15", "1990 and 1991"])
def test_a_range_of_years_is_no_moment(written: str) -> None:
    assert re.match(MOMENT, written) is None


def test_a_day_that_no_calendar_has_is_no_moment() -> None:
    match = re.fullmatch(MOMENT, "31 April 2020")
    assert match is not None
    assert moment(match) is None


@given(st.dates(date(1600, 1, 1), date(2090, 1, 1)), st.integers(1, 300))
def test_a_stretch_of_days_counts_both_ends(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    match = re.fullmatch(DAYS, f"from {first:%-d %B %Y} to {last:%-d %B %Y}")
    assert match is not None
    stretch = days_of(match, None)
    assert stretch is not None
    assert stretch.days == more + 1
    if stretch.weekdays is not None:
        assert stretch.weekdays == sum((first + timedelta(days=d)).weekday() < 5 for d in range(more + 1))


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("from 23 to 27 September", 5),
        ("June 1-5", 5),
        ("March 3 to March 13", 11),
        ("between 30 December and 2 January", 4),
        ("Monday 3 until Friday 7 May", 5),
        ("from the 3rd of May to the 9th of May", 7),
    ],
)
def test_stretches_of_days(written: str, days: int) -> None:
    match = re.fullmatch(DAYS, written)
    assert match is not None
    stretch = days_of(match, 2019)
    assert stretch is not None
    assert stretch.days == days


def test_stretches_of_years_and_those_that_run_back() -> None:
    match = re.fullmatch(YEARS, "from 2005 to 2013")
    assert match is not None
    stretch = years_of(match)
    assert stretch is not None
    assert stretch.years == 8
    back = re.fullmatch(YEARS, "2013-2005")
    assert back is not None
    assert years_of(back) is None


@pytest.mark.parametrize(
    ("sentence", "minutes", "zone"),
    [
        ("at 15:00 Moscow time", 900, "Europe/Moscow"),
        ("at 9:30 p.m. in Paris", 1290, "Europe/Paris"),
        ("at 1400 GMT", 840, "Etc/UTC"),
        ("at noon Beijing time", 720, "Asia/Shanghai"),
        ("at 8pm BST", 1200, "Europe/London"),
        ("at 9 p.m. ET", 1260, "America/New_York"),
    ],
)
def test_clock_times(sentence: str, minutes: int, zone: str) -> None:
    found = clock_times(sentence, built_in_zones())
    assert [(each.minutes, each.zone.name, each.either) for each in found] == [(minutes, zone, False)]


def test_a_time_without_its_half_of_the_day_may_be_either() -> None:
    assert [each.either for each in clock_times("at 9:30 in Paris", built_in_zones())] == [True]


@pytest.mark.parametrize("sentence", ["a 9 in Paris", "13 p.m. in Paris", "in 1400 Paris", "3,000 GMT"])
def test_other_numbers_are_no_times(sentence: str) -> None:
    assert clock_times(sentence, built_in_zones()) == []
