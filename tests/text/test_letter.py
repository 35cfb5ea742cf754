"""The characters of a text as numbers, and those beyond ASCII."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Span
from copydesk.text import beyond_ascii, code_points, has_high_runs, high_places


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


@given(st.text(st.sampled_from("ab é’") | st.characters(codec=None)))
def test_places_beyond_ascii_count_from_where_the_body_begins(text: str) -> None:
    document = _document("é" + text, start=1)
    assert high_places(document).tolist() == [place for place, letter in enumerate(text) if ord(letter) > 127]


@given(st.text(st.sampled_from("ab é’")))
def test_a_run_is_two_letters_beyond_ascii_side_by_side(text: str) -> None:
    pairs = pairwise(text)
    assert has_high_runs(_document(text)) == any(ord(one) > 127 < ord(other) for one, other in pairs)
