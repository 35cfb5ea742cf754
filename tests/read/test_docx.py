import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import docx
import pytest

from copydesk.model import Document, Failure, Skipped
from copydesk.read import Discovery
from copydesk.read.docx import extract

ReadAll = Callable[..., tuple[Discovery, list[Any]]]
Write = Callable[[dict[str, Any]], Path]
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
PARAGRAPHS = ("River floods the old town", "The river rose\ttwo metres \nin a night.", "Nobody was “hurt”.")


def written(*paragraphs: str) -> bytes:
    """A document by python-docx, which writes line ends as breaks."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def made(body: str, doctype: str = "", **parts: str) -> bytes:
    """A document out of the XML of its body, and of other parts (footnotes="...")."""
    named = {f"word/{name}.xml": f'<w:{name} xmlns:w="{WORD}">{xml}</w:{name}>' for name, xml in parts.items()}
    whole = f'{doctype}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": whole} | named)


def test_a_word_document_is_an_article(write: Write, read_all: ReadAll) -> None:
    (document,) = read_all(write({"klaxon/2022-09-28-a.docx": written(*PARAGRAPHS), "x/y.pdf": ""}))[1]
    assert isinstance(document, Document)
    assert document.text == "\n\n".join(PARAGRAPHS)
    assert (document.id, document.row, document.outlet) == ("klaxon/2022-09-28-a.docx", None, "klaxon")
    assert (document.title, document.lang) == (PARAGRAPHS[0], "en")
    assert (document.encoding, document.extra["extracted"]) == ("docx", "docx")


def test_headings_lists_and_tables_stand_in_their_order() -> None:
    document = docx.Document()
    document.add_heading("Storm", 1)
    document.add_paragraph("Before.")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Town", "Dead", "Velden", "3"), strict=True):
        cell.text = text
    document.add_paragraph("A point", style="List Bullet")
    document.sections[0].header.paragraphs[0].text = "Running head"
    assert extract(saved(document))[0].text == "Storm\n\nBefore.\n\nTown\tDead\nVelden\t3\n\nA point"


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<w:p>{run('One ')}<w:ins>{run('new ')}</w:ins>{run('end')}</w:p>", "One new end"),
        (f"<w:p>{run('One ')}<w:del><w:r><w:delText>old </w:delText></w:r></w:del>{run('end')}</w:p>", "One end"),
        (
            f"<w:p>{run('A')}<w:moveFrom>{run('x')}</w:moveFrom></w:p><w:p><w:moveTo>{run('x')}</w:moveTo></w:p>",
            "A\n\nx",
        ),
        (f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One ')}</w:p><w:p>{run('line')}</w:p>", "One line"),
        (f"<w:p>{run('Seen')}{run('hidden', '<w:vanish/>')}{run('.')}</w:p>", "Seen."),
        ("<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>" + f"<w:p>{run('x')}</w:p>", "x"),
        (f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{run('x')}</w:p>", "x"),
        (f"<w:p>{run('a')}</w:p><w:p/><w:p/><w:p>{run('b')}</w:p>", "a\n\nb"),
        ("<w:p><w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r></w:p>", "well\N{NON-BREAKING HYPHEN}known"),
    ],
    ids=[
        "an insertion is in", "a deletion is out", "what was moved stands once", "a deleted paragraph end joins",
        "hidden text is out", "a field's formula is out", "tab stops are no tabs", "empty paragraphs",
        "a hyphen that does not break",
    ],
)  # fmt: skip
def test_tracked_changes_and_marks(body: str, text: str) -> None:
    assert extract(made(body))[0].text == text


def test_footnotes_stand_at_the_end() -> None:
    notes = f"<w:footnote w:type='separator'><w:p>{run('---')}</w:p></w:footnote>"
    notes += f"<w:footnote><w:p>{run('Note.')}</w:p></w:footnote>"
    assert extract(made(f"<w:p>{run('Text.')}</w:p>", footnotes=notes))[0].text == "Text.\n\nNote."


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY b SYSTEM "file:///etc/hostname">]>'


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is not a Word document"),
        (b"Just text.", "is not a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "is protected by a password, or an old .doc"),
        (zipped({"a.txt": "x"}), "is a ZIP file, but no Word document"),
        (written("One.")[:-40], "is damaged"),
        (written("One.")[:100], "is damaged"),
        (b"PK\x03\x04" + b"PK\x01\x02" * 30_000, "more than 20,000 parts"),
        (made("<w:p>&b;</w:p>", ENTITIES), "declares entities"),
        (made("<w:p>&b;</w:p>", OUTSIDE), "declares entities"),
        (made("<w:p>"), "is not valid XML"),
        (made("<w:p/>"), "holds no text"),
        (made(f"<w:p>{run('a' * 30_000_000)}</w:p>"), "decompression bomb"),
    ],
    ids=[
        "empty", "text", "locked", "an archive", "cut", "cut early", "parts", "entities", "an outside entity",
        "bad XML", "no text", "a bomb",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_one_clear_line(data: bytes, said: str, write: Write, read_all: ReadAll) -> None:
    (found, _) = read_all(write({"a.docx": data, "b.txt": "x"}))[1]
    assert isinstance(found, Failure | Skipped)
    assert said in (found.message if isinstance(found, Failure) else found.reason)
