import re

from hypothesis import given
from hypothesis import strategies as st

from copydesk import text
from copydesk.model import Document, Span

HOSTILE = st.text(
    alphabet=st.sampled_from(list("ab .-\n\r\t\x0b\x0c\x1c\x85\u2028\u00a0e\u0301\U0001f600אب字“”\"'-\u00ad"))
    | st.characters(exclude_categories=["Cs"]),
    max_size=300,
)


def document(content: str) -> Document:
    return Document(id="a", path="a.txt", text=content)


def test_lines_end_at_the_three_line_ends_and_nowhere_else() -> None:
    page = document("a\x0bb\nc\x85d\r\ne\u2028f\rg")
    assert [page.text[line.start : line.end] for line in text.lines(page)] == ["a\x0bb", "c\x85d", "e\u2028f", "g"]


def test_blank_lines_count_and_a_final_line_end_opens_no_line() -> None:
    assert [(line.start, line.end, line.number) for line in text.lines(document("a\n\nb\n"))] == [
        (0, 1, 0),
        (2, 2, 1),
        (3, 4, 2),
    ]


def test_an_empty_text_has_no_lines() -> None:
    assert text.lines(document("")) == ()


def test_front_matter_has_no_lines_but_counts_in_offsets() -> None:
    page = Document(id="a", path="a", text="---\nx: 1\n---\nBody.\n", body=Span(13, 19))
    assert [(line.start, line.end, line.number) for line in text.lines(page)] == [(13, 18, 0)]


def test_an_endless_line_is_one_line() -> None:
    page = document("word " * 300_000)
    assert len(text.lines(page)) == 1
    assert len(text.paragraphs(page)) == 1
    assert len(text.sentences(page)) == 1


@given(HOSTILE)
def test_lines_and_their_line_ends_make_up_the_text(content: str) -> None:
    page = document(content)
    expected = re.split("\r\n|\r|\n", content)
    if expected[-1] == "":
        expected.pop()
    assert [content[line.start : line.end] for line in text.lines(page)] == expected
