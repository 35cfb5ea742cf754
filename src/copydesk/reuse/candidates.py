"""Which documents share enough rare keys, close together, to be compared word by word."""

from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.fingerprint import Postings
from copydesk.reuse.keys import CONTENT, KIND_MASK, SKIPS, WHOLE, WORDS
from copydesk.reuse.participants import Roster

# A key in more documents than this makes no pair of each two of them, only a chain and a star.
MOST_DOCUMENTS = {WORDS: 16, CONTENT: 16, SKIPS: 10}
# What a shared key counts towards the gate. Two documents are compared where the keys they share inside one stretch
# of `STRETCH` words count `GATE` together.
WEIGHTS = {WORDS: 3, CONTENT: 3, SKIPS: 2}
GATE = 8
STRETCH = 80
FEW_TWINS = 8  # up to so many documents with the same words in one outlet each stands for itself

_PARTITION_SHIFT = 50  # key bits that the sort of one part does not need
_PARTITION_ROWS = 1 << 22


class Meetings(msgspec.Struct, frozen=True):
    """Keys shared by two documents, `left` numbered below `right`; positions are words in each, `weight` by kind."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    left_at: NDArray[np.int32]
    right_at: NDArray[np.int32]
    weight: NDArray[np.int8]


class CandidatePairs(msgspec.Struct, frozen=True):
    """Pairs of documents to compare, sorted, `left` below `right`; `evidence` is the most weight in one stretch."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]
    evidence: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.left)

    def __getitem__(self, part: slice) -> "CandidatePairs":
        """A part of the pairs, to be compared by itself."""
        return CandidatePairs(self.left[part], self.right[part], self.evidence[part])


def document_pairs(postings: Postings, roster: Roster) -> CandidatePairs:
    """The pairs worth comparing. The order of the postings does not matter."""
    twins = stand_ins(postings, roster)
    parts = [meetings(part, roster, twins) for part in _partitions(postings)]
    return gate(_joined(parts), roster, twins)


def stand_ins(postings: Postings, roster: Roster) -> NDArray[np.int32]:
    """For each document the one that stands for it: the first of many with its very words in its outlet, or itself."""
    chosen = (postings.keys & KIND_MASK) == WHOLE
    keys, documents = postings.keys[chosen], postings.documents[chosen]
    twins = np.arange(len(roster.outlets), dtype=np.int32)
    order = np.lexsort((documents, roster.outlets[documents], keys))
    keys, documents = keys[order], documents[order]
    outlets = roster.outlets[documents]
    new = np.ones(len(keys), np.bool_)
    new[1:] = (keys[1:] != keys[:-1]) | (outlets[1:] != outlets[:-1])
    first = np.flatnonzero(new)
    sizes = np.diff(np.append(first, len(keys)))
    crowded = np.repeat(sizes > FEW_TWINS, sizes)
    twins[documents[crowded]] = np.repeat(documents[first], sizes)[crowded]
    return twins


def meetings(postings: Postings, roster: Roster, twins: NDArray[np.int32]) -> Meetings:
    """The meetings over these postings, which must hold all rows of each of their keys."""
    rows = _shared_rows(postings)
    rows = rows[twins[postings.documents[rows]] == postings.documents[rows]]
    keys, documents = postings.keys[rows], postings.documents[rows]
    if np.any((keys[1:] == keys[:-1]) & (documents[1:] < documents[:-1])):
        order = np.lexsort((postings.positions[rows], documents, keys))
        rows, keys, documents = rows[order], keys[order], documents[order]
    distinct = np.ones(len(rows), np.bool_)
    distinct[1:] = (keys[1:] != keys[:-1]) | (documents[1:] != documents[:-1])
    rows, keys = rows[distinct], keys[distinct]
    one, other = _index_pairs(keys)
    return _meet(postings, rows[one], rows[other], roster)


def _partitions(postings: Postings) -> Iterator[Postings]:
    """The postings in parts of a few million, all rows of a key in one part."""
    parts = 1
    while len(postings) // parts > _PARTITION_ROWS:
        parts *= 2
    if parts == 1:
        yield postings
        return
    part_of = (postings.keys >> _PARTITION_SHIFT) & (parts - 1)
    for part in range(parts):
        chosen = np.flatnonzero(part_of == part)
        yield Postings(postings.keys[chosen], postings.documents[chosen], postings.positions[chosen])


def _shared_rows(postings: Postings) -> NDArray[np.int64]:
    """Rows whose key stands in more than one row, grouped by key, in their own order within."""
    # One sort of plain integers, the upper bits of the key before the row, is far cheaper than an argsort.
    bits = max(1, len(postings).bit_length())
    mask = (1 << bits) - 1
    packed = postings.keys & ~np.int64(mask)
    packed |= np.arange(len(postings))
    packed.sort()
    rows = packed & mask
    packed >>= bits
    same = packed[1:] == packed[:-1]
    shared = np.zeros(len(rows), np.bool_)
    shared[1:] = same
    shared[:-1] |= same
    rows = rows[shared]
    keys = postings.keys[rows]
    # Different keys with equal upper bits are rare, but would tear a group apart.
    torn = (packed[shared][1:] == packed[shared][:-1]) & (keys[1:] != keys[:-1])
    return rows[np.argsort(keys, kind="stable")] if torn.any() else rows


def _index_pairs(keys: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of indexes with an equal key: each two of a small group; a chain and a star through a crowded one."""
    if not len(keys):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    sizes = np.diff(np.append(first, len(keys)))
    most = _by_kind(MOST_DOCUMENTS)[keys[first] & KIND_MASK]
    ones, others = [], []
    small = np.flatnonzero((sizes > 1) & (sizes <= most))
    for size in range(2, max(MOST_DOCUMENTS.values()) + 1):
        starts = first[small[sizes[small] == size]]
        upper = np.triu_indices(size, 1)
        ones.append((starts[:, None] + upper[0]).ravel())
        others.append((starts[:, None] + upper[1]).ravel())
    crowded = (sizes > most) & ((keys[first] & KIND_MASK) == WORDS)
    member = np.flatnonzero(np.repeat(crowded, sizes))
    head = np.repeat(first, sizes)[member]
    later, chained = member != head, member > head + 1
    ones += [head[later], member[chained] - 1]
    others += [member[later], member[chained]]
    return np.concatenate(ones), np.concatenate(others)


def _by_kind(values: dict[int, int]) -> NDArray[np.int64]:
    return np.array([values.get(kind, 0) for kind in range(KIND_MASK + 1)])


def _meet(postings: Postings, one: NDArray[np.int64], other: NDArray[np.int64], roster: Roster) -> Meetings:
    left, right = postings.documents[one], postings.documents[other]
    allowed = np.flatnonzero(roster.may_meet(left, right))
    one, other = one[allowed], other[allowed]
    return Meetings(
        left=left[allowed],
        right=right[allowed],
        left_at=postings.positions[one],
        right_at=postings.positions[other],
        weight=_by_kind(WEIGHTS)[postings.keys[one] & KIND_MASK].astype(np.int8),
    )


def _joined(parts: list[Meetings]) -> Meetings:
    return Meetings(*(np.concatenate([getattr(part, name) for part in parts]) for name in Meetings.__struct_fields__))


def gate(met: Meetings, roster: Roster, twins: NDArray[np.int32]) -> CandidatePairs:
    """The pairs whose meetings lie close enough together on both sides; and each twin with its stand-in."""
    pair = (met.left.astype(np.int64) << 32) | met.right
    order = np.argsort(pair)
    pair = pair[order]
    first = np.flatnonzero(np.concatenate([[True], pair[1:] != pair[:-1]])) if len(pair) else np.zeros(0, np.int64)
    sizes = np.diff(np.append(first, len(pair)))
    total = np.add.reduceat(met.weight[order].astype(np.int32), first) if len(pair) else np.zeros(0, np.int32)
    strong = np.repeat(total >= GATE, sizes)
    order, pair = order[strong], pair[strong]
    weight = met.weight[order].astype(np.int32)
    evidence = np.minimum(
        _heaviest_stretch(pair, met.left_at[order], weight), _heaviest_stretch(pair, met.right_at[order], weight)
    )
    pairs = np.unique(pair)
    kept = evidence >= GATE
    copies = np.flatnonzero(twins != np.arange(len(twins)))
    copies = copies[roster.may_meet(twins[copies], copies.astype(np.int32))]
    pairs = np.concatenate([pairs[kept], (twins[copies].astype(np.int64) << 32) | copies])
    evidence = np.concatenate([evidence[kept], np.full(len(copies), GATE)])
    order = np.argsort(pairs)
    pairs = pairs[order]
    return CandidatePairs(
        (pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32), evidence[order].astype(np.int32)
    )


def _heaviest_stretch(pair: NDArray[np.int64], at: NDArray[np.int32], weight: NDArray[np.int32]) -> NDArray[np.int64]:
    """For each pair (given sorted) the most weight that falls inside one stretch of words."""
    if not len(pair):
        return np.zeros(0, np.int64)
    rank = np.cumsum(np.concatenate([[0], pair[1:] != pair[:-1]]))
    place = (rank << 32) | at
    order = np.argsort(place)
    place = place[order]
    sums = np.concatenate([[0], np.cumsum(weight[order])])
    opened = np.searchsorted(place, place - STRETCH)
    opened = np.maximum(opened, np.searchsorted(rank, rank))  # rank is sorted, and so are the ranks of `place`
    return np.maximum.reduceat(sums[1:] - sums[opened], np.searchsorted(rank, np.arange(rank[-1] + 1)))
