import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import text
from copydesk.model import Document, Span


def found(content: str) -> list[str]:
    words = text.words(Document(id="a", path="a", text=content))
    return [content[start:end] for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("It’s well-known, isn't it?", ["It’s", "well-known", "isn't", "it"]),
        ("'quoted' -dash- a--b", ["quoted", "dash", "a", "b"]),
        ("snake_case 3.5 x2", ["snake", "case", "3", "5", "x2"]),
        ("cafe\u0301 naïve नमस्ते שָׁלוֹם", ["cafe\u0301", "naïve", "नमस्ते", "שָׁלוֹם"]),
        ("東京へ行く", ["東", "京", "へ", "行", "く"]),
        ("GDP增长5%", ["GDP", "增", "长", "5"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("한국 사람", ["한국", "사람"]),
        ("\U0001f600 ❤️ \u0301", []),
        ("", []),
    ],
)
def test_words(content: str, expected: list[str]) -> None:
    assert found(content) == expected
    assert text.word_count(Document(id="a", path="a", text=content)) == len(expected)


def test_words_are_int32_offsets_into_the_document() -> None:
    words = text.words(Document(id="a", path="a", text="---\n---\nBody text", body=Span(8, 17)))
    assert (words.starts.dtype.name, words.starts.tolist(), words.ends.tolist()) == ("int32", [8, 13], [12, 17])
    assert len(words) == 2


@given(st.text(alphabet=st.sampled_from(list("ab-'’ \u0301字に\u3099ทีु़ᠠ½²_")) | st.characters(), max_size=80))
def test_words_are_ordered_hold_letters_and_are_as_many_as_counted(content: str) -> None:
    page = Document(id="a", path="a", text=content)
    words = text.words(page)
    last = 0
    for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
        assert last <= start < end <= len(content)
        assert content[start].isalnum()
        last = end
    assert text.word_count(page) == len(words)


@given(st.text(alphabet=st.sampled_from(list("abZ1é-'’ _.\n")), max_size=80))
def test_words_are_the_same_beside_a_script_without_spaces(content: str) -> None:
    assert found(f"{content} 字") == [*found(content), "字"]
