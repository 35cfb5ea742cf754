"""Which documents share enough rare keys, close together, to be compared word by word."""

from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.fingerprint import BLOCK_BITS, PLACE_BITS, PLACE_MASK, Postings, Rows
from copydesk.reuse.gate import Meetings, close_pairs
from copydesk.reuse.groups import crowded_groups, lots, small_groups
from copydesk.reuse.participants import Roster
from copydesk.reuse.sorted_rows import is_new, parted
from copydesk.reuse.spread import SpreadPostings
from copydesk.reuse.twins import find_twins

# For word, content and skip keys: a key in more documents than this makes no pair of each two of them, only (words)
# a chain and a star.
MOST_DOCUMENTS = (16, 16, 6)

MOST_MEETINGS = 1 << 24  # held at once, of some 16 bytes, and as much again while they are weighed
MOST_BITS = 12

Index = NDArray[np.int64]


class CandidatePairs(msgspec.Struct, frozen=True):
    """Pairs of documents to compare, by their numbers, sorted, `left` below `right`."""

    left: NDArray[np.int32]
    right: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.left)

    def __getitem__(self, part: slice) -> "CandidatePairs":
        """A part of the pairs, to be compared by itself."""
        return CandidatePairs(self.left[part], self.right[part])


def document_pairs(postings: Postings, roster: Roster, *, at_once: int = MOST_MEETINGS) -> CandidatePairs:
    """The pairs worth comparing, by merged postings, of which about so many meetings are held `at_once`."""
    owners = Owners(postings, roster)
    if isinstance(postings, SpreadPostings):
        return _with_twins(postings.close_pairs(owners), owners)
    return _with_twins(np.concatenate(list(_close_pairs(postings, owners, at_once))), owners)


def _close_pairs(postings: Postings, owners: "Owners", at_once: int) -> Iterator[Index]:
    """The close pairs, one share of all pairs after another: as many shares as the meetings of one need to fit.

    For each share all keys are looked at anew, which costs less than to keep all meetings somewhere.
    """
    bits = share = 0
    while share < 1 << bits:
        met: list[list[Meetings]] = [[] for _ in postings.kinds]
        count = 0
        for kind, rows in enumerate(postings.kinds):
            for block in key_blocks(rows):
                met[kind].append(meetings(block, owners, kind).of_share(share, bits))
                count += len(met[kind][-1])
                while count > at_once and not share and bits < MOST_BITS:
                    bits += 1
                    met = [[part.of_share(share, bits) for part in parts] for parts in met]
                    count = sum(len(part) for parts in met for part in parts)
        yield close_pairs(met, owners.unit)
        share += 1


class Owners:
    """Whose a place is, and who of the documents may meet; documents are given by their indexes among the postings."""

    def __init__(self, postings: Postings, roster: Roster) -> None:
        self.roster = roster.of(postings.numbers)
        self.numbers = postings.numbers
        self.twins = find_twins(postings.whole, self.roster.outlets)
        self.looked_at = np.ones(len(postings.numbers), np.bool_)
        self.looked_at[self.twins.left_out] = False
        self.lots = lots(postings.numbers)
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
    yield from parted(rows[:low], PLACE_MASK)
    yield from parted(rows[without_key:], PLACE_MASK)


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
    one, other = small_groups(keys, MOST_DOCUMENTS[kind])
    if kind == 0:
        outlets, drawn = owners.roster.outlets.take(documents), owners.lots.take(documents)
        linked = crowded_groups(keys, MOST_DOCUMENTS[kind], outlets, drawn)
        one, other = np.append(one, linked[0]), np.append(other, linked[1])
    left, right = documents.take(one), documents.take(other)
    allowed = np.flatnonzero(owners.roster.may_meet(left, right))
    places = places.take(kept).astype(np.int32)
    pairs = left.take(allowed).astype(np.int64)
    pairs <<= 32
    pairs |= right.take(allowed)
    return Meetings(pairs, places.take(one.take(allowed)), places.take(other.take(allowed)))


def _shared(rows: Rows) -> Rows:
    """Of sorted rows those whose key stands in another row too."""
    shared = np.zeros(len(rows), np.bool_)
    same = (rows[1:] ^ rows[:-1]) <= PLACE_MASK
    shared[1:] = same
    shared[:-1] |= same
    return rows.take(np.flatnonzero(shared))


def _with_twins(pairs: Index, owners: Owners) -> CandidatePairs:
    """These pairs, and each twin with its likes, by the numbers of the documents."""
    twins = owners.twins
    left = np.concatenate([pairs >> 32, twins.stand_in, twins.elsewhere]).astype(np.int32)
    right = np.concatenate([pairs & 0xFFFFFFFF, twins.left_out, twins.left_out]).astype(np.int32)
    return sorted_pairs(owners, left, right)


def sorted_pairs(owners: Owners, one: NDArray[np.int32], other: NDArray[np.int32]) -> CandidatePairs:
    """Those of these pairs, given by index among the postings, that may meet."""
    allowed = np.flatnonzero(owners.roster.may_meet(one, other))
    one, other = owners.numbers[one[allowed]], owners.numbers[other[allowed]]
    pairs = np.minimum(one, other).astype(np.int64) << 32 | np.maximum(one, other)
    pairs.sort()
    pairs = pairs.compress(is_new(pairs))
    return CandidatePairs((pairs >> 32).astype(np.int32), (pairs & 0xFFFFFFFF).astype(np.int32))
