"""Which documents are compared at all: in any order, in any number, across outlets."""

from collections.abc import Sequence

import numpy as np
import pytest

from copydesk.model import Document
from copydesk.reuse import Postings, document_pairs, match_documents, merge, postings, roster
from copydesk.reuse.fingerprint import PLACE_BITS
from copydesk.settings import ReuseSettings

SETTINGS = ReuseSettings()
PASSAGE = (
    "The lighthouse keeper of Saltholm counted ninety-four porpoises before breakfast and wrote the number on the"
    " kitchen wall, where thirty years of such numbers climb towards the ceiling in pencil."
)


def made_up(words: int, seed: int) -> str:
    letters = np.random.Generator(np.random.PCG64(seed)).integers(97, 123, (words, 6))
    return " ".join("".join(map(chr, row)) for row in letters)


def documents(texts: Sequence[str], outlets: Sequence[str | None]) -> list[Document]:
    return [
        Document(f"d{i}", f"d{i}.txt", text, outlet=outlet, lang="en")
        for i, (text, outlet) in enumerate(zip(texts, outlets, strict=True))
    ]


def compared(parts: Sequence[Postings], made: Sequence[Document]) -> list[tuple[int, int]]:
    pairs = document_pairs(merge(parts), roster([each.source for each in made], SETTINGS))
    return list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))


@pytest.fixture
def some() -> list[Document]:
    texts = [f"{made_up(60, i)}. {PASSAGE if i % 3 == 0 else ''} {made_up(50, 100 + i)}." for i in range(12)]
    return documents(texts, [f"outlet-{i}" for i in range(12)])


def test_neither_the_batches_nor_their_order_show(some: list[Document]) -> None:
    numbered = list(enumerate(some))
    whole = compared([postings(numbered, SETTINGS)], some)
    parts = [postings(numbered[low : low + 5], SETTINGS) for low in range(0, 12, 5)]
    assert whole == compared(parts, some) == compared(parts[::-1], some)
    assert whole == [(0, 3), (0, 6), (0, 9), (3, 6), (3, 9), (6, 9)]


@pytest.mark.parametrize("at_once", [1, 20, 300])
def test_however_few_meetings_are_held_at_once_the_pairs_are_the_same(some: list[Document], at_once: int) -> None:
    made, known = merge([postings(list(enumerate(some)), SETTINGS)]), roster([each.source for each in some], SETTINGS)
    whole, parted = document_pairs(made, known), document_pairs(made, known, at_once=at_once)
    assert len(whole)
    assert (parted.left.tolist(), parted.right.tolist()) == (whole.left.tolist(), whole.right.tolist())


def test_a_corpus_with_more_words_than_places_is_counted_in_larger_steps(some: list[Document]) -> None:
    made = postings(list(enumerate(some)), SETTINGS)
    none = np.zeros(0, np.int64)
    huge = Postings(
        none, none, none, np.array([12], np.int32), np.array([0, 5 << PLACE_BITS]), np.zeros(1, np.int64),
        np.zeros(1, np.int32),
    )  # fmt: skip
    merged = merge([huge, made])
    assert merged.unit == 3
    assert compared([huge, made], [*some, some[0]]) == compared([made], some)


@pytest.mark.parametrize("copies", [6, 30])
def test_identical_documents_of_two_outlets_are_all_matched(copies: int) -> None:
    made = documents([made_up(80, 1)] * 2 * copies, ["east"] * copies + ["west"] * copies)
    matches, [cluster] = match_documents(made)
    assert len(cluster.members) == 2 * copies
    assert {match.kind for match in matches} == {"document"}
    assert len(matches) <= max(copies * copies, 4 * copies)


@pytest.mark.parametrize("copies", [6, 30])
def test_a_passage_in_many_documents_of_two_outlets_is_matched_in_all(copies: int) -> None:
    texts = [f"{made_up(70, 200 + i)}.\n\n{PASSAGE}" for i in range(2 * copies)]
    made = documents(texts, ["east"] * copies + ["west"] * copies)
    matches, [cluster] = match_documents(made)
    assert len(cluster.members) == 2 * copies
    assert len(matches) <= max(copies * copies, 6 * copies)


@pytest.mark.parametrize("kind", ["words", "content", "skips"])
def test_each_kind_of_key_finds_a_verbatim_passage_by_itself(some: list[Document], kind: str) -> None:
    import msgspec

    alone = msgspec.convert({"keys": [kind]}, ReuseSettings)
    assert len(match_documents(some, alone)[0]) == 6


def test_without_keys_nothing_is_found(some: list[Document]) -> None:
    assert match_documents(some, ReuseSettings(keys=())) == ([], [])
