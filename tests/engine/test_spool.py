"""The spool gives back what was put in, from memory and from disk alike."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.engine.spool import Spool
from copydesk.model import Document, Span


def documents() -> list[Document]:
    return [
        Document(id="a", path="a.txt", text="first\r\nline", outlet="x", extra={"undecodable": [[1, 2]]}),
        Document(id="b", path="b.jsonl", row=7, text="", lang="en"),
        Document(id="c", path="c.txt", text="é\N{GRINNING FACE} \N{REPLACEMENT CHARACTER}", body=Span(1, 3)),
    ]


@pytest.mark.parametrize("on_disk", [False, True], ids=["in memory", "on disk"])
def test_documents_come_back_by_part_and_index(tmp_path: Path, on_disk: bool) -> None:
    spool = Spool(tmp_path if on_disk else None)
    spool.write("one", documents())
    spool.write("two", documents()[:1])
    assert list(spool.part("one")) == documents()
    assert spool.document("one", 2) == documents()[2]
    assert len(spool.part("two")) == 1


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]))))
def test_any_text_survives_the_disk(texts: list[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        spool = Spool(Path(folder))
        spool.write("part", [Document(id=str(n), path="x", text=text) for n, text in enumerate(texts)])
        assert [document.text for document in spool.part("part")] == texts
