from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Failure, Skipped
from copydesk.read import Discovery, InputFile, ReadContext, read_file

ReadAll = Callable[..., tuple[Discovery, list[Any]]]
Write = Callable[[dict[str, Any]], Path]
TEI = """<?xml version="1.0"?><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>Storm</title></titleStmt>
<publicationStmt><publisher>The Daily Klaxon</publisher><date when="1898-03-14">March</date></publicationStmt>
<sourceDesc><bibl><ptr target="https://klaxon.example/1"/></bibl></sourceDesc></fileDesc>
<encodingDesc><ptr target="https://tool.example/"/></encodingDesc>
<profileDesc><langUsage><language ident="en">English</language></langUsage></profileDesc></teiHeader>
<text><front><p>Front.</p></front><body><head>Storm</head><p>The river <hi>rose</hi>
   two<note>By hand.</note> metres.</p><lg><l>One</l><l>Two</l></lg><p>A<lb/>B</p></body></text></TEI>"""


def test_tei_is_an_article(write: Write, read_all: ReadAll) -> None:
    (document, _) = read_all(write({"a.xml": TEI, "x/b.txt": "x"}))[1]
    assert document.text == "Storm\n\nThe river rose two metres.\n\nOne\n\nTwo\n\nA\nB"
    assert (document.id, document.row, document.title, document.lang) == ("a.xml", None, "Storm", "en")
    assert (document.outlet, document.published.value) == ("The Daily Klaxon", "1898-03-14")
    assert document.url == "https://klaxon.example/1"
    assert (document.encoding, document.extra["extracted"]) == ("xml/utf-8", "xml")


def test_a_collection_is_a_file_of_records(write: Write, read_all: ReadAll) -> None:
    doc = '<doc title="{0}" hostname="klaxon.example" date="2022-09-28"><main><p>{0} &amp; more.</p></main></doc>'
    found = read_all(write({"a.xml": f"<corpus>{doc.format('One')}{doc.format('Two')}</corpus>"}))[1]
    assert [(each.row, each.text, each.title, each.outlet) for each in found] == [
        (1, "One & more.", "One", "klaxon.example"), (2, "Two & more.", "Two", "klaxon.example"),
    ]  # fmt: skip


def test_comments_of_readers_are_left_out(write: Write, read_all: ReadAll) -> None:
    content = (
        "<doc><main><table><row><cell>a</cell><cell>b</cell></row></table></main><comments><p>No!</p></comments></doc>"
    )
    assert read_all(write({"a.xml": content}))[1][0].text == "a\tb"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is not valid XML"),
        ("Just text.", "is not valid XML"),
        ("<doc><main><p>Cut", "is not valid XML"),
        ("<rss><channel/></rss>", "is XML of a kind that is not read (<rss>)"),
        ('<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><doc><main>&b;</main></doc>', "declares entities"),
        ('<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]><doc><main>&a;</main></doc>', "declares entities"),
        ('<!DOCTYPE d [<!ENTITY % a SYSTEM "http://x.example/a">%a;]><doc/>', "declares entities"),
        ('<?xml version="1.0" encoding="klingon"?><doc/>', "unknown encoding"),
    ],
    ids=["empty", "text", "cut", "another kind", "entities", "an outside one", "of a parameter", "an odd encoding"],
)
def test_what_cannot_be_read_is_one_clear_line(content: str, said: str, write: Write, read_all: ReadAll) -> None:
    (found, _) = read_all(write({"a.xml": content, "b.txt": "x"}))[1]
    assert isinstance(found, Failure | Skipped)
    assert said in (found.message if isinstance(found, Failure) else found.reason)


def test_a_declared_type_is_not_fetched(write: Write, read_all: ReadAll) -> None:
    content = '<!DOCTYPE doc SYSTEM "http://x.example/doc.dtd"><doc><main><p>Fine.</p></main></doc>'
    assert read_all(write({"a.xml": content}))[1][0].text == "Fine."


def test_endless_nesting_ends(write: Write, read_all: ReadAll) -> None:
    (failure, _) = read_all(write({"a.xml": "<doc><main>" + "<p>" * 50_000, "b.txt": "x"}))[1]
    assert isinstance(failure, Failure)


@given(
    changes=st.lists(st.tuples(st.integers(0, len(TEI) - 1), st.integers(0, 255)), max_size=5),
    end=st.integers(0, len(TEI)),
)
def test_a_damaged_file_ends(
    changes: list[tuple[int, int]], end: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = bytearray(TEI.encode())
    for place, byte in changes:
        data[place] = byte
    file = tmp_path_factory.getbasetemp() / "a.xml"
    for tried in (bytes(data), bytes(data[:end])):
        file.write_bytes(tried)
        for each in read_file(InputFile(location=str(file), path="a.xml", kind="xml"), ReadContext()):
            assert isinstance(each, Document | Failure | Skipped)
