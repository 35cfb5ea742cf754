"""Texts that very many documents carry: each carrier is compared with the carriers nearest to it."""

import random

import numpy as np

from copydesk.model import Document
from copydesk.reuse.candidates import CandidatePairs, document_pairs
from copydesk.reuse.fingerprint import Postings, merge, postings
from copydesk.reuse.near_copies import MOST_PARTNERS, with_near_copies
from copydesk.reuse.participants import Roster, roster
from copydesk.settings import ReuseSettings

WORDS = [f"{a}{b}{c}" for a in "bdfgkl" for b in "aeiou" for c in ("nt", "rm", "sk", "lp", "x")]


def text_of(seed: int, words: int = 160) -> list[str]:
    drawn = random.Random(seed)
    return [drawn.choice(WORDS) + str(drawn.randrange(40)) for _ in range(words)]


def edited(words: list[str], seed: int) -> list[str]:
    drawn = random.Random(seed)
    return [drawn.choice(WORDS) if drawn.random() < 0.04 else word for word in words]


def prepared(texts: list[list[str]]) -> tuple[Postings, Roster]:
    documents = [
        Document(id=str(n), path=f"{n}.txt", text=" ".join(words) + ".", outlet=f"outlet-{n}")
        for n, words in enumerate(texts)
    ]
    table = merge([postings(list(enumerate(documents)), ReuseSettings())])
    return table, roster([document.source for document in documents], ReuseSettings())


def as_set(pairs: CandidatePairs) -> set[tuple[int, int]]:
    return set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))


def test_every_carrier_of_a_press_release_meets_carriers_near_to_it() -> None:
    release = text_of(1)
    table, known = prepared([edited(release, seed) for seed in range(60)])
    found = document_pairs(table, known)
    more = with_near_copies(found, table, known)
    assert as_set(found) < as_set(more)
    met = np.bincount(np.concatenate([more.left, more.right]), minlength=60)
    assert met.min() >= 10


def test_the_pairs_stay_few_where_the_carriers_are_many() -> None:
    release = text_of(2)
    table, known = prepared([edited(release, seed) for seed in range(400)])
    none = CandidatePairs(np.zeros(0, np.int32), np.zeros(0, np.int32))
    assert 0 < len(with_near_copies(none, table, known)) <= 400 * MOST_PARTNERS


def test_an_ordinary_corpus_gains_nothing() -> None:
    table, known = prepared([text_of(seed) for seed in range(30)])
    found = document_pairs(table, known)
    assert as_set(with_near_copies(found, table, known)) == as_set(found)


def test_the_same_documents_give_the_same_pairs() -> None:
    release = text_of(3)
    table, known = prepared([edited(release, seed) for seed in range(40)])
    found = document_pairs(table, known)
    assert as_set(with_near_copies(found, table, known)) == as_set(with_near_copies(found, table, known))
