"""What is silenced, by whom, and what was to silence something and does not."""

from collections.abc import Callable, Container, Iterable, Mapping, Sequence, Set

import msgspec

from copydesk.model import DocumentSummary, Failure, Finding, Ignore, Report, Silencer, Stale, Suppressed
from copydesk.policy.accept import Accepted
from copydesk.policy.baseline import Known, known_of
from copydesk.policy.moved import earlier_marks, earlier_paths
from copydesk.rules.catalog import RuleClass, matching
from copydesk.settings import SettingsError

Key = tuple[str, int, str]


class Silencing(msgspec.Struct, frozen=True, kw_only=True):
    """What a run is told to be silent about."""

    accepted: tuple[Accepted, ...] = ()
    baseline: tuple[Known, ...] = ()


class Ran(msgspec.Struct, frozen=True, kw_only=True):
    """What a run could have found: the codes that ran, all findings it made, stamped, and which files are gone."""

    codes: frozenset[str]
    findings: Sequence[Finding]
    is_gone: Callable[[str], bool]


def silenced(report: Report, silencing: Silencing, ran: Ran, rules: Mapping[str, RuleClass]) -> Report:
    """The report without what is silenced, which it lists; and with what silences nothing any more."""
    comments = _Comments(report.documents, rules)
    accepted = {each.fingerprint: each for each in silencing.accepted}
    known = {each.fingerprint for each in silencing.baseline}
    before = _marks_before(report, silencing, ran)
    findings: list[Finding] = []
    suppressed: list[Suppressed] = []
    for finding in report.findings:
        comment = comments.silencing(finding)
        if comment is not None:
            suppressed.append(_of_finding(finding, "comment", comment.reason))
        elif mark := _entered(finding, accepted, before):
            suppressed.append(_of_finding(finding, "accept", accepted[mark].reason, mark))
        elif mark := _entered(finding, known, before):
            suppressed.append(_of_finding(finding, "baseline", known_as=mark))
        else:
            findings.append(finding)
    errors = [failure for failure in report.errors if failure.fingerprint not in accepted]
    suppressed += [_of_failure(each, accepted) for each in report.errors if each.fingerprint in accepted]
    seen = {finding.fingerprint for finding in ran.findings} | {failure.fingerprint for failure in report.errors}
    seen |= set(before.values())
    entries = [(each.fingerprint, each.rule, each.path) for each in silencing.accepted]
    unused = [*comments.unused(ran.codes), *_stale("accept", entries, seen, report, ran)]
    lines = [(each.fingerprint, each.rule, each.path) for each in silencing.baseline]
    return msgspec.structs.replace(
        report,
        findings=tuple(findings),
        errors=tuple(errors),
        suppressed=tuple(suppressed),
        stale=(*unused, *_stale("baseline", lines, seen, report, ran)),
    )


def _marks_before(report: Report, silencing: Silencing, ran: Ran) -> dict[str, str]:
    """By fingerprint, those that findings had before their files moved."""
    entered = {each.path for each in silencing.baseline} | {each.path or "" for each in silencing.accepted}
    audited = (document.source.path for document in report.documents)
    paths = earlier_paths(entered, audited, ran.is_gone)
    return earlier_marks(ran.findings, paths) if paths else {}


def _entered(finding: Finding, entries: Container[str], before: Mapping[str, str]) -> str:
    """The fingerprint by which a finding is entered: its own, or the one it had before its file moved; else ""."""
    marks = (finding.fingerprint, before.get(finding.fingerprint, ""))
    return next((mark for mark in marks if mark in entries), "")


def _of_finding(finding: Finding, by: Silencer, reason: str = "", known_as: str = "") -> Suppressed:
    source, mark = finding.document, finding.fingerprint
    return Suppressed(
        fingerprint=mark,
        by=by,
        reason=reason,
        rule=finding.rule,
        path=source.path,
        row=source.row,
        known_as=known_as if known_as not in ("", mark) else None,
    )


def _of_failure(failure: Failure, accepted: Mapping[str, Accepted]) -> Suppressed:
    return Suppressed(
        fingerprint=failure.fingerprint,
        by="accept",
        reason=accepted[failure.fingerprint].reason,
        rule=failure.rule,
        path=failure.path,
        row=failure.row,
    )


def _stale(
    by: Silencer,
    entries: Iterable[tuple[str, str | None, str | None]],
    seen: Set[str],
    report: Report,
    ran: Ran,
) -> list[Stale]:
    """Entries whose finding this run would have made, and did not: the rule ran on its file, or the file is gone."""
    audited = {document.source.path for document in report.documents} - {each.path for each in report.errors}
    stale = []
    for mark, rule, path in entries:
        if mark in seen or (rule and rule not in ran.codes):
            continue
        if not path or path in audited or ran.is_gone(path):
            said = "is no longer found; it can be taken out"
            stale.append(Stale(by=by, path=path or "", rule=rule or None, fingerprint=mark, said=said))
    return sorted(set(stale), key=lambda each: (each.path, each.rule or "", each.fingerprint or ""))


class Renewal(msgspec.Struct, frozen=True, kw_only=True):
    """A baseline brought up to date: what it holds now, what came, what went, and the report without what it holds."""

    known: tuple[Known, ...]
    came: tuple[Known, ...]
    went: tuple[Known, ...]
    report: Report


def renewed(report: Report, old: Sequence[Known]) -> Renewal:
    """Take every finding into the baseline; lines that the run could not judge stay, those that are stale go.

    Lines of files that moved are replaced by such as name the new path.
    """
    before = {each.fingerprint: each for each in old}
    gone = {each.fingerprint for each in report.stale if each.by == "baseline"}
    gone |= {each.fingerprint for each in report.suppressed if each.by != "baseline"}
    gone |= {each.known_as for each in report.suppressed if each.known_as}
    current = {finding.fingerprint: known_of(finding) for finding in report.findings}
    current |= {each.fingerprint: known_of(each) for each in report.suppressed if each.by == "baseline"}
    known = {mark: each for mark, each in before.items() if mark not in gone} | current
    taken = [_of_finding(finding, "baseline") for finding in report.findings]
    return Renewal(
        known=tuple(sorted(known.values())),
        came=tuple(sorted(each for mark, each in known.items() if mark not in before)),
        went=tuple(sorted(each for mark, each in before.items() if mark not in known)),
        report=msgspec.structs.replace(
            report,
            findings=(),
            suppressed=(*report.suppressed, *taken),
            stale=tuple(each for each in report.stale if each.by != "baseline"),
        ),
    )


class _Comments:
    """The comments that silence rules, by document, and which of them did."""

    def __init__(self, documents: Sequence[DocumentSummary], rules: Mapping[str, RuleClass]) -> None:
        self._rules = rules
        self._of = {document.source.key: document for document in documents if document.ignores}
        self._used: set[tuple[Key, Ignore]] = set()

    def silencing(self, finding: Finding) -> Ignore | None:
        """The comment that silences the finding."""
        document = self._of.get(finding.document.key)
        place = finding.location
        if document is None or place is None:
            return None
        for comment in document.ignores:
            near = any(place.line <= line <= place.end_line for line in (comment.line, comment.next_line))
            if near and comment.reason and finding.rule in self._codes(comment):
                self._used.add((finding.document.key, comment))
                return comment
        return None

    def _codes(self, comment: Ignore) -> frozenset[str]:
        try:
            return frozenset(code for code, degree in matching(comment.words, self._rules).items() if degree)
        except SettingsError:
            return frozenset()

    def unused(self, ran: frozenset[str]) -> list[Stale]:
        """The comments that silenced nothing, and why."""
        return [
            Stale(by="comment", path=document.source.path, line=each.line, rule=",".join(each.words), said=said)
            for key, document in sorted(self._of.items())
            for each in document.ignores
            if (key, each) not in self._used and (said := self._why(each, ran))
        ]

    def _why(self, comment: Ignore, ran: frozenset[str]) -> str:
        """Why it silenced nothing; "" where its rule did not run, so that this cannot be told."""
        codes = self._codes(comment)
        if not codes:
            return "names no rule; `audit rules` lists them"
        if not comment.reason:
            return "has no reason, so it silences nothing; say why"
        return "silences nothing; take it out" if codes & ran else ""
