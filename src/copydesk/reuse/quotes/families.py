"""Quotations that are held against each other, joined over all documents: clusters of the kind "quotation"."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from copydesk.model import Cluster, Member, Source
from copydesk.reuse.cluster import time_order
from copydesk.reuse.quotes.difference import Difference
from copydesk.reuse.quotes.links import Links, Place


class Families(msgspec.Struct, frozen=True):
    """The clusters, and the id of the cluster of each place."""

    clusters: tuple[Cluster, ...]
    of: dict[Place, str]


def families(seen: Iterable[tuple[Place, Place, Difference]], known: Links, sources: Sequence[Source]) -> Families:
    """The clusters of what was seen together; an id depends on the earliest quotation alone."""
    beside: dict[Place, set[Place]] = defaultdict(set)
    likeness: dict[Place, float] = defaultdict(float)
    for here, there, difference in seen:
        beside[here].add(there)
        likeness[here] = max(likeness[here], 1 - difference.changed / max(1, difference.words))
    clusters: list[Cluster] = []
    of: dict[Place, str] = {}
    for start in sorted(beside):
        if start in of:
            continue
        group = _reached(start, beside)
        cluster = _cluster(group, likeness, known, sources)
        clusters.append(cluster)
        of.update(dict.fromkeys(group, cluster.id))
    return Families(tuple(clusters), of)


def _reached(start: Place, beside: dict[Place, set[Place]]) -> set[Place]:
    reached, ahead = {start}, [start]
    while ahead:
        ahead += sorted(beside[ahead.pop()] - reached)
        reached.update(ahead)
    return reached


def _cluster(group: set[Place], likeness: dict[Place, float], known: Links, sources: Sequence[Source]) -> Cluster:
    places = sorted(group, key=lambda place: (time_order(sources[place[0]]), place))
    members = tuple(Member(sources[place[0]], known.sayings[place].span, round(likeness[place], 4)) for place in places)
    first, text = members[0].document, known.sayings[places[0]].text
    told = f"quotation\n{first.path}\n{first.id}\n{' '.join(text.split()).casefold()}"
    return Cluster(hashlib.blake2b(told.encode("utf-8", "replace"), digest_size=6).hexdigest(), "quotation", members)
