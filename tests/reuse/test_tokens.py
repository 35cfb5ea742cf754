import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from copydesk.model import Document, Span
from copydesk.reuse.tokens import PARAGRAPH_START, SENTENCE_START, tokenise, tokenise_documents

TEXTS = st.text(
    alphabet=st.one_of(
        st.sampled_from("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789 .,'’\n\r\t-–“”é\u0301\u00ad\u200bßИйΩ中文あกी"),
        st.characters(),
    ),
    max_size=120,
)


def words(text: str) -> list[str]:
    table = tokenise([text])
    return [text[start:end] for start, end in zip(table.starts.tolist(), table.ends.tolist(), strict=True)]


def ids(text: str) -> list[int]:
    return list(map(int, tokenise([text]).ids))


@given(TEXTS)
@example("0'\u3400")
@example("\u4e2d'a")
def test_a_token_taken_alone_has_the_hash_it_has_in_its_text(text: str) -> None:
    table = tokenise([text])
    for start, end, token in zip(table.starts.tolist(), table.ends.tolist(), table.ids.tolist(), strict=True):
        assert ids(text[start:end]) == [token]


@given(st.lists(TEXTS, max_size=6), TEXTS)
@example([""], "0.:0")
def test_tokens_do_not_depend_on_the_texts_around_them(others: list[str], text: str) -> None:
    alone = tokenise([text])
    among = tokenise([*others, text, *others]).of(len(others))
    for name in ("ids", "stems", "starts", "ends", "breaks"):
        assert getattr(alone, name).tolist() == getattr(among, name).tolist()


@given(TEXTS)
def test_tokens_are_disjoint_and_in_order(text: str) -> None:
    table = tokenise([text])
    edges = [edge for pair in zip(table.starts.tolist(), table.ends.tolist(), strict=True) for edge in pair]
    assert edges == sorted(edges)
    assert all(start < end for start, end in zip(table.starts.tolist(), table.ends.tolist(), strict=True))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("REUTERS", "reuters", id="case"),
        pytest.param("don't", "don’t", id="apostrophes"),
        pytest.param("café", "cafe\u0301", id="composed and combining accent"),
        pytest.param("Zürich", "Zurich", id="accent left out"),
        pytest.param("co\u00adoperate", "cooperate", id="soft hyphen"),
        pytest.param("12,500", "12500", id="thousands separator"),
        pytest.param("U.S.", "US", id="points of an abbreviation"),
        pytest.param("twelve", "12", id="number word"),
        pytest.param("Lugansk", "Luhansk", id="two transliterations"),
        pytest.param("ＡＢＣ１", "abc1", id="full width"),
        pytest.param("٣٤", "34", id="digits of another script"),
        pytest.param("МОСКВА", "москва", id="Cyrillic case"),
        pytest.param("ΑΘΗΝΑ", "αθήνα", id="Greek case and accent"),
    ],
)
def test_forms_of_one_word_count_as_equal(one: str, other: str) -> None:
    assert ids(one) == ids(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("form", "from"), ("3.5", "35"), ("1,000", "1.000"), ("ab", "ba"), ("aa", "a"), ("12", "21"), ("кот", "ток"),
        ("counterbalance", "counterbalances"), ("x" * 41 + "a", "x" * 41 + "b"), ("한국", "한글"), ("ሰላም", "ሰላማ"),
        ("ህመም", "መህም"), ("東", "京"),
    ],
)  # fmt: skip
def test_different_words_count_as_different(one: str, other: str) -> None:
    assert ids(one) != ids(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("well-known, e.g. “this”—that", ["well", "known", "e.g", "this", "that"], id="marks part words"),
        pytest.param("it ended.Next came", ["it", "ended", "Next", "came"], id="missing space"),
        pytest.param("3.5 per cent of 1,200", ["3.5", "per", "cent", "of", "1,200"], id="numbers stay whole"),
        pytest.param("'tis the boys' own", ["tis", "the", "boys", "own"], id="apostrophes at the edge"),
        pytest.param("北京 2022", ["北", "京", "2022"], id="ideographs one by one"),
        pytest.param("กขค", ["ก", "ข", "ค"], id="Thai by character"),
        pytest.param("\u200b \u0301", [], id="marks alone are no word"),
        pytest.param("😀 smile 🚀", ["smile"], id="emoji are no words"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def stem(word: str) -> int:
    return int(tokenise([word], ["en"]).stems[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bank", "banks"),
        ("bank", "bank's"),
        ("borrowed", "borrowing"),
        ("government", "governments"),
        ("house", "houses"),
    ],
)
def test_inflected_words_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other) != 0


def test_function_words_have_no_stem_in_their_language_only() -> None:
    assert tokenise(["the die war"], ["en"]).stems.astype(bool).tolist() == [False, True, True]
    assert tokenise(["the die war"], ["de"]).stems.astype(bool).tolist() == [True, False, False]


def starts_of(text: str, kind: int) -> list[str]:
    table = tokenise([text])
    return [text[start:end] for start, end, b in zip(table.starts, table.ends, table.breaks, strict=True) if b == kind]


def test_sentences_begin_after_marks_but_not_after_abbreviations_and_initials() -> None:
    text = "Dr. Adams met J. B. Cole of the U.S. Senate. They talked! Did it help? “No.” More at 3.5 percent."
    assert starts_of(text, SENTENCE_START) == ["They", "Did", "No", "More"]


@pytest.mark.parametrize("end", ["\n\n", "\r\n\r\n", "\r\r", "\n \n"])
def test_paragraphs_begin_after_a_blank_line(end: str) -> None:
    assert starts_of(f"one two{end}three\nfour", PARAGRAPH_START) == ["one", "three"]


def test_offsets_count_in_the_whole_text_when_a_front_matter_is_left_out() -> None:
    text = "---\ntitle: x\n---\nBody here"
    table = tokenise_documents([Document("a", "a", text, body=Span(17, len(text)))])
    assert [text[s:e] for s, e in zip(table.starts, table.ends, strict=True)] == ["Body", "here"]


def test_a_megabyte_without_a_space_is_one_word() -> None:
    assert words("x" * 1_000_000) == ["x" * 1_000_000]
