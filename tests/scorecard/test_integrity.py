"""Text integrity: 100 less what each rule's findings cost, for findings of every family."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import FAMILIES, SEVERITIES, Finding, Source, Span
from copydesk.rules.catalog import built_in_rules
from copydesk.scorecard import completed, integrity
from copydesk.scorecard.integrity import _weights


def found(rule: str = "SQ001", family: str = "quality", severity: str = "warning", more: int = 0) -> Finding:
    return Finding(
        rule=rule,
        name=f"name-of-{rule.lower()}",
        family=family,  # type: ignore[arg-type]
        document=Source("d", "d"),
        span=Span(0, 1),
        message="",
        severity=severity,  # type: ignore[arg-type]
        confidence=0.9,
        evidence={"more": more} if more else {},
    )


def test_without_findings_a_text_is_whole() -> None:
    assert integrity([], 700).score == 100 and not integrity([], 0).deductions


def test_every_deduction_is_named_with_its_hits_and_points_the_dearest_first() -> None:
    whole = integrity([found(), found("BP003", "boilerplate"), found()], 700)
    told = [(each.code, each.name, each.hits, each.points) for each in whole.deductions]
    assert told == [("BP003", "name-of-bp003", 1, 8), ("SQ001", "name-of-sq001", 2, 4)]
    assert whole.score == 88


@pytest.mark.parametrize(("words", "points"), [(700, 6), (350, 9), (100, 9), (1050, 4), (1400, 3), (90_000, 3), (0, 9)])
def test_a_slip_weighs_less_in_a_long_text_within_bounds(words: int, points: float) -> None:
    (deduction,) = integrity([found("SQ005")], words).deductions
    assert deduction.points == points


def test_one_rule_costs_twenty_five_at_most_and_nothing_is_left_below_zero() -> None:
    assert integrity([found("SQ005")] * 40, 700).score == 75
    rules = ("SQ005", "SQ002", "BP003", "FS001", "TR001")
    families = {"SQ": "quality", "BP": "boilerplate", "FS": "facts", "TR": "reuse"}
    assert integrity([found(rule, families[rule[:2]]) for rule in rules] * 9, 700).score == 0


def test_a_finding_that_stands_for_many_places_counts_as_many() -> None:
    (deduction,) = integrity([found(), found(more=3)], 700).deductions
    assert (deduction.hits, deduction.points) == (5, 10)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("severity", SEVERITIES)
def test_every_family_counts_and_a_note_of_a_rule_that_is_not_named_costs_nothing(family: str, severity: str) -> None:
    left = integrity([found("X999", family, severity)], 700)
    assert (left.score == 100) == (severity == "note")


def test_every_rule_that_is_weighed_by_itself_is_one_of_ours() -> None:
    named, _ = _weights()
    assert set(named) <= set(built_in_rules()) and all(0 <= weight <= 25 for weight in named.values())


@given(st.lists(st.sampled_from(["SQ001", "SQ005", "BP003", "FS001"]), max_size=30), st.integers(0, 3000))
def test_the_score_is_a_hundred_less_the_deductions(rules: list[str], words: int) -> None:
    left = integrity([found(rule) for rule in rules], words)
    assert left.score == pytest.approx(max(0, 100 - sum(each.points for each in left.deductions)))
    assert 0 <= left.score <= 100


def test_defects_are_errors_and_warnings_of_the_quality_family() -> None:
    given_findings = [found(more=1), found(severity="note"), found("BP003", "boilerplate"), found("FS001", "facts")]
    assert completed({}, given_findings, words=1000)["defects_per_1000"] == 2
    assert completed({}, [], words=0)["defects_per_1000"] is None


def test_originality_is_unknown_until_somebody_tells_it() -> None:
    assert completed({"lix": 40.0}, [], words=10)["originality"] is None
    assert completed({"lix": 40.0}, [], words=10, originality=0.4)["originality"] == 0.4
