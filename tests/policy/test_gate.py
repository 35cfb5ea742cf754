"""The gate: which findings fail a run, and which settings change a severity."""

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
