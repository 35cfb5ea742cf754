"""The gate: which findings fail a run, and which settings change a severity."""

import msgspec
import pytest

from copydesk.model import Finding, Severity, Source, Span
from copydesk.policy.gate import parse_gate, with_severities
from copydesk.rules.catalog import built_in_rules
from copydesk.settings import RuleSettings, SettingsError

RULES = built_in_rules()


def finding(rule: str, severity: Severity) -> Finding:
    return Finding(
        rule=rule, name=RULES[rule].name, family=RULES[rule].family, document=Source("a", "a"), span=Span(0, 1),
        message="m", severity=severity, confidence=1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("spec", "rule", "severity", "stops"),
    [
        ("warning", "SQ001", "warning", True),
        ("warning", "SQ001", "note", False),
        ("note", "SQ001", "note", True),
        ("error", "SQ001", "warning", False),
        ("never", "SQ001", "error", False),
        ("facts=error", "FS001", "warning", False),
        ("facts=error", "SQ001", "warning", True),
        ("error,SQ=note", "SQ001", "note", True),
        ("never,FS001=warning", "FS001", "warning", True),
        ("FS001=never,facts=note", "FS001", "error", False),
        ("late-but-living=never", "FS001", "error", False),
    ],
)
def test_a_finding_stops_the_run_from_its_level_on(spec: str, rule: str, severity: Severity, stops: bool) -> None:
    assert parse_gate(spec, RULES).stops(finding(rule, severity)) is stops


@pytest.mark.parametrize(("spec", "said"), [("serious", "no level"), ("FS001=bad", "no level"), ("ZZ=note", "unknown")])
def test_a_wrong_gate_is_refused(spec: str, said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        parse_gate(spec, RULES)


def test_settings_change_severities_the_most_specific_winning() -> None:
    settings = RuleSettings(severity={"FS001": "note", "facts": "error", "SQ": "error"})
    changed = with_severities([finding("FS001", "warning"), finding("SQ001", "warning")], settings, RULES)
    assert [each.severity for each in changed] == ["note", "error"]


def carried(rule: str, *paths: str) -> list[Finding]:
    return [msgspec.structs.replace(finding(rule, "warning"), document=Source(path, path)) for path in paths]


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("BP003=1%", ["BP003 in 2 of 100 documents (2.00%, allowed 1%)"]),
        ("BP003=2%", []),
        ("BP=2.5%", ["BP in 3 of 100 documents (3.00%, allowed 2.5%)"]),
        ("quality=0%", ["quality in 1 of 100 documents (1.00%, allowed 0%)"]),
        ("3.5%", ["ALL in 4 of 100 documents (4.00%, allowed 3.5%)"]),
    ],
)
def test_a_rate_counts_the_documents_that_carry_the_rule(spec: str, said: list[str]) -> None:
    found = [*carried("BP003", "a", "a", "b"), *carried("BP001", "c"), *carried("SQ001", "d")]
    assert parse_gate(spec, RULES).exceeded(found, 100) == said


def test_a_rule_with_a_rate_fails_no_run_by_itself_unless_it_has_a_level_too() -> None:
    assert not parse_gate("BP003=1%", RULES).stops(finding("BP003", "error"))
    assert parse_gate("BP003=1%", RULES).stops(finding("SQ001", "warning"))
    assert parse_gate("BP003=1%,BP003=error", RULES).stops(finding("BP003", "error"))


@pytest.mark.parametrize("spec", ["BP003=%", "BP003=101%", "BP003=-1%", "BP003=nan%", "ZZ=1%"])
def test_a_wrong_rate_is_refused(spec: str) -> None:
    with pytest.raises(SettingsError):
        parse_gate(spec, RULES)
