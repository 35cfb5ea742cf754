"""A small run of the benchmark: known copies are found, and odd corpora cost about what others do."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from made_corpus import write_corpus  # type: ignore[import-not-found]

from reuse import contend, recall  # type: ignore[import-not-found]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("benchmark")


def test_known_copies_are_found_and_nothing_else(folder: Path) -> None:
    copies = write_corpus(folder / "some.jsonl", 600)
    run = contend("copydesk", folder / "some.jsonl")
    assert recall(run, copies) >= 0.95
    assert recall(run, copies, 0.3) >= 0.9
    sources: dict[str, set[str]] = {}
    for copy in copies:
        sources.setdefault(copy.source, {copy.source}).add(copy.copy)
    related = {frozenset((one, other)) for group in sources.values() for one in group for other in group}
    assert sum(frozenset(pair) in related for pair in run.pairs) >= 0.99 * len(run.pairs)


def test_fewer_kinds_of_keys_find_no_more(folder: Path) -> None:
    copies = write_corpus(folder / "kinds.jsonl", 600)
    found = [
        recall(contend("copydesk", folder / "kinds.jsonl", kinds), copies) for kinds in ("words", "words,content,skips")
    ]
    assert found[0] <= found[1]


def test_the_corpus_depends_on_its_seed_alone(folder: Path) -> None:
    first, again = folder / "first.jsonl", folder / "again.jsonl"
    assert write_corpus(first, 50, shape="promo") == write_corpus(again, 50, shape="promo")
    assert first.read_bytes() == again.read_bytes()
