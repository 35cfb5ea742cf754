import pickle
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Failure, Span
from copydesk.read import (
    Discovery,
    ReadContext,
    ReadError,
    context_for,
    documents_from,
    read_text,
    show_fields,
)
from copydesk.settings import CorpusSettings, Settings

ReadAll = Callable[..., tuple[Discovery, list[Any]]]
Write = Callable[[dict[str, Any]], Path]
TEXT = "River floods the old town\n\nThe river rose two metres in a night, the council said on Tuesday.\n"


def one(found: list[Any]) -> Document:
    (document,) = (each for each in found if isinstance(each, Document))
    return document


def test_a_text_with_front_matter(write: Write, read_all: ReadAll) -> None:
    matter = "---\noutlet: The Daily Klaxon\npublished: 2022-09-28T10:00:00+02:00\nurl: https://klaxon.example/a\n---\n"
    document = one(read_all(write({"x/a.txt": matter + TEXT, "y/b.md": ""}))[1][:1])
    assert document.text == matter + TEXT
    assert document.body == Span(len(matter), len(matter + TEXT))
    assert (document.id, document.path, document.row) == ("x/a.txt", "x/a.txt", None)
    assert (document.outlet, document.title, document.lang) == ("The Daily Klaxon", "River floods the old town", "en")
    assert document.published is not None
    assert (document.published.day, document.published.source) == (date(2022, 9, 28), "front matter")


def test_a_broken_front_matter_is_a_failure_and_the_text_is_read(write: Write, read_all: ReadAll) -> None:
    _, found = read_all(write({"a.txt": "---\noutlet: Klaxon\ntitle: a: b\n---\n" + TEXT}))
    assert [type(each) for each in found] == [Failure, Document]
    assert one(found).outlet == "Klaxon"
    assert isinstance(found[0], Failure)
    assert found[0].path == "a.txt"
    assert found[0].message.startswith("line 3")


def test_the_outlet_is_told_in_this_order(write: Write, read_all: ReadAll) -> None:
    matter = "---\noutlet: Named\nurl: https://www.host.example/a\n---\n"
    corpus = write({"folder/a.txt": matter + TEXT})
    told = []
    for settings in (
        CorpusSettings(outlet="Option", path="{outlet}/a.txt"),
        CorpusSettings(path="{outlet}/a.txt"),
        CorpusSettings(),
    ):
        document = one(read_all(corpus, settings=Settings(corpus=settings))[1])
        told.append((document.outlet, document.extra["outlet_from"]))
    (corpus / "folder" / "a.txt").write_text(matter.replace("outlet: Named\n", "") + TEXT)
    told.append((one(read_all(corpus)[1]).outlet, one(read_all(corpus)[1]).extra["outlet_from"]))
    (corpus / "folder" / "a.txt").write_text(TEXT)
    told.append((one(read_all(corpus)[1]).outlet, one(read_all(corpus)[1]).extra["outlet_from"]))
    assert told == [
        ("Option", "option"), ("folder", "template"), ("Named", "field"), ("host.example", "url"), ("folder", "folder"),
    ]  # fmt: skip


def test_texts_of_one_folder_are_one_outlet_whether_they_name_it_or_not(write: Write, read_all: ReadAll) -> None:
    _, found = read_all(
        write({"daily-klaxon/a.txt": f"---\noutlet: The Daily Klaxon\n---\n{TEXT}", "daily-klaxon/b.txt": TEXT})
    )
    documents = [each for each in found if isinstance(each, Document)]
    assert [document.outlet for document in documents] == ["daily-klaxon", "daily-klaxon"]
    assert [document.extra["outlet_label"] for document in documents] == ["The Daily Klaxon", "daily-klaxon"]


def test_a_flat_folder_tells_no_outlet_and_a_record_file_its_stem(write: Write, read_all: ReadAll) -> None:
    _, found = read_all(write({"a.txt": TEXT, "klaxon.jsonl": '{"text": "One."}'}))
    assert [each.outlet for each in found if isinstance(each, Document)] == [None, "klaxon"]


def test_folders_named_one_by_one_are_outlets(write: Write, read_all: ReadAll) -> None:
    corpus = write({"klaxon/a.txt": TEXT, "mirror/b.txt": TEXT})
    _, found = read_all(corpus / "klaxon", corpus / "mirror")
    assert [each.outlet for each in found if isinstance(each, Document)] == ["klaxon", "mirror"]
    assert one(read_all(corpus / "klaxon")[1]).outlet is None


def test_aliases_are_joined(write: Write, read_all: ReadAll) -> None:
    settings = Settings(outlets={"Klaxon": ("klaxon online", "klaxon.example")})
    corpus = write(
        {
            "a.jsonl": '{"text": "One.", "outlet": "Klaxon Online"}\n{"text": "Two.", "url": "https://www.klaxon.example/x"}'
        }
    )
    _, found = read_all(corpus, settings=settings)
    assert [each.outlet for each in found if isinstance(each, Document)] == ["Klaxon", "Klaxon"]


@pytest.mark.parametrize(
    ("name", "settings", "source", "value"),
    [
        ("klaxon/2022-09-28-a.txt", CorpusSettings(date="1998"), "path", "2022-09-28"),
        ("klaxon/1998/March/a.txt", CorpusSettings(path="{outlet}/{year}/{month}/{slug}.txt"), "path", "1998-March"),
        ("klaxon/a.txt", CorpusSettings(date="1998"), "option", "1998"),
    ],
)
def test_the_date(
    name: str, settings: CorpusSettings, source: str, value: str, write: Write, read_all: ReadAll
) -> None:
    published = one(read_all(write({name: TEXT}), settings=Settings(corpus=settings))[1]).published
    assert published is not None
    assert (published.source, published.value) == (source, value)


def test_the_name_of_a_record_file_does_not_date_its_records(write: Write, read_all: ReadAll) -> None:
    assert one(read_all(write({"klaxon-2022-09-28.jsonl": '{"text": "One."}'}))[1]).published is None


def test_a_date_option_that_is_none_is_refused() -> None:
    with pytest.raises(ReadError, match="cannot understand the date 'soon'"):
        context_for(Settings(corpus=CorpusSettings(date="soon")))


def test_an_empty_text_is_a_document(write: Write, read_all: ReadAll) -> None:
    document = one(read_all(write({"a.txt": ""}))[1])
    assert (document.text, document.title, document.lang, document.body) == ("", None, None, Span(0, 0))


def test_damage_is_told_with_its_offsets(write: Write, read_all: ReadAll) -> None:
    document = one(read_all(write({"a.txt": b"\xef\xbb\xbf" + "é".encode() + b" \xff\xff end"}))[1])
    assert document.extra["undecodable"] == [[2, 4]]
    assert document.text[2:4] == "\ufffd\ufffd"


def test_standard_input_is_one_document() -> None:
    (document,) = read_text(TEXT.encode("utf-16"), context=ReadContext())
    assert isinstance(document, Document)
    assert (document.id, document.path, document.outlet, document.encoding) == ("-", "-", None, "utf-16")


def test_the_context_can_be_sent_to_a_worker(write: Write, read_all: ReadAll) -> None:
    discovery, _ = read_all(write({"a.txt": TEXT, "m.csv": "path,title\na.txt,Storm", "b.jsonl": '{"text": "One."}'}))
    context = context_for(Settings(corpus=CorpusSettings(date="2022")), discovery)
    assert pickle.loads(pickle.dumps((context, discovery))) == (context, discovery)


ROWS = [{"id": "a", "text": "One.", "date": "2022-09-28"}, {"id": "b", "text": "Two.", "date": None}]


@pytest.mark.parametrize(
    "source",
    [ROWS, iter(ROWS), pd.DataFrame(ROWS), pl.DataFrame(ROWS), pa.Table.from_pylist(ROWS)],
    ids=["dicts", "a generator", "pandas", "polars", "Arrow"],
)
def test_documents_from_what_python_programs_hold(source: Any) -> None:
    found = list(documents_from(source, ReadContext()))
    assert [(each.id, each.row, each.text) for each in found if isinstance(each, Document)] == [
        ("a", 1, "One."),
        ("b", 2, "Two."),
    ]
    first, second = found
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert first.published is not None
    assert second.published is None


def test_documents_pass_and_other_values_are_failures() -> None:
    document = Document("x", "x", "Text.")
    found = list(documents_from([document, 7, {"nr": 1}], ReadContext()))
    assert found[0] is document
    assert [(each.row, type(each)) for each in found[1:]] == [(2, Failure), (3, Failure)]


def test_what_show_fields_tells(write: Write, read_all: ReadAll) -> None:
    discovery, _ = read_all(write({"a.txt": TEXT, "b.pdf": "x", "c.jsonl": '{"content": "One.", "score": 1}'}))
    assert show_fields(discovery.files, ReadContext()) == [
        {"path": "c.jsonl", "fields": {"text": "content"}, "unread": ["score"], "empty": []}
    ]


def test_a_field_that_the_first_record_lacks_is_shown_with_the_others(write: Write, read_all: ReadAll) -> None:
    records = (
        '{"text": "One.", "date": null, "metadata": {"title": ""}, "editor": ""}\n'
        '{"text": "Two.", "date": "2021-05-06", "metadata": {"title": "A second one"}, "editor": null}\n'
    )
    discovery, _ = read_all(write({"c.jsonl": records}))
    (shown,) = show_fields(discovery.files, ReadContext())
    assert shown["fields"] == {"text": "text", "date": "date", "title": "metadata.title"}
    assert (shown["unread"], shown["empty"]) == (["metadata"], ["editor"])


@given(st.binary(max_size=300), st.sampled_from(["", "---\n", "---\nkey: x\n---\n"]))
def test_any_bytes_are_a_document(data: bytes, head: str) -> None:
    found = [each for each in read_text(head.encode() + data, context=ReadContext()) if isinstance(each, Document)]
    assert len(found) == 1
    assert 0 <= found[0].body.start <= found[0].body.end == len(found[0].text)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.tsv"])
@given(data=st.binary(max_size=300))
def test_any_bytes_in_a_record_file_raise_nothing(
    name: str, data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from copydesk.read import InputFile, read_file

    file = tmp_path_factory.getbasetemp() / name
    file.write_bytes(data)
    head = "id,text\n" if name != "a.jsonl" else '{"text": "One."}\n'
    for content in (data, head.encode() + data):
        file.write_bytes(content)
        kind: Any = name[2:]
        for each in read_file(InputFile(location=str(file), path=name, kind=kind), ReadContext()):
            assert each.path == name
