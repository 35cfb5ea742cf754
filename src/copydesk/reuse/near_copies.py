"""Whole documents by their sketches: near-copies of a text that very many carry, and briefs inside longer stories.

A press release that fifty outlets print, each with its own small changes, has keys that stand in more documents than
may make pairs of each two (`candidates.MOST_DOCUMENTS`): a star and a chain link those, and some carriers are then
compared with a distant one only. datasketch's MinHashLSH links each of them with the carriers nearest to it. It looks
only at documents most of whose keys are so common, so that an ordinary corpus pays next to nothing.

Its MinHashLSHEnsemble finds the longer story that holds most of a brief, by all word keys of both at once. Keys find a
brief where it shares a stretch of words with the story; on the corpora this was measured on (news with planted copies,
rewritten articles, made-up ones) the sketches found no match that keys had not, at several times the cost of all
keys. So they are off unless `[reuse] keys` has "documents". With a written index they see only what it hands over: the
keys it shares with the inputs.

The signatures are made here, by array, bit for bit as datasketch makes them; banding, partitions and queries are its
own (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3; Zhu and others 2016, "LSH
Ensemble").
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.candidates import MOST_DOCUMENTS, CandidatePairs, Owners, key_blocks, sorted_pairs
from copydesk.reuse.fingerprint import PLACE_BITS, PLACE_MASK, Postings, Rows
from copydesk.reuse.participants import Roster
from copydesk.reuse.sorted_rows import is_new
from copydesk.reuse.spread import SpreadPostings

SEED, SCHEME = 20_261_122, "affine32"
LEAST_KEYS = 8  # word keys of a document that is looked at

CROWDED = 0.5  # of a document's word keys, the share too common to make pairs from which it is looked at whole
ALIKE, ALIKE_PERMUTATIONS = 0.5, 64  # likeness of two sets of keys
MOST_PARTNERS = 16  # a group is represented by so many members: cost stays linear
LARGE_GROUP, FEW_PARTNERS = 100, 2  # beyond so many members each further one meets so many only, the nearest

CONTAINED, BRIEF_PERMUTATIONS = 0.5, 128  # of a brief's word keys, what stands in the longer story
BRIEF_KEYS = 60  # at most, in a brief: some 150 words
MOST_STORIES = 8
_PARTITIONS, _LEVELS = 8, 4
_FMIX = ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1))

Numbers = NDArray[np.int32]
Permutations = NDArray[np.uint32]
"""A column for each: the factor and the term that make of a hash another one."""

UNSIGNED: Permutations = np.zeros((2, 0), np.uint32)
"""None, for when the sizes alone are wanted."""

MayMeet = Callable[[Numbers, Numbers], NDArray[np.bool_]]


class Sketches(msgspec.Struct, frozen=True):
    """MinHash signatures: of each of the `documents` (indexes among the postings) one row; `sizes` count word keys."""

    documents: Numbers
    signatures: NDArray[np.uint32]
    sizes: NDArray[np.int64]

    def minhashes(self) -> Iterator[Any]:
        """The signatures as datasketch's own."""
        from datasketch import MinHash

        count = self.signatures.shape[1]
        known = permutations(count)
        for signature in self.signatures:
            yield MinHash(count, SEED, hashvalues=signature, permutations=known, scheme=SCHEME)


def with_near_copies(pairs: CandidatePairs, postings: Postings, roster: Roster) -> CandidatePairs:
    """The candidate pairs, and those of crowded documents with the nearest to them; where asked, briefs and stories.

    Two members of a large group of near-copies are compared only where one is among the nearest to the other.
    """
    owners = Owners(postings, roster)
    alike = _alike(postings, owners)
    found = [*alike.pairs, *(_contained(postings, owners) if roster.briefs else ())]
    if not found:
        return pairs
    one, other = np.array(found, np.int32).T
    more = sorted_pairs(owners, one, other)
    group = np.full(int(postings.numbers.max()) + 1, -1, np.int32)
    group[postings.numbers] = alike.groups
    apart = (group[pairs.left] < 0) | (group[pairs.left] != group[pairs.right])
    packed = [each.left.astype(np.int64) << 32 | each.right for each in (pairs, more)]
    whole = np.unique(np.concatenate([packed[0][apart], packed[1]]))
    return CandidatePairs((whole >> 32).astype(np.int32), (whole & 0xFFFFFFFF).astype(np.int32))


def sketches(postings: Postings, owners: Owners, chosen: Numbers, permuted: Permutations) -> Sketches:
    """The signatures of chosen documents, given in order; those without word keys are left out."""
    if isinstance(postings, SpreadPostings):
        return postings.sketches(owners, chosen, permuted)
    wanted = np.zeros(len(owners.numbers), np.bool_)
    wanted[chosen] = True
    keys, documents = [np.zeros(0, np.uint32)], [np.zeros(0, np.int32)]
    for rows in key_blocks(postings.words):
        document = owners.of(rows & PLACE_MASK)
        kept = np.flatnonzero(wanted.take(document))
        keys.append((rows.take(kept) >> PLACE_BITS).astype(np.uint32))
        documents.append(document.take(kept))
    owner = np.concatenate(documents)
    order = np.argsort(owner, kind="stable")
    owner, hashes = owner[order], _mixed(np.concatenate(keys)[order])
    first = np.flatnonzero(is_new(owner))
    signatures = np.empty((len(first), permuted.shape[1]), np.uint32)
    if len(first):
        for column, (factor, term) in enumerate(permuted.T):
            signatures[:, column] = np.minimum.reduceat(hashes * factor + term, first)
    return Sketches(owner[first], signatures, np.diff(np.append(first, len(owner))))


def _mixed(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """What the scheme does to every hash before it is permuted."""
    for shift, factor in _FMIX:
        hashes = (hashes ^ (hashes >> np.uint32(shift))) * np.uint32(factor)
    return hashes


def permutations(count: int) -> Permutations:
    """So many of them, drawn by datasketch, which takes longer to import than to draw: so this is asked once a run."""
    from datasketch import MinHash

    chosen: Permutations = MinHash(count, SEED, scheme=SCHEME).permutations
    return chosen


def in_crowds(rows: Rows, owners: Owners) -> Numbers:
    """The documents of those of these sorted rows, all there are of their word keys, whose key is too common."""
    documents = owners.of(rows & PLACE_MASK)
    first = np.flatnonzero(is_new(rows >> PLACE_BITS))
    sizes = np.diff(np.append(first, len(rows)))
    return documents[np.repeat(sizes > MOST_DOCUMENTS[0], sizes)]


def _crowded(postings: Postings, owners: Owners) -> Numbers:
    """The documents most of whose word keys are too common."""
    count = len(postings.numbers)
    if isinstance(postings, SpreadPostings):
        some, keys = postings.in_crowds(owners)
        kept = (keys >= CROWDED * LEAST_KEYS) & owners.looked_at[some]
        some, keys = some[kept], keys[kept]
        if not len(some):
            return some.astype(np.int32)
        total = postings.sketches(owners, some.astype(np.int32), UNSIGNED).sizes
        return some[(total >= LEAST_KEYS) & (keys >= CROWDED * total)].astype(np.int32)
    common, total = np.zeros(count, np.int64), np.zeros(count, np.int64)
    for rows in key_blocks(postings.words):
        total += np.bincount(owners.of(rows & PLACE_MASK), minlength=count)
        crowd = in_crowds(rows, owners)
        if len(crowd):
            common += np.bincount(crowd, minlength=count)
    return np.flatnonzero((total >= LEAST_KEYS) & (common >= CROWDED * total) & owners.looked_at).astype(np.int32)


class Alike(msgspec.Struct, frozen=True):
    """Pairs of near-copies, by index among the postings, and the number of each document's large group, -1: none."""

    pairs: list[tuple[int, int]]
    groups: Numbers


def _alike(postings: Postings, owners: Owners) -> Alike:
    """Crowded documents whose signatures share a band, each with some that came before it."""
    groups = np.full(len(postings.numbers), -1, np.int32)
    crowded = _crowded(postings, owners)
    _, distinct, words = np.unique(postings.whole[crowded], return_index=True, return_inverse=True)
    if len(distinct) < 2:
        return Alike([], groups)
    from datasketch import MinHashLSH

    made = sketches(postings, owners, crowded[np.sort(distinct)], permutations(ALIKE_PERMUTATIONS))
    known: list[list[int]] = []
    index = MinHashLSH(threshold=ALIKE, num_perm=ALIKE_PERMUTATIONS)
    group: list[int] = []
    sizes: Counter[int] = Counter()
    pairs: list[tuple[int, int]] = []
    for row, sketch in enumerate(made.minhashes()):
        near = sorted(index.query(sketch))[:MOST_PARTNERS]
        known.append(near)
        group.append(group[near[0]] if near else row)
        sizes[group[row]] += 1
        if len(near) < MOST_PARTNERS:
            index.insert(row, sketch, check_duplication=False)
        elif sizes[group[row]] > LARGE_GROUP:
            near = _nearest(made, row, near, owners.roster.may_meet, int(made.documents[row]))
        pairs += ((int(made.documents[row]), int(made.documents[other])) for other in near)
    groups[made.documents] = [each if sizes[each] > LARGE_GROUP else -1 for each in group]
    first = crowded[distinct][words]
    again = np.flatnonzero((groups[first] >= 0) & (first != crowded))
    # Those with the very same words as one of a large group belong to it.
    groups[crowded[again]] = groups[first[again]]
    rows = np.searchsorted(made.documents, first[again]).tolist()
    for document, row in zip(crowded[again].tolist(), rows, strict=True):
        near = _nearest(made, row, [row, *known[row]], owners.roster.may_meet, document)
        pairs += ((document, int(made.documents[other])) for other in near)
    return Alike(pairs, groups)


def _nearest(made: Sketches, row: int, others: list[int], may_meet: MayMeet, document: int) -> list[int]:
    """The few of these rows that are most like one, of those that the document, whose words it has, may meet."""
    found = np.array(others)
    documents = made.documents[found]
    found = found[may_meet(np.full(len(found), document, np.int32), documents)]
    alike = (made.signatures[found] == made.signatures[row]).sum(axis=1)
    nearest: list[int] = found[np.argsort(-alike, kind="stable")[:FEW_PARTNERS]].tolist()
    return nearest


def _contained(postings: Postings, owners: Owners) -> Iterator[tuple[int, int]]:
    """Pairs of a brief and a story that holds most of it, each brief with the first few."""
    from datasketch import MinHashLSHEnsemble

    looked_at = np.flatnonzero(owners.looked_at).astype(np.int32)
    made = sketches(postings, owners, looked_at, permutations(BRIEF_PERMUTATIONS))
    entries = zip(made.documents.tolist(), made.minhashes(), made.sizes.tolist(), strict=True)
    known = [entry for entry in entries if entry[2] >= LEAST_KEYS]
    briefs = [entry for entry in known if entry[2] <= BRIEF_KEYS]
    stories = [entry for entry in known if entry[2] > BRIEF_KEYS]
    if not briefs or not stories:
        return
    index = MinHashLSHEnsemble(CONTAINED, BRIEF_PERMUTATIONS, num_part=_PARTITIONS, m=_LEVELS)
    index.index(stories)
    for document, sketch, size in briefs:
        found = np.array(sorted(set(index.query(sketch, size))), np.int32)
        allowed = found[owners.roster.may_meet(np.full(len(found), document, np.int32), found)]
        yield from ((document, other) for other in allowed[:MOST_STORIES].tolist())
