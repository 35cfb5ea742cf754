"""The shapes of lines: prose is told from its first words where these are enough, else from all of them."""

import regex
from hypothesis import given
from hypothesis import strategies as st

from copydesk.rules.boilerplate.shape import (
    PROSE_WORDS,
    TITLE,
    ends_sentence,
    function_words,
    has_break,
    is_prose,
    word_count,
)

WORDS = st.lists(
    st.sampled_from(
        [
            *sorted(function_words())[::9],
            "ferry",
            "Über",
            "İz",
            "İN",
            "THE",
            "a_b",
            "_",
            "don’t",
            "e\u0301t",
            "17.",
            "‿",
            "“Go”",
        ]
    ),
    max_size=40,
)


def told_word_by_word(line: str) -> bool:
    """What is asked of running text, of all its words."""
    words = regex.findall(r"\w+", line.replace("İ", "i").casefold())
    common = sum(word in function_words() for word in words)
    closes = line.endswith(":") or ends_sentence(line) or len(line) > 2 * TITLE[1] or has_break(line)
    return word_count(line) >= PROSE_WORDS and common >= 2 and closes


@given(WORDS, st.sampled_from([" ", ", ", "-", "  "]), st.sampled_from([".", ":", "", "?”"]))
def test_a_glance_at_the_first_words_says_what_all_words_say(words: list[str], between: str, end: str) -> None:
    line = (between.join(words) + end).strip()
    assert is_prose(line) == told_word_by_word(line)


def test_prose_ends_as_a_sentence_and_has_small_words() -> None:
    assert is_prose("The council voted on Monday to keep the ferry.")
    assert is_prose("The council voted on Monday to keep the ferry:")
    assert not is_prose("The council voted on Monday to keep the ferry")
    assert not is_prose("Council votes Monday: ferry stays, mayor pleased, owners relieved, islanders delighted.")
    assert not is_prose("")


def test_a_turkish_sentence_is_prose_by_its_verb() -> None:
    assert is_prose("Belediye meclisi pazartesi akşamı eski iskele köprüsünü onarma kararı aldı.")
    assert not is_prose(
        "Haberleri kaçırmamak, köprü görüntülerini izlemek, gönderilerimizi paylaşmak, mobil uygulamamızı indirin."
    )
