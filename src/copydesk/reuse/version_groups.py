"""Versions of one article count once: the groups they make, and matches without what a later version repeats."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from copydesk.model import Cluster, Member, Source, Span
from copydesk.reuse.cluster import time_order
from copydesk.reuse.match import Match, Passage
from copydesk.reuse.revision import Revision

INHERITED = 0.85  # of a passage, what must stand in an earlier version for the passage to be that version's


class VersionGroups(msgspec.Struct, frozen=True):
    """The articles that stand in several versions: for each of these documents the version that was first."""

    first: dict[int, int]
    members: dict[int, tuple[int, ...]]

    def same(self, one: int, other: int) -> bool:
        """Whether the two are versions of one article."""
        return one in self.first and self.first[one] == self.first.get(other)


def version_groups(revisions: Iterable[Revision], sources: Sequence[Source]) -> VersionGroups:
    """Join what the revisions connect; the first version is the earliest, the first by path where dates are equal."""
    group: dict[int, set[int]] = {}
    for revision in revisions:
        one, other = revision.match.left.document, revision.match.right.document
        less, more = sorted((group.setdefault(one, {one}), group.setdefault(other, {other})), key=len)
        if less is not more:
            more |= less
            group.update(dict.fromkeys(less, more))
    members = {}
    for joined in {id(joined): joined for joined in group.values()}.values():
        ordered = tuple(sorted(joined, key=lambda number: time_order(sources[number])))
        members[ordered[0]] = ordered
    return VersionGroups({number: first for first, ordered in members.items() for number in ordered}, members)


def first_versions(revisions: Iterable[Revision], sources: Sequence[Source]) -> dict[int, int]:
    """For each document that is a version of an article, the number of the first version."""
    return version_groups(revisions, sources).first


def counted_once(
    matches: Iterable[Match], revisions: Iterable[Revision], versions: VersionGroups, sources: Sequence[Source]
) -> list[Match]:
    """The matches without those between versions, and without those of a passage that stands in an earlier version.

    Whoever has that passage too shares it with the earlier version, which is what a finding is to name.
    """
    inherited = inherited_by(revisions, sources)
    return [
        match
        for match in matches
        if not versions.same(match.left.document, match.right.document)
        and not any(
            stands_in(side.span, kept) for side, _ in match.sides for _, kept in inherited.get(side.document, ())
        )
    ]


def inherited_by(
    revisions: Iterable[Revision], sources: Sequence[Source]
) -> dict[int, list[tuple[int, tuple[Span, ...]]]]:
    """Of each later version, the versions before it, each with the stretches that stood there already."""
    inherited: dict[int, list[tuple[int, tuple[Span, ...]]]] = defaultdict(list)
    for revision in revisions:
        both = revision.match.left.document, revision.match.right.document
        first, later = sorted(both, key=lambda number: time_order(sources[number]))
        inherited[later].append((first, revision.kept(later)))
    return inherited


def stands_in(passage: Span, stretches: Sequence[Span]) -> bool:
    """Whether nearly all of the passage lies in these stretches."""
    inside = sum(max(0, min(passage.end, each.end) - max(passage.start, each.start)) for each in stretches)
    return inside >= INHERITED * len(passage)


def version_clusters(
    revisions: Sequence[Revision], versions: VersionGroups, sources: Sequence[Source]
) -> dict[int, Cluster]:
    """For each article in several versions, by the number of the first, their cluster, earliest first."""
    best: dict[int, tuple[float, Passage]] = {}
    for revision in revisions:
        for passage in (revision.match.left, revision.match.right):
            found = revision.match.similarity, passage
            best[passage.document] = max(best.get(passage.document, found), found)
    made = {}
    for first, ordered in sorted(versions.members.items()):
        members = tuple(
            Member(sources[number], passage.span, similarity, passage.words)
            for number in ordered
            for similarity, passage in (best[number],)
        )
        source = sources[first]
        digest = hashlib.blake2b(f"versions\n{source.path}\n{source.id}".encode("utf-8", "replace"), digest_size=6)
        made[first] = Cluster(digest.hexdigest(), "versions", members)
    return made
