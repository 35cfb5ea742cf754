"""What executors do with keys: rows travel to where their key is worked on, meetings to where their pair is.

A record that travels is an array, under the number of the bucket that it goes to. Rows go by their key, so that a
bucket has all rows of its keys; meetings go by their pair.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.candidates import MOST_DOCUMENTS, Owners, key_blocks, meetings
from copydesk.reuse.fingerprint import PLACE_BITS, PLACE_MASK, Move, Postings, Rows
from copydesk.reuse.gate import Meetings, close_pairs
from copydesk.reuse.interleave import capped
from copydesk.reuse.near_copies import Permutations, Sketches, in_crowds, sketches
from copydesk.reuse.standing import rows_with
from copydesk.reuse.versions import much_shared, shared_keys

KINDS = 3
_SPREAD = np.uint64(0x9E3779B97F4A7C15)

Keyed = tuple[int, tuple[int, Rows]]  # a bucket; the kind of the keys, and rows
Met = tuple[int, tuple[int, Meetings]]  # a bucket; the kind of the keys, and meetings
Index = NDArray[np.int64]


class Whole(msgspec.Struct, frozen=True):
    """What is known of all documents, for those who have only some rows: broadcast once, some 60 bytes a document.

    `moves` tell by part how its places become those of the whole.
    """

    owners: Owners
    sizes: NDArray[np.int32]
    moves: Mapping[int, Move]


def rows_of(held: Iterable[tuple[int, Postings]], whole: Any) -> Iterator[tuple[int, Rows]]:
    """The rows of parts, each part's under its place in the order of all, with their places as in the whole."""
    for part, made in held:
        for kind, rows in enumerate(made.kinds):
            moved = np.empty_like(rows)
            whole.value.moves[part].make(rows, moved)
            yield kind, moved[rows >> PLACE_BITS != 0]


def by_key(buckets: int, whole: Any, held: Iterable[tuple[int, Postings]]) -> Iterator[Keyed]:
    """Rows on their way to the bucket of their key.

    A content or skip key that stands in more documents here than may make pairs makes none: as many rows go as show
    it. So a key in every document is no burden to anyone.
    """
    gathered: list[list[Rows]] = [[], [], []]
    for kind, rows in rows_of(held, whole):
        gathered[kind].append(rows)
    owners: Owners = whole.value.owners
    for kind, several in enumerate(gathered):
        if not several:
            continue
        rows = np.concatenate(several)
        rows.sort()
        if kind:
            rows = rows[owners.looked_at.take(owners.of(rows & PLACE_MASK))]
            rows = capped(rows, owners.of(rows & PLACE_MASK), MOST_DOCUMENTS[kind])
        for bucket, chosen in _parted((rows >> PLACE_BITS) % buckets, buckets):
            yield bucket, (kind, rows[chosen])


def _parted(numbers: Index, buckets: int) -> Iterator[tuple[int, Index]]:
    """Of each bucket that has any, which are in it, in their order."""
    order = np.argsort(numbers, kind="stable")
    edges = np.searchsorted(numbers[order], np.arange(buckets + 1)).tolist()
    for bucket in range(buckets):
        if edges[bucket] < edges[bucket + 1]:
            yield bucket, order[edges[bucket] : edges[bucket + 1]]


def sorted_kinds(records: Iterable[Keyed]) -> Iterator[tuple[int, Rows]]:
    """The rows of a bucket, of each kind, sorted."""
    gathered: list[list[Rows]] = [[], [], []]
    for _, (kind, rows) in records:
        gathered[kind].append(rows)
    for kind, several in enumerate(gathered):
        rows = np.concatenate([np.zeros(0, np.int64), *several])
        rows.sort()
        yield kind, rows


def met_by_pair(buckets: int, whole: Any, kinds: Iterable[tuple[int, Rows]]) -> Iterator[Met]:
    """The meetings over the keys of a bucket, on their way to the bucket of their pair."""
    for kind, rows in kinds:
        for block in key_blocks(rows):
            met = meetings(block, whole.value.owners, kind)
            for bucket, chosen in _parted(_bucket_of(met.pairs, buckets), buckets):
                yield bucket, (kind, Meetings(met.pairs[chosen], met.left_at[chosen], met.right_at[chosen]))


def _bucket_of(pairs: Index, buckets: int) -> Index:
    mixed = pairs.view(np.uint64) * _SPREAD
    return ((mixed >> np.uint64(33)) % np.uint64(buckets)).astype(np.int64)


def close_in(unit: int, records: Iterable[Met]) -> Iterator[Index]:
    """The pairs of a bucket that share enough keys, close together."""
    met: list[list[Meetings]] = [[], [], []]
    for _, (kind, some) in records:
        met[kind].append(some)
    yield close_pairs(met, unit)


def shared_by_pair(buckets: int, whole: Any, kinds: Iterable[tuple[int, Rows]]) -> Iterator[tuple[int, Index]]:
    """Pairs of one outlet that share sampled keys of a bucket, on their way to the bucket of their pair."""
    for kind, rows in kinds:
        if kind == 0:
            for block in key_blocks(rows):
                pairs = shared_keys(block, whole.value.owners, whole.value.sizes)
                for bucket, chosen in _parted(_bucket_of(pairs, buckets), buckets):
                    yield bucket, pairs[chosen]


def much_shared_in(whole: Any, records: Iterable[tuple[int, Index]]) -> Iterator[Index]:
    """The pairs of a bucket that share many keys."""
    pairs = np.concatenate([np.zeros(0, np.int64), *(some for _, some in records)])
    yield much_shared(pairs, whole.value.sizes)


def crowds_in(whole: Any, kinds: Iterable[tuple[int, Rows]]) -> Iterator[tuple[Index, Index]]:
    """The documents with keys of a bucket that are too common, and with how many."""
    for kind, rows in kinds:
        if kind == 0:
            found = [in_crowds(block, whole.value.owners) for block in key_blocks(rows)]
            yield np.unique(np.concatenate([np.zeros(0, np.int32), *found]), return_counts=True)


def sketched(
    chosen: Any, permuted: Permutations, whole: Any, held: Iterable[tuple[int, Postings]]
) -> Iterator[Sketches]:
    """The signatures of those of the chosen documents that these parts have."""
    for kind, rows in rows_of(held, whole):
        if kind == 0:
            rows.sort()
            yield sketches(_only(rows), whole.value.owners, chosen.value, permuted)


def _only(rows: Rows) -> Postings:
    """Postings of which only the rows are looked at."""
    none = np.zeros(0, np.int64)
    few = np.zeros(0, np.int32)
    return Postings(rows, none, none, few, none, none, few)


def words_with(keys: Any, kinds: Iterable[tuple[int, Rows]]) -> Iterator[Rows]:
    """The first rows of those of the word keys that a bucket has."""
    for kind, rows in kinds:
        if kind == 0:
            yield rows_with(rows, keys.value)
