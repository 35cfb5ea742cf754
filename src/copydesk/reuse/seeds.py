"""Seeds of many document pairs at once: pairs of content words that stand near each other in both documents."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.side import KEYS_A_WORD, Side

MOST_REPEATS = 3  # a seed that stands more often in one of the two documents says too little
NEAR, NEIGHBOURS, LOOK = 10, 2, 12  # content words on either side; how many seeds; looked for among so many
_PAIR_SALT = np.uint64(0x9E3779B97F4A7C15)
_SLOTS = 4  # for each key, so that few share one by chance

Hashes = NDArray[np.uint64]
Index = NDArray[np.int64]


class Seeds(msgspec.Struct, frozen=True):
    """Shared keys: the pair's index, and the content word (counted in its document) they start at on either side."""

    pair: Index
    x: Index
    y: Index

    def __len__(self) -> int:
        return len(self.pair)

    def where(self, chosen: NDArray[np.bool_] | Index) -> "Seeds":
        """Those chosen."""
        return Seeds(self.pair[chosen], self.x[chosen], self.y[chosen])


class _Rows(msgspec.Struct, frozen=True):
    """The keys of one side of every pair, one document after another, told apart by pair; and where each begins."""

    keys: Hashes
    starts: Index

    def pairs(self, rows: Index) -> Index:
        """The pair that each of these rows is of."""
        pairs: Index = self.starts.searchsorted(rows, side="right") - 1
        return pairs

    def words(self, rows: Index, pairs: Index) -> Index:
        """The content word that each of these rows starts at, counted in its document."""
        words: Index = (rows - self.starts.take(pairs)) // KEYS_A_WORD
        return words


def shared_seeds(couples: Sequence[tuple[Side, Side]]) -> Seeds:
    """The seeds of each pair of documents; sorted by pair, x and y. Some hundred pairs fit the processor's cache."""
    if not couples:
        return Seeds(*np.zeros((3, 0), np.int64))
    left, right = _rows([a.keys for a, _ in couples]), _rows([b.keys for _, b in couples])
    one, other = _likely(left.keys, right.keys)
    here, there = _meet(np.concatenate([left.keys.take(one), right.keys.take(other)]), len(one))
    one, other = one.take(here), other.take(there - len(one))
    pair = left.pairs(one)
    x, y = left.words(one, pair), right.words(other, pair)
    bits = max(len(side.stems) for couple in couples for side in couple).bit_length()  # 28 in a text of a gigabyte
    packed = ((pair << bits | x) << bits) | y
    packed.sort()
    mask = (1 << bits) - 1
    return _neighbourly(Seeds(packed >> 2 * bits, packed >> bits & mask, packed & mask))


def _neighbourly(seeds: Seeds) -> Seeds:
    """Without the seeds that stand alone: chance meetings have no neighbour near them on both sides."""
    neighbours = np.zeros(len(seeds), np.int64)
    for step in range(1, min(LOOK, len(seeds) - 1) + 1):
        near = (seeds.pair[step:] == seeds.pair[:-step]) & (seeds.x[step:] - seeds.x[:-step] <= NEAR)
        near &= np.abs(seeds.y[step:] - seeds.y[:-step]) <= NEAR
        neighbours[step:] += near
        neighbours[:-step] += near
    return seeds.where(neighbours >= NEIGHBOURS)


def _rows(parts: Sequence[Hashes]) -> _Rows:
    sizes = np.array([len(part) for part in parts])
    keys = np.concatenate(parts)
    keys ^= np.repeat(np.arange(1, len(parts) + 1, dtype=np.uint64) * _PAIR_SALT, sizes)
    return _Rows(keys, sizes.cumsum() - sizes)


def _likely(one: Hashes, other: Hashes) -> tuple[Index, Index]:
    """The rows whose keys are likely to be on the other side too: all that are, and few that are not."""
    shift = np.uint64(64 - (_SLOTS * max(1, len(one), len(other))).bit_length())
    here, there = (one >> shift).view(np.int64), (other >> shift).view(np.int64)
    taken = np.zeros(1 << (64 - int(shift)), np.bool_)
    taken[here] = True
    likely = taken.take(there).nonzero()[0]
    taken[:] = False
    taken[there.take(likely)] = True
    return taken.take(here).nonzero()[0], likely


def _meet(keys: NDArray[np.uint64], lefts: int) -> tuple[Index, Index]:
    """Indexes of equal keys, one among the first `lefts`, one among the rest."""
    bits = np.uint64(max(1, len(keys)).bit_length())
    packed = (keys >> bits) << bits
    packed |= np.arange(len(keys), dtype=np.uint64)
    packed.sort()
    rows = (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
    packed >>= bits
    new = np.ones(len(rows), np.bool_)
    new[1:] = packed[1:] != packed[:-1]
    first = np.flatnonzero(new)
    sizes = np.diff(np.append(first, len(rows)))
    on_left = np.add.reduceat(rows < lefts, first) if len(rows) else np.zeros(0, np.int64)
    on_right = sizes - on_left
    good = (on_left > 0) & (on_right > 0) & (on_left <= MOST_REPEATS) & (on_right <= MOST_REPEATS)
    first, on_left, on_right = first[good], on_left[good], on_right[good]
    # Inside a group the rows are sorted, the left ones first.
    one, other = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
    for a in range(MOST_REPEATS):
        for b in range(MOST_REPEATS):
            having = (a < on_left) & (b < on_right)
            one.append(rows[first[having] + a])
            other.append(rows[first[having] + on_left[having] + b])
    return np.concatenate(one), np.concatenate(other)
