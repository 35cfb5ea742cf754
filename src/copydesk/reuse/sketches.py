"""Whole documents by their sketches: near-duplicates (MinHash LSH), and briefs inside longer stories (LSHEnsemble).

Keys find both where two documents share a stretch of words, however many documents hold a key. Sketches look at all
word keys of a document at once, so that they find likeness that is spread thin. On the corpora this was measured on
(news with planted copies, rewritten articles, synthetic ones) they found no match that keys had not, at several times
the cost of all keys; so they are off unless `[reuse] keys` has "documents". With a written index they see only what it
hands over: the keys it shares with the inputs. The signatures are made here, by array; banding, partitions and queries
are datasketch's (Broder 1997; Zhu and others 2016, "LSH Ensemble").
"""

from collections.abc import Iterator
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.fingerprint import PLACE_BITS, PLACE_MASK, Postings
from copydesk.reuse.participants import Roster

PERMUTATIONS, SEED, SCHEME = 128, 20_261_122, "affine32"
ALIKE = 0.4  # Jaccard similarity of two documents' word keys
CONTAINED = 0.5  # of a brief's word keys, what stands in the longer story
MIN_KEYS, BRIEF_KEYS = 8, 60  # word keys of a document that is looked at, and of a brief (some 150 words)
MOST_PARTNERS = 8
_PARTITIONS, _LEVELS = 8, 4
_FMIX = ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1))

Numbers = NDArray[np.int64]


class Sketches(msgspec.Struct, frozen=True):
    """MinHash signatures: of each of the `documents` (indexes among the postings) one row; `sizes` count word keys."""

    documents: Numbers
    signatures: NDArray[np.uint32]
    sizes: Numbers


def sketched_pairs(postings: Postings, roster: Roster) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Pairs of documents, by index among the postings, that are alike as a whole or one inside the other.

    Of documents alike only the first few are kept to find others by, so that the work stays linear where thousands are.
    """
    made = sketches(postings)
    pairs = sorted({tuple(sorted(pair)) for pair in (*_alike(made, roster), *_contained(made, roster))})
    found = np.array(pairs, np.int32).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def sketches(postings: Postings) -> Sketches:
    """The signatures of all documents that have enough word keys."""
    rows = postings.words[(postings.words < 0) | (postings.words > PLACE_MASK)]
    owners = postings.indexes(rows)
    order = np.argsort(owners, kind="stable")
    owners = owners[order]
    first = np.flatnonzero(np.diff(owners, prepend=-1))
    sizes = np.diff(np.append(first, len(owners)))
    hashes = _mixed((rows[order] >> PLACE_BITS).astype(np.uint32))
    signatures = np.empty((len(first), PERMUTATIONS), np.uint32)
    if len(first):
        for number, (factor, offset) in enumerate(_permutations().T):
            signatures[:, number] = np.minimum.reduceat(hashes * factor + offset, first)
    enough = sizes >= MIN_KEYS
    return Sketches(owners[first].astype(np.int64)[enough], signatures[enough], sizes[enough])


def _mixed(hashes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """What the scheme does to every hash before it is permuted."""
    for shift, factor in _FMIX:
        hashes = (hashes ^ (hashes >> np.uint32(shift))) * np.uint32(factor)
    return hashes


def _permutations() -> NDArray[np.uint32]:
    from datasketch import MinHash

    chosen: NDArray[np.uint32] = MinHash(PERMUTATIONS, SEED, scheme=SCHEME).permutations
    return chosen


def _minhashes(made: Sketches) -> Iterator[tuple[int, Any, int]]:
    from datasketch import MinHash

    known = _permutations()
    for document, signature, size in zip(made.documents.tolist(), made.signatures, made.sizes.tolist(), strict=True):
        yield document, MinHash(seed=SEED, hashvalues=signature, permutations=known, scheme=SCHEME), size


def _alike(made: Sketches, roster: Roster) -> Iterator[tuple[int, int]]:
    from datasketch import MinHashLSH

    index = MinHashLSH(threshold=ALIKE, num_perm=PERMUTATIONS)
    for document, sketch, _ in _minhashes(made):
        found = index.query(sketch)
        yield from _allowed(document, found, roster)
        if len(found) < MOST_PARTNERS:
            index.insert(document, sketch)


def _contained(made: Sketches, roster: Roster) -> Iterator[tuple[int, int]]:
    from datasketch import MinHashLSHEnsemble

    entries = list(_minhashes(made))
    briefs = [entry for entry in entries if entry[2] <= BRIEF_KEYS]
    stories = [entry for entry in entries if entry[2] > BRIEF_KEYS]
    if not briefs or not stories:
        return
    index = MinHashLSHEnsemble(CONTAINED, PERMUTATIONS, num_part=_PARTITIONS, m=_LEVELS)
    index.index(stories)
    for document, sketch, size in briefs:
        yield from _allowed(document, list(index.query(sketch, size)), roster)


def _allowed(document: int, found: list[int], roster: Roster) -> Iterator[tuple[int, int]]:
    """The document with the first of those found that it may meet."""
    others = np.array(sorted(set(found)), np.int32)
    allowed = others[roster.may_meet(np.full(len(others), document, np.int32), others)]
    return ((document, other) for other in allowed[:MOST_PARTNERS].tolist())
