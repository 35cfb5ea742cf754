"""Safe fixes in a text: nothing else changes, offsets lead back, and nothing safe is left to fix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import check_text
from copydesk.clean import Cleaned, Cleaner, Edit, cleaned, safe_edits
from copydesk.model import Document, Finding, Fix, Source, Span
from copydesk.rules.catalog import built_in_rules
from copydesk.rules.rule import as_case
from copydesk.settings import Settings

PARTS = (
    "The council met on Monday and agreed to mend the bridge before the winter.",
    "The minister said that the the bridge would be mended before winter.",
    "He said said so, and and left the room without his hat.",
    "Read more: Ferry to sail again from Friday after two weeks of repairs",
    "Related: Mayor opens the new swimming pool in the park",
    "READ ALSO: Ten ways to carry a wardrobe up the stairs",
    "A swan stood on the weir. \U0001f9a2 Nobody knew why; “it is is late,” she said.",
    "",
)


def finding(start: int, end: int, replacement: str = "", *, safe: bool = True, confidence: float = 0.97) -> Finding:
    span = Span(start, end)
    return Finding(
        rule="XX001",
        name="x",
        family="quality",
        document=Source("a", "a"),
        span=span,
        message="m",
        severity="warning",
        confidence=confidence,
        fix=Fix(span, replacement, safe),
    )


def spans(edits: tuple[Edit, ...]) -> list[tuple[int, int, str]]:
    return [(edit.span.start, edit.span.end, edit.replacement) for edit in edits]


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        ([finding(3, 5, safe=False)], []),
        ([finding(3, 9), finding(5, 12), finding(20, 21)], [(3, 12, ""), (20, 21, "")]),
        ([finding(3, 9), finding(9, 12)], [(3, 9, ""), (9, 12, "")]),
        ([finding(3, 9, "a"), finding(3, 9, "a")], [(3, 9, "a")]),
        ([finding(4, 6, "a"), finding(2, 8)], [(2, 8, "")]),
        ([finding(2, 6, "a", confidence=0.97), finding(4, 8, "b", confidence=0.99)], [(4, 8, "b")]),
    ],
    ids=[
        "unsafe fixes are left", "overlapping removals are one", "neighbours stay two", "equal ones are one",
        "a removal covers a replacement", "of contradicting ones the surest counts",
    ],
)  # fmt: skip
def test_overlapping_fixes(findings: list[Finding], expected: list[tuple[int, int, str]]) -> None:
    assert spans(safe_edits(findings)) == expected
    assert spans(safe_edits(reversed(findings))) == expected


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    text = draw(st.text(alphabet="ab \r\né\U0001f9a2", max_size=40))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [Edit(Span(*pair), draw(st.text(alphabet="xyz", max_size=3)), "XX001") for pair in pairs]


@given(edited())
def test_offsets_lead_back_to_the_same_characters(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    result = cleaned(text, edits)
    kept = [offset for offset in range(len(text)) if not any(e.span.start <= offset < e.span.end for e in edits)]
    came = [result.original(at) for at, char in enumerate(result.text) if char not in "xyz"]
    assert came == kept
    assert [result.original(at) for at in range(len(result.text))] == sorted(
        result.original(at) for at in range(len(result.text))
    )


@given(edited(), st.data())
def test_offsets_lead_back_through_two_steps(case: tuple[str, list[Edit]], data: st.DataObject) -> None:
    text, edits = case
    first = cleaned(text, edits)
    cut = sorted(data.draw(st.lists(st.integers(0, len(first.text)), min_size=2, max_size=2)))
    second = cleaned(first.text, [Edit(Span(cut[0], cut[1]), "", "XX002")], first)
    for at, char in enumerate(second.text):
        if char not in "xyz":
            assert text[second.original(at)] == char
    assert second.original(len(second.text)) <= len(text)


def mended(text: str) -> tuple[Document, Cleaned]:
    document = Document(id="a", path="a.txt", text=text, lang="en")
    return document, Cleaner(Settings()).clean(document, check_text(text, lang="en").findings)


@given(st.lists(st.sampled_from(PARTS), max_size=6), st.sampled_from(["\n", "\r\n", "\n\n", " "]))
def test_a_mended_text_has_nothing_safe_left_to_fix(parts: list[str], joint: str) -> None:
    _, result = mended(joint.join(parts))
    again = check_text(result.text, lang="en").findings
    assert [f.message for f in again if f.fix and f.fix.safe] == []


@given(st.lists(st.sampled_from(PARTS), max_size=6), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_nothing_but_the_fixed_spans_is_gone(parts: list[str], joint: str) -> None:
    document, result = mended(joint.join(parts))
    gone = {offset for start, end, _ in result.removed for offset in range(start, end)}
    assert result.text == "".join(char for at, char in enumerate(document.text) if at not in gone)


def test_what_comes_to_light_behind_a_removal_is_mended_too() -> None:
    _, result = mended("She left the the the house, and and he stayed.")
    assert result.text == "She left the house, and he stayed."


def test_an_unchanged_text_says_so() -> None:
    _, result = mended(PARTS[0])
    assert (result.changed, result.removed, result.text) == (False, (), PARTS[0])


def test_every_rule_that_brings_fixes_is_looked_at_again_after_mending() -> None:
    for rule in built_in_rules().values():
        if rule.family in ("facts", "quality") and not rule.mends:
            reports = (check_text(as_case(case).plain()[0]) for case in rule.bad)
            found = [each for report in reports for each in report.findings if each.rule == rule.code]
            assert [each.fix for each in found if each.fix] == []
