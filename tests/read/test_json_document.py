import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Failure, Skipped
from copydesk.read import Discovery, ReadError, discover
from copydesk.read.json_document import records
from copydesk.settings import Settings

ReadAll = Callable[..., tuple[Discovery, list[Any]]]
Write = Callable[[dict[str, Any]], Path]
ONE, TWO = {"id": "a", "text": "One."}, {"id": "b", "text": "Two."}


def test_a_file_that_is_one_article_is_no_record(write: Write, read_all: ReadAll) -> None:
    article = {"text": "One.", "title": "Storm", "source": "https://klaxon.example/1", "date": "2022-09-28"}
    (document,) = read_all(write({"mirror/2021-01-01-a.json": json.dumps(article, indent=1), "x/b.txt": "x"}))[1][:1]
    assert (document.id, document.row, document.outlet) == ("mirror/2021-01-01-a.json", None, "klaxon.example")
    assert (document.title, document.published.value) == ("Storm", "2022-09-28")


def test_an_article_without_date_and_outlet_has_those_of_its_path(write: Write, read_all: ReadAll) -> None:
    (document,) = read_all(write({"mirror/2021-01-01-a.json": '{"text": "One."}', "x/b.txt": "x"}))[1][:1]
    assert (document.outlet, document.published.value) == ("mirror", "2021-01-01")


LISTS = {
    "a list": json.dumps([ONE, TWO]),
    "over lines": json.dumps([ONE, TWO], indent=2),
    "JSON lines": json.dumps(ONE) + "\n" + json.dumps(TWO) + "\n",
    "below a mark": "\ufeff" + json.dumps([ONE, TWO]),
}
# On one line of a .jsonl file, such an object would be one record.
HELD = {
    "under a name": json.dumps({"status": "ok", "articles": [ONE, TWO]}),
    "deeper": json.dumps({"response": {"results": [ONE, TWO]}}),
    "a search engine's hits": json.dumps({"hits": {"hits": [{"_index": "x", "_source": ONE}, {"_source": TWO}]}}),
}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        *(pytest.param("a.json", content, id=f"{told} in .json") for told, content in (LISTS | HELD).items()),
        *(pytest.param("a.jsonl", content, id=f"{told} in .jsonl") for told, content in LISTS.items()),
    ],
)
def test_a_list_of_articles(name: str, content: str, write: Write, read_all: ReadAll) -> None:
    found = read_all(write({name: content}))[1]
    assert [(each.id, each.row, each.text) for each in found] == [("a", 1, "One."), ("b", 2, "Two.")]


def test_utf16_is_read(write: Write, read_all: ReadAll) -> None:
    found = read_all(write({"a.json": json.dumps([{"text": "Två."}], ensure_ascii=False).encode("utf-16")}))[1]
    assert [(each.text, each.encoding) for each in found] == [("Två.", "utf-16-le")]


def test_the_articles_of_a_graph_with_their_publisher(write: Write, read_all: ReadAll) -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": "Klaxon"},
            {"@type": "Organization", "@id": "#paper", "name": "The Daily Klaxon"},
            {
                "@type": "NewsArticle", "headline": "Storm", "articleBody": "One.", "publisher": {"@id": "#paper"},
                "datePublished": "2022-09-28T10:00:00+02:00", "mainEntityOfPage": {"@id": "https://klaxon.example/1"},
                "inLanguage": "en-GB",
            },
        ],
    }  # fmt: skip
    (document,) = read_all(write({"a.json": json.dumps(graph)}))[1]
    assert (document.text, document.title, document.lang) == ("One.", "Storm", "en")
    assert (document.outlet, document.url) == ("The Daily Klaxon", "https://klaxon.example/1")


def test_an_element_that_is_no_article_is_one_failure(write: Write, read_all: ReadAll) -> None:
    found = read_all(write({"a.json": '[\n{"text": "One."},\n{"text": x},\n{"text": "Three."}]'}))[1]
    assert [(type(each), each.row) for each in found] == [(Document, 1), (Failure, 2), (Document, 3)]
    assert found[1].line == 3
    assert "is not valid JSON" in found[1].message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('[{"text": "One."}, {"text": "Tw', "is cut short"),
        ("[" * 100_000, "is cut short"),
        ('{"a":' * 100_000, "is JSON that cannot be read"),
        ('"x"', "is JSON, but no object"),
        ("one", "is not valid JSON"),
    ],
    ids=["a cut list", "endless nesting", "endless nesting of objects", "a string", "no JSON"],
)
def test_what_cannot_be_read_is_one_failure(content: str, said: str, write: Write, read_all: ReadAll) -> None:
    found = read_all(write({"a.json": content, "b.txt": "x"}))[1]
    (failure,) = (each for each in found if isinstance(each, Failure))
    assert said in failure.message


def test_json_that_is_no_article_is_skipped_in_a_folder_and_a_failure_by_name(write: Write, read_all: ReadAll) -> None:
    corpus = write({"state.json": '{"version": 1}', "b.txt": "x"})
    left = read_all(corpus)[1][1]
    assert isinstance(left, Skipped)
    assert "fields seen: version" in left.reason
    assert isinstance(read_all(corpus / "state.json")[1][0], Failure)


def test_an_empty_file_is_skipped(write: Write, read_all: ReadAll) -> None:
    assert read_all(write({"a.json": " \n", "b.txt": "x"}))[1][0] == Skipped("a.json", "has no records")


def test_a_binary_file_is_refused_by_name(write: Write) -> None:
    with pytest.raises(ReadError, match="binary"):
        discover([write({"a.json": b"\x89PNG\r\n\x1a\n"}) / "a.json"], Settings(), cwd="/")


VALUES = st.recursive(
    st.none() | st.booleans() | st.text(max_size=5) | st.integers(-9, 9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(st.lists(st.dictionaries(st.text(max_size=4), VALUES, max_size=3), max_size=5), st.sampled_from([None, 1]))
def test_a_list_is_cut_where_json_says(listed: list[dict[str, Any]], indent: int | None) -> None:
    content = json.dumps([{"text": "x"}, *listed], indent=indent).encode()
    stream = io.BytesIO(content + b" ")
    found = [record.values for record in records(stream, "json")]
    assert found == [{"text": "x"}, *listed] or any("@type" in each for each in listed)
