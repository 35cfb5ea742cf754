"""Names found in one search of a document, and led to its sentences."""

import textwrap

import pytest

from copydesk import text
from copydesk.knowledge import built_in
from copydesk.model import Document, Span
from copydesk.rules.facts.sighted import sighted, within
from copydesk.rules.facts.statement import statement_at

KNOWN = built_in()
STORY = "Angela Merkel flew to Paris. Rain fell. In Chile she met Barack Obama, and spoke of Berlin."


def document_of(content: str, start: int = 0) -> Document:
    return Document(id="a", path="a", text=content, lang="en", body=Span(start, len(content)))


@pytest.mark.parametrize("front", ["", "---\ntitle: Angela Merkel\n---\n"])
def test_names_of_each_kind_are_found_in_the_body(front: str) -> None:
    document = document_of(front + STORY, len(front))
    found = sighted(document, KNOWN)
    named = [[document.text[start:end] for _, start, end in finds] for finds in (found.people, found.places)]
    assert named == [["Angela Merkel", "Barack Obama"], ["Paris", "Chile", "Berlin"]]


@pytest.mark.parametrize(
    "content",
    [STORY, "US. Virgin Islands. U.S. Paris Hilton of the Republic of Ireland. Ireland met South. Africa lost."],
)
def test_a_sentence_has_the_finds_it_would_have_by_itself(content: str) -> None:
    document = document_of(content)
    finds = sighted(document, KNOWN).places
    for index, sentence in enumerate(text.sentences(document)):
        mine = within(statement_at(document, index), finds)
        assert mine is None or mine == KNOWN.finds(sentence.flat)[2]


def test_a_sentence_of_joined_lines_is_searched_by_itself() -> None:
    prose = "the gulls were loud and the crowd was patient all that long and windy day at the harbour, " * 8
    wrapped = textwrap.fill(f"On Monday {prose}when Barack Obama spoke.", 72)
    document = document_of(wrapped)
    assert within(statement_at(document, 0), sighted(document, KNOWN).people) is None


def test_a_find_over_the_end_of_a_sentence_is_left_to_a_search_of_its_own() -> None:
    document = document_of("She saw it. Then it rained.")
    across = [(0, 8, 15)]
    assert [within(statement_at(document, index), across) for index in (0, 1)] == [None, None]
