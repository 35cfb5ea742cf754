"""Named findings become sure where shape and place agree with the words, and only then."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.model import Document, Finding, Span
from copydesk.rules.boilerplate.judgement import agreed, foresee_lines, judged_lines
from copydesk.rules.pack_rule import removal

STORY = (
    "The council voted on Monday to keep the ferry in the winter, and the mayor was pleased with the outcome.\n"
    "A second vote on the timetable is planned for March, when the company has to name the price of a crossing.\n"
)
FOOT = "Sign in\nPrivacy Policy\nTerms of Use\nHelp"
DOCUMENT = Document(id="a", path="a", text=STORY + FOOT)


def found(passage: str, *, rule: str = "BP019", confidence: float = 0.93) -> Finding:
    start = DOCUMENT.text.index(passage)
    span = Span(start, start + len(passage))
    return Finding(
        rule=rule,
        name="navigation",
        family="boilerplate",
        document=DOCUMENT.source,
        span=span,
        message="",
        severity="warning",
        confidence=confidence,
        fix=removal(DOCUMENT, span, safe=False),
    )


def test_a_button_at_the_foot_becomes_sure_and_says_so() -> None:
    (surer,) = agreed(DOCUMENT, [found("Terms of Use")])
    assert surer.confidence == 0.97
    assert surer.evidence["shape"] >= 0.9
    assert surer.fix is not None
    assert surer.fix.safe


def test_a_sentence_of_the_story_stays_as_doubtful_as_it_was() -> None:
    doubtful = found(STORY.splitlines()[0])
    assert list(agreed(DOCUMENT, [doubtful])) == [doubtful]


def test_a_part_of_a_line_stays_as_doubtful_as_it_was() -> None:
    doubtful = found("Terms")
    assert list(agreed(DOCUMENT, [doubtful])) == [doubtful]


def test_credits_are_never_made_sure() -> None:
    credit = found("Terms of Use", rule="BP023")
    assert list(agreed(DOCUMENT, [credit])) == [credit]


def test_what_the_words_leave_open_is_not_decided_by_shape() -> None:
    guess = found("Terms of Use", confidence=0.7)
    assert list(agreed(DOCUMENT, [guess])) == [guess]


LINES = st.lists(
    st.sampled_from(
        [
            "Sign in",
            "Privacy Policy",
            "",
            "- ADVERTISEMENT -",
            "\U0001f600 more",
            "Ölpreis | Dax",
            "vote.",
            *STORY.split("\n"),
        ]
    ),
    max_size=12,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINES, max_size=7))
def test_lines_judged_with_those_of_other_documents_are_judged_as_alone(texts: list[list[str]]) -> None:
    def documents() -> list[Document]:
        return [Document(id=str(at), path="a", text="\n".join(lines)) for at, lines in enumerate(texts)]

    together = documents()
    foresee_lines(together)
    assert list(map(_told, together)) == list(map(_told, documents()))


def _told(document: Document) -> Any:
    judged = judged_lines(document)
    return judged and (judged[0].lines, judged[0].prose.tolist(), judged[0].rows.tolist(), judged[1].tolist())
