import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from odf.opendocument import OpenDocumentText
from odf.table import Table, TableCell, TableRow
from odf.teletype import addTextToElement
from odf.text import H, Note, NoteBody, NoteCitation, P

from copydesk.model import Failure, Skipped
from copydesk.read import Discovery
from copydesk.read.odt import extract

ReadAll = Callable[..., tuple[Discovery, list[Any]]]
Write = Callable[[dict[str, Any]], Path]
NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)
PARAGRAPHS = ("River floods the old town", "The river  rose\ttwo metres\nin a night.", "Nobody was “hurt”.")


def written(*paragraphs: str) -> bytes:
    """A document by odfpy."""
    document = OpenDocumentText()
    for paragraph in paragraphs:
        element = P()
        addTextToElement(element, paragraph)
        document.text.addElement(element)
    return saved(document)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def made(body: str, **parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", f"<office:d {NAMES}><office:text>{body}</office:text></office:d>")
        if manifest := parts.get("manifest"):
            archive.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def test_an_open_text_is_an_article(write: Write, read_all: ReadAll) -> None:
    (document,) = read_all(write({"klaxon/2022-09-28-a.odt": written(*PARAGRAPHS), "x/y.pdf": ""}))[1]
    assert document.text == "\n\n".join(PARAGRAPHS)
    assert (document.id, document.row, document.outlet) == ("klaxon/2022-09-28-a.odt", None, "klaxon")
    assert (document.encoding, document.extra["extracted"]) == ("odt", "odt")


def test_headings_tables_and_notes() -> None:
    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Storm"))
    table = Table()
    for cells in (("Town", "Dead"), ("Velden", "3")):
        row = TableRow()
        for cell in cells:
            held = TableCell()
            held.addElement(P(text=cell))
            row.addElement(held)
        table.addElement(row)
    document.text.addElement(table)
    paragraph, note, body = P(text="The end"), Note(noteclass="footnote"), NoteBody()
    note.addElement(NoteCitation(text="1"))
    body.addElement(P(text="A note."))
    note.addElement(body)
    paragraph.addElement(note)
    paragraph.addText(" came.")
    document.text.addElement(paragraph)
    assert extract(saved(document))[0].text == "Storm\n\nTown\tDead\nVelden\t3\n\nThe end came.\n\nA note."


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>"
            "<text:p>One <text:change-start/>new<text:change-end/></text:p>",
            "One new",
        ),
        ("<text:p>a<office:annotation><text:p>Who says?</text:p></office:annotation>b</text:p>", "ab"),
        ("<text:p>\n   One\n   line  </text:p>", "One line "),
        ("<text:p>a<text:s text:c='3'/>b<text:s text:c='99999999999'/>c</text:p>", "a   b c"),
        ("<text:list><text:list-item><text:p>x</text:p></text:list-item></text:list><text:p>y</text:p>", "x\n\ny"),
    ],
    ids=["tracked changes", "a comment is out", "white space is one space", "spaces are counted", "a list"],
)
def test_what_is_shown(body: str, text: str) -> None:
    assert extract(made(body))[0].text == text


LOCKED = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Just text.", "is not an OpenDocument text"),
        (made("<text:p>x</text:p>", manifest=LOCKED), "is protected by a password"),
        (written("One.")[:-30], "is damaged"),
        (made("<text:p>"), "is not valid XML"),
        (made(""), "holds no text"),
        (made("<text:p>" + "a" * 30_000_000 + "</text:p>"), "decompression bomb"),
    ],
    ids=["text", "locked", "cut", "bad XML", "no text", "a bomb"],
)
def test_what_cannot_be_read_is_one_clear_line(data: bytes, said: str, write: Write, read_all: ReadAll) -> None:
    (found, _) = read_all(write({"a.odt": data, "b.txt": "x"}))[1]
    assert said in (found.message if isinstance(found, Failure) else found.reason)
    assert isinstance(found, Failure | Skipped)
