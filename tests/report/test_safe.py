import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.report.safe import BREAK_MARK, block, cells, is_plain, markup, one_line, shorten, shorten_path, stripped

DANGEROUS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\ufeff\u2028\u2029\ud800-\udfff]"
)
ANY_TEXT = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain words", "plain words", id="plain text stays"),
        pytest.param("\x1b[31mred\x1b[0m", "<U+001B>[31mred<U+001B>[0m", id="an escape sequence is named"),
        pytest.param("abc\u202egpj.exe", "abc<U+202E>gpj.exe", id="a bidi override is named"),
        pytest.param("one\r\n  two\n\nthree", f"one{BREAK_MARK}two{BREAK_MARK}three", id="line breaks are visible"),
        pytest.param("\nBet now\n", "Bet now", id="line breaks at the ends are left out"),
        pytest.param("a\tb", "a b", id="a tab is a space"),
        pytest.param("می\u200cخواهم", "می\u200cخواهم", id="joiners of Persian stay"),
        pytest.param("half \ud83d", "half <U+D83D>", id="half a surrogate pair is named"),
    ],
)
def test_one_line(text: str, shown: str) -> None:
    assert one_line(text) == shown


@given(ANY_TEXT)
def test_no_text_gets_a_control_character_through(text: str) -> None:
    assert not DANGEROUS.search(one_line(text))
    assert not DANGEROUS.search(stripped(text))


@given(st.text(max_size=80), st.integers(2, 60))
def test_shortened_text_fits(text: str, width: int) -> None:
    line = one_line(text)
    assert cells(shorten(line, width)) <= width
    assert cells(shorten_path(line, width)) <= width


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("日本", 4), ("e\u0301", 1), ("\x1b[1mabc\x1b[0m", 3)],
    ids=["ascii", "wide", "accent", "colour"],
)
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


def test_a_path_keeps_its_end() -> None:
    assert shorten_path("archive/1998/03/14/flood.txt", 16) == "…03/14/flood.txt"


# Characters that are blanked or named, and their neighbours that are not.
hostile = st.text(
    st.sampled_from("ab é\u00a0\u2009\u200c\u200d😀\t\n\r\v\x85\u2028\u202e\u00ad\ufeff\x00\x7f\ud800\U000e0041")
)


@given(hostile)
def test_what_is_left_as_it_is_holds_nothing_unsafe(text: str) -> None:
    unsafe = set("\n\r\v\x85\u2028\u202e\u00ad\ufeff\x00\x7f\ud800\U000e0041")
    assert not unsafe & set(one_line(text)) and "\t" not in one_line(text)
    assert not (unsafe - {"\n"}) & set(block(text))
    assert not is_plain(text) or block(text) == text


@given(st.text(st.sampled_from("ab&<>\"'; lt#39")))
def test_markup_is_read_as_the_text_it_is_made_of(text: str) -> None:
    assert html.unescape(markup(text)) == text
    assert not set("<>\"'") & set(markup(text))
