"""Partial dates are intervals: nothing is claimed that the table does not know."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.knowledge import PartialDate

DAYS = st.dates(min_value=date(1850, 1, 1), max_value=date(2100, 12, 31))


def written(day: date, precision: str) -> str:
    return {"day": day.isoformat(), "month": f"{day:%Y-%m}", "year": f"{day:%Y}"}[precision]


PARTIAL = st.builds(
    lambda day, precision: (day, PartialDate.parse(written(day, precision))),
    DAYS,
    st.sampled_from(["day", "month", "year"]),
)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        pytest.param("2008-05-07", date(2008, 5, 7), date(2008, 5, 7), id="a-day"),
        pytest.param("2008-02", date(2008, 2, 1), date(2008, 2, 29), id="a-leap-february"),
        pytest.param("2008", date(2008, 1, 1), date(2008, 12, 31), id="a-year"),
        pytest.param("1940/1941", date(1940, 1, 1), date(1941, 12, 31), id="one-of-two-years"),
        pytest.param("2005-03/2005-04-11", date(2005, 3, 1), date(2005, 4, 11), id="a-month-up-to-a-day"),
    ],
)
def test_a_date_is_the_interval_it_can_mean(text: str, earliest: date, latest: date) -> None:
    parsed = PartialDate.parse(text)
    assert (parsed.earliest, parsed.latest, str(parsed)) == (earliest, latest, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2008-13",
        "2008-02-30",
        "20080507",
        "2008-W01-1",
        "2008-5",
        "208",
        "1941/1940",
        "2008/",
        "٢٠٠٨",
        "2008-05-07x",
    ],
)
def test_what_is_no_date_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a date|ends before"):
        PartialDate.parse(text)


@given(PARTIAL)
def test_the_day_meant_lies_in_the_interval(known: tuple[date, PartialDate]) -> None:
    day, partial = known
    assert partial.earliest <= day <= partial.latest
    assert partial.exact == (len(partial.text) == len("2008-05-07"))


@given(PARTIAL, PARTIAL)
def test_before_and_after_are_claimed_only_where_no_reading_contradicts(
    first: tuple[date, PartialDate], second: tuple[date, PartialDate]
) -> None:
    (a, early), (b, late) = first, second
    if early.before(late):
        assert a < b
        assert late.after(early)
        assert not early.after(late)
    if early.before(b):
        assert a < b
    if early.after(b):
        assert a > b
