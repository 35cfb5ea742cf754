"""The characters of a text as numbers, and those beyond ASCII."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Span
from copydesk.text import beyond_ascii, code_points


def _document(text: str, start: int = 0) -> Document:
    return Document(id="a", path="a.txt", text=text, body=Span(start, len(text)))


@given(st.text(st.characters(codec=None)))
def test_code_points_stand_where_the_letters_do(text: str) -> None:
    assert code_points(_document(text)).tolist() == [ord(letter) for letter in text]


@given(st.text(st.characters(codec=None)))
def test_every_letter_beyond_ascii_is_named_once(text: str) -> None:
    assert beyond_ascii(_document(text)) == {letter for letter in text if ord(letter) > 127}


def test_only_the_body_counts() -> None:
    document = _document("title: Café\nThe “bar”", start=12)
    assert beyond_ascii(document) == {"“", "”"}
    assert code_points(document)[0] == ord("T")
    assert code_points(document).dtype == np.uint32
