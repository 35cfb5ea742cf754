"""Sketches of whole documents: carriers of a common text meet those nearest to them, briefs the stories they are in."""

import random

import msgspec
import numpy as np
import pytest
from datasketch import MinHash

from copydesk.model import Document
from copydesk.reuse.candidates import CandidatePairs, Owners, document_pairs
from copydesk.reuse.fingerprint import PLACE_BITS, Postings, merge, postings
from copydesk.reuse.near_copies import (
    FEW_PARTNERS,
    LARGE_GROUP,
    MOST_PARTNERS,
    SCHEME,
    SEED,
    permutations,
    sketches,
    with_near_copies,
)
from copydesk.reuse.participants import Roster, roster
from copydesk.settings import ReuseSettings

WORDS = [f"{a}{b}{c}" for a in "bdfgkl" for b in "aeiou" for c in ("nt", "rm", "sk", "lp", "x")]


def text_of(seed: int, words: int = 160) -> list[str]:
    drawn = random.Random(seed)
    return [drawn.choice(WORDS) + str(drawn.randrange(40)) for _ in range(words)]


def edited(words: list[str], seed: int) -> list[str]:
    drawn = random.Random(seed)
    return [drawn.choice(WORDS) if drawn.random() < 0.04 else word for word in words]


def prepared(texts: list[list[str]], *kinds: str) -> tuple[Postings, Roster]:
    settings = msgspec.convert({"keys": kinds or ("words", "content", "skips")}, ReuseSettings)
    documents = [
        Document(id=str(n), path=f"{n}.txt", text=" ".join(words) + ".", outlet=f"outlet-{n}")
        for n, words in enumerate(texts)
    ]
    table = merge([postings(list(enumerate(documents)), settings)])
    return table, roster([document.source for document in documents], settings)


NO_PAIRS = CandidatePairs(np.zeros(0, np.int32), np.zeros(0, np.int32))


def as_set(pairs: CandidatePairs) -> set[tuple[int, int]]:
    return set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))


def test_every_carrier_of_a_press_release_meets_carriers_near_to_it() -> None:
    release = text_of(1)
    table, known = prepared([edited(release, seed) for seed in range(60)])
    found = document_pairs(table, known)
    more = with_near_copies(found, table, known)
    assert as_set(found) < as_set(more)
    met = np.bincount(np.concatenate([more.left, more.right]), minlength=60)
    assert met.min() >= 4
    assert np.median(met) >= 15


def test_the_pairs_stay_few_where_the_carriers_are_many() -> None:
    release = text_of(2)
    table, known = prepared([edited(release, seed) for seed in range(400)])
    pairs = with_near_copies(NO_PAIRS, table, known)
    most = (LARGE_GROUP + MOST_PARTNERS) * MOST_PARTNERS + (400 - LARGE_GROUP - MOST_PARTNERS) * FEW_PARTNERS
    assert 400 - 1 <= len(pairs) <= most
    assert np.bincount(np.concatenate([pairs.left, pairs.right]), minlength=400).min() >= 1


def test_an_ordinary_corpus_gains_nothing() -> None:
    table, known = prepared([text_of(seed) for seed in range(30)])
    found = document_pairs(table, known)
    assert as_set(with_near_copies(found, table, known)) == as_set(found)


def test_the_same_documents_give_the_same_pairs() -> None:
    release = text_of(3)
    table, known = prepared([edited(release, seed) for seed in range(40)])
    found = document_pairs(table, known)
    assert as_set(with_near_copies(found, table, known)) == as_set(with_near_copies(found, table, known))


def test_signatures_are_those_datasketch_makes() -> None:
    table, known = prepared([text_of(1, 300), text_of(2, 90), []])
    made = sketches(table, Owners(table, known), np.arange(3, dtype=np.int32), permutations(64))
    assert made.documents.tolist() == [0, 1]
    for row, document in enumerate(made.documents.tolist()):
        keys = (table.words[table.indexes(table.words) == document] >> PLACE_BITS).astype(np.uint32)
        plain = MinHash(64, SEED, hashfunc=int, scheme=SCHEME)
        plain.update_batch(keys.tolist())
        assert made.signatures[row].tolist() == plain.hashvalues.tolist()
        assert made.sizes[row] == len(keys)


def test_a_brief_inside_a_longer_story_is_found_where_asked() -> None:
    story = text_of(6, 700)
    texts = [text_of(7, 700), story, story[200:330]]
    assert as_set(with_near_copies(NO_PAIRS, *prepared(texts, "words", "documents"))) == {(1, 2)}
    assert as_set(with_near_copies(NO_PAIRS, *prepared(texts, "words"))) == set()


@pytest.mark.parametrize(
    "texts", [[], [[]], [["too", "short"]], [[], ["word"] * 3]], ids=["none", "empty", "short", "two"]
)
def test_documents_without_words_are_no_trouble(texts: list[list[str]]) -> None:
    assert as_set(with_near_copies(NO_PAIRS, *prepared(texts, "words", "documents"))) == set()
