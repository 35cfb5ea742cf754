"""Sorting in runs: however the postings are cut into runs and however few rows fit, they come out as one sort's."""

from collections.abc import Iterable
from itertools import pairwise

import msgspec
import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from copydesk.reuse.fingerprint import PLACE_BITS, PLACE_MASK, Postings, merge
from copydesk.reuse.sorted_runs import merged_runs, ranges

Rows = NDArray[np.int64]

keys = st.one_of(st.integers(-(2**35), 2**35 - 1), st.sampled_from([-7, 0, 1, 2**34]))
documents = st.lists(st.tuples(st.integers(1, 40), st.lists(keys, max_size=12)), max_size=6)
corpora = st.lists(documents, max_size=8)


def part_of(texts: list[tuple[int, list[int]]], first: int, unit: int) -> Postings:
    """Postings of documents of so many words, with these keys on one word after another, counted in steps."""
    blocks = np.array([-(-words // 64) for words, _ in texts], np.int64)
    firsts = np.concatenate([np.zeros(1, np.int64), np.cumsum(blocks << 6)])
    rows = [
        key << PLACE_BITS | (int(start) + word % 64) >> unit
        for (_, found), start in zip(texts, firsts, strict=False)
        for word, key in enumerate(found)
    ]
    made = np.array(rows, np.int64)
    return Postings(
        words=made,
        content=made[::2].copy(),
        skips=made[:0],
        numbers=np.arange(first, first + len(texts), dtype=np.int32),
        firsts=firsts >> unit,
        whole=np.arange(len(texts), dtype=np.int64),
        sizes=np.array([words for words, _ in texts], np.int32),
        unit=unit,
    )


def parts_of(corpus: list[list[tuple[int, list[int]]]], units: list[int]) -> list[Postings]:
    firsts = np.cumsum([0, *map(len, corpus)]).tolist()
    return [part_of(texts, first, unit) for texts, first, unit in zip(corpus, firsts, units, strict=False)]


def kept(rows: Iterable[Rows]) -> Rows:
    return np.concatenate([np.zeros(0, np.int64), *rows])


def same(one: Postings, other: Postings) -> bool:
    columns = ("words", "content", "skips", "numbers", "firsts", "whole", "sizes")
    return one.unit == other.unit and all(np.array_equal(getattr(one, name), getattr(other, name)) for name in columns)


@given(corpora, st.lists(st.integers(0, 3), min_size=8, max_size=8), st.integers(1, 4))
def test_runs_of_any_size_merge_to_what_one_sort_gives(
    corpus: list[list[tuple[int, list[int]]]], units: list[int], a_run: int
) -> None:
    parts = parts_of(corpus, units)
    runs = [merge(parts[low : low + a_run]) for low in range(0, len(parts), a_run)]
    assert same(merged_runs(runs[::-1], kept, rows_at_once=1), merge(parts))


@given(st.lists(st.lists(st.integers(-(2**40), 2**40)).map(sorted), max_size=6), st.integers(0, 20), st.integers(1, 50))
def test_ranges_hold_every_row_once_in_order_and_never_part_a_key(
    runs: list[list[int]], bits: int, at_once: int
) -> None:
    mask = (1 << bits) - 1
    found = list(ranges([np.array(run, np.int64) for run in runs], mask, at_once))
    for which, run in enumerate(runs):
        assert [row for slices in found for row in slices[which].tolist()] == run
    held = [{row & ~mask for part in slices for row in part.tolist()} for slices in found]
    assert all(max(before) < min(after) for before, after in pairwise(held))
    crowd = max((sum(row & ~mask == key for run in runs for row in run) for key in set().union(*held)), default=0)
    assert all(sum(map(len, slices)) <= max(at_once, 2 * len(runs)) + crowd for slices in found)


def test_a_place_keeps_clear_of_the_key() -> None:
    part = part_of([(64, [5] * 3)], 0, 0)
    whole = merged_runs([part, moved_on(part)], kept)
    assert (whole.words >> PLACE_BITS).tolist() == [5] * 6
    assert (whole.words & PLACE_MASK).tolist() == [0, 1, 2, 64, 65, 66]


def moved_on(part: Postings) -> Postings:
    """The same postings as those of the next document."""
    return msgspec.structs.replace(part, numbers=part.numbers + 1)
