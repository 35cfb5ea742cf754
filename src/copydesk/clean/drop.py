"""Whole documents that a cleaned copy leaves out, and which of several copies stays."""

import difflib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from copydesk.clean.places import CleanError
from copydesk.model import DocumentSummary, Finding, Partner, Report, Source

Key = tuple[str, int, str]
Keep = str
"""`first`, `longest`, or an outlet whose documents stay."""

FIRST, LONGEST = "first", "longest"


class Dropped(msgspec.Struct, frozen=True):
    """A document that is left out, the finding that says why, and the copy of it that stays, if there is one."""

    document: Source
    finding: Finding
    kept: Source | None = None

    @property
    def row(self) -> dict[str, Any]:
        """Its line in dropped.jsonl."""
        source, finding = self.document, self.finding
        partner = _partner_of(finding, self.kept)
        return {
            "id": source.id,
            "path": source.path,
            "row": source.row,
            "url": source.url,
            "outlet": source.outlet,
            "rule": finding.rule,
            "name": finding.name,
            "reason": finding.message,
            "fingerprint": finding.fingerprint,
            "partner": _named(partner.document, partner.similarity) if partner else None,
            "kept": _named(self.kept) if self.kept else None,
        }


def dropped(report: Report, codes: Iterable[str], keep: Keep = FIRST) -> tuple[Dropped, ...]:
    """The documents to leave out because they carry a finding of these rules, in order.

    Where the finding rests on other documents, one of all that are joined so stays: the earliest, the longest, or that
    of the outlet named. A reference that others were compared with stays in any case.
    """
    wanted = set(codes)
    found = [finding for finding in report.findings if finding.rule in wanted]
    groups, references = _groups(found)
    summaries = {summary.source.key: summary for summary in report.documents}
    stays = {
        root: references.get(root) or _kept([summaries[key] for key in members if key in summaries], keep)
        for root, members in groups.items()
    }
    root_of = {key: root for root, members in groups.items() for key in members}
    firsts: dict[Key, Finding] = {}
    for finding in sorted(found, key=lambda finding: (not finding.partners, finding.order)):
        firsts.setdefault(finding.document.key, finding)
    left = []
    for key, finding in sorted(firsts.items()):
        kept = stays.get(root_of.get(key, key)) if finding.partners else None
        if kept is None or kept.key != key or _alone(found, key):
            left.append(Dropped(finding.document, finding, kept if kept and kept.key != key else None))
    return tuple(left)


def check_keep(report: Report, keep: Keep) -> None:
    """Raise CleanError if a word that must name an outlet names none of the corpus: a slip would keep the earliest."""
    if keep in (FIRST, LONGEST):
        return
    known = {name.casefold(): name for document in report.documents for name in _names(document)}
    if keep.casefold() not in known:
        close = difflib.get_close_matches(keep.casefold(), [*known, FIRST, LONGEST], n=1)
        hint = f"; did you mean {known.get(close[0], close[0])}?" if close else ""
        raise CleanError(f"--keep {keep}: is neither first nor longest nor an outlet of these documents{hint}")


def _alone(found: Iterable[Finding], key: Key) -> bool:
    """Whether the document carries a finding that rests on nothing but itself."""
    return any(finding.document.key == key and not finding.partners for finding in found)


def _groups(found: Sequence[Finding]) -> tuple[dict[Key, list[Key]], dict[Key, Source]]:
    """Documents joined by findings, by one of them; and the reference in a group, if there is one."""
    parent: dict[Key, Key] = {}

    def root(key: Key) -> Key:
        while parent.setdefault(key, key) != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    outside: list[tuple[Key, Source]] = []
    for finding in found:
        for partner in finding.partners:
            if partner.reference:
                outside.append((finding.document.key, partner.document))
            else:
                parent[root(partner.document.key)] = root(finding.document.key)
    groups: dict[Key, list[Key]] = {}
    for key in sorted(parent):
        groups.setdefault(root(key), []).append(key)
    references: dict[Key, Source] = {}
    for key, source in outside:
        groups.setdefault(root(key), [key])
        references.setdefault(root(key), source)
    return groups, references


def _kept(members: Sequence[DocumentSummary], keep: Keep) -> Source | None:
    if not members:
        return None
    if keep == LONGEST:
        return min(members, key=lambda member: (-member.words, _age(member), member.source.key)).source
    return min(members, key=lambda member: (_foreign(member, keep), _age(member), member.source.key)).source


def _foreign(member: DocumentSummary, keep: Keep) -> bool:
    return keep != FIRST and keep.casefold() not in (name.casefold() for name in _names(member))


def _names(member: DocumentSummary) -> tuple[str, ...]:
    return tuple(name for name in (member.source.outlet, member.outlet_label) if name)


def _age(member: DocumentSummary) -> tuple[bool, datetime]:
    published = member.source.published
    return (published is None, published.latest if published else datetime.max)


def _partner_of(finding: Finding, kept: Source | None) -> Partner | None:
    """The partner that stays, if the finding names it, else the most similar."""
    partners = sorted(finding.partners, key=lambda partner: (-partner.similarity, partner.document.key))
    return next((each for each in partners if kept and each.document.key == kept.key), next(iter(partners), None))


def _named(source: Source, similarity: float | None = None) -> Mapping[str, Any]:
    row: dict[str, Any] = {"id": source.id, "path": source.path, "row": source.row, "url": source.url}
    row["outlet"] = source.outlet
    if similarity is not None:
        row["similarity"] = similarity
    return row
