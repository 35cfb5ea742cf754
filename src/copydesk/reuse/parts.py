"""A region parted where its density changes clearly: a copied core and its loose surroundings are not one passage."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.align import Region
from copydesk.reuse.describe import alignment, in_common
from copydesk.reuse.extent import settle
from copydesk.reuse.side import Side

CONTRAST = 0.4  # by how much the likeness of the core exceeds that of what surrounds it
CORE = 0.7  # least likeness of a core: verbatim or edited
COPIED = 0.8  # of the words around a core on one side, what makes them copied too if it stands on the other
LOOSE_WORDS = 10  # fewer words around a core are left where they are


class _Run(msgspec.Struct, frozen=True):
    """A run of the alignment: words in common, or what stands between two of those; ends are exclusive."""

    left: tuple[int, int]
    right: tuple[int, int]
    equal: bool

    @property
    def words(self) -> int:
        return max(self.left[1] - self.left[0], self.right[1] - self.right[0])


def parts(region: Region, a: Side, b: Side, least: int) -> Iterator[Region]:
    """The region itself, or its cores of at least so many words and what is left between them, in order."""
    runs = _runs(region, a, b)
    core = _densest(runs)
    if core is None:
        yield region
        return
    tight = settle(core, a, b)
    tight = Region(_within(tight.left, region.left), _within(tight.right, region.right))
    if shorter(tight) < least or not _stands_out(tight, region, runs, a, b):
        yield region
        return
    for rest in _around(tight, region):
        if shorter(rest) >= least:
            yield from parts(rest, a, b, least)
    yield tight


def _runs(region: Region, a: Side, b: Side) -> list[_Run]:
    (at, left_end), (there, right_end) = region.left, region.right
    runs = []
    for left, right, size in (*alignment(region, a, b).runs, (left_end, right_end, 0)):
        if left > at or right > there:
            runs.append(_Run((at, left), (there, right), equal=False))
        at, there = left + size, right + size
        if size:
            runs.append(_Run((left, at), (right, there), equal=True))
    return runs


def _densest(runs: Sequence[_Run]) -> Region | None:
    """The stretch with the most common words less changed ones; it begins and ends with common words."""
    best, best_at, total, start = 0, None, 0, 0
    for index, run in enumerate(runs):
        if total <= 0:
            total, start = 0, index
        total += run.words if run.equal else -run.words
        if total > best:
            best, best_at = total, (start, index)
    if best_at is None:
        return None
    first, last = runs[best_at[0]], runs[best_at[1]]
    return Region((first.left[0], last.left[1]), (first.right[0], last.right[1]))


def _within(span: tuple[int, int], bounds: tuple[int, int]) -> tuple[int, int]:
    return max(span[0], bounds[0]), min(span[1], bounds[1])


def _stands_out(core: Region, region: Region, runs: Sequence[_Run], a: Side, b: Side) -> bool:
    """Whether the core is like its copy, and what surrounds it unlike, in any order."""
    around = _size(region) - _size(core)
    if around < 2 * LOOSE_WORDS:
        return False
    inside = 2 * sum(_overlap(run, core) for run in runs if run.equal) / _size(core)
    left, right = _without(a, core.left, region.left), _without(b, core.right, region.right)
    common, least = in_common(left, right), min(len(left), len(right))
    if least >= LOOSE_WORDS and common >= COPIED * least:  # text was put in on the other side, amid what was copied
        return False
    outside = 2 * common / around
    return inside >= CORE and inside - outside >= CONTRAST


def _without(side: Side, core: tuple[int, int], bounds: tuple[int, int]) -> NDArray[np.int64]:
    return np.concatenate([side.ids[bounds[0] : core[0]], side.ids[core[1] : bounds[1]]])


def _overlap(run: _Run, core: Region) -> int:
    """Common words of the run that lie in the core on both sides."""
    low = max(core.left[0] - run.left[0], core.right[0] - run.right[0], 0)
    high = min(core.left[1] - run.left[0], core.right[1] - run.right[0], run.words)
    return max(0, high - low)


def _around(core: Region, region: Region) -> tuple[Region, Region]:
    return (
        Region((region.left[0], core.left[0]), (region.right[0], core.right[0])),
        Region((core.left[1], region.left[1]), (core.right[1], region.right[1])),
    )


def _size(region: Region) -> int:
    return region.left[1] - region.left[0] + region.right[1] - region.right[0]


def shorter(region: Region) -> int:
    """Words of the side that has fewer of them."""
    return min(region.left[1] - region.left[0], region.right[1] - region.right[0])
