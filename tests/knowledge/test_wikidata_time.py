"""Times of Wikidata: intervals of days, whatever the calendar, the precision or the zeros in them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.knowledge.wikidata_time import interval


@pytest.mark.parametrize(
    ("time", "precision", "text"),
    [
        pytest.param("+2022-08-30T00:00:00Z", 11, "2022-08-30", id="day"),
        pytest.param("+2022-08-30T00:00:00Z", 14, "2022-08-30", id="finer-than-a-day"),
        pytest.param("+2022-08-00T00:00:00Z", 10, "2022-08", id="month-with-day-00"),
        pytest.param("+2022-08-30T00:00:00Z", 10, "2022-08", id="month-with-a-day-that-means-nothing"),
        pytest.param("+1952-00-00T00:00:00Z", 9, "1952", id="year-with-month-00"),
        pytest.param("+1952-01-01T00:00:00Z", 9, "1952", id="year-that-reads-as-1-January"),
        pytest.param("+1952", 9, "1952", id="year-alone"),
        pytest.param("2022-08-30T00:00:00Z", 11, "2022-08-30", id="no-sign-as-in-query-results"),
        pytest.param("+00000002001-12-31T00:00:00Z", 11, "2001-12-31", id="old-padding"),
        pytest.param("+2022-00-00T00:00:00Z", 11, "2022", id="day-precision-without-month"),
        pytest.param("+2022-08-00T00:00:00Z", 11, "2022-08", id="day-precision-without-day"),
        pytest.param("+2021-02-30T00:00:00Z", 11, "2021-02", id="leap-date-becomes-its-month"),
        pytest.param("+2021-13-01T00:00:00Z", 11, "2021", id="month-13-becomes-the-year"),
        pytest.param("+0987-00-00T00:00:00Z", 9, "0987", id="early-year"),
        pytest.param("+1900-00-00T00:00:00Z", 8, None, id="decade-is-useless"),
        pytest.param("+1900-00-00T00:00:00Z", 7, None, id="century-is-useless"),
        pytest.param("-0044-03-15T00:00:00Z", 11, None, id="before-the-year-1"),
        pytest.param("+0000-01-01T00:00:00Z", 11, None, id="year-0"),
        pytest.param("+13798000000-00-00T00:00:00Z", 9, None, id="far-future"),
        pytest.param("yesterday", 11, None, id="no-time"),
    ],
)
def test_a_time_is_the_days_it_can_mean(time: str, precision: int, text: str | None) -> None:
    found = interval(time, precision)
    assert (str(found) if found is not None else None) == text


@pytest.mark.parametrize(
    ("time", "precision", "text"),
    [
        pytest.param("+1917-10-25T00:00:00Z", 11, "1917-11-07", id="October-Revolution"),
        pytest.param("+1582-10-05T00:00:00Z", 11, "1582-10-15", id="the-day-of-the-reform"),
        pytest.param("+1900-02-29T00:00:00Z", 11, "1900-03-13", id="a-leap-day-that-only-Julian-has"),
        pytest.param("+1700-00-00T00:00:00Z", 9, "1700-01-11/1701-01-11", id="year"),
        pytest.param("+1699-02-00T00:00:00Z", 10, "1699-02-11/1699-03-10", id="month"),
        pytest.param("+0001-01-01T00:00:00Z", 11, None, id="before-day-1"),
    ],
)
def test_a_julian_time_becomes_gregorian_days(time: str, precision: int, text: str | None) -> None:
    found = interval(time, precision, julian=True)
    assert (str(found) if found is not None else None) == text


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 31)), st.integers(9, 14), st.booleans())
def test_the_coarser_the_precision_the_wider_the_interval(day: date, precision: int, julian: bool) -> None:
    time = f"+{day.isoformat()}T00:00:00Z"
    found, coarser = interval(time, precision, julian=julian), interval(time, max(9, precision - 1), julian=julian)
    assert found is not None
    assert coarser is not None
    assert coarser.earliest <= found.earliest <= found.latest <= coarser.latest
    if not julian:
        assert found.earliest <= day <= found.latest
    assert type(found).parse(found.text) == found


@given(st.text("+-0123456789:TZ", max_size=24), st.integers(-2, 16), st.booleans())
def test_nothing_that_looks_like_a_time_crashes(time: str, precision: int, julian: bool) -> None:
    found = interval(time, precision, julian=julian)
    assert found is None or found.earliest <= found.latest


@given(st.integers(1, 9998), st.integers(0, 99), st.integers(0, 99), st.integers(9, 11), st.booleans())
def test_any_month_and_day_give_days_of_that_year(
    year: int, month: int, day: int, precision: int, julian: bool
) -> None:
    found = interval(f"+{year:04d}-{month:02d}-{day:02d}T00:00:00Z", precision, julian=julian)
    if found is not None and not julian:
        assert (found.earliest.year, found.latest.year) == (year, year)
    elif found is not None:
        assert year - 1 <= found.earliest.year <= found.latest.year <= year + 1
