"""Which documents may be versions of one article: the same address, or the same outlet and most of the same words."""

from hashlib import blake2b

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.model import Source
from copydesk.reuse.candidates import Owners, key_blocks
from copydesk.reuse.fingerprint import PLACE_BITS, PLACE_MASK, Postings, Rows
from copydesk.reuse.participants import NO_DAY, Roster
from copydesk.reuse.spread import SpreadPostings

MOST_DAYS = 30  # between two versions that do not share an address
MIN_WORDS = 40  # of both, where they do not share an address
MOST_DOCUMENTS = 8  # of one outlet with the same key; in more of them it is a formula
LEAST_SHARE = 0.3  # of the keys expected of the shorter document, what the two must have in common
KEYS_PER_WORD = 0.4  # what winnowing leaves
# Of documents with up to so many words every n-th key is looked at, chosen by the key itself.
_LEVELS = ((150, 1), (600, 4), (1 << 31, 16))

Numbers = NDArray[np.int64]


class Edition(msgspec.Struct, frozen=True):
    """What tells whether two documents are versions of one article; `url_key` is the normalised address."""

    source: Source
    title: str | None = None
    url_key: str | None = None


def address_hash(url_key: str | None) -> int:
    """A number for a normalised URL, 0 for none."""
    if url_key is None:
        return 0
    digest = blake2b(url_key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little", signed=True) or 1


def version_pairs(
    postings: Postings, roster: Roster, addresses: NDArray[np.int64], known: NDArray[np.bool_] | None = None
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Pairs of documents to be looked at as versions, the lower number left, sorted; by merged postings.

    `addresses` are hashes of normalised URLs by document number, 0 where unknown. Of the documents marked as `known`
    it is known already which are versions of each other.
    """
    own, words = roster.of(postings.numbers), postings.sizes.astype(np.int64)
    pairs = [_same_address(addresses[postings.numbers], own)]
    for one, other in (_same_words(postings, own), _much_in_common(postings, roster)):
        near = _near_in_time(one, other, own) & (np.minimum(words[one], words[other]) >= MIN_WORDS)
        pairs.append((one[near], other[near]))
    one = postings.numbers[np.concatenate([pair[0] for pair in pairs])].astype(np.int64)
    other = postings.numbers[np.concatenate([pair[1] for pair in pairs])].astype(np.int64)
    packed = np.unique((np.minimum(one, other) << 32) | np.maximum(one, other))
    left, right = (packed >> 32).astype(np.int32), (packed & 0xFFFFFFFF).astype(np.int32)
    allowed = ~(roster.ignored[left] | roster.ignored[right])
    if known is not None:
        allowed &= ~(known[left] & known[right])
    return left[allowed], right[allowed]


def _same_address(addresses: NDArray[np.int64], roster: Roster) -> tuple[Numbers, Numbers]:
    known = np.flatnonzero(addresses)
    return _neighbours(addresses[known], known, roster)


def _neighbours(keys: NDArray[np.int64], documents: Numbers, roster: Roster) -> tuple[Numbers, Numbers]:
    """Documents with the same key, each with the next in time."""
    order = np.lexsort((documents, roster.first_days[documents], keys))
    keys, documents = keys[order], documents[order].astype(np.int64)
    same = keys[1:] == keys[:-1]
    return documents[:-1][same], documents[1:][same]


def _same_words(postings: Postings, roster: Roster) -> tuple[Numbers, Numbers]:
    """Documents of one outlet with the very same words, each with the next in time."""
    filled = np.flatnonzero((postings.whole != 0) & (roster.outlets >= 0))
    spread = np.uint64(0x9E3779B97F4A7C15)
    own = postings.whole[filled].view(np.uint64) ^ (roster.outlets[filled].astype(np.uint64) * spread)
    return _neighbours(own.view(np.int64), filled, roster)


def _much_in_common(postings: Postings, roster: Roster) -> tuple[Numbers, Numbers]:
    """Pairs of one outlet that share more of their word keys than two articles do; judged on a sample of the keys."""
    owners = Owners(postings, roster)
    if isinstance(postings, SpreadPostings):
        pairs = postings.much_in_common(owners)
    else:
        found = [shared_keys(rows, owners, postings.sizes) for rows in key_blocks(postings.words)]
        pairs = much_shared(np.concatenate([np.zeros(0, np.int64), *found]), postings.sizes)
    return pairs >> 32, pairs & 0xFFFFFFFF


def shared_keys(rows: Rows, owners: Owners, sizes: NDArray[np.int32]) -> Numbers:
    """Pairs of documents of one outlet by sorted rows of word keys, all there are of each: one for each key they share.

    `sizes` are the words of each document. The first of a pair stands above 32 bits for the second.
    """
    keys = rows >> PLACE_BITS
    documents = owners.of(rows & PLACE_MASK)
    sampled = ((keys & (_every(sizes[documents].astype(np.int64)) - 1)) == 0) & (keys != 0)
    chosen = np.flatnonzero(sampled & (owners.roster.outlets[documents] >= 0))
    keys, found = keys[chosen], documents[chosen].astype(np.int64)
    outlets = owners.roster.outlets[found].astype(np.int64)
    order = np.lexsort((found, outlets, keys))
    keys, found, outlets = keys[order], found[order], outlets[order]
    distinct = np.ones(len(keys), np.bool_)
    distinct[1:] = (keys[1:] != keys[:-1]) | (outlets[1:] != outlets[:-1]) | (found[1:] != found[:-1])
    return _in_small_groups(keys[distinct], found[distinct], outlets[distinct])


def much_shared(pairs: Numbers, sizes: NDArray[np.int32]) -> Numbers:
    """Those of the pairs that share many keys, given once for each key; sorted."""
    pairs, shared = np.unique(pairs, return_counts=True)
    words = sizes.astype(np.int64)
    one, other = pairs >> 32, pairs & 0xFFFFFFFF
    coarse = np.maximum(_every(words[one]), _every(words[other]))
    expected = np.minimum(words[one], words[other]) * KEYS_PER_WORD / coarse
    found: Numbers = pairs[shared >= np.maximum(2, LEAST_SHARE * expected)]
    return found


def _every(words: Numbers) -> Numbers:
    limits = np.array([limit for limit, _ in _LEVELS])
    return np.array([step for _, step in _LEVELS])[np.searchsorted(limits, words)]


def _in_small_groups(keys: NDArray[np.int64], documents: Numbers, outlets: Numbers) -> Numbers:
    """Pairs of documents in small groups of an equal key and outlet, one for each group."""
    if not len(keys):
        return documents
    new = np.concatenate([[True], (keys[1:] != keys[:-1]) | (outlets[1:] != outlets[:-1])])
    first = np.flatnonzero(new)
    sizes = np.diff(np.append(first, len(keys)))
    packed = []
    for size in range(2, MOST_DOCUMENTS + 1):
        starts = first[sizes == size]
        low, high = np.triu_indices(size, 1)
        packed.append(((documents[starts[:, None] + low] << 32) | documents[starts[:, None] + high]).ravel())
    return np.concatenate(packed)


def _near_in_time(one: Numbers, other: Numbers, roster: Roster) -> NDArray[np.bool_]:
    """Which pairs may lie within a month of each other; those without a date may."""
    known = (roster.first_days[one] != NO_DAY) & (roster.first_days[other] != NO_DAY)
    first, last = roster.first_days.astype(np.int64), roster.last_days.astype(np.int64)
    apart = np.maximum(first[one] - last[other], first[other] - last[one])
    near: NDArray[np.bool_] = ~known | (apart <= MOST_DAYS)
    return near
