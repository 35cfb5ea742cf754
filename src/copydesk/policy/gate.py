"""The gate: which findings, and how many of them, make a run fail (`--fail-on`); settings that change a severity."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from copydesk.model import FAMILIES, SEVERITIES, Finding, Severity
from copydesk.rules.catalog import RuleClass, find_rule, matching
from copydesk.settings import RuleSettings, SettingsError

LEVELS = (*SEVERITIES, "never")


class Rate(msgspec.Struct, frozen=True):
    """The share of all documents that may carry a finding of these rules; more fail the run. `word` names them."""

    word: str
    codes: frozenset[str]
    share: float

    def exceeded(self, findings: Iterable[Finding], documents: int) -> str | None:
        """What to say if more documents carry one: how many, of how many, and how many may; None if not."""
        carrying = len({finding.document.key for finding in findings if finding.rule in self.codes})
        if carrying <= self.share * documents:
            return None
        return (
            f"{self.word} in {carrying:,} of {documents:,} documents ({carrying / documents:.2%}, allowed {self.said})"
        )

    @property
    def said(self) -> str:
        """The share as per cent, no longer than it needs to be."""
        return f"{round(100 * self.share, 6):g}%"


class Gate(msgspec.Struct, frozen=True):
    """The level from which a finding fails the run, per rule code; `general` for all others.

    `rates` judge the rules they name by the documents that carry them.
    """

    general: str
    by_rule: Mapping[str, str] = {}
    rates: tuple[Rate, ...] = ()

    def stops(self, finding: Finding) -> bool:
        """Whether this finding fails the run by itself."""
        level = self.by_rule.get(finding.rule, self.general)
        return level != "never" and SEVERITIES.index(finding.severity) <= LEVELS.index(level)

    def stopping(self, findings: Iterable[Finding]) -> Counter[str]:
        """How many findings fail the run by themselves, by rule code."""
        return Counter(finding.rule for finding in findings if self.stops(finding))

    def exceeded(self, findings: Sequence[Finding], documents: int) -> list[str]:
        """The rates that are exceeded, in words."""
        return [said for rate in self.rates if (said := rate.exceeded(findings, documents)) is not None]


def parse_gate(spec: str, rules: Mapping[str, RuleClass]) -> Gate:
    """Read "warning", "facts=warning,reuse=never,BP003=error" or "BP003=0.5%"; the most specific entry wins.

    A rule with a rate does not fail the run finding by finding, unless an entry gives it a level too.
    Raises SettingsError for an unknown level or rule.
    """
    general = "warning"
    levels: dict[str, tuple[int, str]] = {}
    rated: dict[str, tuple[int, str]] = {}
    rates: list[Rate] = []
    for part in filter(None, (part.strip() for part in spec.split(","))):
        target, equals, level = (each.strip() for each in part.rpartition("="))
        if level.endswith("%"):
            rates.append(_rate(target or "ALL", level, rules))
            rated |= dict.fromkeys(rates[-1].codes, (0, "never"))
            continue
        if level not in LEVELS:
            raise SettingsError(f"fail-on: `{level}` is no level; use {', '.join(LEVELS)}, or a share such as 0.5%")
        if not equals:
            general = level
            continue
        for code, degree in matching([target], rules).items():
            if degree and degree >= levels.get(code, (0, ""))[0]:
                levels[code] = (degree, level)
    found = {code: level for code, (_, level) in sorted((rated | levels).items())}
    return Gate(general, found, tuple(rates))


def _rate(word: str, share: str, rules: Mapping[str, RuleClass]) -> Rate:
    try:
        per_cent = float(share[:-1])
    except ValueError:
        per_cent = -1.0
    if not 0 <= per_cent <= 100:
        raise SettingsError(f"fail-on: `{share}` is no share of the documents; write it as 0.5%")
    codes = frozenset(code for code, degree in matching([word], rules).items() if degree)
    return Rate(word, codes, per_cent / 100)


def with_severities(
    findings: Iterable[Finding], settings: RuleSettings, rules: Mapping[str, RuleClass]
) -> list[Finding]:
    """The findings with the severities that [rules.severity] sets, the most specific entry winning."""
    wanted = severities(settings.severity, rules)
    return [
        msgspec.structs.replace(finding, severity=wanted[finding.rule]) if finding.rule in wanted else finding
        for finding in findings
    ]


def severities(given: Mapping[str, Severity], rules: Mapping[str, RuleClass]) -> dict[str, Severity]:
    """The severity of each code that these entries name, the most specific entry winning. Raises SettingsError."""
    wanted: dict[str, tuple[int, Severity]] = {}
    for word, severity in given.items():
        if word not in FAMILIES and word != "ALL" and not any(code.startswith(word) for code in rules):
            find_rule(word, rules)
        for code, degree in matching([word], rules).items():
            if degree and degree >= wanted.get(code, (0, ""))[0]:
                wanted[code] = (degree, severity)
    return {code: severity for code, (_, severity) in wanted.items()}
