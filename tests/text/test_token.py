"""Words and marks, and which of them are parts of names."""

import pytest

from copydesk.text.reporting import reporting
from copydesk.text.token import Token, is_name, is_title, tokens


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Ada said so.", ["Ada", "said", "so", "."]),
        ("Mr. Lind of the U.S. left", ["Mr.", "Lind", "of", "the", "U.S.", "left"]),
        ("J. D. Hurst, R-Ohio", ["J.", "D.", "Hurst", ",", "R-Ohio"]),
        ("AT&T’s Lt. O'Shea", ["AT&T’s", "Lt.", "O'Shea"]),
        ("a_b (c)", ["a_b", "(", "c", ")"]),
        ("Öst-Åby’", ["Öst-Åby", "’"]),
        ("", []),
    ],
)
def test_an_abbreviation_keeps_its_stop_and_a_sentence_does_not(content: str, words: list[str]) -> None:
    found = tokens(content, 0, len(content))
    assert [token.word for token in found] == words
    assert all(content[token.start : token.end] == token.word for token in found)


def test_a_stretch_is_read_as_if_nothing_stood_around_it() -> None:
    assert [token.word for token in tokens("He said so.", 3, 9)] == ["said", "s"]


def test_a_capital_makes_a_name_unless_the_word_is_small_or_owns_something() -> None:
    words = reporting("en")
    assert words is not None
    told = {word: is_name(Token(0, len(word), word), words) for word in ("Ada", "The", "Ada’s", "al-Masri", "pier")}
    assert told == {"Ada": True, "The": False, "Ada’s": False, "al-Masri": True, "pier": False}
    assert is_title(Token(0, 3, "Mr.")) and not is_title(Token(0, 3, "Ada"))
