"""SQ022 split-word: one word printed as two is found with its span; what is written in two stays, and strange texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document, Finding, Span
from copydesk.rules.quality.split_word import SplitWord
from copydesk.survey import no_survey
from copydesk.testing import failures
from copydesk.text.batch import foresee

SLIP = "The council accep ted the plan for the harbour on Monday."


def document(text: str, name: str = "d") -> Document:
    return Document(id=name, path=name, text=text, body=Span(0, len(text)), lang="en")


def found(text: str) -> list[Finding]:
    rule, given = SplitWord(), document(text)
    return list(rule.check(given, no_survey())) if rule.may_find(given) else []


def test_its_own_examples() -> None:
    assert list(failures(SplitWord)) == []


@pytest.mark.parametrize(
    ("text", "split", "word"),
    [
        (SLIP, "accep ted", "accepted"),
        ("The gov ernment met on Monday.", "gov ernment", "government"),
        ("The road was com-pleted in May.", "com-pleted", "completed"),
    ],
)
def test_the_finding_covers_both_parts_and_offers_the_word(text: str, split: str, word: str) -> None:
    (finding,) = found(text)
    assert text[finding.span.start : finding.span.end] == split
    assert finding.fix is not None
    assert (finding.fix.replacement, finding.fix.safe) == (word, False)


def test_nothing_is_said_of_a_text_whose_words_are_mostly_strange() -> None:
    strange = "Sor blenk ith marvot el drinsk, und plorick vash tembel ronk grissel. "
    assert found(f"{strange * 9}{SLIP}") == []
    assert [each.evidence["word"] for each in found(f"{'The boat left the harbour on time. ' * 9}{SLIP}")] == [
        "accepted"
    ]


@given(st.lists(st.sampled_from(["accep ted", "harbour", "gov ernment", "vlonk", "a", "\n", "-", "“so”"]), max_size=60))
def test_a_text_says_the_same_alone_and_beside_others(parts: list[str]) -> None:
    content = " ".join(parts)
    alone = found(content)
    both = [document(SLIP), document(content)]
    foresee(both)
    rule = SplitWord()
    beside = list(rule.check(both[1], no_survey())) if rule.may_find(both[1]) else []
    assert [each.span for each in beside] == [each.span for each in alone]
    for finding in alone:
        parted = content[finding.span.start : finding.span.end]
        assert finding.evidence["word"] == "".join(filter(str.isalpha, parted))
