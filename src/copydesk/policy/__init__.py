"""What becomes of findings: severity, confidence, fingerprints, the gate, and sheets to judge them by."""

from collections.abc import Iterable, Mapping

from copydesk.model import Finding
from copydesk.policy.fingerprint import stamp
from copydesk.policy.gate import with_severities
from copydesk.rules.catalog import RuleClass
from copydesk.settings import Settings


def apply(findings: Iterable[Finding], settings: Settings, rules: Mapping[str, RuleClass]) -> list[Finding]:
    """The findings a report shows: sure enough, with the severities the settings ask for, sorted, fingerprinted."""
    stamped = stamp(findings)
    sure = [finding for finding in stamped if finding.confidence >= settings.rules.min_confidence]
    return with_severities(sure, settings.rules, rules)
