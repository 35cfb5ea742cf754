"""Which documents may be versions of one article: the same address, or the same outlet and most of the same words."""

from hashlib import blake2b

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.model import Source
from copydesk.reuse.fingerprint import PLACE_BITS, PLACE_MASK, Postings
from copydesk.reuse.participants import NO_DAY, Roster
from copydesk.reuse.sorted_rows import parted

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
    for one, other in (_same_words(postings, own), _much_in_common(postings, own, words)):
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


def _much_in_common(postings: Postings, roster: Roster, words: Numbers) -> tuple[Numbers, Numbers]:
    """Pairs of one outlet that share more of their word keys than two articles do; judged on a sample of the keys."""
    every = _every(words)
    owner_of = postings.owners()
    kept, owned = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)]
    for rows in parted(postings.words, PLACE_MASK):
        block = rows >> PLACE_BITS
        owners = owner_of(rows)
        sampled = ((block & (every[owners] - 1)) == 0) & (block != 0)
        chosen = np.flatnonzero(sampled & (roster.outlets[owners] >= 0))
        kept.append(block.take(chosen))
        owned.append(owners.take(chosen))
    keys = np.concatenate(kept)
    documents: Numbers = np.concatenate(owned).astype(np.int64)
    outlets: Numbers = roster.outlets[documents].astype(np.int64)
    order = np.lexsort((documents, outlets, keys))
    keys, documents, outlets = keys[order], documents[order], outlets[order]
    distinct = np.ones(len(keys), np.bool_)
    distinct[1:] = (keys[1:] != keys[:-1]) | (outlets[1:] != outlets[:-1]) | (documents[1:] != documents[:-1])
    one, other, shared = _counted(keys[distinct], documents[distinct], outlets[distinct])
    coarse = np.maximum(every[one], every[other])
    expected = np.minimum(words[one], words[other]) * KEYS_PER_WORD / coarse
    enough = shared >= np.maximum(2, LEAST_SHARE * expected)
    return one[enough], other[enough]


def _every(words: Numbers) -> Numbers:
    limits = np.array([limit for limit, _ in _LEVELS])
    return np.array([step for _, step in _LEVELS])[np.searchsorted(limits, words)]


def _counted(keys: NDArray[np.int64], documents: Numbers, outlets: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Pairs of documents in small groups of an equal key and outlet, and how many keys each pair shares."""
    if not len(keys):
        return documents, documents, documents
    new = np.concatenate([[True], (keys[1:] != keys[:-1]) | (outlets[1:] != outlets[:-1])])
    first = np.flatnonzero(new)
    sizes = np.diff(np.append(first, len(keys)))
    packed = []
    for size in range(2, MOST_DOCUMENTS + 1):
        starts = first[sizes == size]
        low, high = np.triu_indices(size, 1)
        packed.append(((documents[starts[:, None] + low] << 32) | documents[starts[:, None] + high]).ravel())
    pairs, shared = np.unique(np.concatenate(packed), return_counts=True)
    return pairs >> 32, pairs & 0xFFFFFFFF, shared


def _near_in_time(one: Numbers, other: Numbers, roster: Roster) -> NDArray[np.bool_]:
    """Which pairs may lie within a month of each other; those without a date may."""
    known = (roster.first_days[one] != NO_DAY) & (roster.first_days[other] != NO_DAY)
    first, last = roster.first_days.astype(np.int64), roster.last_days.astype(np.int64)
    apart = np.maximum(first[one] - last[other], first[other] - last[one])
    near: NDArray[np.bool_] = ~known | (apart <= MOST_DAYS)
    return near
