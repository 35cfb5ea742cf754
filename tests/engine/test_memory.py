"""A memory budget changes where things lie, never what is found; what is written is the run's own and goes with it."""

import mmap
import platform
from collections.abc import Iterable
from pathlib import Path

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from copydesk.api import audit
from copydesk.engine import memory
from copydesk.engine.error import EngineError
from copydesk.engine.memory import KeyStore, put_away, room_of
from copydesk.model import Document
from copydesk.reuse import merge, postings
from copydesk.reuse.sorted_rows import let_go
from copydesk.settings import ReuseSettings, RunSettings, Settings

CORPUS = Path(__file__).parents[2] / "corpus"


def report(memory: str | None, workers: int) -> bytes:
    return msgspec.json.encode(audit(CORPUS, settings=Settings(run=RunSettings(workers=workers, memory=memory))))


@pytest.mark.parametrize("workers", [1, 2, 7])
def test_a_budget_so_small_that_everything_spills_changes_no_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    written: list[NDArray[np.int64]] = []

    def noted(rows: Iterable[NDArray[np.int64]]) -> NDArray[np.int64]:
        written.append(put_away(rows))
        return written[-1]

    monkeypatch.setattr("copydesk.engine.memory.put_away", noted)
    assert report("1kB", workers) == report(None, 1)
    assert len(written) > 3
    assert not list(tmp_path.iterdir())


def test_half_of_the_machine_is_what_may_be_used_without_a_word() -> None:
    assert room_of(Settings()).size > 0
    assert room_of(Settings(run=RunSettings(memory="3MB"))).size == 3_000_000


def test_a_full_disk_is_one_line_that_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The council met on Monday to talk about the harbour wall."
    part = postings([(0, Document("a", "a", text))], ReuseSettings())
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    store = KeyStore(8)
    with pytest.raises(EngineError, match="make room or set TMPDIR"):
        store.add(part)


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="tells how much memory is used on Linux alone")
def test_what_was_looked_at_in_a_file_need_not_stay_in_memory() -> None:
    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * mmap.PAGESIZE

    rows = put_away([np.arange(4_000_000)])
    total = int(rows.sum())
    before = resident()
    let_go(rows[7:9])
    assert before - resident() > 16_000_000
    assert int(rows.sum()) == total


def test_what_lies_in_files_is_what_was_put_in() -> None:
    words = "The council of ward {} met on Monday and {} agreed on the plan for the harbour wall and its lights.".format
    parts = [postings([(at, Document(str(at), str(at), words(at, at * 7)))], ReuseSettings()) for at in range(9)]
    store = KeyStore(2_000)
    for part in parts:
        store.add(part)
    found, whole = store.merged(), merge(parts)
    assert not found.words.flags.writeable
    assert all(np.array_equal(one, other) for one, other in zip(found.kinds, whole.kinds, strict=True))


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other allocators give back by themselves")
def test_what_is_free_goes_back_to_the_system_though_something_lies_above_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_LARGE", 0)
    blocks = [bytearray(50_000) for _ in range(1_000)]
    above = bytearray(50_000)
    del blocks
    held = _held()
    memory.give_back()
    assert held - _held() > 30_000_000
    assert len(above) == 50_000


def _held() -> int:
    """Bytes of memory that this process holds."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * mmap.PAGESIZE
