import numpy as np
import pytest
from datasketch import MinHash

from copydesk.model import Document
from copydesk.reuse import merge, postings, roster
from copydesk.reuse.fingerprint import PLACE_BITS, Postings
from copydesk.reuse.sketches import PERMUTATIONS, SCHEME, SEED, sketched_pairs, sketches
from copydesk.settings import ReuseSettings

SETTINGS = ReuseSettings(keys=("words", "documents"))


def made_up(words: int, seed: int) -> str:
    letters = np.random.Generator(np.random.PCG64(seed)).integers(97, 123, (words, 6))
    return " ".join("".join(map(chr, row)) for row in letters)


def documents(*texts: str) -> list[Document]:
    return [Document(f"d{i}", f"d{i}.txt", text, outlet=f"outlet-{i}", lang="en") for i, text in enumerate(texts)]


def fingerprint(made: list[Document]) -> Postings:
    return merge([postings(list(enumerate(made)), SETTINGS)])


def pairs(*texts: str) -> list[tuple[int, int]]:
    made = documents(*texts)
    left, right = sketched_pairs(fingerprint(made), roster([each.source for each in made], SETTINGS))
    return list(zip(left.tolist(), right.tolist(), strict=True))


def test_signatures_are_those_datasketch_makes() -> None:
    made = fingerprint(documents(made_up(300, 1), made_up(90, 2)))
    found = sketches(made)
    for index, document in enumerate(found.documents.tolist()):
        keys = (made.words[made.indexes(made.words) == document] >> PLACE_BITS).astype(np.uint32)
        plain = MinHash(PERMUTATIONS, SEED, hashfunc=int, scheme=SCHEME)
        plain.update_batch(keys.tolist())
        assert found.signatures[index].tolist() == plain.hashvalues.tolist()
        assert found.sizes[index] == len(keys)


def test_documents_alike_as_a_whole_are_found() -> None:
    text = made_up(400, 3)
    assert pairs(text, made_up(400, 4), text + " " + made_up(40, 5)) == [(0, 2)]


def test_a_brief_inside_a_longer_story_is_found() -> None:
    story = made_up(700, 6)
    brief = " ".join(story.split()[200:330])
    assert pairs(made_up(700, 7), story, brief) == [(1, 2)]


def test_thousands_of_documents_alike_make_few_pairs_each() -> None:
    text = made_up(200, 8)
    assert len(pairs(*[text] * 300)) <= 300 * 8


@pytest.mark.parametrize("texts", [(), ("",), ("too short",), ("", "word " * 3)], ids=["none", "empty", "short", "two"])
def test_documents_without_words_are_no_trouble(texts: tuple[str, ...]) -> None:
    assert pairs(*texts) == []
