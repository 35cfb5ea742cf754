"""Keys that are brought together by buckets tell what they tell all in one place."""

import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from copydesk.engine.spark import keyed
from copydesk.engine.spark.keyed import Whole
from copydesk.model import Document, Source
from copydesk.reuse.candidates import MOST_DOCUMENTS, Owners, key_blocks, meetings
from copydesk.reuse.fingerprint import PLACE_BITS, Postings, merge, outline, postings
from copydesk.reuse.gate import close_pairs
from copydesk.reuse.near_copies import in_crowds, permutations, sketches
from copydesk.reuse.participants import roster
from copydesk.reuse.versions import much_shared, shared_keys
from copydesk.settings import ReuseSettings

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from made_corpus import Newsroom, Shape  # type: ignore[import-not-found]

PART, BUCKETS = 17, 5


class Sent:
    """Stands for a broadcast."""

    def __init__(self, value: Any) -> None:
        self.value = value


class Corpus:
    """Some articles: their keys in parts, and merged."""

    def __init__(self, shape: Shape, count: int = 120) -> None:
        made = list(Newsroom(5).articles(count, shape))
        documents = [(number, Document(each.id, each.id, each.text, lang="en")) for number, each in enumerate(made)]
        self.parts = [
            (place, postings(documents[low : low + PART], ReuseSettings()))
            for place, low in enumerate(range(0, count, PART))
        ]
        self.merged: Postings = merge([part for _, part in self.parts])
        known = roster([Source(each.id, each.id, outlet=each.outlet) for each in made], ReuseSettings())
        self.owners = Owners(self.merged, known)
        _, moves = outline([part for _, part in self.parts])
        self.whole = Sent(Whole(self.owners, self.merged.sizes, dict(enumerate(moves))))

    def buckets(self) -> list[list[tuple[int, Any]]]:
        """The rows of each bucket, from mappers that had two parts each."""
        twos = [self.parts[at : at + 2] for at in range(0, len(self.parts), 2)]
        sent = [row for parts in twos for row in keyed.by_key(BUCKETS, self.whole, parts)]
        return [list(keyed.sorted_kinds(records)) for records in gathered(sent)]


def gathered(sent: Iterable[tuple[int, Any]]) -> list[list[tuple[int, Any]]]:
    found: dict[int, list[tuple[int, Any]]] = defaultdict(list)
    for bucket, record in sent:
        found[bucket].append((bucket, record))
    return [found[bucket] for bucket in sorted(found)]


@pytest.fixture(scope="module", params=["normal", "promo", "identical"])
def corpus(request: Any) -> Corpus:
    return Corpus(request.param)


def test_the_same_pairs_are_close(corpus: Corpus) -> None:
    kinds = enumerate(corpus.merged.kinds)
    met = [[meetings(block, corpus.owners, kind) for block in key_blocks(rows)] for kind, rows in kinds]
    expected = close_pairs(met, corpus.merged.unit)
    sent = [row for bucket in corpus.buckets() for row in keyed.met_by_pair(BUCKETS, corpus.whole, bucket)]
    found = [keyed.close_in(corpus.merged.unit, records) for records in gathered(sent)]
    assert len(expected)
    assert sorted(np.concatenate([each for bucket in found for each in bucket]).tolist()) == sorted(expected.tolist())


def test_the_same_pairs_may_be_versions(corpus: Corpus) -> None:
    rows = [shared_keys(block, corpus.owners, corpus.merged.sizes) for block in key_blocks(corpus.merged.words)]
    expected = much_shared(np.concatenate(rows), corpus.merged.sizes)
    sent = [row for kinds in corpus.buckets() for row in keyed.shared_by_pair(BUCKETS, corpus.whole, kinds)]
    found = [keyed.much_shared_in(corpus.whole, records) for records in gathered(sent)]
    assert sorted(pair for bucket in found for each in bucket for pair in each.tolist()) == expected.tolist()


def test_the_same_documents_have_crowded_keys(corpus: Corpus) -> None:
    blocks = [in_crowds(block, corpus.owners) for block in key_blocks(corpus.merged.words)]
    expected = np.unique(np.concatenate(blocks), return_counts=True)
    counts: dict[int, int] = defaultdict(int)
    for kinds in corpus.buckets():
        for documents, keys in keyed.crowds_in(corpus.whole, kinds):
            for document, count in zip(documents.tolist(), keys.tolist(), strict=True):
                counts[document] += count
    assert counts == dict(zip(expected[0].tolist(), expected[1].tolist(), strict=True))


def test_a_document_has_the_same_signature(corpus: Corpus) -> None:
    chosen = np.arange(0, len(corpus.merged.numbers), 3, dtype=np.int32)
    expected = sketches(corpus.merged, corpus.owners, chosen, permutations(16))
    found = list(keyed.sketched(Sent(chosen), permutations(16), corpus.whole, corpus.parts))
    assert np.concatenate([each.documents for each in found]).tolist() == expected.documents.tolist()
    assert np.concatenate([each.signatures for each in found]).tolist() == expected.signatures.tolist()
    assert np.concatenate([each.sizes for each in found]).tolist() == expected.sizes.tolist()


def test_the_rows_of_some_keys_are_found(corpus: Corpus) -> None:
    keys = np.unique(corpus.merged.words[::50] >> PLACE_BITS) << PLACE_BITS
    keys = keys[keys != 0]
    found = [rows for kinds in corpus.buckets() for rows in keyed.words_with(Sent(keys), kinds)]
    whole = np.sort(np.concatenate(found))
    assert set((whole >> PLACE_BITS << PLACE_BITS).tolist()) == set(keys.tolist())
    assert set(whole.tolist()) <= set(corpus.merged.words.tolist())


def test_a_key_in_every_document_travels_in_few_rows() -> None:
    corpus = Corpus("promo")
    rows = defaultdict(list)
    for _, (kind, some) in keyed.by_key(BUCKETS, corpus.whole, corpus.parts):
        rows[kind].append(some)
    for kind in (1, 2):
        _, counts = np.unique(np.concatenate(rows[kind]) >> PLACE_BITS, return_counts=True)
        assert counts.max() == MOST_DOCUMENTS[kind] + 1
