"""Embedded posts are their writer's words, not the page's."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document
from copydesk.text import post_lines, posts

POST = "The ferry will never be painted pink, whatever they say in the harbour! — Ada Quill (@adaquill) May 4, 2019"


def spans(text: str) -> list[str]:
    return [text[span.start : span.end] for span in posts(document(text))]


def document(text: str) -> Document:
    return Document(id="a", path="a", text=text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"She wrote:\n\n{POST}\n\nNobody answered.", [POST], id="a paragraph of its own"),
        pytest.param(POST, [POST], id="the whole text"),
        pytest.param(f"She wrote:\n\n{POST} {POST}", [POST, f" {POST}"], id="one after another"),
        pytest.param(f"She wrote:\n\nFirst line.\n\n{POST}", [POST], id="no more than its paragraph"),
        pytest.param(f"{'A long report. ' * 60}\n{POST}", [POST], id="its line where paragraphs are long"),
        pytest.param(f"{'A long report. ' * 60}{POST}", [], id="not a page without breaks"),
        pytest.param("Ada Quill (@adaquill) wrote on May 4, 2019 that she left.", [], id="a mention is no signature"),
        pytest.param("Write to us (office@example.org) - May 4, 2019", [], id="an address is no handle"),
    ],
)
def test_a_post_reaches_from_its_paragraph_to_its_signature(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


@given(st.lists(st.sampled_from([POST, "\n\n", "\n", "— (@a) May 4, 2019", "(@", "— x (@y) ", "word ", "—" * 9])))
def test_posts_stand_in_order_inside_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = list(posts(document(text)))
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "line",
    [
        "Ada Quill (@adaquill) · 4 May 2019",
        "@adaquill 9:14 AM - May 4, 2019 the the ferry.Never again",
        "RT @adaquill: the the ferry (May 4)",
    ],
)
def test_a_line_with_a_handle_and_a_date_is_a_post(line: str) -> None:
    text = f"The ferry left.\n{line}\nNobody waved."
    assert [text[span.start : span.end] for span in post_lines(document(text))] == [line]


@pytest.mark.parametrize(
    "line",
    [
        "On May 4 she wrote to @adaquill and had no answer.",
        "Follow the author (@adaquill) on the site.",
        "Write to office@example.org by May 4.",
    ],
)
def test_prose_with_a_handle_is_no_post(line: str) -> None:
    assert post_lines(document(f"The ferry left.\n{line}\nNobody waved.")) == ()
