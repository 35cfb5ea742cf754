import io
from collections.abc import Callable

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from odf.opendocument import OpenDocumentText
from odf.teletype import addTextToElement
from odf.text import P

from copydesk.read import docx as word
from copydesk.read import odt
from copydesk.read.unpack import UnreadableError

WORDS = "The river rose two metres in a night."


def word_document() -> bytes:
    document, stream = docx.Document(), io.BytesIO()
    document.add_paragraph(WORDS)
    document.save(stream)
    return stream.getvalue()


def open_document() -> bytes:
    document, paragraph, stream = OpenDocumentText(), P(), io.BytesIO()
    addTextToElement(paragraph, WORDS)
    document.text.addElement(paragraph)
    document.save(stream)
    return stream.getvalue()


FORMATS = [
    pytest.param(word.extract, word_document(), id="docx"),
    pytest.param(odt.extract, open_document(), id="odt"),
]
Extract = Callable[[bytes], object]


@pytest.mark.parametrize(("extract", "_whole"), FORMATS)
@given(st.binary(max_size=200) | st.binary(max_size=200).map(lambda tail: b"PK\x03\x04" + tail))
def test_any_bytes_end(extract: Extract, _whole: bytes, data: bytes) -> None:
    with pytest.raises(UnreadableError):
        extract(data)


@pytest.mark.parametrize(("extract", "whole"), FORMATS)
@given(st.lists(st.tuples(st.integers(0, 1 << 20), st.integers(0, 255)), max_size=8), st.integers(0, 1 << 20))
def test_a_damaged_document_ends(extract: Extract, whole: bytes, changes: list[tuple[int, int]], end: int) -> None:
    data = bytearray(whole)
    for place, byte in changes:
        data[place % len(data)] = byte
    for tried in (bytes(data), bytes(data[: end % len(data)])):
        try:
            extract(tried)
        except UnreadableError as error:
            assert "\n" not in str(error)
