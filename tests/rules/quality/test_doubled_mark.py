"""SQ021 doubled-mark: two marks where one belongs, with the one to keep; ellipses and quoted habits are left alone."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.model import Document, Finding, Span
from copydesk.rules.quality.doubled_mark import DoubledMark
from copydesk.survey import no_survey
from copydesk.testing import failures


def found(text: str) -> list[Finding]:
    rule, given = DoubledMark(), Document(id="d", path="d", text=text, body=Span(0, len(text)), lang="en")
    return list(rule.check(given, no_survey())) if rule.may_find(given) else []


def test_its_own_examples() -> None:
    assert list(failures(DoubledMark)) == []


@pytest.mark.parametrize(
    ("text", "marks", "kept"),
    [
        ("The ferry left on Monday,, a day late.", ",,", ","),
        ("Nobody was hurt.. The mayor was told.", "..", "."),
        ("The boat was full,. Nobody waved.", ",.", "."),
    ],
)
def test_the_finding_covers_the_marks_and_offers_one(text: str, marks: str, kept: str) -> None:
    (finding,) = found(text)
    assert text[finding.span.start : finding.span.end] == marks
    assert finding.fix is not None
    assert (finding.fix.replacement, finding.fix.safe) == (kept, False)


@settings(max_examples=300)
@given(st.text(alphabet=" .,;aB\n“”"))
def test_whatever_the_text_only_marks_and_blanks_are_covered(text: str) -> None:
    for finding in found(text):
        marks = text[finding.span.start : finding.span.end]
        assert len(marks.replace(" ", "")) > 1
        assert set(marks) <= set(" .,;")
