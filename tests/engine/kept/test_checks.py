"""What is looked at again: documents that changed, and those to whom the corpus tells something else than before."""

from pathlib import Path

import msgspec
import pytest

from copydesk.cache.key import key
from copydesk.cache.segment import opened, written
from copydesk.engine.gather import Inputs
from copydesk.engine.kept.checks import Checks, KeptCheck
from copydesk.engine.kept.memory import CachePlan, Memory
from copydesk.engine.kept.rows import DocumentRows
from copydesk.engine.kept.sheaf import Sheaf
from copydesk.engine.local import LocalPool
from copydesk.engine.parcels import Checked, Plan
from copydesk.model import Document
from copydesk.read import ReadContext
from copydesk.reuse.fingerprint import PLACE_BITS
from copydesk.settings import Settings
from copydesk.survey import merge, survey

ANIMALS = ("goats", "geese", "mules", "hens", "lambs", "calves", "swans", "ponies", "ducks", "foals")
FOOTER = "Flat country, straight talk."


def articles(count: int, *, footer: str = FOOTER) -> list[Document]:
    return [
        Document(
            f"a{number}",
            f"gazette/a{number}.txt",
            f"The {animal} sail\n\nA ferry left the quay at noon with with all the {animal}.\n\n{footer}\n",
            outlet="gazette",
            lang="en",
        )
        for number, animal in enumerate(ANIMALS[:count])
    ]


class Desk:
    """Checks documents as one run of many would, and tells how many it had to look at."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def check(self, documents: list[Document]) -> tuple[Checked, Checked, list[str]]:
        """What is said with the cache and without, and the ids of the documents that were looked at."""
        workshop = LocalPool(Plan(Settings(), ReadContext())).workshop
        workshop.known = merge([survey(documents, needs=frozenset({"lines"}))])
        looked_at: list[str] = []

        def anew(few: list[Document], first: int, reference: int | None) -> Checked:
            looked_at.extend(document.id for document in few)
            return workshop.check_documents(few, first, reference)

        memory = Memory(CachePlan(self.folder, key(b"version"), 10**9))
        kept = Checks(workshop, memory, anew).check(Sheaf.of(documents), 0, None)
        memory.flush()
        return kept, workshop.check_documents(documents, 0, None), looked_at


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def same(kept: Checked, sound: Checked) -> bool:
    """Whether both say the same, and find the same documents by the same keys."""
    told = ("masks", "findings", "summaries", "editions", "credits", "failures")
    return keyed(kept) == keyed(sound) and [getattr(kept, name) for name in told] == [
        getattr(sound, name) for name in told
    ]


def keyed(checked: Checked) -> list[list[int]]:
    """The rows that have a key; they need not be in order before all parts are."""
    assert checked.postings is not None
    return [sorted(row for row in rows.tolist() if not 0 <= row < 1 << PLACE_BITS) for rows in checked.postings.kinds]


def test_nothing_is_looked_at_twice(desk: Desk) -> None:
    documents = articles(8)
    kept, sound, looked_at = desk.check(documents)
    assert len(looked_at) == 8
    kept, sound, looked_at = desk.check(documents)
    assert looked_at == []
    assert same(kept, sound)
    assert kept.findings


def test_what_changed_is_looked_at(desk: Desk) -> None:
    documents = articles(8)
    desk.check(documents)
    changed = Document(
        "a3", "gazette/a3.txt", f"News\n\nThe the goats swam.\n\n{FOOTER}\n", outlet="gazette", lang="en"
    )
    kept, sound, looked_at = desk.check([*documents[:3], changed, *documents[4:]])
    assert looked_at == ["a3"]
    assert same(kept, sound)


def test_one_more_article_changes_numbers_and_no_insertion_so_no_other_is_looked_at(desk: Desk) -> None:
    documents = articles(9)
    first, _, _ = desk.check(documents[:8])
    kept, sound, looked_at = desk.check(documents)
    assert looked_at == ["a8"]
    assert same(kept, sound)
    assert "8 of 8 files" in first.findings[0].message
    assert "9 of 9 files" in kept.findings[0].message


def test_a_line_that_becomes_an_insertion_is_looked_at_everywhere(desk: Desk) -> None:
    documents = articles(9)
    desk.check(documents[:2])
    kept, sound, looked_at = desk.check(documents)
    assert looked_at == [document.id for document in documents]
    assert same(kept, sound)
    _, _, looked_at = desk.check(documents)
    assert looked_at == []


def test_rows_and_lines_of_records_may_move(desk: Desk) -> None:
    def records(first: int) -> list[Document]:
        return [
            Document(
                each.id, "wire.jsonl", each.text, row=first + at, outlet="wire", lang="en", extra={"line": first + at}
            )
            for at, each in enumerate(articles(6))
        ]

    desk.check(records(1))
    kept, sound, looked_at = desk.check(records(40))
    assert looked_at == []
    assert same(kept, sound)
    assert {finding.document.row for finding in kept.findings} <= set(range(40, 46))


@pytest.mark.parametrize(
    "rows",
    [DocumentRows(words=b"odd"), DocumentRows(size=-3), DocumentRows(ordinals=b"1234", lengths=b"\xff" * 4)],
)
def test_rows_that_are_none_cost_a_look_and_no_run(desk: Desk, rows: DocumentRows) -> None:
    """Whoever can write to the folder can write what no run of ours would."""
    documents = articles(8)
    desk.check(documents)
    (path,) = desk.folder.glob("*.segment")
    segment = opened(path)
    assert segment is not None
    blobs: dict[bytes, bytes | memoryview] = {}
    for row, (high, low) in enumerate(segment.rows[["high", "low"]].tolist()):
        blob = segment.blob(row) or b""
        try:
            bent = msgspec.structs.replace(msgspec.msgpack.decode(blob, type=KeptCheck), rows=rows)
            blob = msgspec.msgpack.encode(bent)
        except msgspec.ValidationError:
            pass  # what lines tell
        blobs[high.to_bytes(8, "big") + low.to_bytes(8, "big")] = blob
    path.unlink()
    written(desk.folder, blobs)
    kept, sound, _ = desk.check(documents)
    assert same(kept, sound)


def test_without_a_corpus_there_is_nothing_to_keep_apart(desk: Desk) -> None:
    assert Inputs(context=ReadContext()).size == 0
    kept, sound, looked_at = desk.check([])
    assert (kept.summaries, looked_at) == (sound.summaries, [])
