"""What is noted of words, found out once for each."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from copydesk import text
from copydesk.model import Document
from copydesk.survey.memory import WordMemory


def _document(content: str) -> Document:
    return Document(id="a", path="a.txt", text=content)


def _words(document: Document) -> list[str]:
    found = text.words(document)
    return [document.text[start:end].lower() for start, end in zip(found.starts, found.ends, strict=True)]


@given(st.lists(st.text(st.sampled_from("abcXYé -"), max_size=40), max_size=6))
def test_every_word_has_its_note(contents: list[str]) -> None:
    memory = WordMemory(len)
    for document in map(_document, contents):
        assert memory.of(document).tolist() == [len(word) for word in _words(document)]


def test_each_word_is_read_once_in_lower_case() -> None:
    asked: list[str] = []

    def read(word: str) -> int:
        asked.append(word)
        return 1

    memory = WordMemory(read)
    memory.of(_document("The ferry, the Ferry"))
    memory.of(_document("A ferry"))
    assert asked == ["the", "ferry", "a"]


def test_of_chosen_words_the_numbers_come_in_their_order() -> None:
    assert WordMemory(len).of(_document("a bb ccc dddd"), np.array([1, 3])).tolist() == [2, 4]
