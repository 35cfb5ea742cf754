"""Views of many documents at once: what each document would have alone, whatever stands beside it."""

import sys
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import text
from copydesk.model import Document, Span
from copydesk.rules.catalog import built_in_rules
from copydesk.scorecard import scorecard
from copydesk.text import batch
from copydesk.text.batch import LONGEST, Batch, foresee, in_batches, together, twin_of
from copydesk.text.lowered import lower, lower_codes
from copydesk.text.view import key_of, left

LETTERS = st.sampled_from(list("aAbZ19 -'’“”\".,\n\r@İΣσςßé字ทีु़\u0301\ufeff😀"))
TOKENS = st.sampled_from(
    [
        *("Mr. Smith said", "the the", "The", "a.", "U.S.", "1.", "No. 7", "of", "theTimes", "recordedkept", "A. B."),
        *(
            ".Then",
            ",and",
            ".",
            "...",
            "?”",
            "!)",
            "“What?” She",
            "“",
            "”",
            "’s",
            "'",
            "''",
            "``",
            "« oui »",
            " »",
            ' "',
        ),
        *(
            "6'2\"",
            "workers’ union",
            "\u00a0",
            "\n",
            "\n\n",
            "\t",
            "\r\n",
            "。",
            "1,200",
            "3.5",
            "et la de los",
            "@ada",
        ),
        *("x" * 70, "said", "unnamed officials", "perhaps", "We", "us", "has assured", "Maria said.", "déjà", "ÉTÉ."),
    ]
)
PROSE = st.lists(TOKENS, max_size=30).flatmap(lambda tokens: st.sampled_from([" ", ""]).map(lambda by: by.join(tokens)))
CONTENTS = (
    PROSE
    | st.text(LETTERS | st.characters(exclude_categories=["Cs"]), max_size=60)
    | st.sampled_from(["", "\n", "x" * 500, "ab " * 300, "'’'"])
)


@pytest.fixture(autouse=True)
def _declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a test declares is forgotten after it."""
    monkeypatch.setattr(batch, "_TWINS", dict(batch._TWINS))


@st.composite
def documents(draw: st.DrawFn) -> list[Document]:
    """Documents with and without a front matter."""
    made = []
    for number, content in enumerate(draw(st.lists(CONTENTS, max_size=6))):
        start = draw(st.integers(0, len(content)))
        lang = draw(st.sampled_from(["en", "de", None]))
        made.append(Document(id=str(number), path="a", text=content, body=Span(start, len(content)), lang=lang))
    return made


def alike(one: object, other: object) -> bool:
    """Whether two values of a view are equal, arrays in their kind too."""
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.dtype == other.dtype and np.array_equal(one, other)
    if hasattr(one, "__struct_fields__"):
        return all(alike(getattr(one, name), getattr(other, name)) for name in one.__struct_fields__)
    return bool(one == other)


def test_rules_and_scorecard_declare_views_of_their_own() -> None:
    assert built_in_rules() and callable(scorecard)
    assert {key.split(".")[1] for key in batch._TWINS} >= {"text", "survey", "scorecard", "rules"}


@settings(max_examples=500)
@given(documents())
def test_a_foreseen_view_is_what_the_document_has_alone(given_documents: list[Document]) -> None:
    singles = [Document(each.id, each.path, each.text, body=each.body, lang=each.lang) for each in given_documents]
    foresee(given_documents)
    for document, single in zip(given_documents, singles, strict=True):
        for key in document.__dict__.keys() & batch._TWINS.keys():
            module, _, name = key.rpartition(".")
            assert alike(document.__dict__[key], getattr(sys.modules[module], name)(single)), key


def test_only_what_is_asked_for_is_foreseen() -> None:
    page = Document(id="a", path="a", text="One two.")
    foresee([page], text.words, text.lowered)
    assert page.__dict__.keys() == {"copydesk.text.word.words", "copydesk.text.lowered.lowered"}


def test_documents_of_one_language_are_computed_together_and_endless_ones_alone() -> None:
    met: list[list[str]] = []

    @together()
    def length(batch: Batch) -> list[int]:
        met.append([document.id for document in batch.documents])
        return [len(document.text) for document in batch.documents]

    contents = (("a", "en", 3), ("b", "de", 4), ("c", "en", 5), ("d", "en", LONGEST + 1))
    pages = [Document(id=name, path=name, lang=lang, text="x" * size) for name, lang, size in contents]
    foresee(pages, length)
    assert met == [["b"], ["a", "c"]]
    assert [length(page) for page in pages] == [3, 4, 5, LONGEST + 1]
    assert met == [["b"], ["a", "c"], ["d"]]
    foresee(pages[:3], length)
    assert len(met) == 3


def test_a_view_is_computed_for_those_alone_that_lack_it() -> None:
    met: list[list[str]] = []

    @together()
    def name(batch: Batch) -> list[str]:
        met.append([document.id for document in batch.documents])
        return met[-1]

    @together()
    def size(batch: Batch) -> list[int]:
        return [len(document.text) for document in batch.documents]

    pages = [Document(id=each, path="a", text="x" * at) for at, each in enumerate("abcd", 1)]
    foresee(pages[1:3], name)
    foresee(pages, name, size)
    assert met == [["b", "c"], ["a", "d"]]
    assert [(name(page), size(page)) for page in pages] == [("a", 1), ("b", 2), ("c", 3), ("d", 4)]


def test_a_view_for_one_language_is_not_foreseen_for_others() -> None:
    @together(languages=frozenset({"en"}))
    def english(batch: Batch) -> list[str]:
        return ["known"] * len(batch.documents)

    pages = [Document(id="a", path="a", lang=lang, text="x") for lang in ("en", "de", None)]
    foresee(pages, english)
    assert [bool(page.__dict__) for page in pages] == [True, False, True]


def test_a_view_of_one_rule_is_not_foreseen_where_the_rule_does_not_run() -> None:
    @together(rule="X001")
    def asked(batch: Batch) -> list[str]:
        return ["known"] * len(batch.documents)

    pages = [Document(id="a", path="a", text="x") for _ in range(3)]
    for page, rules in zip(pages, (None, {"X001"}, {"X002"}), strict=True):
        foresee([page], rules=rules)
    assert [key_of(asked) in page.__dict__ for page in pages] == [True, True, False]


def test_a_twin_gives_one_value_for_each_document() -> None:
    @text.view
    def size(document: Document) -> int:
        return len(document.text)

    @twin_of(size)
    def _size(batch: Batch) -> list[int]:
        return [1]

    pages = [Document(id="a", path="a", text="x"), Document(id="b", path="b", text="y")]
    with pytest.raises(ValueError, match="shorter"):
        foresee(pages, size)


def test_batches_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "BATCH_DOCUMENTS", 2)
    sizes: list[int] = []

    @together()
    def beside(batch: Batch) -> list[int]:
        sizes.append(len(batch.documents))
        return sizes[-1:] * len(batch.documents)

    foresee([Document(id=str(number), path="a", text="x") for number in range(5)], beside)
    assert sizes == [2, 2, 1]


def test_documents_that_come_one_by_one_are_taken_a_batch_at_a_time_in_their_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(batch, "BATCH_DOCUMENTS", 2)
    read: list[str] = []

    def coming() -> Iterator[Document]:
        for number in range(3):
            read.append(str(number))
            yield Document(id=str(number), path="a", text="One two.", lang="en" if number else "de")

    documents = in_batches(coming(), text.words)
    first = next(documents)
    assert read == ["0", "1", "2"]  # the next is read to see that it does not fit
    assert left(first, text.words) is not None
    assert [each.id for each in (first, *documents)] == ["0", "1", "2"]


@given(st.text(LETTERS | st.characters(exclude_categories=["Cs"])))
def test_small_letters_stand_where_the_capitals_stood(content: str) -> None:
    assert "".join(map(chr, Batch([Document(id="a", path="a", text=content)]).lowered))[:-1] == lower(content)


def test_every_letter_has_the_small_form_that_python_gives_it() -> None:
    every = list(range(sys.maxunicode + 1))
    small = lower_codes(np.array(every, np.uint32)).tolist()
    assert [one for one, other in zip(small, every, strict=True) if chr(one) != lower(chr(other))] == []
