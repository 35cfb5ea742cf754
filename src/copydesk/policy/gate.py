"""The gate: which findings make a run fail (`--fail-on`), and which settings change a severity."""

from collections import Counter
from collections.abc import Iterable, Mapping

import msgspec

from copydesk.model import FAMILIES, SEVERITIES, Finding, Severity
from copydesk.rules.catalog import RuleClass, find_rule, matching
from copydesk.settings import RuleSettings, SettingsError

LEVELS = (*SEVERITIES, "never")


class Gate(msgspec.Struct, frozen=True):
    """The level from which a finding fails the run, per rule code; `general` for all others."""

    general: str
    by_rule: Mapping[str, str] = {}

    def stops(self, finding: Finding) -> bool:
        """Whether this finding fails the run."""
        level = self.by_rule.get(finding.rule, self.general)
        return level != "never" and SEVERITIES.index(finding.severity) <= LEVELS.index(level)

    def stopping(self, findings: Iterable[Finding]) -> Counter[str]:
        """How many findings fail the run, by rule code."""
        return Counter(finding.rule for finding in findings if self.stops(finding))


def parse_gate(spec: str, rules: Mapping[str, RuleClass]) -> Gate:
    """Read "warning" or "facts=warning,reuse=never,BP003=error"; the most specific entry wins.

    Raises SettingsError for an unknown level or rule.
    """
    general = "warning"
    levels: dict[str, tuple[int, str]] = {}
    for part in filter(None, (part.strip() for part in spec.split(","))):
        target, equals, level = part.rpartition("=")
        if level not in LEVELS:
            raise SettingsError(f"fail-on: `{level}` is no level; use {', '.join(LEVELS)}")
        if not equals:
            general = level
            continue
        for code, degree in matching([target.strip()], rules).items():
            if degree and degree >= levels.get(code, (0, ""))[0]:
                levels[code] = (degree, level)
    return Gate(general, {code: level for code, (_, level) in sorted(levels.items())})


def with_severities(
    findings: Iterable[Finding], settings: RuleSettings, rules: Mapping[str, RuleClass]
) -> list[Finding]:
    """The findings with the severities that [rules.severity] sets, the most specific entry winning."""
    wanted: dict[str, tuple[int, Severity]] = {}
    for word, severity in settings.severity.items():
        if word not in FAMILIES and word != "ALL" and not any(code.startswith(word) for code in rules):
            find_rule(word, rules)
        for code, degree in matching([word], rules).items():
            if degree and degree >= wanted.get(code, (0, ""))[0]:
                wanted[code] = (degree, severity)
    return [
        msgspec.structs.replace(finding, severity=wanted[finding.rule][1]) if finding.rule in wanted else finding
        for finding in findings
    ]
