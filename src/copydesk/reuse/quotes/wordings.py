"""Wordings of quotations: the same words are one wording, whoever prints them; wordings that share words make pairs."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.groups import small_groups
from copydesk.reuse.participants import Roster
from copydesk.reuse.quotes.quoted import Quoted
from copydesk.reuse.sorted_rows import is_new
from copydesk.reuse.word_hash import powers

GRAM = 3  # words of a key
MOST_WORDINGS = 40  # a key in more wordings is a formula
LEAST_KEYS = 2  # that two wordings must share
LEAST_SHARE, MOST_NEEDED = 0.15, 8  # of the keys of the shorter one, but no more than so many
LEAST_WEIGHT = 0.5  # of these; a key that they alone have weighs 1, one of a hundred wordings next to nothing
MOST_IN_STORY = 12  # a word in more quotations of one story says nothing
TELLING = 1.2  # bits, for each of the number of quotations, that words in common must weigh in one story

_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], np.uint64)

Index = NDArray[np.int64]


class Wordings(msgspec.Struct, frozen=True):
    """Which quotations have the same words.

    `of` is the wording of each quotation, `carriers[firsts[w]:firsts[w + 1]]` are the quotations of wording w, in
    order; the first stands for it.
    """

    of: Index
    carriers: Index
    firsts: Index

    def __len__(self) -> int:
        return len(self.firsts) - 1

    @property
    def sizes(self) -> Index:
        """How many quotations each wording has."""
        return np.diff(self.firsts)

    def quotations(self, wording: int) -> list[int]:
        """The quotations with this wording."""
        found: list[int] = self.carriers[self.firsts[wording] : self.firsts[wording + 1]].tolist()
        return found


def wordings(quoted: Quoted) -> Wordings:
    """The wordings of these quotations, numbered in order of their first one."""
    if not len(quoted):
        nothing = np.zeros(0, np.int64)
        return Wordings(nothing, nothing, np.zeros(1, np.int64))
    sizes = quoted.sizes
    places = np.arange(len(quoted.ids)) - np.repeat(quoted.firsts[:-1], sizes)
    mixed = quoted.ids.view(np.uint64) * powers(int(sizes.max()))[0][places]
    hashes = np.add.reduceat(mixed, quoted.firsts[:-1]).view(np.int64)
    _, first, inverse = np.unique(hashes, return_index=True, return_inverse=True)
    rank = np.argsort(np.argsort(first))
    of: Index = rank[inverse]
    carriers = np.argsort(of, kind="stable")
    counts = np.bincount(of)
    return Wordings(of, carriers, np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)]))


def grams(quoted: Quoted) -> tuple[Index, Index]:
    """Keys of runs of words with content in them, and the quotation of each."""
    owners = np.repeat(np.arange(len(quoted)), quoted.sizes)
    if len(quoted.ids) < GRAM:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    last = len(quoted.ids) - GRAM + 1
    parts = [quoted.ids.view(np.uint64)[at : last + at] * factor for at, factor in enumerate(_FACTORS)]
    keys = (parts[0] + parts[1] + parts[2]).view(np.int64)
    inside = owners[:last] == owners[GRAM - 1 :]
    carries = quoted.content[:last] | quoted.content[1 : last + 1] | quoted.content[2:]
    kept = np.flatnonzero(inside & carries)
    return keys[kept], owners[kept]


def pairs(quoted: Quoted, known: Wordings, roster: Roster) -> tuple[Index, Index]:
    """Pairs of wordings that share enough keys and may meet, the lower number left, sorted."""
    standing = known.carriers[known.firsts[:-1]]
    keys, owners = grams(quoted.take(standing))
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    distinct = np.flatnonzero(is_new(keys) | is_new(owners))
    keys, owners = keys[distinct], owners[distinct]
    one, other = small_groups(keys, MOST_WORDINGS)
    first = np.flatnonzero(is_new(keys))
    sizes = np.repeat(np.diff(np.append(first, len(keys))), np.diff(np.append(first, len(keys))))
    packed, which, shared = np.unique((owners[one] << 32) | owners[other], return_inverse=True, return_counts=True)
    weight = np.bincount(which, 1 / (sizes[one] - 1), len(packed))
    held = np.bincount(owners, minlength=len(known))
    shorter = np.minimum(held[packed >> 32], held[packed & 0xFFFFFFFF])
    packed = packed[(shared >= np.clip(LEAST_SHARE * shorter, LEAST_KEYS, MOST_NEEDED)) & (weight >= LEAST_WEIGHT)]
    left, right = packed >> 32, packed & 0xFFFFFFFF
    allowed = _may_meet(quoted, known, roster, left, right)
    return left[allowed], right[allowed]


def pairs_in_stories(
    quoted: Quoted, known: Wordings, roster: Roster, story_of: NDArray[np.int32]
) -> tuple[Index, Index]:
    """Pairs of wordings of one story that share telling words in any order; `story_of` is -1 for documents of none."""
    sizes = quoted.sizes
    stories = story_of[quoted.documents]
    at = np.flatnonzero(np.repeat(stories >= 0, sizes) & quoted.content)
    owners = np.repeat(np.arange(len(quoted)), sizes)[at]
    words, counts = np.unique(quoted.ids[quoted.content], return_counts=True)
    bits = np.log2(len(quoted) / counts[np.searchsorted(words, quoted.ids[at])]).clip(0)
    keys = (quoted.ids[at].view(np.uint64) * _FACTORS[0] + stories[owners].astype(np.uint64) * _FACTORS[1]).view(
        np.int64
    )
    order = np.lexsort((owners, keys))
    keys, owners, bits = keys[order], owners[order], bits[order]
    distinct = np.flatnonzero(is_new(keys) | is_new(owners))
    keys, owners, bits = keys[distinct], owners[distinct], bits[distinct]
    one, other = small_groups(keys, MOST_IN_STORY)
    left, right = known.of[owners[one]], known.of[owners[other]]
    meet = roster.may_meet(quoted.documents[owners[one]], quoted.documents[owners[other]]) & (left != right)
    one, left, right = one[meet], left[meet], right[meet]
    packed, which, shared = np.unique(
        (np.minimum(left, right) << 32) | np.maximum(left, right), return_inverse=True, return_counts=True
    )
    weight = np.bincount(which, bits[one], len(packed))
    packed = packed[(shared >= LEAST_KEYS) & (weight >= TELLING * np.log2(max(2, len(quoted))))]
    return packed >> 32, packed & 0xFFFFFFFF


def _may_meet(quoted: Quoted, known: Wordings, roster: Roster, left: Index, right: Index) -> NDArray[np.bool_]:
    """Which pairs have carriers that may meet, as far as one carrier of each tells; where there are more, all."""
    standing = known.carriers[known.firsts[:-1]]
    documents = quoted.documents[standing]
    several = known.sizes > 1
    allowed: NDArray[np.bool_] = roster.may_meet(documents[left], documents[right]) | several[left] | several[right]
    return allowed
