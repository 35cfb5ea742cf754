from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import trafilatura
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.model import Document, Failure, Skipped, Span
from copydesk.read import Discovery
from copydesk.read.html import extract
from copydesk.read.unpack import UnreadableError

ReadAll = Callable[..., tuple[Discovery, list[Any]]]
Write = Callable[[dict[str, Any]], Path]
BODY = (
    "The council of Harrow voted on Tuesday to close the old ferry for two winters, after divers found cracks.",
    "Mayor Ada Quill said that repairs would cost 3 million crowns & that buses would run each hour until spring.",
    "Fishermen in the upper harbour asked for a crossing of their own, which the council will discuss in May.",
)
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferry to close | Harrow Post</title>
<meta property="og:site_name" content="Harrow Post"><meta property="og:title" content="Ferry to close">
<meta property="article:published_time" content="2022-09-28T10:00:00+02:00">
<link rel="canonical" href="https://harrowpost.example/2022/ferry"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Ferry to close</h1>{body}</article>
<aside><a href="/x">Ten things to do this weekend</a></aside><footer><p>Copyright Harrow Post</p></footer></body></html>
"""
ARTICLE = PAGE.format(body="".join(f"<p>{line.replace('&', '&amp;')}</p>\n" for line in BODY))


def test_a_page_is_the_article_in_it(write: Write, read_all: ReadAll) -> None:
    (document,) = read_all(write({"klaxon/a.html": ARTICLE, "x/y.pdf": ""}))[1]
    assert all(line in document.text for line in BODY)
    assert not any(piece in document.text for piece in ("Sport", "weekend", "Copyright", "<p>", "&amp;"))
    assert document.body == Span(0, len(document.text))
    assert (document.title, document.url) == ("Ferry to close", "https://harrowpost.example/2022/ferry")
    assert (document.published.value, document.published.source) == ("2022-09-28", "field")
    assert document.extra["outlet_label"] == "Harrow Post"
    assert (document.encoding, document.extra["extracted"]) == ("html/utf-8", "html")


def test_blocks_of_a_page_are_apart_as_in_other_formats() -> None:
    """Rules that read paragraphs see in a page what they see in the same text by itself."""
    table = "<table><tr><th>Year</th><th>Cars</th></tr><tr><td>2020</td><td>300 | 1</td></tr></table>"
    body = (
        f"<p>{BODY[0]}</p><p>{BODY[2]}</p><ul><li>One boat.</li><li>Two boats.</li></ul>{table}<p>The end is near.</p>"
    )
    text = extract(PAGE.format(body=body).encode())[0].text
    assert text == "\n\n".join(
        (
            "Ferry to close",
            BODY[0],
            BODY[2],
            "- One boat.\n- Two boats.",
            "Year\tCars\n2020\t300 | 1",
            "The end is near.",
        )
    )


def test_a_page_declares_its_encoding(write: Write, read_all: ReadAll) -> None:
    page = ARTICLE.replace("utf-8", "iso-8859-2").replace("crowns", "złotych").encode("iso-8859-2")
    (document,) = read_all(write({"a.htm": page}))[1]
    assert "złotych" in document.text
    assert document.encoding == "html/iso-8859-2"


def test_text_without_tags_is_read_as_it_is(write: Write, read_all: ReadAll) -> None:
    (document,) = read_all(write({"a.html": "Ferry to close\n\nThe council voted: 3 < 5.\n"}))[1]
    assert document.text == "Ferry to close\n\nThe council voted: 3 < 5.\n"
    assert "extracted" not in document.extra


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><script>x()</script></body></html>",
        "<div>" * 100_000 + "x",
        "<html><!--" * 50_000,
        "<p " * 100_000 + "<b>",
    ],
    ids=["no text", "endless nesting", "open comments", "open tags"],
)
def test_a_page_without_an_article_is_skipped(page: str, write: Write, read_all: ReadAll) -> None:
    (found, _) = read_all(write({"a.html": page, "b.txt": "x"}))[1]
    assert isinstance(found, Skipped)
    assert "no running text" in found.reason


def test_a_page_that_is_too_large_is_a_failure(
    write: Write, read_all: ReadAll, monkeypatch: pytest.MonkeyPatch
) -> None:
    from copydesk.read import html

    monkeypatch.setattr(html, "LARGEST_PAGE", 100)
    (found, _) = read_all(write({"a.html": ARTICLE, "b.txt": "x"}))[1]
    assert isinstance(found, Failure)
    assert "save its article as .txt" in found.message


@pytest.mark.parametrize("unit", ["<li>a", "<p>word", "a<br>", "<tr><td>a</td></tr>"])
def test_endless_blocks_end_soon(unit: str) -> None:
    """Where each block cost as much as all before it, these would not come back today."""
    assert all(line in extract(PAGE.format(body=ARTICLE + unit * 6_000).encode())[0].text for line in BODY)
    with pytest.raises(UnreadableError, match="more than 40,000 blocks"):
        extract(PAGE.format(body=ARTICLE + unit * 45_000).encode())


@pytest.mark.parametrize("kind", ["json", "xml", "xmltei", "txt"])
def test_what_trafilatura_writes_is_read_without_settings(kind: str, write: Write, read_all: ReadAll) -> None:
    made = trafilatura.extract(
        ARTICLE, output_format=kind, with_metadata=True, url="https://harrowpost.example/2022/ferry"
    )
    assert made is not None
    name = {"json": "a.json", "xml": "a.xml", "xmltei": "a.tei", "txt": "a.txt"}[kind]
    (document,) = read_all(write({f"x/{name}": made, "y/b.txt": "x"}))[1][:1]
    assert isinstance(document, Document)
    assert all(line in document.text for line in BODY)
    assert document.title == "Ferry to close"
    assert document.url == "https://harrowpost.example/2022/ferry"
    assert document.published is not None
    assert document.published.value == "2022-09-28"
    assert (document.outlet, document.extra["outlet_label"]) == ("harrowpost.example", "Harrow Post")


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<div", ">", "<table><tr><td>", "<!--", "\0", "a word ", "&#x110000;"]))
)
def test_any_page_ends(pieces: list[str]) -> None:
    try:
        decoded, _ = extract("".join(pieces).encode())
    except UnreadableError as error:
        assert "\n" not in str(error)
    else:
        decoded.text.encode()
