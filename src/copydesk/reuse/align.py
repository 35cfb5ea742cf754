"""Where exactly a passage begins and ends on both sides: the stretch that the matched words fill best."""

from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.blocks import MIN_SEEDS, Block
from copydesk.reuse.likeness import likeness
from copydesk.reuse.seeds import Index
from copydesk.reuse.side import Side

# What a content word counts for a stretch: part of a shared seed, present on the other side only, absent there.
SUPPORTED, PRESENT, ABSENT = 1.0, 0.2, -0.5
MIN_SUPPORTED = 5
MIN_COVERAGE = 0.35
MARGIN = 12  # content words around the outermost seeds that may belong to the passage
SEED_REACH = 2  # a seed that starts at a content word holds one of the next two
_ROUNDS = 4
_FITS = 4


class Region(msgspec.Struct, frozen=True):
    """Token ranges of a passage on either side, half-open."""

    left: tuple[int, int]
    right: tuple[int, int]


def regions(block: Block, a: Side, b: Side) -> Iterator[Region]:
    """The passages of a block of seeds: the best one, then what the seeds outside of it still give."""
    x, y = block.x, block.y
    for _ in range(_FITS):
        if len(x) < MIN_SEEDS:
            return
        fitted = _fit(x, y, a, b)
        if fitted is None:
            return
        (x0, x1), (y0, y1) = fitted
        yield Region(_tokens(a, x0, x1), _tokens(b, y0, y1))
        outside = ((x < x0) | (x >= x1)) & ((y < y0) | (y >= y1))
        x, y = x[outside], y[outside]


def _tokens(side: Side, low: int, high: int) -> tuple[int, int]:
    return int(side.content[low]), int(side.content[high - 1]) + 1


def _fit(x: Index, y: Index, a: Side, b: Side) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Ranges of content words, found by fitting one side to the other in turn until nothing moves."""
    left = _around(x, len(a.stems))
    right = _around(y, len(b.stems))
    words = likeness(a, b)
    for _ in range(_ROUNDS):
        within = (y >= right[0]) & (y < right[1])
        best_left, supported, covered = _best(left, x[within], words.on_the_right(left, right))
        if supported < MIN_SUPPORTED or covered < MIN_COVERAGE:
            return None
        within = (x >= best_left[0]) & (x < best_left[1])
        best_right, supported, covered = _best(right, y[within], words.on_the_left(right, best_left))
        if supported < MIN_SUPPORTED or covered < MIN_COVERAGE:
            return None
        if (best_left, best_right) == (left, right):
            break
        left, right = best_left, best_right
    return left, right


def _around(at: Index, size: int) -> tuple[int, int]:
    return max(0, int(at.min()) - MARGIN), min(size, int(at.max()) + SEED_REACH + 1 + MARGIN)


def _best(bounds: tuple[int, int], seeds: Index, present: NDArray[np.bool_]) -> tuple[tuple[int, int], int, float]:
    """The stretch inside the bounds with the greatest sum; how many of its words are supported, and their share."""
    low, high = bounds
    if high <= low or not len(seeds):
        return (low, low), 0, 0.0
    reach = np.zeros(high - low + SEED_REACH, np.bool_)
    seeds = seeds[(seeds >= low) & (seeds < high)] - low
    for step in range(SEED_REACH + 1):
        reach[seeds + step] = True
    supported = present & reach[: high - low]
    sums = np.zeros(high - low + 1)
    np.cumsum(np.where(supported, SUPPORTED, np.where(present, PRESENT, ABSENT)), out=sums[1:])
    gains = sums - np.minimum.accumulate(sums)
    end = int(gains.argmax())
    start = int(sums[: end + 1].argmin())
    count = int(supported[start:end].sum())
    return (low + start, low + end), count, count / max(1, end - start)
