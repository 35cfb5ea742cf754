"""Marks in a text: cut where they meet, each piece told whose it is."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.model import Finding, Source, Span
from copydesk.report.safe import block
from copydesk.report.site.marks import Mark, Stretch, stretches

_TAG = re.compile(r'<mark class="[a-z ]+" data-f="([0-9 ]+)">(.*?)</mark>', re.DOTALL)
_REFERENCE = re.compile(r"<a class=\"ref.*?</a>")


def mark(number: int, start: int, end: int) -> Mark:
    finding = Finding(
        rule="SQ001",
        name="doubled-word",
        family="quality",
        document=Source("a", "a"),
        span=Span(start, end),
        message="",
        severity="warning",
        confidence=1.0,
    )
    return Mark(number, Span(start, end), finding)


def words_of(pieces: list[Stretch], number: int) -> str:
    from markupsafe import Markup

    html = "".join(str(piece.html) for piece in pieces)
    held = [words for numbers, words in _TAG.findall(html) if str(number) in numbers.split()]
    return Markup("".join(held)).unescape()


def squeezed(text: str) -> str:
    return "".join(text.split())


def is_left_of(some: str, whole: str) -> bool:
    """Whether it is the whole without some of its characters."""
    rest = iter(whole)
    return all(char in rest for char in some)


def test_overlapping_marks_are_cut_where_they_meet() -> None:
    (one,) = stretches("the old old bridge", [mark(1, 0, 11), mark(2, 8, 18)])
    assert [(numbers, words) for numbers, words in _TAG.findall(str(one.html))] == [
        ("1", "the old "),
        ("1 2", "old"),
        ("2", " bridge"),
    ]


def test_a_mark_over_several_paragraphs_is_in_each_of_them() -> None:
    pieces = list(stretches("One.\nTwo.\nThree.", [mark(1, 2, 12)]))
    assert [_TAG.findall(str(piece.html)) for piece in pieces] == [[("1", "e.")], [("1", "Two.")], [("1", "Th")]]
    assert [len(piece.begun) for piece in pieces] == [1, 0, 0]


def test_an_empty_mark_and_one_behind_the_end_have_their_place() -> None:
    pieces = list(stretches("One.", [mark(1, 2, 2), mark(2, 4, 4)]))
    html = "".join(str(piece.html) for piece in pieces)
    assert 'id="m1"' in html
    assert 'id="m2"' in html


def test_markup_of_the_text_is_text() -> None:
    (one,) = stretches("<b>bold</b> & more", [mark(1, 3, 7)])
    assert "&lt;b&gt;" in one.html
    assert _TAG.findall(str(one.html)) == [("1", "bold")]


def test_an_excerpt_is_the_paragraphs_that_findings_stand_in_and_tells_what_it_leaves_out() -> None:
    text = "Nothing here.\nHere is one.\nNothing here.\nNothing.\nAnd another.\nNothing."
    pieces = list(stretches(text, [mark(1, 22, 25), mark(2, 54, 61)], excerpt=True))
    assert [_REFERENCE.sub("", str(piece.html)) for piece in pieces] == [
        'Here is <mark class="warning" data-f="1">one</mark>.',
        'And <mark class="warning" data-f="2">another</mark>.',
    ]
    assert [piece.left_out for piece in pieces] == [14, 24]


def test_an_excerpt_of_a_line_without_end_is_short() -> None:
    text = "word " * 100_000
    (one,) = stretches(text, [mark(1, 250_000, 250_004)], excerpt=True)
    assert len(one.html) < 2_000


def test_a_passage_of_many_paragraphs_is_shown_by_its_ends_in_an_excerpt() -> None:
    text = "\n".join(f"Paragraph {number}." for number in range(100))
    pieces = list(stretches(text, [mark(1, 15, len(text) - 20)], excerpt=True))
    assert len(pieces) == 2


def test_wrapped_lines_stay_one_paragraph(wrapped: str) -> None:
    assert len(list(stretches(wrapped, []))) == 2


@pytest.fixture
def wrapped() -> str:
    line = "the boats came in early because the wind had turned to the north and"
    return "\n".join([line] * 12 + ["it rained.", ""] + [line] * 12 + ["it stopped."])


texts = st.text(st.sampled_from("ab <&\"'\n\r\t\u2028\u202e\x00é😀"), max_size=60)


@example("\r<\r<", [(0, 4)], True)
@given(texts, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=6), st.booleans())
def test_whatever_the_text_marks_hold_their_words(text: str, places: list[tuple[int, int]], excerpt: bool) -> None:
    marks = [
        mark(number, min(start, len(text)), min(start + length, len(text)))
        for number, (start, length) in enumerate(places, start=1)
    ]
    pieces = list(stretches(text, marks, excerpt=excerpt))
    for one in marks:
        held, wanted = squeezed(words_of(pieces, one.number)), squeezed(block(text[one.span.start : one.span.end]))
        assert is_left_of(held, wanted) if excerpt else held == wanted  # an excerpt has a long passage's ends alone
    assert sorted(begun.number for piece in pieces for begun in piece.begun) == [one.number for one in marks]
    if not excerpt:
        shown = "".join(_REFERENCE.sub("", str(piece.html)) for piece in pieces)
        assert squeezed(re.sub("</?mark[^>]*>", "", shown)) != "" or not squeezed(block(text))
