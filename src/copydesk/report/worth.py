"""Which findings to read first: the gravest of every rule, one of a kind."""

import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from copydesk.model import SEVERITIES, Finding, Report

_GRADE = {severity: grade for grade, severity in enumerate(SEVERITIES)}
_DIGITS = re.compile(r"\d+")
_NO_WORD = re.compile(r"[\W_]+")
_SHAPE_LENGTH = 80
_KEPT = f"{__name__}.best"

Template = tuple[str, ...]


class Worthy(msgspec.Struct, frozen=True):
    """A finding to read, and how many of the same template the report holds, itself included."""

    finding: Finding
    alike: int


def template(finding: Finding) -> Template:
    """What findings of one kind have in common.

    The entry of a pack; the cluster or the pair of documents of a cross-document finding, so that a copy is shown
    from one side only; else the shape of the passage, in which figures, case and punctuation do not count.
    """
    if finding.entry is not None:
        return (finding.rule, finding.entry)
    if finding.cluster is not None:
        return (finding.family, finding.cluster)
    if finding.partners:
        return (finding.family, *sorted((finding.document.id, finding.partners[0].document.id)))
    passage = (finding.text or finding.message)[: 4 * _SHAPE_LENGTH].casefold()
    return (finding.rule, _NO_WORD.sub(" ", _DIGITS.sub("0", passage)).strip()[:_SHAPE_LENGTH])


def worth_reading(findings: Iterable[Finding], limit: int = 10) -> list[Worthy]:
    """At most `limit` findings, one per template, in turns over the rules: errors first, notes last.

    Within a rule the gravest and surest come first, and files not yet shown before those that are.
    """
    return _first(_best(findings), limit)


def worthy_of(report: Report, limit: int) -> list[Worthy]:
    """The findings of a report that are worth reading; all of them are looked at once, however often that is asked."""
    kept: list[Worthy] | None = report.__dict__.get(_KEPT)
    if kept is None:
        kept = report.__dict__[_KEPT] = _best(report.findings)
    return _first(kept, limit)


def _best(findings: Iterable[Finding]) -> list[Worthy]:
    """The best finding of each template, the best of all first."""
    best: dict[Template, Finding] = {}
    alike: Counter[Template] = Counter()
    for finding in findings:
        key = template(finding)
        alike[key] += 1
        if key not in best or _rank(finding) < _rank(best[key]):
            best[key] = finding
    ranked = sorted(best.items(), key=lambda each: _rank(each[1]))
    return [Worthy(finding, alike[key]) for key, finding in ranked]


def _first(best: list[Worthy], limit: int) -> list[Worthy]:
    alike = {id(each.finding): each.alike for each in best}
    return [Worthy(finding, alike[id(finding)]) for finding in _in_turns([each.finding for each in best], limit)]


def _rank(finding: Finding) -> tuple[int, float, tuple[str, int, str, int, int, str, str]]:
    return (_GRADE[finding.severity], -finding.confidence, finding.order)


def _in_turns(ranked: list[Finding], limit: int) -> list[Finding]:
    chosen: list[Finding] = []
    # Notes are taken only where errors and warnings leave room.
    for notes in (False, True):
        waiting: dict[str, list[Finding]] = {}
        for finding in ranked:
            if (finding.severity == "note") is notes:
                waiting.setdefault(finding.rule, []).append(finding)
        while waiting and len(chosen) < limit:
            chosen += _one_turn(waiting, {finding.document.key for finding in chosen}, limit - len(chosen))
    return sorted(chosen, key=lambda finding: _GRADE[finding.severity])


def _one_turn(waiting: dict[str, list[Finding]], shown: set[tuple[str, int, str]], room: int) -> list[Finding]:
    taken: list[Finding] = []
    for rule in list(waiting)[:room]:
        queue = waiting[rule]
        grave = _GRADE[queue[0].severity]
        fresh = (
            place
            for place, finding in enumerate(queue)
            if _GRADE[finding.severity] == grave and finding.document.key not in shown
        )
        finding = queue.pop(next(fresh, 0))
        taken.append(finding)
        shown.add(finding.document.key)
        if not queue:
            del waiting[rule]
    return taken
