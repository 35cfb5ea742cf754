import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copydesk.model import Document, Skipped
from copydesk.read import Discovery, ReadError, discover
from copydesk.settings import CorpusSettings, Settings

ReadAll = Callable[..., tuple[Discovery, list[Any]]]
Write = Callable[[dict[str, Any]], Path]
TEXT = "The river rose two metres in a night, the council said."


def titles(found: list[Any]) -> dict[str, str | None]:
    return {document.path: document.title for document in found if isinstance(document, Document)}


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("meta.jsonl", '{"path": "klaxon/a.txt", "title": "Storm"}\n{"path": "klaxon/b.txt", "title": "Calm"}'),
        ("meta.csv", "file_name,title\na.txt,Storm\nb.txt,Calm"),
        ("meta.tsv", "id\ttitle\na\tStorm\nb\tCalm"),
        ("meta.csv", "path,title\ndocs/klaxon/a.txt,Storm\n./docs/klaxon/b.txt,Calm"),
        ("meta.csv", "path,title\ndocs\\klaxon\\a,Storm\ndocs\\klaxon\\b,Calm"),
    ],
    ids=["the end of a path", "a file name", "a stem as id", "a path from the table's folder", "no suffix"],
)
def test_a_table_at_the_root_tells_of_files(name: str, table: str, write: Write, read_all: ReadAll) -> None:
    discovery, found = read_all(write({"docs/klaxon/a.txt": TEXT, "docs/klaxon/b.txt": TEXT, name: table}))
    assert titles(found) == {"docs/klaxon/a.txt": "Storm", "docs/klaxon/b.txt": "Calm"}
    assert discovery.notices == (
        f"{name}: taken as metadata for 2 of 2 files (0 rows match no file, 0 files have no row)",
    )


def test_a_given_table_is_joined_and_the_unmatched_are_counted(write: Write, read_all: ReadAll) -> None:
    corpus = write(
        {
            "docs/a.txt": TEXT,
            "docs/b.txt": TEXT,
            "m.csv": "path,date,publication\na.txt,2022-09-28,Klaxon\nz.txt,1998,Mirror",
        }
    )
    settings = Settings(corpus=CorpusSettings(metadata=("../m.csv",)))
    discovery, found = read_all(Path(), settings=settings, cwd=corpus / "docs")
    first = found[0]
    assert isinstance(first, Document)
    assert (first.outlet, first.published and first.published.source) == ("Klaxon", "sidecar")
    assert discovery.notices == (
        "../m.csv: taken as metadata for 1 of 2 files (1 rows match no file, 1 files have no row)",
    )


def test_a_name_that_two_files_have_is_joined_with_neither(write: Write, read_all: ReadAll) -> None:
    _, found = read_all(
        write({"x/a.txt": TEXT, "y/a.txt": TEXT, "b.txt": TEXT, "m.csv": "path,title\na.txt,Storm\nb.txt,Calm"})
    )
    assert titles(found) == {"x/a.txt": None, "y/a.txt": None, "b.txt": "Calm"}


def test_records_are_joined_by_id(write: Write, read_all: ReadAll) -> None:
    records = "\n".join(json.dumps({"id": name, "text": TEXT}) for name in "abc")
    _, found = read_all(write({"all.jsonl": records, "m.csv": "id,title\na,Storm\nb,Calm"}))
    assert [one.title for one in found if isinstance(one, Document)] == ["Storm", "Calm", None]


def test_what_the_text_says_of_itself_comes_first(write: Write, read_all: ReadAll) -> None:
    corpus = write({"a.txt": f"---\ntitle: Own\n---\n{TEXT}", "m.csv": "path,title,date\na.txt,Other,2022-09-28"})
    (document,) = (one for one in read_all(corpus)[1] if isinstance(one, Document))
    assert document.title == "Own"
    assert document.published is not None
    assert document.published.source == "sidecar"


def test_json_beside_a_text_tells_of_it(write: Write, read_all: ReadAll) -> None:
    corpus = write(
        {"a.txt": TEXT, "a.json": '{"title": "Storm", "date_publish": "2022-09-28 10:00:00"}', "b.json": "{}"}
    )
    discovery, found = read_all(corpus)
    assert titles(found) == {"a.txt": "Storm"}
    assert [file.path for file in discovery.files] == ["a.txt", "b.json"]
    assert [left.path for left in found if isinstance(left, Skipped)] == ["b.json"]


def test_broken_json_beside_a_text_is_a_failure_and_the_text_is_read(write: Write, read_all: ReadAll) -> None:
    _, found = read_all(write({"a.txt": TEXT, "a.json": "{"}))
    assert [type(one).__name__ for one in found] == ["Failure", "Document"]


@pytest.mark.parametrize(
    ("table", "left"),
    [
        ("path,start,end\na.txt,1,2", {"m.csv"}),
        ("path,text\na.txt,x", set()),
        ("path,inhalt\na.txt," + "x" * 1001, set()),
    ],
    ids=["rows that tell nothing of use", "rows with a text", "rows with a long field"],
)
def test_a_table_that_is_no_sidecar(table: str, left: set[str], write: Write, read_all: ReadAll) -> None:
    discovery, _ = read_all(write({"a.txt": TEXT, "m.csv": table}))
    assert {one.path for one in discovery.skipped} == left
    assert ("m.csv" in {file.path for file in discovery.files}) is not bool(left)
    assert discovery.notices == ()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("m.csv", "colour\nred", "no row has"),
        ("m.jsonl", "{", "line 1 is not valid JSON"),
        ("m.xml", "<a/>", "is read as"),
        (None, "", "no such file"),
    ],
)
def test_a_given_table_that_cannot_be_used_is_refused(
    name: str | None, content: str, said: str, write: Write, tmp_path: Path
) -> None:
    corpus = write({"a.txt": TEXT})
    if name:
        (tmp_path / name).write_text(content)
    settings = Settings(corpus=CorpusSettings(metadata=(name or "none.csv",)))
    with pytest.raises(ReadError, match=said):
        discover([corpus], settings, cwd=tmp_path)
