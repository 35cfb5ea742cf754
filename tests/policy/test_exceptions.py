"""Exceptions by path and by outlet."""

import pytest

from copydesk.model import Finding, Source, Span
from copydesk.policy.exceptions import excepted
from copydesk.rules.catalog import built_in_rules
from copydesk.settings import ExceptionSettings, Settings, SettingsError

RULES = built_in_rules()


def finding(path: str, rule: str = "SQ001", outlet: str | None = None) -> Finding:
    return Finding(
        rule=rule, name=RULES[rule].name, family=RULES[rule].family, document=Source(path, path, outlet=outlet),
        span=Span(0, 1), message="m", severity="warning", confidence=1,
    )  # fmt: skip


def judged(settings: Settings, *findings: Finding) -> list[tuple[str, str, str]]:
    return [(each.document.path, each.rule, each.severity) for each in excepted(findings, settings, RULES)]


FOUND = (finding("old/1998/a.txt"), finding("old/b.txt", "FS001"), finding("new/old.txt"))


def test_rules_are_left_out_by_path() -> None:
    settings = Settings(per_path={"old/**": ExceptionSettings(ignore=("SQ",))})
    assert judged(settings, *FOUND) == [("old/b.txt", "FS001", "warning"), ("new/old.txt", "SQ001", "warning")]


def test_severities_are_set_by_path_the_last_one_winning() -> None:
    settings = Settings(
        per_path={
            "old/**": ExceptionSettings(severity={"ALL": "note", "FS001": "error"}),
            "old/1998/": ExceptionSettings(severity={"SQ001": "error"}),
        }
    )
    assert [severity for *_, severity in judged(settings, *FOUND)] == ["error", "error", "warning"]


def test_outlets_come_after_paths_and_in_any_case() -> None:
    settings = Settings(
        per_path={"*.txt": ExceptionSettings(severity={"SQ001": "note"})},
        per_outlet={"Gazette.Example": ExceptionSettings(severity={"SQ001": "error"}, ignore=("facts",))},
    )
    of = [finding("a.txt", outlet="gazette.example"), finding("b.txt", "FS001", "gazette.example"), finding("c.txt")]
    assert judged(settings, *of) == [("a.txt", "SQ001", "error"), ("c.txt", "SQ001", "note")]


@pytest.mark.parametrize(
    "given", [ExceptionSettings(ignore=("SQ999",)), ExceptionSettings(severity={"no-such": "note"})]
)
def test_an_unknown_rule_is_refused(given: ExceptionSettings) -> None:
    with pytest.raises(SettingsError, match="unknown rule"):
        excepted(FOUND, Settings(per_path={"old/**": given}), RULES)
