import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import text
from copydesk.model import Location, Span


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
    assert text.location(content, span) == expected
    assert text.Locator(content).location(span) == expected


@given(st.text(alphabet="ab\r\n\x85\U0001f600"), st.data())
def test_line_and_column_lead_back_to_the_offset(content: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content)))
    place = text.location(content, Span(start, start))
    lines = content.replace("\r\n", "\n\n").replace("\r", "\n")
    position = 0
    ends = [i for i, char in enumerate(content) if char == "\n" or (char == "\r" and content[i + 1 : i + 2] != "\n")]
    position = ends[place.line - 2] + 1 if place.line > 1 else 0
    assert len(lines) == len(content)
    assert position + place.column - 1 == start


def test_white_space_is_normalised() -> None:
    assert text.normalise_space(" a\u00a0\n b\t") == "a b"
