"""What the values promise: spans, masks, publication times."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Published, Span


def document(text: str) -> Document:
    return Document(id="a", path="a.txt", text=text)


def test_a_document_without_front_matter_is_all_body() -> None:
    assert document("abc").body == Span(0, 3)


@pytest.mark.parametrize(
    ("one", "two", "overlap"),
    [(Span(0, 3), Span(2, 5), True), (Span(0, 3), Span(3, 5), False), (Span(4, 6), Span(0, 9), True)],
)
def test_spans_are_half_open(one: Span, two: Span, overlap: bool) -> None:
    assert one.overlaps(two) is overlap
    assert two.overlaps(one) is overlap


def test_masking_blanks_the_span_and_keeps_line_breaks() -> None:
    assert document("ab\r\ncd ef").masked([Span(1, 6)]).text == "a \r\n   ef"


def test_masking_overlapping_spans_blanks_their_union() -> None:
    assert document("abcdef").masked([Span(3, 5), Span(1, 4)]).text == "a    f"


@given(st.text(), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40))))
def test_a_mask_never_moves_a_character(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [Span(min(a, len(text)), min(max(a, b), len(text))) for a, b in pairs]
    masked = document(text).masked(spans).text
    hidden = {i for span in spans for i in range(span.start, span.end)}
    assert len(masked) == len(text)
    for i, (before, after) in enumerate(zip(text, masked, strict=True)):
        assert after == (" " if i in hidden and before not in "\r\n" else before)


def published(day: str, precision: str = "day") -> Published:
    start = datetime.fromisoformat(day)
    return Published(start, start.replace(hour=23, minute=59), precision, "field", day, date.fromisoformat(day))  # type: ignore[arg-type]


def test_a_day_is_before_the_next_day_and_not_before_itself() -> None:
    assert published("2022-09-28").before(published("2022-09-29"))
    assert not published("2022-09-28").before(published("2022-09-28"))


def test_a_month_is_not_before_a_day_within_it() -> None:
    month = Published(datetime(2022, 9, 1), datetime(2022, 9, 30, 23, 59), "month", "path", "2022-09")
    assert not month.before(published("2022-09-15"))
    assert month.before(published("2022-10-01"))


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (published("2022-09-28"), "2022-09-28"),
        (Published(datetime(2022, 9, 1), datetime(2022, 9, 30), "month", "path", "Sept. 2022"), "2022-09"),
        (Published(datetime(2022, 1, 1), datetime(2022, 12, 31), "year", "path", "2022"), "2022"),
        (
            Published(
                datetime(2022, 9, 27, 22, 30),
                datetime(2022, 9, 27, 22, 30, 59),
                "minute",
                "field",
                "2022-09-28T00:30:00+02:00",
                date(2022, 9, 28),
                zoned=True,
            ),
            "2022-09-27 22:30 UTC",
        ),
        (Published(datetime(2022, 9, 28, 7), datetime(2022, 9, 28, 7, 59), "hour", "field", "7 h"), "2022-09-28 07:00"),
    ],
)
def test_a_message_gives_a_date_as_exact_as_it_is_known(when: Published, shown: str) -> None:
    assert when.shown == shown
    assert (
        Document(id="a", path="a.txt", text="", outlet="Gazette", published=when).source.called == f"Gazette ({shown})"
    )
