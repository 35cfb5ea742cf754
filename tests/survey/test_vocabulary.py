"""The numbers of words: one for each, whatever was met before, however many share a slot of the table."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document
from copydesk.survey import lowered_keys, vocabulary
from copydesk.survey.memory import WordMemory
from copydesk.survey.vocabulary import Vocabulary, word_numbers

# Few different low bits, so that many keys want the same slots.
KEYS = st.integers(0, 3).flatmap(lambda low: st.integers(0, 30).map(lambda high: (high << 40) + low + 1))


@given(st.lists(st.lists(KEYS, max_size=40), max_size=6))
def test_a_key_has_one_number_for_good_and_no_other_key_has_it(batches: list[list[int]]) -> None:
    made = Vocabulary(slots=4)
    known: dict[int, int] = {}
    for batch in batches:
        for key, number in zip(batch, made.numbers(np.array(batch, np.uint64)).tolist(), strict=True):
            assert known.setdefault(key, number) == number
            assert made.keys(np.array([number])).tolist() == [key]
    assert sorted(known.values()) == list(range(1, made.size + 1))
    assert made.room > made.size


def test_a_word_has_its_number_in_whatever_case() -> None:
    found = word_numbers(Document(id="a", path="a", text="The ferry, the Ferry")).numbers.tolist()
    assert found[0] == found[2] != found[1] == found[3]


def test_a_full_vocabulary_is_given_up_and_notes_stay_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "_CURRENT", [Vocabulary(slots=4, most_slots=8)])
    memory = WordMemory(len)
    first, second = (Document(id=name, path=name, text=f"{name} bb ccc dddd eeeee a") for name in ("x", "yy"))
    assert memory.of(first).tolist() == [1, 2, 3, 4, 5, 1]
    assert memory.of(second).tolist() == [2, 2, 3, 4, 5, 1]
    assert word_numbers(first).vocabulary is not word_numbers(second).vocabulary
    assert len(lowered_keys(first)) == len(word_numbers(first).numbers)
