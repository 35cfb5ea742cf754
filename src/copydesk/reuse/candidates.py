"""Which documents share enough rare keys, close together, to be compared word by word."""

from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.fingerprint import BLOCK_BITS, PLACE_BITS, PLACE_MASK, Postings, Rows
from copydesk.reuse.participants import Roster
from copydesk.reuse.sketches import sketched_pairs
from copydesk.reuse.sorted_rows import is_new
from copydesk.reuse.twins import find_twins

# For word, content and skip keys: a key in more documents than this makes no pair of each two of them, only (words)
# a chain and a star; and what a shared key counts towards the gate.
MOST_DOCUMENTS = (16, 16, 6)
WEIGHTS = (3, 3, 2)
# Two documents are compared where the keys they share inside one stretch of `STRETCH` words count `GATE` together.
GATE = 8
STRETCH = 80

_BLOCK_ROWS = 1 << 16  # rows looked at together: their arrays stay in the processor's cache
_SLOT_BITS = 22
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
_WEIGHT_BITS = 2
_WEIGHT_MASK = (1 << _WEIGHT_BITS) - 1
_PLACE_ROOM = 32

Index = NDArray[np.int64]


class Meetings(msgspec.Struct, frozen=True):
    """Keys that two documents share, and the places of those keys.

    `pairs` are the indexes of both documents among the postings (below 2**30) as one number, the left one above 32
    bits for the right one.
    """

    pairs: Index
    left_at: NDArray[np.int32]
    right_at: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.pairs)

    def where(self, chosen: Index) -> "Meetings":
        """Those chosen."""
        return Meetings(self.pairs.take(chosen), self.left_at.take(chosen), self.right_at.take(chosen))


class CandidatePairs(msgspec.Struct, frozen=True):
    """Pairs of documents to compare, by their numbers, sorted, `left` below `right`."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.left)

    def __getitem__(self, part: slice) -> "CandidatePairs":
        """A part of the pairs, to be compared by itself."""
        return CandidatePairs(self.left[part], self.right[part])


def document_pairs(postings: Postings, roster: Roster) -> CandidatePairs:
    """The pairs worth comparing, by merged postings."""
    owners = Owners(postings, roster)
    met = [
        joined([meetings(block, owners, kind) for block in key_blocks(rows)])
        for kind, rows in enumerate(postings.kinds)
    ]
    return gate(_promising(met), owners)


class Owners:
    """Whose a place is, and who of the documents may meet; documents are given by their indexes among the postings."""

    def __init__(self, postings: Postings, roster: Roster) -> None:
        self.roster = roster.of(postings.numbers)
        self.numbers = postings.numbers
        self.twins = find_twins(postings.whole, self.roster.outlets)
        self.looked_at = np.ones(len(postings.numbers), np.bool_)
        self.looked_at[self.twins.left_out] = False
        none = np.zeros(0, np.int32)
        self.sketched = sketched_pairs(postings, self.roster) if self.roster.sketches else (none, none)
        self.unit = postings.unit
        self._shift = BLOCK_BITS - postings.unit
        blocks = np.diff(postings.firsts) >> self._shift
        self._of_block = np.repeat(np.arange(len(blocks), dtype=np.int32), blocks)

    def of(self, places: Index) -> NDArray[np.int32]:
        """The document of each place."""
        return self._of_block.take(places >> self._shift)


def key_blocks(rows: Rows) -> Iterator[Rows]:
    """Sorted rows in parts, all rows of a key in one part."""
    low = int(np.searchsorted(rows, 0))
    without_key = int(np.searchsorted(rows, 1 << PLACE_BITS))
    yield from _parted(rows[:low])
    yield from _parted(rows[without_key:])


def _parted(rows: Rows, mask: int = PLACE_MASK) -> Iterator[Rows]:
    """Sorted rows in parts; those that differ in the masked bits alone stay together."""
    low = 0
    while low < len(rows):
        high = min(low + _BLOCK_ROWS, len(rows))
        if high < len(rows):
            high = max(low, int(np.searchsorted(rows, rows[high] & ~mask)))
            if high == low:  # one key fills the block
                high = int(np.searchsorted(rows, rows[low] | mask, side="right"))
        yield rows[low:high]
        low = high


def meetings(rows: Rows, owners: Owners, kind: int) -> Meetings:
    """The meetings over sorted rows of one kind, which must hold all rows of each of their keys."""
    rows = _shared(rows)
    places = rows & PLACE_MASK
    rows >>= PLACE_BITS
    documents = owners.of(places)
    chosen = is_new(rows)
    chosen |= is_new(documents)
    chosen &= owners.looked_at.take(documents)
    kept = np.flatnonzero(chosen)
    documents = documents.take(kept)
    keys = rows.take(kept)
    one, other = _small_groups(keys, MOST_DOCUMENTS[kind])
    if kind == 0:
        linked = _crowded_groups(keys, MOST_DOCUMENTS[kind], owners.roster.outlets.take(documents))
        one, other = np.append(one, linked[0]), np.append(other, linked[1])
    left, right = documents.take(one), documents.take(other)
    allowed = np.flatnonzero(owners.roster.may_meet(left, right))
    places = places.take(kept).astype(np.int32)
    pairs = left.take(allowed).astype(np.int64)
    pairs <<= 32
    pairs |= right.take(allowed)
    return Meetings(pairs, places.take(one.take(allowed)), places.take(other.take(allowed)))


def joined(parts: list[Meetings]) -> Meetings:
    """All these meetings."""
    none = np.zeros(0, np.int32)
    return Meetings(
        np.concatenate([np.zeros(0, np.int64), *(part.pairs for part in parts)]),
        np.concatenate([none, *(part.left_at for part in parts)]),
        np.concatenate([none, *(part.right_at for part in parts)]),
    )


def _shared(rows: Rows) -> Rows:
    """Of sorted rows those whose key stands in another row too."""
    shared = np.zeros(len(rows), np.bool_)
    same = (rows[1:] ^ rows[:-1]) <= PLACE_MASK
    shared[1:] = same
    shared[:-1] |= same
    return rows.take(np.flatnonzero(shared))


def _small_groups(keys: Index, most: int) -> tuple[Index, Index]:
    """Pairs of indexes with an equal key: each two of those that are not too many."""
    first = np.flatnonzero(is_new(keys))
    sizes = np.diff(np.append(first, len(keys)))
    ones, others = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for size in range(2, most + 1):
        starts = first[sizes == size]
        upper = np.triu_indices(size, 1)
        ones.append((starts[:, None] + upper[0]).ravel())
        others.append((starts[:, None] + upper[1]).ravel())
    return np.concatenate(ones), np.concatenate(others)


def _crowded_groups(keys: Index, most: int, outlets: NDArray[np.int32]) -> tuple[Index, Index]:
    """Pairs of indexes with an equal key where those are too many: a star around one amid them, and a chain.

    Amid them, since a few documents beside an archive are hardly ever there: what they share with thousands of it does
    not make thousands of pairs. Those of the centre's own outlet, which it may not meet, are linked to one of another.
    """
    first = np.flatnonzero(is_new(keys))
    sizes = np.diff(np.append(first, len(keys)))
    member = np.flatnonzero(np.repeat(sizes > most, sizes))
    centre = np.repeat(first + sizes // 2, sizes)[member]
    around = member != centre
    chained = around & (member != centre + 1) & (member != np.repeat(first, sizes)[member])
    elsewhere = outlets[member] != outlets[centre]
    second = np.full(len(keys), -1)
    for chosen in (elsewhere, elsewhere & (member > centre)):  # behind the centre, if there is one
        centres = centre[chosen]
        second[centres[is_new(centres)]] = member[chosen][is_new(centres)]
    own = around & ~elsewhere & (second[centre] >= 0)
    star = np.sort([centre[around], member[around]], axis=0)
    twos = np.sort([second[centre[own]], member[own]], axis=0)
    one = np.concatenate([star[0], member[chained] - 1, twos[0]])
    return one, np.concatenate([star[1], member[chained], twos[1]])


def _promising(met: list[Meetings]) -> list[Meetings]:
    """Without the meetings of pairs whose keys do not reach the gate together (but for a few, which costs less)."""
    strong = _strong_pairs(met)
    enough = np.zeros(1 << _SLOT_BITS, np.bool_)
    enough[_slots(strong)] = True

    def chosen(part: Meetings) -> Index:
        blocks = (part.pairs[low : low + _BLOCK_ROWS] for low in range(0, len(part), _BLOCK_ROWS))
        return np.flatnonzero(np.concatenate([enough[:0], *(enough.take(_slots(block)) for block in blocks)]))

    return [part.where(chosen(part)) for part in met]


def _strong_pairs(met: list[Meetings]) -> Index:
    """The pairs whose keys reach the gate together, wherever they stand."""
    weighed = np.empty(sum(map(len, met)), np.int64)
    end = 0
    for part, weight in zip(met, WEIGHTS, strict=True):
        start, end = end, end + len(part)
        np.left_shift(part.pairs, _WEIGHT_BITS, out=weighed[start:end])
        weighed[start:end] |= weight
    weighed.sort()
    return np.concatenate([weighed[:0], *map(_strong_among, _parted(weighed, _WEIGHT_MASK))])


def _strong_among(weighed: Index) -> Index:
    """The pairs that reach the gate among sorted pairs, each above its weight."""
    last = -(-GATE // max(WEIGHTS)) - 1
    often = np.zeros(len(weighed), np.bool_)
    # The same pair `last` rows later, marked in all the rows between.
    np.less_equal(weighed[last:] ^ weighed[: len(weighed) - last], _WEIGHT_MASK, out=often[: len(often) - last])
    for _ in range(last):
        often[1:] |= often[:-1].copy()
    weighed = weighed.compress(often)
    pairs = weighed >> _WEIGHT_BITS
    first = np.flatnonzero(is_new(pairs))
    if not len(first):
        return pairs
    return pairs[first[np.add.reduceat(weighed & _WEIGHT_MASK, first) >= GATE]]


def _slots(pairs: Index) -> Index:
    slots = pairs.view(np.uint64) * _SPREAD
    slots >>= np.uint64(64 - _SLOT_BITS)
    return slots.view(np.int64)


def gate(met: list[Meetings], owners: Owners) -> CandidatePairs:
    """The pairs whose meetings (by kind) lie close enough together on both sides; and each twin with its likes."""
    whole = joined(met)
    pairs = np.sort(whole.pairs)
    pairs = pairs.compress(is_new(pairs))
    rank = np.searchsorted(pairs, whole.pairs)
    rank <<= _PLACE_ROOM
    rank |= np.repeat(WEIGHTS, [len(part) for part in met])
    stretch = STRETCH >> owners.unit
    near = np.zeros((2, len(pairs)), np.bool_)
    near[0, _near_together(rank, whole.left_at, stretch)] = True
    near[1, _near_together(rank, whole.right_at, stretch)] = True
    pairs = pairs[near[0] & near[1]]
    twins = owners.twins
    left = np.concatenate([pairs >> 32, twins.stand_in, twins.elsewhere, owners.sketched[0]]).astype(np.int32)
    right = np.concatenate([pairs & 0xFFFFFFFF, twins.left_out, twins.left_out, owners.sketched[1]]).astype(np.int32)
    allowed = owners.roster.may_meet(left, right)
    return _sorted_pairs(owners.numbers[left[allowed]], owners.numbers[right[allowed]])


def _near_together(ranked: Index, at: NDArray[np.int32], stretch: int) -> Index:
    """The ranks of pairs with enough weight inside one stretch of words, some of them more than once.

    `ranked` holds the rank of the pair and, in its lowest bits, the weight; the place of the meeting fits between.
    """
    packed = at.astype(np.int64)
    packed <<= _WEIGHT_BITS
    packed |= ranked
    packed.sort()
    weights = packed & _WEIGHT_MASK
    packed >>= _WEIGHT_BITS
    found = [packed[:0]]
    for more in range(1, -(-GATE // min(WEIGHTS))):  # so many neighbours have the weight, even if all count least
        count = max(0, len(packed) - more)
        near = packed[more:] - packed[:count] <= stretch  # false across pairs, whose ranks lie far apart
        total = weights[:count].copy()
        for place in range(1, more + 1):
            total += weights[place : place + count]
        found.append(packed[:count].compress(near & (total >= GATE)))
    return np.concatenate(found) >> (_PLACE_ROOM - _WEIGHT_BITS)


def _sorted_pairs(one: NDArray[np.int32], other: NDArray[np.int32]) -> CandidatePairs:
    pairs = (np.minimum(one, other).astype(np.int64) << 32) | np.maximum(one, other)
    pairs.sort()
    pairs = pairs.compress(is_new(pairs))
    return CandidatePairs((pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32))
