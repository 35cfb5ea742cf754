"""The index on disk: written in one step, refused where it is not what it should be, equal to what one run makes."""

import resource
import signal
from pathlib import Path

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Source
from copydesk.reuse import document_pairs, merge, postings, roster
from copydesk.reuse.fingerprint import Postings
from copydesk.reuse.index_file import MAGIC, IndexFileError, IndexWriter, MappedFile, is_index, refuse
from copydesk.reuse.interleave import capped, interleaved, key_by_key, matching
from copydesk.settings import ReuseSettings

WORDS = st.sampled_from(["kite", "lamp", "mole", "depot", "heron", "choir", "soup", "hail", "wall", "of", "the", "and"])
TEXTS = st.lists(st.lists(WORDS, max_size=90).map(" ".join), min_size=1, max_size=8)


class About(msgspec.Struct):
    name: str


def made(texts: list[str], numbers: list[int]) -> Postings:
    documents = [(number, Document("a", "a", text)) for number, text in zip(numbers, texts, strict=True)]
    return merge([postings(documents, ReuseSettings())])


@given(TEXTS, st.data())
def test_interleaved_parts_are_what_one_run_would_have_made(texts: list[str], data: st.DataObject) -> None:
    first = data.draw(st.lists(st.booleans(), min_size=len(texts), max_size=len(texts)))
    numbers = np.arange(len(texts))
    split = [numbers[np.array(first) == chosen].tolist() for chosen in (True, False)]
    parts = [made([texts[number] for number in part], part) for part in split if part]
    whole, joined = made(texts, numbers.tolist()), interleaved(parts)
    for one, other in zip(whole.kinds, joined.kinds, strict=True):
        keyed = [rows[rows >> 28 != 0] for rows in (one, other)]  # rows without a key mean nothing
        assert np.array_equal(*keyed)
    for name in ("numbers", "firsts", "whole", "sizes"):
        assert np.array_equal(getattr(whole, name), getattr(joined, name))


@given(TEXTS, TEXTS)
def test_matching_rows_are_those_whose_key_stands_in_the_few(large: list[str], few: list[str]) -> None:
    store, mine = made(large, list(range(len(large)))), made(few, list(range(len(few))))
    for rows, own, found in zip(store.kinds, mine.kinds, matching(store, mine).kinds, strict=True):
        keys = {key for key in (own >> 28).tolist() if key}
        assert found.tolist() == [row for row in rows.tolist() if row >> 28 in keys]


@given(st.lists(st.tuples(st.integers(-3, 3), st.integers(0, 5)), max_size=60))
def test_a_key_in_too_many_documents_keeps_enough_rows_to_show_it(pairs: list[tuple[int, int]]) -> None:
    ordered = sorted(pairs)
    rows = np.array([(key << 28) + document for key, document in ordered], np.int64)
    documents = np.array([document for _, document in ordered], np.int32)
    kept = capped(rows, documents, 2)
    for key in {key for key, _ in ordered if key}:
        of_key = sorted({document for each, document in ordered if each == key})
        assert [int(row) & 0xFFFFFFF for row in kept if row >> 28 == key] == of_key[:3]


def test_rows_in_parts_are_all_rows_and_no_key_is_torn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copydesk.reuse.interleave._PART_ROWS", 3)
    rows = np.array([key << 28 | place for key, place in [(-2, 1), (-2, 5), (-2, 9), (-2, 11), (1, 2), (7, 1), (9, 1)]])
    parts = [(part >> 28).tolist() for part in key_by_key(rows)]
    assert parts == [[-2, -2, -2, -2], [1, 7, 9]]


def written(file: Path) -> Path:
    with IndexWriter(file) as writer:
        writer.array("numbers", [np.arange(3), np.arange(2)], "<i8")
        writer.blobs("texts", [b"one", b"", b"three"])
        writer.finish(About("x"))
    return file


def test_what_is_written_is_read(tmp_path: Path) -> None:
    mapped = MappedFile(written(tmp_path / "x.index"))
    assert mapped.array("numbers").tolist() == [0, 1, 2, 0, 1]
    assert [bytes(mapped.blob("texts", number)) for number in range(3)] == [b"one", b"", b"three"]
    assert msgspec.json.decode(mapped.contents.about, type=About) == About("x")
    assert is_index(tmp_path / "x.index")


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    before = written(tmp_path / "x.index").read_bytes()
    with pytest.raises(RuntimeError), IndexWriter(tmp_path / "x.index") as writer:
        writer.array("numbers", [np.arange(9)], "<i8")
        raise RuntimeError
    assert [file.name for file in tmp_path.iterdir()] == ["x.index"]
    assert (tmp_path / "x.index").read_bytes() == before


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    handled = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, hard))
    try:
        with pytest.raises(OSError, match="too large"), IndexWriter(tmp_path / "archive.index") as writer:
            writer.blobs("texts", [bytes(4096)])  # buffered: the disk is full when the file is closed
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, handled)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("share", [0.001, 0.3, 0.9, 0.999])
def test_a_file_cut_off_is_refused(tmp_path: Path, share: float) -> None:
    file = written(tmp_path / "x.index")
    content = file.read_bytes()
    file.write_bytes(content[: max(len(MAGIC), int(share * len(content)))])
    with pytest.raises(IndexFileError, match="damaged or was not copied whole"):
        MappedFile(file)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"An article, rather.", "is no index", id="foreign"),
        pytest.param(MAGIC.replace(b"\r\n", b"\n") + bytes(40), "is no index", id="line ends changed"),
    ],
)
def test_another_file_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "x.index").write_bytes(content)
    with pytest.raises(IndexFileError, match=message):
        MappedFile(tmp_path / "x.index")


def test_another_format_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path / "x.index")
    monkeypatch.setattr("copydesk.reuse.index_file.FORMAT", 99)
    with pytest.raises(IndexFileError, match="format 1, this version reads format 99; make the index again"):
        MappedFile(file)


def test_no_index_is_written_over_something_else(tmp_path: Path) -> None:
    (tmp_path / "archive.jsonl").write_text("{}")
    with pytest.raises(IndexFileError, match="exists and is no index"):
        refuse(tmp_path / "archive.jsonl")
    with pytest.raises(IndexFileError, match="is a folder"):
        refuse(tmp_path)
    with pytest.raises(IndexFileError, match="its folder does not exist"):
        refuse(tmp_path / "nowhere" / "x.index")


def test_few_documents_beside_an_archive_do_not_pair_with_all_that_shares_their_furniture() -> None:
    """They are numbered first, where the paths of drafts often put them."""
    line = "Support our independent newsroom: become a member today for as little as the price of a coffee a month."
    texts = [f"{number * 7919} {number * 104729} {number * 1299709} herons came. {line}" for number in range(600)]
    sources = [Source(str(number), str(number), outlet=f"o{number % 40}") for number in range(600)]
    known = roster(sources, ReuseSettings(), references=np.arange(600) >= 3)
    pairs = document_pairs(made(texts, list(range(600))), known)
    assert 3 <= len(pairs) < 60
