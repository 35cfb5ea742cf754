import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import text
from copydesk.model import Document, Location, Span


@pytest.mark.parametrize(
    ("content", "span", "expected"),
    [
        pytest.param("abc", Span(1, 2), Location(1, 2, 1, 3), id="inside the first line"),
        pytest.param("a\nbc", Span(2, 4), Location(2, 1, 2, 3), id="after a line feed"),
        pytest.param(
            "a\r\nbc", Span(3, 4), Location(2, 1, 2, 2), id="a carriage return and line feed are one line end"
        ),
        pytest.param("a\rb", Span(2, 3), Location(2, 1, 2, 2), id="after a carriage return"),
        pytest.param("a\x85\u2028b", Span(3, 4), Location(1, 4, 1, 5), id="other separators end no line"),
        pytest.param("ab\ncd", Span(1, 4), Location(1, 2, 2, 2), id="over two lines"),
        pytest.param("ab\n", Span(1, 3), Location(1, 2, 1, 4), id="the line end belongs to its line"),
        pytest.param("\U0001f600x", Span(1, 2), Location(1, 2, 1, 3), id="columns are code points"),
        pytest.param("ab", Span(2, 2), Location(1, 3, 1, 3), id="an empty span at the end"),
    ],
)
def test_a_span_has_a_line_and_a_column(content: str, span: Span, expected: Location) -> None:
    assert text.location(Document(id="a", path="a.txt", text=content), span) == expected
    assert text.Locator(content).location(span) == expected


@given(st.text(alphabet="ab\r\n\x85\U0001f600"), st.data())
def test_line_and_column_lead_back_to_the_offset(content: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content)))
    place = text.Locator(content).location(Span(start, start))
    lines = content.replace("\r\n", "\n\n").replace("\r", "\n")
    position = 0
    ends = [i for i, char in enumerate(content) if char == "\n" or (char == "\r" and content[i + 1 : i + 2] != "\n")]
    position = ends[place.line - 2] + 1 if place.line > 1 else 0
    assert len(lines) == len(content)
    assert position + place.column - 1 == start


@pytest.mark.parametrize(
    ("content", "offset", "paragraph"),
    [
        pytest.param("Head\n\nOne.", 0, 1, id="the headline is the first"),
        pytest.param("Head\n\nOne.", 6, 2, id="after an empty line"),
        pytest.param("Head\n\nOne.", 5, 1, id="the line ends belong to what they end"),
        pytest.param("Head\n\nOne,\ntwo.\n\n\nThree.", 11, 2, id="a break inside a paragraph"),
        pytest.param("Head\n\nOne,\ntwo.\n\n\nThree.", 18, 3, id="several empty lines are one end"),
        pytest.param("Head\n\n", 6, 1, id="the end of the text"),
        pytest.param("", 0, 1, id="no text"),
    ],
)
def test_what_was_taken_out_of_a_format_without_lines_has_paragraphs(content: str, offset: int, paragraph: int) -> None:
    document = Document(id="a", path="a.docx", text=content, extra={"extracted": "docx"})
    place = text.location(document, Span(offset, offset))
    assert (place.paragraph, place.called) == (paragraph, f"paragraph {paragraph}")
    assert text.locator(document).paragraph(offset) == paragraph
    plain = text.location(Document(id="a", path="a.txt", text=content), Span(offset, offset))
    assert (plain.paragraph, plain.called) == (0, f"line {plain.line}")


def test_a_span_over_lines_is_called_by_both() -> None:
    assert text.Locator("ab\ncd").location(Span(1, 4)).called == "lines 1-2"


def test_white_space_is_normalised() -> None:
    assert text.normalise_space(" a\u00a0\n b\t") == "a b"
