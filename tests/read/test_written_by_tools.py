"""What the tools of the field write is read without settings: samples they wrote (`tests/cases/tools/make.py`)."""

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copydesk.model import Document, Skipped
from copydesk.read import Discovery
from copydesk.read.fields import mapping
from copydesk.settings import FieldSettings

ReadAll = Callable[..., tuple[Discovery, list[Any]]]
Write = Callable[[dict[str, Any]], Path]
SAMPLES = Path(__file__).parents[1] / "cases" / "tools"
MAKER = importlib.util.spec_from_file_location("make", SAMPLES / "make.py")
assert MAKER is not None
assert MAKER.loader is not None
make = importlib.util.module_from_spec(MAKER)
MAKER.loader.exec_module(make)
# What each says of the article besides its text: outlet, address, title, day.
TOLD = {
    "newspaper4k.json": ("Harrow Post", make.URL, "Ferry to close", "2022-09-28"),
    "news-please.json": ("harrowpost.example", make.URL, "Ferry to close", "2022-09-28"),
    "fundus.json": ("fundus", None, "Ferry to close", "2022-09-28"),
    "datatrove.jsonl": ("harrowpost.example", make.URL, None, "2022-09-28"),
}


@pytest.mark.parametrize("name", TOLD)
def test_samples_of_tools_are_read_without_settings(name: str, write: Write, read_all: ReadAll) -> None:
    found = read_all(write({name: (SAMPLES / name).read_bytes()}))[1]
    assert len(found) == (2 if name == "datatrove.jsonl" else 1)
    for document in found:
        assert isinstance(document, Document)
        assert all(line in document.text for line in make.BODY)
        day = document.published.day if document.published else None
        assert (document.extra["outlet_label"], document.url, document.title, str(day)) == TOLD[name]


def test_every_tool_has_its_sample() -> None:
    assert set(make.TOOLS) == set(TOLD) == {file.name for file in SAMPLES.iterdir() if file.suffix != ".py"}


CRAWLED: dict[str, dict[str, Any]] = {
    "datatrove's reader of web archives": {
        "id": "<urn:uuid:1>",
        "metadata": {"dump": "CC-MAIN-2022-40", "url": "https://a.example/ferry", "date": "2022-09-28T10:00:00Z"},
    },
    "dolma's reader of web archives": {
        "id": "1", "source": "cc", "added": "2024-01-01T00:00:00.000Z", "created": "2022-09-28T10:00:00.000Z",
        "metadata": {"warc_url": "https://a.example/ferry", "url": "a.example/ferry", "warc_date": "2022-09-28"},
    },
    "C4": {"timestamp": "2022-09-28T10:00:00Z", "url": "https://a.example/ferry"},
    "OSCAR": {
        "warc_headers": {"warc-target-uri": "https://a.example/ferry", "warc-date": "2022-09-28T10:00:00Z"},
        "metadata": {"identification": {"label": "en", "prob": 0.9}},
    },
}  # fmt: skip


@pytest.mark.parametrize("tool", CRAWLED)
def test_the_day_of_a_crawl_is_not_when_an_article_was_published(tool: str, write: Write, read_all: ReadAll) -> None:
    line = json.dumps({"text": "The ferry is closed."} | CRAWLED[tool])
    (document,) = read_all(write({"part.jsonl": line}))[1]
    assert (document.url, document.outlet, document.published) == ("https://a.example/ferry", "a.example", None)
    assert "date" not in mapping({"text": ""} | CRAWLED[tool], FieldSettings())
    dated = CRAWLED[tool] | {"text": "The ferry is closed.", "date_published": "2013-02-01"}
    (document,) = read_all(write({"part.jsonl": json.dumps(dated)}))[1]
    assert tool == "C4" or document.published.value == "2013-02-01"


def test_a_source_of_dolma_is_no_outlet(write: Write, read_all: ReadAll) -> None:
    record = {"id": "1", "text": "The ferry is closed.", "source": "common-crawl", "added": "2024-01-01T00:00:00.000Z"}
    (document,) = read_all(write({"1.jsonl": json.dumps(record)}))[1]
    assert (document.outlet, document.published, document.extra["dataset"]) == (None, None, "common-crawl")


def test_attributes_beside_documents_are_left_out(write: Write, read_all: ReadAll) -> None:
    attributes = json.dumps({"id": "1", "attributes": {"FS001": [[0, 4, 0.9]]}}) + "\n"
    corpus = write(
        {"documents/1.jsonl": '{"id": "1", "text": "Closed."}\n', "attributes/desk/1.jsonl": attributes * 30}
    )
    left, document = read_all(corpus)[1]
    assert isinstance(left, Skipped)
    assert left.reason.startswith("holds attributes of records")
    assert isinstance(document, Document)


def test_a_folder_that_datasets_saved(write: Write, read_all: ReadAll) -> None:
    pa = pytest.importorskip("pyarrow")
    sink = pa.BufferOutputStream()
    table = pa.table({"text": ["The ferry is closed."], "url": ["https://a.example/ferry"]})
    with pa.ipc.new_stream(sink, table.schema) as out:
        out.write_table(table)
    files = {
        "dataset_dict.json": '{"splits": ["train"]}',
        "train/data-00000-of-00001.arrow": sink.getvalue().to_pybytes(),
        "train/dataset_info.json": '{"citation": "", "description": "", "features": {}, "homepage": "", "license": ""}',
        "train/state.json": '{"_data_files": [{"filename": "data-00000-of-00001.arrow"}], "_fingerprint": "1"}',
    }
    found = read_all(write(files))[1]
    assert [(type(each), each.path) for each in found] == [
        (Skipped, "dataset_dict.json"), (Document, "train/data-00000-of-00001.arrow"),
        (Skipped, "train/dataset_info.json"), (Skipped, "train/state.json"),
    ]  # fmt: skip
