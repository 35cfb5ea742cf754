"""One search for very many literals."""

import pytest

from copydesk.knowledge.literals import MUCH, LiteralSearch


def test_the_longest_literal_at_a_place_is_found_and_none_inside_it() -> None:
    search = LiteralSearch(["Lind", "Ada Lind", "Ada"])
    assert search.finds("Ada Lind and Lind") == [(1, 0, 8), (0, 13, 17)]


def test_overlapping_literals_are_all_found() -> None:
    found = LiteralSearch(["per", "percent", "cent"], overlapping=True).finds("percent")
    assert sorted(found) == [(0, 0, 3), (1, 0, 7), (2, 3, 7)]


def test_offsets_are_code_points() -> None:
    assert LiteralSearch(["über"]).finds("“Café” über \U0001f600 über") == [(0, 7, 11), (0, 14, 18)]


@pytest.mark.parametrize("overlapping", [False, True])
def test_what_is_found_stays_the_same_once_much_has_been_read(overlapping: bool) -> None:
    search = LiteralSearch(["Lind", "Ada Lind", "Ada", "da L"], overlapping=overlapping)
    passage = "“Ada Lind”, said Ada. "
    first = search.finds(passage)
    assert all(search.finds(passage) == first for _ in range(5 * MUCH // len(passage)))
