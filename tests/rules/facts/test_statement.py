"""The sentences that rules for facts read: found by offset, with exact places, also in hard-wrapped text."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk import text
from copydesk.model import Document, Span
from copydesk.rules.facts.statement import statement_at, statements

PROSE = "One came. Two left at noon.\n\nThree stayed. Four said “we wait” twice."


def document(body: str) -> Document:
    return Document(id="a", path="a", text=body, lang="en")


def test_each_sentence_with_an_offset_comes_once_and_in_order() -> None:
    found = statements(document(PROSE), [0, 3, 12, 15, 40])
    assert [each.flat for each in found] == ["One came.", "Two left at noon.", "Three stayed."]


def test_offsets_between_sentences_find_nothing() -> None:
    assert list(statements(document(PROSE), [9])) == []


def test_a_place_in_the_sentence_is_a_place_in_the_document() -> None:
    statement = statement_at(document(PROSE), 3)
    at = statement.flat.index("wait")
    span = statement.span(at, at + 4)
    assert PROSE[span.start : span.end] == "wait"
    assert statement.quoted(at, at + 4)
    assert not statement.quoted(0, 4)


def test_neighbours_stay_within_the_paragraph() -> None:
    first = statement_at(document(PROSE), 0)
    assert first.neighbour(-1) is None
    second = first.neighbour(1)
    assert second is not None
    assert second.flat == "Two left at noon."
    assert statement_at(first.document, 1).neighbour(1) is None


@given(st.lists(st.sampled_from(["alpha", "beta,", "gamma.", "Delta", "“eta”"]), min_size=60, max_size=120))
def test_places_are_exact_in_wrapped_text(words: list[str]) -> None:
    lines = [" ".join(words[at : at + 12]) for at in range(0, len(words), 12)]
    wrapped = document("\n".join(lines))
    for index, sentence in enumerate(text.sentences(wrapped)):
        statement = statement_at(wrapped, index)
        assert statement.span(0, len(statement.flat)) == Span(sentence.start, sentence.end)
        for word in ("alpha", "Delta"):
            at = statement.flat.find(word)
            if at >= 0:
                span = statement.span(at, at + len(word))
                assert wrapped.text[span.start : span.end] == word
