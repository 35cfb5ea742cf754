"""Altered quotations inside copied passages are told together with them."""

import msgspec
import pytest

from copydesk.model import Finding, Partner, Source, Span
from copydesk.policy.fingerprint import stamp
from copydesk.rules.reuse.altered_within import told_together

HERE, THERE, ELSEWHERE = (Source(id=name, path=name, row=None) for name in ("here.txt", "there.txt", "elsewhere.txt"))


def partner(start: int, end: int, document: Source = THERE) -> Partner:
    return Partner(document=document, span=Span(start, end), similarity=0.9, relation="unknown")


def finding(rule: str, start: int, end: int, *partners: Partner, document: Source = HERE) -> Finding:
    change = {"here": "allow", "there": "escort"}
    return Finding(
        rule=rule,
        name={"TR005": "altered-quote", "TR002": "copied-passage"}.get(rule, rule),
        family="reuse",
        document=document,
        span=Span(start, end),
        message=f"the words of {rule}",
        severity="warning",
        confidence=0.9,
        evidence={"changed_words": 1, "changes": [change]} if rule == "TR005" else {"words": 90},
        partners=partners,
        text="x" * (end - start),
    )


def test_a_quotation_inside_a_copied_passage_is_one_finding_on_the_passage() -> None:
    passage = finding("TR002", 100, 600, partner(1100, 1600))
    quote = finding("TR005", 200, 280, partner(1200, 1280))
    (told,) = told_together([passage], [quote])
    assert (told.rule, told.name, told.span, told.partners) == (
        "TR005", "altered-quote", passage.span, passage.partners,
    )  # fmt: skip
    assert told.message == "the words of TR005. It is part of a copied passage: the words of TR002"
    assert told.evidence["passage"] == {"rule": "TR002", "words": 90}
    assert [(each["start"], each["end"]) for each in told.evidence["quotations"]] == [(200, 280)]


def test_two_quotations_of_one_passage_are_told_in_one_finding() -> None:
    passage = finding("TR003", 100, 600, partner(1100, 1600))
    quotes = [finding("TR005", 400, 480, partner(1400, 1480)), finding("TR005", 200, 280, partner(1200, 1280))]
    (told,) = told_together([passage], quotes)
    assert [each["start"] for each in told.evidence["quotations"]] == [200, 400]
    assert (told.evidence["changed_words"], len(told.evidence["changes"])) == (2, 2)
    assert "(1 more quotation altered)" in told.message


@pytest.mark.parametrize(
    ("passage", "quote"),
    [
        pytest.param(
            finding("TR002", 100, 600, partner(1100, 1600)),
            finding("TR005", 590, 690, partner(1590, 1690)),
            id="the quotation goes on beyond the passage",
        ),
        pytest.param(
            finding("TR002", 100, 600, partner(1100, 1600)),
            finding("TR005", 200, 280, partner(1200, 1280), partner(5, 85, ELSEWHERE)),
            id="it is held against another document too",
        ),
        pytest.param(
            finding("TR002", 100, 600, partner(1100, 1600)),
            finding("TR005", 200, 280, partner(9, 89)),
            id="it stands elsewhere in the other document",
        ),
        pytest.param(
            finding("TR002", 100, 600, partner(1100, 1600), document=ELSEWHERE),
            finding("TR005", 200, 280, partner(1200, 1280)),
            id="the passage is another document's",
        ),
        pytest.param(
            finding("TR001", 0, 900, partner(0, 900)),
            finding("TR005", 200, 280, partner(200, 280)),
            id="the whole document was copied",
        ),
        pytest.param(
            finding("TR002", 100, 600, partner(1100, 1600)),
            finding("TR006", 200, 280, partner(1200, 1280)),
            id="the quotation is the same in both",
        ),
    ],
)  # fmt: skip
def test_what_is_more_than_a_part_of_the_passage_stays_a_finding_of_its_own(passage: Finding, quote: Finding) -> None:
    assert sorted(told_together([passage], [quote]), key=lambda each: each.rule) == sorted(
        [passage, quote], key=lambda each: each.rule
    )


def test_a_passage_keeps_its_fingerprint_when_a_quotation_in_it_is_seen_to_be_altered() -> None:
    passage = finding("TR002", 100, 600, partner(1100, 1600))
    (told,) = told_together([passage], [finding("TR005", 200, 280, partner(1200, 1280))])
    (before,), (after,) = stamp([passage]), stamp([told])
    assert before.fingerprint == after.fingerprint
    (alone,) = stamp([msgspec.structs.replace(told, evidence={})])
    assert alone.fingerprint != after.fingerprint
