"""Near-copies of one text in very many documents, found whole by MinHash LSH where single keys are too common to tell.

A press release that fifty outlets print, each with its own small changes, has keys that stand in more documents than
may make pairs of each two (`candidates.MOST_DOCUMENTS`): a star and a chain link those, and some carriers are then
compared with a distant one only. datasketch's LSH links each of them with the carriers nearest to it. It looks only at
documents most of whose keys are so common, so that an ordinary corpus pays next to nothing.

MinHash after Broder (1997), banding as in Leskovec, Rajaraman and Ullman, Mining of Massive Datasets, chapter 3.
"""

import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.candidates import MOST_DOCUMENTS, CandidatePairs, Owners, key_blocks
from copydesk.reuse.fingerprint import PLACE_BITS, PLACE_MASK, Postings
from copydesk.reuse.participants import Roster

CROWDED = 0.5  # of a document's word keys, the share too common to make pairs from which it is looked at whole
LEAST_KEYS = 8
THRESHOLD = 0.5  # likeness of two sets of keys
PERMUTATIONS = 64
MOST_PARTNERS = 16  # a group is represented by so many members: cost stays linear
_SCHEME = "affine32"
_SEED = 20_261_122


def with_near_copies(pairs: CandidatePairs, postings: Postings, roster: Roster) -> CandidatePairs:
    """The candidate pairs, and those of crowded documents with the documents nearest to them."""
    owners = Owners(postings, roster)
    crowded = _crowded(postings, owners)
    if len(crowded) < 2:
        return pairs
    one, other = _nearest(_signatures(postings, owners, crowded), crowded)
    allowed = owners.roster.may_meet(one, other)
    left, right = postings.numbers[one[allowed]], postings.numbers[other[allowed]]
    low, high = np.minimum(left, right), np.maximum(left, right)
    packed = np.concatenate([pairs.left, low]).astype(np.int64) << 32 | np.concatenate([pairs.right, high])
    packed = np.unique(packed)
    return CandidatePairs((packed >> 32).astype(np.int32), (packed & 0xFFFFFFFF).astype(np.int32))


def _crowded(postings: Postings, owners: Owners) -> NDArray[np.int32]:
    """The documents most of whose word keys are too common, one of those with the very same words."""
    common = np.zeros(len(postings.numbers), np.int64)
    total = np.zeros(len(postings.numbers), np.int64)
    for rows in key_blocks(postings.words):
        documents = owners.of(rows & PLACE_MASK)
        keys = rows >> PLACE_BITS
        first = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.zeros(0, np.int64)
        sizes = np.diff(np.append(first, len(keys)))
        total += np.bincount(documents, minlength=len(total))
        common += np.bincount(documents[np.repeat(sizes > MOST_DOCUMENTS[0], sizes)], minlength=len(total))
    chosen = np.flatnonzero((total >= LEAST_KEYS) & (common >= CROWDED * total) & owners.looked_at)
    _, distinct = np.unique(postings.whole[chosen], return_index=True)
    return np.sort(chosen[distinct]).astype(np.int32)


def _signatures(postings: Postings, owners: Owners, chosen: NDArray[np.int32]) -> NDArray[np.uint32]:
    """A row of PERMUTATIONS least hashes for each chosen document."""
    place_of = np.full(len(postings.numbers), -1, np.int32)
    place_of[chosen] = np.arange(len(chosen), dtype=np.int32)
    keys, documents = [], []
    for rows in key_blocks(postings.words):
        places = place_of[owners.of(rows & PLACE_MASK)]
        kept = np.flatnonzero(places >= 0)
        keys.append((rows[kept] >> PLACE_BITS).astype(np.uint64))
        documents.append(places[kept])
    owner = np.concatenate(documents)
    order = np.argsort(owner, kind="stable")
    ordered = np.concatenate(keys)[order]
    starts = np.searchsorted(owner[order], np.arange(len(chosen)))
    drawn = np.random.Generator(np.random.PCG64(_SEED)).integers(1, 2**63, (2, PERMUTATIONS), np.uint64)
    signatures = np.empty((len(chosen), PERMUTATIONS), np.uint32)
    for column, (factor, term) in enumerate(drawn.T):
        hashed = (ordered * (factor | np.uint64(1)) + term) >> np.uint64(32)
        signatures[:, column] = np.minimum.reduceat(hashed, starts)
    return signatures


def _nearest(
    signatures: NDArray[np.uint32], documents: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Pairs of documents whose signatures share a band, each with at most MOST_PARTNERS that came before it."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    # The hashes are ours; datasketch is told its scheme and given permutations only because it checks that they fit.
    permutations = MinHash(num_perm=PERMUTATIONS, seed=1, scheme=_SCHEME).permutations
    one: list[int] = []
    other: list[int] = []
    for row, document in enumerate(documents.tolist()):
        values = signatures[row]
        sketch = MinHash(num_perm=PERMUTATIONS, hashvalues=values, permutations=permutations, scheme=_SCHEME)
        near = sorted(index.query(sketch))[:MOST_PARTNERS]
        one += [document] * len(near)
        other += near
        if len(near) < MOST_PARTNERS:
            index.insert(document, sketch, check_duplication=False)
    return np.array(one, np.int32), np.array(other, np.int32)
