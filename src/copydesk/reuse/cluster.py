"""Verified passages that are copies of each other, joined over all documents; never by shared buckets alone."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from copydesk.model import Cluster, Member, Source, Span
from copydesk.reuse.match import Match, Passage

SAME_PASSAGE = 0.5  # of the longer of two spans of one document, what the overlap must reach


class Clustering(msgspec.Struct, frozen=True):
    """The clusters, and the id of the cluster that a match's passage belongs to."""

    clusters: tuple[Cluster, ...]
    ids: dict[tuple[int, Span], str]

    def of(self, passage: Passage) -> str:
        """The id of the cluster of a passage that was among the matches."""
        return self.ids[passage.document, passage.span]


def clusters(matches: Iterable[Match], sources: Sequence[Source]) -> Clustering:
    """Join passages that match, and passages of one document that are nearly the same stretch.

    `sources` are indexed by document number. An id depends on the earliest passage alone, so that it stays when
    a later copy turns up; where several clusters have their earliest passage in common, on its span too.
    """
    listed = list(matches)
    joined = _Joined()
    best: dict[tuple[int, Span], tuple[float, Passage]] = {}
    for match in listed:
        for here, there in match.sides:
            place = here.document, here.span
            best[place] = max(best.get(place, (0.0, here)), (match.similarity, here))
            joined.join(place, (there.document, there.span))
    _join_within_documents(joined, sorted(best))
    groups: dict[tuple[int, Span], list[tuple[int, Span]]] = defaultdict(list)
    for place in sorted(best):
        groups[joined.root(place)].append(place)
    made = _told_apart([_cluster(group, best, sources) for group in groups.values()])
    ids = {place: made[index].id for index, group in enumerate(groups.values()) for place in group}
    return Clustering(tuple(sorted(made, key=lambda cluster: cluster.id)), ids)


def _join_within_documents(joined: "_Joined", places: list[tuple[int, Span]]) -> None:
    """`places` are sorted; only spans that begin before the current one ends can overlap it."""
    for index, (document, span) in enumerate(places):
        for later in range(index + 1, len(places)):
            other_document, other = places[later]
            if other_document != document or other.start >= span.end:
                break
            overlap = min(span.end, other.end) - other.start
            if overlap >= SAME_PASSAGE * max(len(span), len(other)):
                joined.join((document, span), (other_document, other))


def _cluster(
    group: list[tuple[int, Span]], best: dict[tuple[int, Span], tuple[float, Passage]], sources: Sequence[Source]
) -> Cluster:
    widest: dict[int, tuple[int, Span]] = {}
    for document, span in group:  # one member per document: its longest passage
        if document not in widest or len(span) > len(widest[document][1]):
            widest[document] = (document, span)
    places = sorted(widest.values(), key=lambda place: (*time_order(sources[place[0]]), place[1]))
    members = tuple(Member(sources[place[0]], place[1], best[place][0], best[place][1].words) for place in places)
    first, passage = members[0], best[places[0]][1]
    digest = hashlib.blake2b(f"{first.document.path}\n{first.document.id}\n{passage.key}".encode(), digest_size=6)
    return Cluster(digest.hexdigest(), "passage", members)


def _told_apart(made: list[Cluster]) -> list[Cluster]:
    """The clusters with an id each: passages that begin alike, one within the other, are told apart by their ends."""
    taken: set[str] = set()
    named = dict[int, Cluster]()
    for index in sorted(range(len(made)), key=lambda index: (made[index].id, made[index].members[0].span)):
        cluster = made[index]
        if cluster.id in taken:
            span = cluster.members[0].span
            digest = hashlib.blake2b(f"{cluster.id}\n{span.start}\n{span.end}".encode(), digest_size=6)
            cluster = msgspec.structs.replace(cluster, id=digest.hexdigest())
        taken.add(cluster.id)
        named[index] = cluster
    return [named[index] for index in range(len(made))]


def time_order(source: Source) -> tuple[bool, str, tuple[str, int, str]]:
    """What puts documents in order of time: dated ones first, equal times by path."""
    published = source.published
    return (published is None, "" if published is None else published.earliest.isoformat(), source.key)


class _Joined:
    """Sets that grow together (union by smaller key, so that the roots do not depend on the order of joining)."""

    def __init__(self) -> None:
        self._parents: dict[tuple[int, Span], tuple[int, Span]] = {}

    def root(self, place: tuple[int, Span]) -> tuple[int, Span]:
        parent = self._parents.get(place, place)
        while parent != self._parents.get(parent, parent):
            parent = self._parents.get(parent, parent)
        self._parents[place] = parent
        return parent

    def join(self, one: tuple[int, Span], other: tuple[int, Span]) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._parents[high] = low
        self._parents.setdefault(low, low)
