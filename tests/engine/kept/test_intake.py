"""Which files are read again: those that changed or may have, and those whose text is asked for; nothing else."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from copydesk.cache import FOLDER
from copydesk.engine import run
from copydesk.engine.error import EngineError
from copydesk.engine.gather import gather
from copydesk.engine.kept.planned import planned
from copydesk.engine.local import LocalPool, pool_for
from copydesk.engine.parcels import Place
from copydesk.settings import FieldSettings, RunSettings, Settings

LONG_AFTER, AT_ONCE = 1 << 62, 0


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "gazette"
    folder.mkdir()
    for number in range(250):
        (folder / f"{number:03}.txt").write_text(f"Story {number}\n\nThe ferry left at {number}.\n\nRead on.\n")
    return folder


@contextmanager
def surveyed(
    corpus: Path, *, began: int = LONG_AFTER, settings: Settings | None = None
) -> Iterator[tuple[LocalPool, run.Corpus]]:
    chosen = settings or Settings(run=RunSettings(cache=True, workers=1))
    inputs = gather(corpus, chosen, cwd=corpus.parent)
    plan = planned(chosen, inputs, corpus.parent)
    assert plan is not None
    with pool_for(inputs, chosen, cache=msgspec.structs.replace(plan, began=began)) as pool:
        yield pool, run.survey(pool, inputs)
        pool.rest()


def unread(corpus: Path, **how: object) -> list[bool]:
    """Of each document, in order, whether it was not read."""
    with surveyed(corpus, **how) as (pool, found):  # type: ignore[arg-type]
        spool = pool.workshop.spool
        return [spool.unread(part.name) is not None for part in found.parts for _ in range(part.count)]


def test_what_did_not_change_is_not_read_again(corpus: Path) -> None:
    assert unread(corpus) == [False] * 250
    assert unread(corpus) == [True] * 250


def test_only_the_files_around_one_that_changed_are_read(corpus: Path) -> None:
    unread(corpus)
    (corpus / "120.txt").write_text("Another story\n\nNo ferry left.\n")
    assert unread(corpus) == [True] * 100 + [False] * 100 + [True] * 50
    assert all(unread(corpus))


def test_a_change_that_leaves_size_and_time_of_writing_shows(corpus: Path) -> None:
    unread(corpus)
    file = corpus / "007.txt"
    before = file.stat()
    file.write_text(file.read_text().replace("Story 7", "Storm 7"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert unread(corpus)[:100] == [False] * 100


def test_a_file_that_was_just_written_is_not_trusted(corpus: Path) -> None:
    assert unread(corpus, began=AT_ONCE) == unread(corpus, began=AT_ONCE) == [False] * 250


def test_what_else_reading_depends_on_counts(corpus: Path) -> None:
    unread(corpus)
    chosen = Settings(run=RunSettings(cache=True, workers=1), fields=FieldSettings(title="headline"))
    assert not any(unread(corpus, settings=chosen))


def test_texts_come_from_the_files_when_they_are_asked_for(corpus: Path) -> None:
    unread(corpus)
    with surveyed(corpus) as (pool, found):
        (part,) = found.parts
        assert pool.workshop.document(Place(part.name, 3)).text == (corpus / "003.txt").read_text()
        assert [each.title for each in pool.workshop.documents(part.name)][:2] == ["Story 0", "Story 1"]


@pytest.mark.parametrize("gone", [True, False], ids=["gone", "changed"])
def test_a_file_that_changes_while_the_audit_runs_is_never_taken_for_what_it_was(corpus: Path, *, gone: bool) -> None:
    unread(corpus)
    with surveyed(corpus) as (pool, found):
        (part,) = found.parts
        if gone:
            (corpus / "003.txt").unlink()
        else:
            (corpus / "003.txt").write_text("Something else.\n")
        with pytest.raises(EngineError, match=r"003\.txt: was changed while the audit ran; run it again"):
            pool.workshop.document(Place(part.name, 3))


def test_stretches_of_a_large_file_are_known_by_their_bytes_wherever_they_stand(tmp_path: Path) -> None:
    lines = [
        msgspec.json.encode({"id": f"{at}", "text": f"A ferry {at} left at noon with goats. " * 60})
        for at in range(8000)
    ]
    file = tmp_path / "records.jsonl"
    file.write_bytes(b"\n".join(lines))
    assert not any(unread(file))
    lines[4000] = lines[4000].replace(b"goats", b"fat mules")
    file.write_bytes(b"\n".join(lines))
    with surveyed(file) as (pool, found):
        workshop, texts = pool.workshop, []
        known = [workshop.spool.unread(part.name) is not None for part in found.parts for _ in range(part.count)]
        for part in found.parts:
            one_by_one = [workshop.original(Place(part.name, at)).text for at in range(0, part.count, 7)]
            together = [document.text for document in workshop.documents(part.name)]
            assert one_by_one == together[::7]
            texts += together
    assert known[0]
    assert known[-1]
    assert not known[4000]
    assert texts == [msgspec.json.decode(line)["text"] for line in lines]


def test_what_the_cache_has_lost_is_read_again(corpus: Path) -> None:
    unread(corpus)
    for segment in (corpus.parent / FOLDER).glob("*.segment"):
        content = bytearray(segment.read_bytes())
        content[: len(content) // 2] = bytes(len(content) // 2)
        segment.write_bytes(content)
    with surveyed(corpus) as (pool, found):
        judged = run.check(pool, found)
        assert [summary.title for summary in judged.summaries][-2:] == ["Story 248", "Story 249"]


@pytest.mark.parametrize("known", [False, True], ids=["all to be read", "all but one known"])
def test_processes_are_started_for_much_work_only(tmp_path: Path, *, known: bool) -> None:
    for number in range(260):
        text = f"Story {number}\n\n" + f"The ferry {number} left at noon. " * 2_000
        (tmp_path / f"{number:03}.txt").write_text(text)
    one, two = (Settings(run=RunSettings(cache=True, workers=workers)) for workers in (1, 2))
    if known:
        unread(tmp_path, settings=one)
        (tmp_path / "120.txt").write_text("Another story\n\nNo ferry left.\n")
    with surveyed(tmp_path, settings=two) as (pool, _):
        assert pool.has_started is not known
