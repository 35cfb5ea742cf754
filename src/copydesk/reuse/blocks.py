"""Seeds that lie together on both sides, found for many document pairs at once by splitting at gaps."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.seeds import Index, Seeds

GAP = 25  # content words; what the fragments of a block may lie apart
MIN_SEEDS = 3
_ROUNDS = 12


class Block(msgspec.Struct, frozen=True):
    """Seeds of one pair that lie together: the pair's index and where they stand on either side."""

    pair: int
    x: Index
    y: Index


def blocks(seeds: Seeds) -> Iterator[Block]:
    """The blocks of all pairs, sorted by pair; each round splits at gaps on one axis, then the other."""
    labels = seeds.pair
    count = -1
    for _ in range(_ROUNDS):
        labels = _split(_split(labels, seeds.x), seeds.y)
        sizes = np.bincount(labels) if len(labels) else np.zeros(0, np.int64)
        kept = sizes[labels] >= MIN_SEEDS
        if kept.all() and len(sizes) == count:
            break
        seeds, labels, count = seeds.where(kept), labels[kept], int((sizes >= MIN_SEEDS).sum())
    order = labels.argsort(kind="stable")  # labels ascend with the pairs, and the seeds are sorted in their order
    seeds, labels = seeds.where(order), labels[order]
    edges = [0, *(np.flatnonzero(labels[1:] != labels[:-1]) + 1).tolist(), len(labels)] if len(labels) else []
    for low, high in pairwise(edges):
        yield Block(int(seeds.pair[low]), seeds.x[low:high], seeds.y[low:high])


def _split(labels: Index, at: Index) -> Index:
    """New labels: each label's seeds parted wherever they lie more than a gap from the next on this axis."""
    order = ((labels << 32) | at).argsort()
    sorted_labels, sorted_at = labels[order], at[order]
    parted: NDArray[np.bool_] = np.zeros(len(labels), np.bool_)
    parted[1:] = (sorted_labels[1:] != sorted_labels[:-1]) | (sorted_at[1:] - sorted_at[:-1] > GAP)
    split = np.empty(len(labels), np.int64)
    split[order] = np.cumsum(parted)
    return split
