"""SQ001 doubled-word: slips are found with their span and fix, meant doublings are left alone."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Finding, Span
from copydesk.rules.quality.doubled_phrase import stand_twice
from copydesk.rules.quality.doubled_word import DoubledWord
from copydesk.survey import no_survey
from copydesk.testing import failures
from copydesk.text.batch import foresee


def found(text: str, lang: str | None = "en") -> list[Finding]:
    return list(DoubledWord().check(Document(id="d", path="d", text=text, lang=lang), no_survey()))


def passages(text: str, lang: str = "en") -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in found(text, lang)]


def test_the_end_of_one_text_and_the_beginning_of_the_next_are_no_phrase() -> None:
    texts = ("They met on Monday", "on Monday the bridge was shut.", "He came on Monday on Monday.")
    documents = [Document(id=text, path="d", text=text, body=Span(0, len(text)), lang="en") for text in texts]
    foresee(documents, stand_twice)
    places = [[texts[2][start:end] for start, _, end in stand_twice(document)] for document in documents]
    assert places == [[], [], ["on Monday on Monday"]]


def test_its_own_examples() -> None:
    assert list(failures(DoubledWord)) == []


@pytest.mark.parametrize(
    ("text", "doubled"),
    [
        ("They went into into the hall.", "into into"),
        ("She she has asked for a loan.", "She she"),
        ("Someone someone suggested a walk.", "Someone someone"),
        ("There there was a smell of onions.", "There there"),
        ("It stopped taking bets, saying it was was in poor taste.", "was was"),
        ("The clip got more more views than the landing.", "more more"),
        ("“The the house is sold,” he said.", "The the"),
        ("It is the the the best.", "the the the"),
        ("The plan to to cut taxes", "to to"),
        ("It ended in May\nand and then began again.", "and and"),
    ],
)
def test_slips_are_found(text: str, doubled: str) -> None:
    assert passages(text) == [doubled]


@pytest.mark.parametrize(
    "text",
    [
        "WHO who helped? The WHO who did.",
        "There is no there there.",
        "The man there there was nobody to meet.",
        "Someone to talk to to get help.",
        "A website you can go to to find a test.",
        "They will be dealt with with a firm hand.",
        "Neighbours shunned neighbours, relatives relatives.",
        "It said “public it it (sic) government”.",
        "the  the two columns",
        "the      the words around a mask",
        "the\nthe",
        "A tug tug-of-war.",
        "Play autoplay autoplay Copy. Play autoplay autoplay Copy.",
        "The The played in town.",
        "x x marks a a1 spot 5 5",
        "_the _the",
    ],
)
def test_meant_doublings_are_left_alone(text: str) -> None:
    assert passages(text) == []


def test_the_safe_fix_leaves_one_word() -> None:
    text = "In the the end they won."
    (finding,) = found(text)
    assert finding.fix is not None and finding.fix.safe
    cut = finding.fix.span
    assert text[: cut.start] + finding.fix.replacement + text[cut.end :] == "In the end they won."


def test_inside_a_quotation_it_is_less_sure_and_offers_no_safe_fix() -> None:
    (outside,), (inside,) = found("He saw the the dog."), found("“He saw the the dog,” she said.")
    assert inside.confidence < outside.confidence
    assert inside.fix is not None and not inside.fix.safe


def test_a_line_break_parts_words_unless_it_is_a_mere_wrap() -> None:
    clause = "the committee met every week to talk of the new wall by the river and of its cost "
    wrapped = textwrap.fill(f"{clause * 6}. They asked the the mayor about it", 72).replace("the the", "the\nthe")
    assert passages(wrapped) in (["the\nthe"], ["the the"])
    assert passages("They asked the\nthe mayor.") == []


def test_offsets_hold_behind_a_front_matter_and_odd_letters() -> None:
    text = "---\nlang: en\n---\nİstanbul ẞ 😀 saw the the crowd."
    document = Document(id="d", path="d", text=text, lang="en", body=Span(17, len(text)))
    (finding,) = DoubledWord().check(document, no_survey())
    assert text[finding.span.start : finding.span.end] == "the the"


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Fue a la casa de de su madre.", "es", ["de de"]),
        ("Wir fahren mit dem Rad und und laufen.", "de", ["und und"]),
        ("Nous nous en en allons.", "fr", []),
        ("Il parle de de Gaulle.", "fr", []),
        ("die, die die die kennen", "de", []),
        ("Van de de Wit tot de Maas.", "nl", []),
    ],
)
def test_other_languages_have_words_of_their_own(text: str, lang: str, expected: list[str]) -> None:
    assert passages(text, lang) == expected


def test_a_long_run_of_one_word_is_one_finding() -> None:
    assert len(found("so it is " + "the " * 50_000 + "end")) == 1


@given(st.text(alphabet="theanoİ \n.“”\r-'é", max_size=60))
def test_any_text_gives_spans_of_equal_words(text: str) -> None:
    for finding in found(text):
        words = text[finding.span.start : finding.span.end].lower().split()
        assert len(words) >= 2 and len(set(words)) == 1
