"""Boosted symmetric trees for a yes-or-no question: small, without dependencies but numpy, the same on every run."""

from dataclasses import dataclass
from typing import Any

import numpy as np

BINS = 48


@dataclass(frozen=True)
class Trees:
    """A sum of symmetric trees: tree t asks `row[features[t]] > cuts[t]` and adds the leaf that the answers name."""

    features: Any
    cuts: Any
    leaves: Any
    base: float

    def margin(self, rows: Any) -> Any:
        """The log odds of each row."""
        depth = self.features.shape[1]
        answers = rows[:, self.features] > self.cuts
        leaf = answers @ (1 << np.arange(depth))
        return self.base + self.leaves[np.arange(len(self.features)), leaf].sum(1)


@dataclass(frozen=True)
class Growth:
    """How the trees are grown."""

    trees: int = 200
    depth: int = 4
    rate: float = 0.08
    shrink: float = 3.0
    features: float = 0.4
    rows: float = 0.8
    seed: int = 7


def grow(rows: Any, truth: Any, weights: Any, *, growth: Growth = Growth()) -> Trees:
    """Trees that tell `truth` (0 or 1) from rows."""
    draw = np.random.default_rng(growth.seed)
    cuts = [np.unique(np.quantile(rows[:, at], np.linspace(0, 1, BINS + 1)[1:-1])) for at in range(rows.shape[1])]
    binned = np.stack([np.searchsorted(cuts[at], rows[:, at], side="left") for at in range(rows.shape[1])], 1)
    base = float(np.log(np.average(truth, weights=weights) / (1 - np.average(truth, weights=weights))))
    margin = np.full(len(rows), base)
    features, places, leaves = [], [], []
    for _ in range(growth.trees):
        chance = 1 / (1 + np.exp(-margin))
        kept = weights * (draw.random(len(rows)) < growth.rows)
        slope, curve = kept * (chance - truth), kept * np.maximum(chance * (1 - chance), 1e-6)
        tried = np.sort(draw.choice(rows.shape[1], max(1, int(growth.features * rows.shape[1])), replace=False))
        asked, cut, leaf = _tree(binned, tried, slope, curve, growth=growth)
        total, weight = np.bincount(leaf, slope, 1 << growth.depth), np.bincount(leaf, curve, 1 << growth.depth)
        value = -growth.rate * total / (weight + growth.shrink)
        margin += value[leaf]
        features.append(asked)
        places.append([_cut_at(cuts[at], where) for at, where in zip(asked, cut, strict=True)])
        leaves.append(value)
    return Trees(np.array(features), np.array(places, np.float32), np.array(leaves, np.float32), base)


def _cut_at(cuts: Any, where: int) -> float:
    return float(cuts[min(where, len(cuts) - 1)]) if len(cuts) else 0.0


def _tree(binned: Any, tried: Any, slope: Any, curve: Any, *, growth: Growth) -> tuple[list[int], list[int], Any]:
    """One tree: the features it asks, the bins it cuts them at, and the leaf of each row."""
    leaf = np.zeros(len(binned), np.int64)
    asked, cut = [], []
    used = slope != 0
    part = binned[:, tried][used]
    offset = np.arange(len(tried)) * BINS
    for level in range(growth.depth):
        size = 1 << level
        index = (leaf[used][:, None] * (len(tried) * BINS) + offset + part).ravel()
        shape = (size, len(tried), BINS)
        slopes = np.bincount(index, np.repeat(slope[used], len(tried)), np.prod(shape)).reshape(shape).cumsum(2)
        curves = np.bincount(index, np.repeat(curve[used], len(tried)), np.prod(shape)).reshape(shape).cumsum(2)
        right, heavy = slopes[..., -1:] - slopes, curves[..., -1:] - curves
        gain = (slopes**2 / (curves + growth.shrink) + right**2 / (heavy + growth.shrink)).sum(0)[:, :-1]
        best, where = np.unravel_index(np.argmax(gain), gain.shape)
        asked.append(int(tried[best]))
        cut.append(int(where))
        leaf += (binned[:, tried[best]] > where).astype(np.int64) << level
    return asked, cut, leaf
