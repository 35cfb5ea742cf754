import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copydesk.model import Document, Failure, Skipped
from copydesk.read import Discovery
from copydesk.settings import FieldSettings, Settings

ReadAll = Callable[..., tuple[Discovery, list[Any]]]
Write = Callable[[dict[str, Any]], Path]


def documents(found: list[Any]) -> list[Document]:
    return [document for document in found if isinstance(document, Document)]


def failures(found: list[Any]) -> list[Failure]:
    return [failure for failure in found if isinstance(failure, Failure)]


def test_a_line_of_json_is_a_document(write: Write, read_all: ReadAll) -> None:
    record = {
        "id": "a1",
        "text": "The river rose.",
        "date": "2022-09-28",
        "url": "https://paper.example/storm",
        "title": "Storm",
    }
    _, found = read_all(write({"klaxon.jsonl": json.dumps(record) + "\n"}))
    (document,) = documents(found)
    assert (document.id, document.path, document.row, document.text) == ("a1", "klaxon.jsonl", 1, "The river rose.")
    assert (document.outlet, document.title, document.url) == ("paper.example", "Storm", "https://paper.example/storm")
    assert document.published is not None
    assert (document.published.source, document.published.value) == ("field", "2022-09-28")
    assert document.extra == {
        "line": 1,
        "outlet_label": "paper.example",
        "outlet_from": "url",
        "url_key": "paper.example/storm",
        "outlet_host": "paper.example",
    }


def test_a_broken_line_is_one_failure_and_rows_are_physical_lines(write: Write, read_all: ReadAll) -> None:
    lines = ['{"text": "One."}', "", '{"text": "Two.', '["three"]', '{"text": "Four."}']
    _, found = read_all(write({"klaxon.jsonl": "\n".join(lines)}))
    assert [document.row for document in documents(found)] == [1, 5]
    assert [failure.row for failure in failures(found)] == [3, 4]
    assert "is not valid JSON" in failures(found)[0].message
    assert "no object" in failures(found)[1].message


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b'{"text": "a", "score": NaN}', "a"),
        (b'{"text": "a\x00b"}', "a\0b"),
        (b'{"text": "a\\u0000b"}', "a\0b"),
        (b'{"text": "a\\ud800b"}', "a\ufffdb"),
        ('{"text": "a\u2028b"}'.encode(), "a\u2028b"),
        (b'\xef\xbb\xbf{"text": "a"}', "a"),
        ('{"text": "ab"}'.encode("utf-16"), "ab"),
        (b'{"text": "caf\xe9"}', "café"),
        (b'{"text": "a", "caf\xe9": 1}', "a"),
    ],
    ids=[
        "NaN",
        "a raw NUL",
        "an escaped NUL",
        "a lone surrogate",
        "a line separator",
        "a mark",
        "UTF-16",
        "Latin-1",
        "a key in Latin-1",
    ],
)
def test_odd_lines_are_read(line: bytes, text: str, write: Write, read_all: ReadAll) -> None:
    _, found = read_all(write({"klaxon.jsonl": line}))
    assert [document.text for document in documents(found)] == [text]


def test_endless_nesting_is_one_failure(write: Write, read_all: ReadAll) -> None:
    _, found = read_all(write({"klaxon.jsonl": '{"text": "One."}\n{"a": ' + "[" * 100_000}))
    assert (len(documents(found)), len(failures(found))) == (1, 1)


def test_an_id_counts_where_it_is_unique_in_its_file(write: Write, read_all: ReadAll) -> None:
    rows = [{"id": 1, "text": "One."}, {"id": 2, "text": "Two."}, {"id": 2, "text": "Three."}, {"text": "Four."}]
    _, found = read_all(write({"klaxon.jsonl": "\n".join(map(json.dumps, rows))}))
    ids = [document.id for document in documents(found)]
    assert ids[0] == "1"
    assert all(name.startswith("klaxon.jsonl#") for name in ids[1:])
    assert len(set(ids)) == 4


def test_the_id_of_a_record_without_one_does_not_depend_on_its_row(write: Write, read_all: ReadAll) -> None:
    one, two = json.dumps({"text": "One."}), json.dumps({"text": "Two."})
    _, before = read_all(write({"klaxon.jsonl": f"{one}\n{two}"}))
    _, after = read_all(write({"klaxon.jsonl": f"{two}\n{one}"}))
    assert {d.id for d in documents(before)} == {d.id for d in documents(after)}


def test_a_table_is_read_with_record_numbers_and_lines(write: Write, read_all: ReadAll) -> None:
    table = 'id,text,date\na,"One\nmore line",2022-09-28\nb,"Two, and ""three""",1998\n\nc,Four,\n'
    _, found = read_all(write({"klaxon.csv": table}))
    assert [(d.id, d.row, d.extra["line"], d.text) for d in documents(found)] == [
        ("a", 1, 2, "One\nmore line"), ("b", 2, 4, 'Two, and "three"'), ("c", 3, 6, "Four"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "table"),
    [("a.tsv", "id\ttext\n1\tOne, two"), ("a.csv", "id;text\n1;One, two"), ("a.csv", "\ufeffid|text\n1|One, two")],
    ids=["tabs", "semicolons", "bars, below a mark"],
)
def test_separators(name: str, table: str, write: Write, read_all: ReadAll) -> None:
    _, found = read_all(write({name: table}))
    assert [(d.id, d.text) for d in documents(found)] == [("1", "One, two")]


def test_a_table_of_another_encoding(write: Write, read_all: ReadAll) -> None:
    _, found = read_all(write({"a.csv": "id,text\n1,Ein schöner Tag für Bürger".encode("cp1252")}))
    assert [(d.text, d.encoding) for d in documents(found)] == [("Ein schöner Tag für Bürger", "cp1252")]


def test_a_row_with_too_many_values_is_one_failure(write: Write, read_all: ReadAll) -> None:
    _, found = read_all(write({"a.csv": "id,text\n1,One, two\n2,Three\n3\n"}))
    assert [d.text for d in documents(found)] == ["Three"]
    assert [(f.row, f.message.split(";")[0]) for f in failures(found)] == [
        (1, "has 3 values for 2 columns"),
        (3, "lacks a field that holds the text (fields seen: id)"),
    ]


def test_a_huge_field_and_a_nul_are_read(write: Write, read_all: ReadAll) -> None:
    text = "word " * 60_000 + "\0end"
    _, found = read_all(write({"a.csv": f"id,text\n1,{text}\n"}))
    assert documents(found)[0].text == text


def test_a_file_without_a_text_field_is_one_failure_that_lists_its_keys(write: Write, read_all: ReadAll) -> None:
    rows = [{"nr": number, "inhalt": "x" * 2000, "meta": {"lead": "y"}} for number in range(50)]
    _, found = read_all(write({"a.jsonl": "\n".join(map(json.dumps, rows))}))
    (failure,) = failures(found)
    assert (failure.path, failure.row) == ("a.jsonl", None)
    assert "fields seen: nr, inhalt, meta, meta.lead" in failure.message
    assert "[fields] text" in failure.message


def test_a_record_without_text_among_others_is_one_failure(write: Write, read_all: ReadAll) -> None:
    rows = [{"nr": 1}, {"text": "Two."}, {"nr": 3}]
    _, found = read_all(write({"a.jsonl": "\n".join(map(json.dumps, rows))}))
    assert [f.row for f in failures(found)] == [1, 3]
    assert [d.row for d in documents(found)] == [2]


def test_fields_can_be_named(write: Write, read_all: ReadAll) -> None:
    settings = Settings(fields=FieldSettings(text="inhalt.lang"))
    _, found = read_all(write({"a.jsonl": '{"inhalt": {"lang": "Text."}}'}), settings=settings)
    assert [d.text for d in documents(found)] == ["Text."]


@pytest.mark.parametrize("content", ["", "\n\n", "id,text\n"], ids=["empty", "blank lines", "a header alone"])
def test_a_file_without_records_is_skipped(content: str, write: Write, read_all: ReadAll) -> None:
    name = "a.csv" if "," in content else "a.jsonl"
    _, found = read_all(write({name: content, "b.txt": "Text."}))
    assert Skipped(name, "has no records") in found


def test_names_of_fields_are_told_in_one_line(write: Write, read_all: ReadAll) -> None:
    (failure,) = failures(read_all(write({"a.jsonl": json.dumps({"a\nb": 1, "x" * 500: 2})}))[1])
    assert "\n" not in failure.message
    assert "fields seen: a b, xxx" in failure.message
    assert len(failure.message) < 250


@pytest.mark.parametrize(
    "endless",
    [
        {"title": "t" * 90_000}, {"headlines": [{"value": "t" * 90_000}]}, {"url": "https://a.example/" + "u" * 90_000},
        {"url": "https://" + "a." * 900}, {"source": "https://a.example/" + "u" * 90_000}, {"outlet": "o" * 90_000},
        {"publisher": {"name": "p" * 90_000}}, {"id": "i" * 90_000}, {"authors": ["a" * 90_000] * 9},
        {"date": "9" * 90_000}, {"language": "q" * 90_000},
        {"source": "d" * 90_000, "added": "2024", "metadata": {"url": "https://a.example/" + "u" * 90_000}},
    ],
    ids="-".join,
)  # fmt: skip
def test_what_is_told_of_a_text_is_bounded(endless: dict[str, Any], write: Write, read_all: ReadAll) -> None:
    """Every finding repeats some of it, and every partner."""
    _, found = read_all(write({"klaxon.jsonl": json.dumps({"text": "The river rose."} | endless)}))
    (document,) = documents(found)
    told = [
        document.id,
        document.outlet,
        document.title,
        document.url,
        document.lang,
        document.published,
        document.extra,
    ]
    assert len(repr(told)) < 7_000


def test_ids_that_differ_far_behind_tell_records_apart(write: Write, read_all: ReadAll) -> None:
    lines = [json.dumps({"text": f"{end}.", "id": "i" * 9_000 + end}) for end in "ab"]
    one, other = documents(read_all(write({"klaxon.jsonl": "\n".join(lines)}))[1])
    assert one.id != other.id
