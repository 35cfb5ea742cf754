import gzip
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from copydesk.model import Document, Failure, Skipped
from copydesk.read import Discovery, InputFile, ReadContext, read_file

ReadAll = Callable[..., tuple[Discovery, list[Any]]]
Write = Callable[[dict[str, Any]], Path]
LINES = (
    "The council of Harrow voted on Tuesday to close the old ferry for two winters, after divers found cracks.",
    "Mayor Ada Quill said that repairs would cost 3 million crowns and that buses would run each hour until spring.",
)
PAGE = "<html><head><title>Ferry</title></head><body><nav>Home</nav><article>{}</article></body></html>"


def archive(*, gzip: bool = False) -> bytes:
    """An archive with a request, a page, an image, a page not found and a page without text."""
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=gzip)
    page = PAGE.format("".join(f"<p>{line}</p>" for line in LINES)).encode()
    address = "https://harrowpost.example/2022/09/28/ferry"
    put(writer, writer.create_warc_record(address, "request", payload=io.BytesIO(b"GET / HTTP/1.1\r\n\r\n")))
    for status, kind, content in (
        ("200 OK", "text/html; charset=utf-8", page),
        ("200 OK", "image/png", b"\x89PNG"),
        ("404 Not Found", "text/html", page),
        ("200 OK", "text/html", b"<html><body></body></html>"),
    ):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(address, "response", payload=io.BytesIO(content), http_headers=headers)
        put(writer, record)
    return stream.getvalue()


def put(writer: WARCWriter, record: Any) -> None:
    """Write a record; warcio leaves the temporary file open that it keeps the content in."""
    writer.write_record(record)
    record.raw_stream.close()


def texts(*contents: str, gzip: bool = False) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=gzip)
    for number, text in enumerate(contents):
        payload = io.BytesIO(text.encode())
        kind = "text/plain"
        address = f"https://harrowpost.example/{number}"
        put(writer, writer.create_warc_record(address, "conversion", payload=payload, warc_content_type=kind))
    return stream.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_the_pages_of_an_archive_are_articles(packed: bool, write: Write, read_all: ReadAll) -> None:
    name = "crawl.warc.gz" if packed else "crawl.warc"
    document, empty = read_all(write({name: archive(gzip=packed)}))[1]
    assert (empty.path, empty.row) == (name, 5)
    assert empty.reason.endswith("is a page without an article: no running text was found in it")
    assert all(line in document.text for line in LINES)
    assert "Home" not in document.text
    assert (document.row, document.url) == (2, "https://harrowpost.example/2022/09/28/ferry")
    assert (document.outlet, document.published.value) == ("harrowpost.example", "2022-09-28")
    assert document.id.startswith(f"{name}#")
    assert document.extra["extracted"] == "html"


@pytest.mark.parametrize("name", ["a.wet", "a.warc.wet.gz"])
def test_texts_taken_from_pages_before(name: str, write: Write, read_all: ReadAll) -> None:
    found = read_all(write({name: texts("One.\n", "Två.\n", gzip=name.endswith("gz"))}))[1]
    assert [(each.row, each.text, each.outlet) for each in found] == [
        (1, "One.\n", "harrowpost.example"), (2, "Två.\n", "harrowpost.example"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Just text.\n", "no web archive"),
        (texts("One.\n" * 50)[:-100], "is cut short"),
        (gzip.compress(texts("One.\n" * 50))[:-40], "is cut short"),
        (texts("One.").replace(b"Content-Length: 4", b"Content-Length: 2"), "another length than they declare"),
    ],
    ids=["text", "cut", "cut while packed", "a wrong length"],
)
def test_what_cannot_be_read_is_one_clear_line(
    data: bytes, said: str, write: Write, read_all: ReadAll, capsys: pytest.CaptureFixture[str]
) -> None:
    found = read_all(write({"a.warc": data, "b.txt": "x"}))[1]
    assert any(said in each.message for each in found if isinstance(each, Failure))
    assert capsys.readouterr().err == ""


VALID = archive() + texts("One.")


@settings(max_examples=60)
@given(
    changes=st.lists(st.tuples(st.integers(0, len(VALID) - 1), st.integers(0, 255)), max_size=8),
    end=st.integers(0, len(VALID)),
)
def test_a_damaged_archive_ends(
    changes: list[tuple[int, int]], end: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = bytearray(VALID)
    for place, byte in changes:
        data[place] = byte
    file = tmp_path_factory.getbasetemp() / "a.warc"
    for tried in (bytes(data), bytes(data[:end])):
        file.write_bytes(tried)
        for each in read_file(InputFile(location=str(file), path="a.warc", kind="warc"), ReadContext()):
            assert isinstance(each, Document | Failure | Skipped)
