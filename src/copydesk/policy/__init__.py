"""What becomes of findings: severity, fingerprints, exceptions, what is silenced, the gate, sheets to judge them by."""

from collections.abc import Iterable, Mapping

from copydesk.model import CopydeskError, Finding
from copydesk.rules.catalog import RuleClass
from copydesk.settings import Settings


class PolicyError(CopydeskError):
    """A baseline or an accept file cannot be used; the message is one line that names it and says what to do."""


def apply(findings: Iterable[Finding], settings: Settings, rules: Mapping[str, RuleClass]) -> list[Finding]:
    """The findings a report shows: sure enough, with the severities the settings ask for, sorted, fingerprinted."""
    from copydesk.policy.fingerprint import stamp

    return kept(stamp(findings), settings, rules)


def kept(findings: Iterable[Finding], settings: Settings, rules: Mapping[str, RuleClass]) -> list[Finding]:
    """Those that are sure enough and not excepted by path or outlet, with the severities the settings ask for."""
    from copydesk.policy.exceptions import excepted
    from copydesk.policy.gate import with_severities

    sure = [finding for finding in findings if finding.confidence >= settings.rules.min_confidence]
    return excepted(with_severities(sure, settings.rules, rules), settings, rules)
