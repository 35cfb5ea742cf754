"""Sentences with known names, found once per document."""

import textwrap

from copydesk.knowledge import built_in
from copydesk.model import Document
from copydesk.rules.facts.named import named

KNOWN = built_in()


def test_only_sentences_with_a_known_name_are_given() -> None:
    document = Document(id="a", path="a", text="Rain fell. Barack Obama met Angela Merkel. They left.", lang="en")
    ((statement, mentions),) = named(document, KNOWN)
    assert statement.flat == "Barack Obama met Angela Merkel."
    assert [statement.flat[each.start : each.end] for each in mentions] == ["Barack Obama", "Angela Merkel"]


def test_a_name_may_run_over_the_end_of_a_line() -> None:
    prose = "the gulls were loud and the crowd was patient all that long and windy day at the harbour, " * 8
    wrapped = textwrap.fill(f"On Monday {prose}when Barack Obama spoke.", 72).replace("Barack Obama", "Barack\nObama")
    document = Document(id="a", path="a", text=wrapped, lang="en")
    ((statement, mentions),) = named(document, KNOWN)
    span = statement.span(mentions[0].start, mentions[0].end)
    assert document.text[span.start : span.end] == "Barack\nObama"


def test_it_is_searched_once() -> None:
    document = Document(id="a", path="a", text="Barack Obama spoke.", lang="en")
    assert named(document, KNOWN) is named(document, KNOWN)
