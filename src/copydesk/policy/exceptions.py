"""Exceptions by path and by outlet: rules that are left out there, and other severities."""

from collections.abc import Callable, Iterable, Iterator, Mapping

import msgspec

from copydesk.model import Finding, Severity
from copydesk.policy.gate import severities
from copydesk.policy.globs import matcher
from copydesk.rules.catalog import RuleClass, matching
from copydesk.settings import ExceptionSettings, Settings


class Elsewhere(msgspec.Struct, frozen=True):
    """What is different in some documents: codes left out, severities by code."""

    holds: Callable[[Finding], bool]
    ignored: frozenset[str]
    severities: Mapping[str, Severity]


def excepted(findings: Iterable[Finding], settings: Settings, rules: Mapping[str, RuleClass]) -> list[Finding]:
    """The findings without those left out where they stand, with the severities asked for there.

    Of several exceptions that hold, all that ignore a rule count, and the last that sets its severity; outlets come
    after paths. Raises SettingsError for a rule or a glob that cannot be understood.
    """
    exceptions = exceptions_of(settings, rules)
    if not exceptions:
        return list(findings)
    return [judged for finding in findings if (judged := _judged(finding, exceptions)) is not None]


def _judged(finding: Finding, exceptions: list[Elsewhere]) -> Finding | None:
    severity = finding.severity
    for exception in exceptions:
        if exception.holds(finding):
            if finding.rule in exception.ignored:
                return None
            severity = exception.severities.get(finding.rule, severity)
    return finding if severity == finding.severity else msgspec.structs.replace(finding, severity=severity)


def exceptions_of(settings: Settings, rules: Mapping[str, RuleClass]) -> list[Elsewhere]:
    """What the settings say of paths and outlets. Raises SettingsError for a rule or a glob that is wrong."""
    return list(_exceptions(settings, rules))


def _exceptions(settings: Settings, rules: Mapping[str, RuleClass]) -> Iterator[Elsewhere]:
    for glob, given in settings.per_path.items():
        yield _exception(_at(matcher([glob], named=f'[per-path."{glob}"]')), given, rules)
    for outlet, given in settings.per_outlet.items():
        yield _exception(_of(outlet.casefold().strip()), given, rules)


def _at(means: Callable[[str], bool]) -> Callable[[Finding], bool]:
    return lambda finding: means(finding.document.path)


def _of(outlet: str) -> Callable[[Finding], bool]:
    return lambda finding: finding.document.outlet is not None and finding.document.outlet.casefold() == outlet


def _exception(holds: Callable[[Finding], bool], given: ExceptionSettings, rules: Mapping[str, RuleClass]) -> Elsewhere:
    ignored = frozenset(code for code, degree in matching(given.ignore, rules).items() if degree)
    return Elsewhere(holds, ignored, severities(given.severity, rules))
