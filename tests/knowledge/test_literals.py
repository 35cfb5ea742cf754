"""One search for very many literals."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.knowledge.literals import MUCH, LiteralSearch, LiteralSets


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


def test_what_is_not_ascii_is_never_taken_for_something_else() -> None:
    search = LiteralSearch(["Čapek", "Ž?", "Lind"])
    assert search.finds("Šapek, Žo, Č?, Lind, Čapek") == [(2, 15, 19), (0, 21, 26)]


def test_a_name_that_only_looks_like_it_hides_none() -> None:
    search = LiteralSearch(["Zoë Lind", "Lind"])
    assert search.finds("Zoé Lind") == [(1, 4, 8)]


LITERALS = ["a", "ab", "b a", "é", "éa", "ba?", "b–a", "aab"]
TEXTS = st.text(st.sampled_from("ab é–?x\U0001f600"), max_size=40)


@given(TEXTS)
def test_the_longest_of_each_place_are_those_of_a_regular_expression(content: str) -> None:
    pattern = re.compile("|".join(re.escape(each) for each in sorted(LITERALS, key=len, reverse=True)))
    wanted = [(LITERALS.index(match[0]), *match.span()) for match in pattern.finditer(content)]
    assert LiteralSearch(LITERALS).finds(content) == wanted


@given(TEXTS)
def test_several_sets_are_searched_as_each_by_itself(content: str) -> None:
    sets = [LITERALS[:4], LITERALS[2:], ["x", "ab"]]
    assert LiteralSets(sets).finds(content) == tuple(LiteralSearch(each).finds(content) for each in sets)


def test_of_very_many_literals_those_with_one_beginning_are_told_apart() -> None:
    many = [f"Aberdeenshire{number}" for number in range(2_000)]
    finds = LiteralSearch(many).finds("Aberdeenshire, Aberdeenshire5, Aberdeenshire199 and Aberdeenshire2001")
    assert finds == [(5, 15, 29), (199, 31, 47), (200, 52, 68)]


def test_of_very_many_literals_short_ones_are_found_too() -> None:
    many = [*(f"Aberdeenshire{number}" for number in range(2_000)), "Aberdeen", "Zoë"]
    assert LiteralSearch(many).finds("Zoé and Zoë left Aberdeen") == [(2_001, 8, 11), (2_000, 17, 25)]
