"""Rows of one key make all pairs where they are few, a star and a chain where many, of a sample where thousands."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.reuse.groups import MOST_LINKED, crowded_groups, lots, small_groups

SIZES = st.lists(st.integers(1, 9), max_size=12)


def keys_of(sizes: list[int]) -> np.ndarray:
    return np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)


def as_pairs(found: tuple[np.ndarray, np.ndarray]) -> list[tuple[int, int]]:
    return sorted(zip(found[0].tolist(), found[1].tolist(), strict=True))


def linked(count: int, *, outlets: int = 40, most: int = 16) -> list[tuple[int, int]]:
    numbers = np.arange(count, dtype=np.int32)
    return as_pairs(crowded_groups(np.zeros(count, np.int64), most, numbers % outlets, lots(numbers)))


@given(SIZES, st.integers(2, 6))
def test_each_two_of_a_small_group_are_a_pair(sizes: list[int], most: int) -> None:
    keys = keys_of(sizes)
    wanted = [
        pair
        for key in range(len(sizes))
        if sizes[key] <= most
        for pair in combinations(np.flatnonzero(keys == key).tolist(), 2)
    ]
    assert as_pairs(small_groups(keys, most)) == sorted(wanted)


@given(SIZES, st.integers(2, 6), st.integers(1, 3))
def test_a_crowd_is_linked_as_a_whole_and_by_few_pairs(sizes: list[int], most: int, outlets: int) -> None:
    keys = keys_of(sizes)
    numbers = np.arange(len(keys), dtype=np.int32)
    pairs = as_pairs(crowded_groups(keys, most, numbers % outlets, lots(numbers)))
    crowded = {row for row in range(len(keys)) if sizes[keys[row]] > most}
    assert {row for pair in pairs for row in pair} == crowded
    assert all(one < other and keys[one] == keys[other] for one, other in pairs)
    assert len(pairs) <= 3 * len(crowded)


@pytest.mark.parametrize("outlets", [2, 40])
def test_every_member_has_a_partner_in_another_outlet(outlets: int) -> None:
    pairs = [pair for pair in linked(400, outlets=outlets) if pair[0] % outlets != pair[1] % outlets]
    assert {row for pair in pairs for row in pair} == set(range(400))


def test_what_thousands_carry_links_a_sample_of_them() -> None:
    members = {row for pair in linked(20_000) for row in pair}
    assert 0.8 * MOST_LINKED < len(members) < 1.2 * MOST_LINKED


def test_keys_that_nearly_the_same_documents_carry_link_nearly_the_same_sample() -> None:
    numbers = np.arange(20_000, dtype=np.int32)
    samples = []
    for carriers in (numbers, numbers[numbers % 50 > 0]):
        found = crowded_groups(np.zeros(len(carriers), np.int64), 16, carriers % 40, lots(carriers))
        samples.append({int(carriers[row]) for row in np.concatenate(found)})
    assert len(samples[0] & samples[1]) > 0.9 * len(samples[1])


def test_no_two_documents_draw_the_same_lot() -> None:
    drawn = lots(np.arange(100_000, dtype=np.int32))
    assert len(np.unique(drawn)) == len(drawn)
    assert drawn.min() >= 0
    assert drawn.max() < 2**32
