"""Seeds of many document pairs at once: pairs of content words that stand near each other in both documents."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.keys import skip_keys
from copydesk.reuse.tokens import TokenTable

MOST_REPEATS = 3  # a seed that stands more often in one of the two documents says too little
NEAR, NEIGHBOURS, LOOK = 10, 2, 12  # content words on either side; how many seeds; looked for among so many
_PAIR_SALT = np.uint64(0x9E3779B97F4A7C15)

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


def shared_seeds(table: TokenTable, left: Index, right: Index) -> Seeds:
    """The seeds of each pair of texts of the table, given by their indexes; sorted by pair, x and y."""
    content = np.flatnonzero(table.stems)
    ordinal = np.searchsorted(content, table.bounds)
    made = skip_keys(table)
    place = np.searchsorted(content, made.positions)
    bounds = np.searchsorted(made.positions, table.bounds)
    left_pair, left_row = _rows(bounds, left)
    right_pair, right_row = _rows(bounds, right)
    pair, row = np.concatenate([left_pair, right_pair]), np.concatenate([left_row, right_row])
    keys = made.keys[row].view(np.uint64) ^ ((pair + 1).astype(np.uint64) * _PAIR_SALT)
    one, other = _meet(keys, len(left_row))
    pair = pair[one]
    x = place[row[one]] - ordinal[left[pair]]
    y = place[row[other]] - ordinal[right[pair]]
    order = np.lexsort((y, x, pair))
    return _neighbourly(Seeds(pair[order], x[order], y[order]))


def _neighbourly(seeds: Seeds) -> Seeds:
    """Without the seeds that stand alone: chance meetings have no neighbour near them on both sides."""
    neighbours = np.zeros(len(seeds), np.int64)
    for step in range(1, min(LOOK, len(seeds) - 1) + 1):
        near = (seeds.pair[step:] == seeds.pair[:-step]) & (seeds.x[step:] - seeds.x[:-step] <= NEAR)
        near &= np.abs(seeds.y[step:] - seeds.y[:-step]) <= NEAR
        neighbours[step:] += near
        neighbours[:-step] += near
    return seeds.where(neighbours >= NEIGHBOURS)


def _rows(bounds: Index, texts: Index) -> tuple[Index, Index]:
    """All rows of each text, one text after another, with the index of the text in `texts`."""
    sizes = bounds[texts + 1] - bounds[texts]
    pair = np.repeat(np.arange(len(texts)), sizes)
    first = np.cumsum(sizes) - sizes
    return pair, np.arange(len(pair)) - np.repeat(first - bounds[texts], sizes)


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
