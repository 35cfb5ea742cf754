"""Which documents tell of one story: those that share a passage, and those that share rare names within a few days.

A name in very many documents says nothing; a name shared makes links between neighbours in time only, so that the
cost stays linear. Groups are made along the strongest links first and are bounded in size, so that a chain of weak
links cannot tie unrelated stories together.
"""

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.participants import Roster
from copydesk.reuse.sorted_rows import is_new
from copydesk.reuse.stories.name_keys import NameKeys

WINDOW_DAYS = 3  # between documents that names alone link
REACH = 6  # documents with a name, next in time, that each is linked to
MOST_DOCUMENTS = 32  # of one story
LEAST_NAMES = 2  # shared, at least
STEEP, FLAT = 3.6, 8.8  # bits that the names shared must weigh: so many for each bit of the corpus's size, less these
FULL_NAME = 1.5  # what a name of two words weighs, in single ones
_FEW = 8
_SHARE = 50  # one in so many documents may have a name that says something
_KEPT = 6  # links of a document, the strongest
_PASSAGE = 1e6  # more than any names weigh

Index = NDArray[np.int64]


class Story(msgspec.Struct, frozen=True):
    """Documents of one story, by number, sorted; at least two, at most MOST_DOCUMENTS.

    `shares_passages`: some of them have a passage or a quotation in common, not only names.
    """

    documents: tuple[int, ...]
    shares_passages: bool = False


class Links(msgspec.Struct, frozen=True):
    """Pairs of documents, `left` below `right`, and how strongly they are linked."""

    left: Index
    right: Index
    weights: NDArray[np.float64]


def stories(names: NameKeys, roster: Roster, shared: Iterable[tuple[int, int]] = ()) -> tuple[Story, ...]:
    """The stories of a run; `shared` are pairs of documents that have a passage or a quotation in common."""
    by_name = _allowed(name_links(names, roster), roster)
    pairs = np.array(sorted({(min(pair), max(pair)) for pair in shared}), np.int64).reshape(-1, 2)
    left = np.concatenate([pairs[:, 0], by_name.left])
    right = np.concatenate([pairs[:, 1], by_name.right])
    weights = np.concatenate([np.full(len(pairs), _PASSAGE), by_name.weights])
    order = np.lexsort((right, left, -weights))
    found = _groups(left[order].tolist(), right[order].tolist())
    close = set(pairs.ravel().tolist())
    return tuple(Story(members, not close.isdisjoint(members)) for members in found)


def name_links(names: NameKeys, roster: Roster) -> Links:
    """Pairs of documents near in time that share enough rare names."""
    documents = names.documents.astype(np.int64)
    days = roster.first_days.astype(np.int64)[documents]
    order = np.lexsort((documents, days, names.keys))
    keys, documents, days = names.keys[order], documents[order], days[order]
    first = np.flatnonzero(is_new(keys))
    sizes = np.diff(np.append(first, len(keys)))
    count = len(roster.outlets)
    known = np.repeat((sizes > 1) & (sizes <= max(_FEW, count // _SHARE)), sizes)
    bits = np.repeat(np.log2((count + _FEW) / np.maximum(sizes, 1)), sizes)[known]
    bits[keys[known] & 1 == 1] *= FULL_NAME
    keys, documents, days = keys[known], documents[known], days[known]
    pairs, weights = [np.zeros(0, np.int64)], [np.zeros(0)]
    for step in range(1, REACH + 1):
        near = np.flatnonzero((keys[step:] == keys[:-step]) & (days[step:] - days[:-step] <= WINDOW_DAYS))
        one, other = documents[near], documents[near + step]
        pairs.append(np.minimum(one, other) << 32 | np.maximum(one, other))
        weights.append(bits[near])
    least = STEEP * np.log2(count + _FEW) - FLAT
    return _strong(np.concatenate(pairs), np.concatenate(weights), least)


def _strong(pairs: Index, weights: NDArray[np.float64], least: float) -> Links:
    order = np.argsort(pairs, kind="stable")
    pairs, weights = pairs[order], weights[order]
    first = np.flatnonzero(is_new(pairs)) if len(pairs) else np.zeros(0, np.int64)
    counts = np.diff(np.append(first, len(pairs)))
    sums = np.add.reduceat(weights, first) if len(first) else np.zeros(0)
    kept = (counts >= LEAST_NAMES) & (sums >= least)
    chosen = pairs[first[kept]]
    return Links(chosen >> 32, chosen & 0xFFFFFFFF, sums[kept])


def _allowed(links: Links, roster: Roster) -> Links:
    """Without pairs of two references, and only the strongest links of each document."""
    good = ~(roster.references[links.left] & roster.references[links.right])
    good &= ~(roster.ignored[links.left] | roster.ignored[links.right])
    left, right, weights = links.left[good], links.right[good], links.weights[good]
    ends = np.concatenate([left, right])
    order = np.lexsort((np.tile(np.arange(len(left)), 2), -np.tile(weights, 2), ends))
    starts = np.flatnonzero(is_new(ends[order])) if len(ends) else np.zeros(0, np.int64)
    rank = np.arange(len(ends)) - np.repeat(starts, np.diff(np.append(starts, len(ends))))
    best = np.zeros(len(left), np.bool_)
    best[order[rank < _KEPT] % max(len(left), 1)] = True
    return Links(left[best], right[best], weights[best])


def _groups(left: Sequence[int], right: Sequence[int]) -> list[tuple[int, ...]]:
    """The groups that these links make, in their order, while they are not too large."""
    group: dict[int, list[int]] = {}
    for one, other in zip(left, right, strict=True):
        mine, theirs = group.setdefault(one, [one]), group.setdefault(other, [other])
        if mine is theirs or len(mine) + len(theirs) > MOST_DOCUMENTS:
            continue
        mine += theirs
        for number in theirs:
            group[number] = mine
    found = {id(members): tuple(sorted(members)) for members in group.values() if len(members) > 1}
    return sorted(found.values())
