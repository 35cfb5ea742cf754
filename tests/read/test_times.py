from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.read.times import from_path, from_url, published


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2022-09-28", date(2022, 9, 28)),
        ("20220928", date(2022, 9, 28)),
        ("2022/09/28", date(2022, 9, 28)),
        ("28.09.2022", date(2022, 9, 28)),
        ("28. 9. 2022", date(2022, 9, 28)),
        ("September 28, 2022", date(2022, 9, 28)),
        ("Sept. 28, 2022", date(2022, 9, 28)),
        ("Wednesday, September 28th, 2022", date(2022, 9, 28)),
        ("28 September 2022", date(2022, 9, 28)),
        ("28 Sep 2022 10:15", date(2022, 9, 28)),
        ("28/09/2022", date(2022, 9, 28)),
        ("09/28/2022", date(2022, 9, 28)),
        ("03/03/2022", date(2022, 3, 3)),
        ("2022-09-28 00:00:00", date(2022, 9, 28)),
        ("2022-09-28T00:00:00+02:00", date(2022, 9, 28)),
        (date(2022, 9, 28), date(2022, 9, 28)),
    ],
)
def test_a_day(value: object, day: date) -> None:
    found = published(value, "field")
    assert found is not None
    assert (found.precision, found.day) == ("day", day)
    assert (found.earliest.time().isoformat(), found.latest.time().isoformat()) == ("00:00:00", "23:59:59")
    assert found.earliest.date() == found.latest.date() == day


@pytest.mark.parametrize(
    ("value", "earliest", "day", "zoned"),
    [
        ("2022-09-28T23:30:10-05:00", datetime(2022, 9, 29, 4, 30), date(2022, 9, 28), True),
        ("2022-09-28T08:15:00Z", datetime(2022, 9, 28, 8, 15), date(2022, 9, 28), True),
        ("2022-09-28 08:15:30.123", datetime(2022, 9, 28, 8, 15), date(2022, 9, 28), False),
        ("Wed, 28 Sep 2022 08:15:00 +0200", datetime(2022, 9, 28, 6, 15), date(2022, 9, 28), True),
        (1664352900, datetime(2022, 9, 28, 8, 15), date(2022, 9, 28), True),
        ("1664352900000", datetime(2022, 9, 28, 8, 15), date(2022, 9, 28), True),
        (datetime(2022, 9, 28, 8, 15, tzinfo=UTC), datetime(2022, 9, 28, 8, 15), date(2022, 9, 28), True),
    ],
)
def test_a_minute_in_utc_and_the_day_as_written(value: object, earliest: datetime, day: date, *, zoned: bool) -> None:
    found = published(value, "field")
    assert found is not None
    assert (found.earliest, found.precision, found.day, found.zoned) == (earliest, "minute", day, zoned)
    assert found.latest == earliest.replace(second=59)


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "precision"),
    [
        ("2022-02", datetime(2022, 2, 1), datetime(2022, 2, 28, 23, 59, 59), "month"),
        ("February 2024", datetime(2024, 2, 1), datetime(2024, 2, 29, 23, 59, 59), "month"),
        ("1998", datetime(1998, 1, 1), datetime(1998, 12, 31, 23, 59, 59), "year"),
    ],
)
def test_a_month_or_year_alone_is_an_interval(value: str, earliest: datetime, latest: datetime, precision: str) -> None:
    found = published(value, "field")
    assert found is not None
    assert (found.earliest, found.latest, found.precision, found.day) == (earliest, latest, precision, None)


@pytest.mark.parametrize(
    "value", ["03/04/2022", "", "yesterday", "2022-13-45", "31.02.2020", "12", "0001-01-01", None, True, [], "9" * 200]
)
def test_what_is_no_date_or_could_be_two_is_unknown(value: object) -> None:
    assert published(value, "field") is None


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("paper/2022-09-28-storm.txt", "2022-09-28"),
        ("paper/1998/03/14/storm.txt", "1998-03-14"),
        ("paper/1998/03/14-storm.txt", "1998-03-14"),
        ("paper/19980314.txt", "1998-03-14"),
        ("paper/2022_09_28.txt", "2022-09-28"),
        ("paper/1998/2022-09-28-storm.txt", "2022-09-28"),
        ("paper/1998/03/storm.txt", "1998-03"),
        ("paper/1998-03/storm.txt", "1998-03"),
        ("1998/storm.txt", "1998"),
        ("year=1998/part.txt", "1998"),
    ],
)
def test_a_date_in_a_path(path: str, written: str) -> None:
    found = from_path(path)
    assert found is not None
    assert (found.value, found.source) == (written, "path")


@pytest.mark.parametrize(
    "path", ["paper/storm-2000-dead.txt", "000_093aa806341687bc.txt", "paper/20221399.txt", "a1998031422b.txt"]
)
def test_no_date_in_a_path(path: str) -> None:
    assert from_path(path) is None


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://paper.example/2013/may/24/storm/", "2013-may-24"),
        ("https://paper.example/news/2019/7/11/storm.html", "2019-7-11"),
        ("https://paper.example/news/storm-20190711", "2019-07-11"),
        ("https://paper.example/2019/07/storm", "2019-07"),
    ],
)
def test_a_date_in_an_address(url: str, written: str) -> None:
    found = from_url(url)
    assert found is not None
    assert (found.value, found.source) == (written, "url")


def test_a_year_in_an_address_may_be_that_of_an_election() -> None:
    assert from_url("https://paper.example/election/2016/results") is None


@given(st.text(max_size=60))
def test_any_string_can_be_asked(value: str) -> None:
    published(value, "field")
    from_path(value)
    from_url("https://" + value)


@given(st.datetimes(datetime(1700, 1, 1), datetime(2090, 1, 1)))
def test_a_moment_lies_in_its_interval(moment: datetime) -> None:
    found = published(moment.isoformat(), "field")
    assert found is not None
    assert found.earliest <= moment.replace(microsecond=0) <= found.latest
