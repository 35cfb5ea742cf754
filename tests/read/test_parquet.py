from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from copydesk.model import Document, Failure, Skipped
from copydesk.read import Discovery, InputFile, ReadContext, read_file
from copydesk.settings import FieldSettings, Settings

ReadAll = Callable[..., tuple[Discovery, list[Any]]]
Write = Callable[[dict[str, Any]], Path]
ROWS: dict[str, Any] = {
    "id": ["a", "b", "b"],
    "text": ["One.", "Två.", None],
    "date": [datetime(2022, 9, 28, 8, tzinfo=UTC), None, None],
    "metadata": [{"url": "https://klaxon.example/1", "language": "en"}, None, None],
    "vector": [[1.0, 2.0], [], None],
}


def saved(table: pa.Table, kind: str) -> bytes:
    stream = pa.BufferOutputStream()
    if kind == "parquet":
        parquet.write_table(table, stream)
    else:
        opened = pa.ipc.new_stream if kind == "arrow stream" else pa.ipc.new_file
        with opened(stream, table.schema) as writer:
            writer.write_table(table)
    return bytes(stream.getvalue())


KINDS = ["parquet", "arrow stream", "arrow file"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_rows_of_a_data_set(kind: str, write: Write, read_all: ReadAll) -> None:
    name = "klaxon." + kind.split(maxsplit=1)[0]
    found = read_all(write({f"data/{name}": saved(pa.table(ROWS), kind)}))[1]
    one, two, three = found
    assert (one.id, one.row, one.text, one.outlet, one.lang) == ("a", 1, "One.", "klaxon.example", "en")
    assert (one.published.precision, one.published.earliest) == ("minute", datetime(2022, 9, 28, 8))
    assert (two.text, two.row, two.outlet, two.published) == ("Två.", 2, "klaxon", None)
    assert two.id.startswith(f"{two.path}#")
    assert isinstance(three, Failure)
    assert (three.row, "lacks a field" in three.message) == (3, True)


def test_a_data_set_s_card_is_no_article(write: Write) -> None:
    from copydesk.read import discover

    corpus = write({"data/train.parquet": saved(pa.table(ROWS), "parquet"), "README.md": "# A set", "x/README.md": "x"})
    found = discover([corpus], Settings(), cwd="/")
    assert [file.path for file in found.files] == ["data/train.parquet", "x/README.md"]
    assert found.skipped == (Skipped("README.md", "describes the data set beside it; name it to have it read"),)


def test_times_beyond_python_s_are_read(write: Write, read_all: ReadAll) -> None:
    times = pa.array([1, 2**62, None], pa.timestamp("ns"))
    years = pa.array([2**50, 0, None], pa.timestamp("s"))
    table = pa.table({"text": ["One.", "Two.", "Three."], "date": times, "created": years})
    found = read_all(write({"a.parquet": saved(table, "parquet")}))[1]
    assert [each.text for each in found] == ["One.", "Two.", "Three."]


def test_a_column_can_be_named_and_a_missing_one_names_those_there_are(write: Write, read_all: ReadAll) -> None:
    corpus = write({"a.parquet": saved(pa.table({"inhalt": ["One."], "nr": [1]}), "parquet")})
    (failure,) = read_all(corpus)[1]
    assert "fields seen: inhalt, nr" in failure.message
    (document,) = read_all(corpus, settings=Settings(fields=FieldSettings(text="inhalt")))[1]
    assert document.text == "One."


def test_a_table_that_repeats_itself_without_end_is_left(
    write: Write, read_all: ReadAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    from copydesk.read import parquet as reader

    monkeypatch.setattr(reader, "RATIO_FROM", 1 << 20)
    table = pa.table({"text": pa.array(["a" * 20_000] * 2000).dictionary_encode()})
    found = read_all(write({"a.parquet": saved(table, "parquet")}))[1]
    assert "decompression bomb" in found[-1].message
    assert len(found) < 60


def test_few_bytes_that_stand_for_a_long_text_in_every_row_do_not_fill_the_memory(
    write: Write, read_all: ReadAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    from copydesk.read import parquet as reader

    monkeypatch.setattr(reader, "RATIO_FROM", 1 << 20)
    column = pa.DictionaryArray.from_arrays(pa.array([0] * 400, pa.int32()), pa.array(["word " * 200_000]))
    *some, last = read_all(write({"a.parquet": saved(pa.table({"text": column}), "parquet")}))[1]
    assert "decompression bomb" in last.message
    assert len(some) < 20


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("cut", [0, 10, -20])
def test_a_cut_file_is_one_failure(kind: str, cut: int, write: Write, read_all: ReadAll) -> None:
    name = "a." + kind.split(maxsplit=1)[0]
    found = read_all(write({name: saved(pa.table(ROWS), kind)[:cut], "b.txt": "x"}))[1]
    assert "is damaged" in found[0].message or isinstance(found[0], Document)


def test_a_table_without_rows_is_skipped(write: Write, read_all: ReadAll) -> None:
    empty = saved(pa.table({"text": pa.array([], pa.string())}), "parquet")
    assert read_all(write({"a.parquet": empty, "b.txt": "x"}))[1][0] == Skipped("a.parquet", "has no records")


VALID = {kind: saved(pa.table(ROWS), kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=60)
@given(changes=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=4))
def test_a_damaged_file_ends(
    kind: str, changes: list[tuple[int, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = bytearray(VALID[kind])
    for place, byte in changes:
        data[place % len(data)] = byte
    name: Any = kind.split(maxsplit=1)[0]
    file = tmp_path_factory.getbasetemp() / f"a.{name}"
    file.write_bytes(data)
    for each in read_file(InputFile(location=str(file), path=file.name, kind=name), ReadContext()):
        assert isinstance(each, Document | Failure | Skipped)
