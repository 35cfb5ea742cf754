import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.read.markup import plain_text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One &amp; two.</p><p>Three.</p>", "One & two.\n\nThree."),
        ("<p>One<br/>two</p>", "One\ntwo"),
        ("A <b>bold</b>\n   word", "A bold word"),
        ("<p>One</p><script>var x = '<p>';</script><p>Two</p>", "One\n\nTwo"),
        ("a < b and c > d", "a < b and c > d"),
        ("<!-- no --><p>Yes</p>", "Yes"),
        ("<p>cut <a href='x", "cut <a href='x"),
    ],
    ids=["blocks", "a break", "inline", "a script", "no tags", "a comment", "a tag without end"],
)
def test_what_html_shows(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@pytest.mark.parametrize("piece", ["<", "<!--", "<p ", "<script>", "&", "</", "<a>"])
def test_a_million_characters_of_broken_markup_end(piece: str) -> None:
    plain_text(piece * (1_000_000 // len(piece)))


@given(st.text(alphabet="<>/!-pbr &;script\"' \n", max_size=200))
def test_any_text_is_taken(markup: str) -> None:
    assert isinstance(plain_text(markup), str)
