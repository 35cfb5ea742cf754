"""Versions of one article count once: the groups they make, and matches without what a later version repeats."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from copydesk.model import Cluster, Member, Source
from copydesk.reuse.cluster import time_order
from copydesk.reuse.match import Match, Passage
from copydesk.reuse.revision import Revision

SAME_PASSAGE = 0.5  # of the longer of two spans of one document, what the overlap must reach


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


def counted_once(matches: Iterable[Match], versions: VersionGroups, sources: Sequence[Source]) -> list[Match]:
    """The matches without those between versions, and without those that an earlier version of a side has too."""
    kept = [match for match in matches if not versions.same(match.left.document, match.right.document)]
    if not versions.first:
        return kept
    repeated = {index for side in (0, 1) for index in _repeated(kept, side, versions, sources)}
    return [match for index, match in enumerate(kept) if index not in repeated]


def _repeated(matches: Sequence[Match], side: int, versions: VersionGroups, sources: Sequence[Source]) -> Iterator[int]:
    """Indexes of the matches whose passage on this side an earlier version of the document on the other side has."""
    seen: dict[tuple[int, int], list[tuple[int, Passage, Passage]]] = defaultdict(list)
    for index, match in enumerate(matches):
        here, there = match.sides[side]
        if there.document in versions.first:
            seen[here.document, versions.first[there.document]].append((index, here, there))
    for entries in seen.values():
        entries.sort(key=lambda entry: (time_order(sources[entry[2].document]), entry[0]))
        for place, (index, here, there) in enumerate(entries):
            earlier = (entry for entry in entries[:place] if entry[2].document != there.document)
            if any(_same_passage(here, passage) for _, passage, _ in earlier):
                yield index


def _same_passage(one: Passage, other: Passage) -> bool:
    overlap = min(one.span.end, other.span.end) - max(one.span.start, other.span.start)
    return overlap >= SAME_PASSAGE * max(len(one.span), len(other.span))


def version_clusters(
    revisions: Sequence[Revision], versions: VersionGroups, sources: Sequence[Source]
) -> list[Cluster]:
    """One cluster for each article in several versions, earliest first."""
    best: dict[int, tuple[float, Passage]] = {}
    for revision in revisions:
        for passage in (revision.match.left, revision.match.right):
            found = revision.match.similarity, passage
            best[passage.document] = max(best.get(passage.document, found), found)
    made = []
    for first, ordered in sorted(versions.members.items()):
        members = tuple(Member(sources[number], best[number][1].span, best[number][0]) for number in ordered)
        source = sources[first]
        digest = hashlib.blake2b(f"versions\n{source.path}\n{source.id}".encode("utf-8", "replace"), digest_size=6)
        made.append(Cluster(digest.hexdigest(), "versions", members))
    return made
