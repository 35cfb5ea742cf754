"""Where exactly a passage begins and ends on both sides: the stretch that the matched words fill best."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.blocks import MIN_SEEDS, Block
from copydesk.reuse.likeness import likeness
from copydesk.reuse.seeds import Index
from copydesk.reuse.side import Side

# What a content word counts for a stretch: part of a shared seed, present on the other side only, absent there.
SUPPORTED, PRESENT, ABSENT = 1.0, 0.2, -0.5
MIN_SUPPORTED = 4
MIN_COVERAGE = 0.35
MARGIN = 12  # content words around the outermost seeds that may belong to the passage
SEED_REACH = 2  # a seed that starts at a content word holds one of the next two
_WEIGHTS = np.array([ABSENT, PRESENT, SUPPORTED])
_CELLS = 1 << 15  # of a table that stays in the processor's cache
_ROUNDS = 4
_FITS = 4


class Region(msgspec.Struct, frozen=True):
    """Token ranges of a passage on either side, half-open."""

    left: tuple[int, int]
    right: tuple[int, int]


class _Fit:
    """A block of seeds while its passage is fitted; of each pair of values the first is that of the left document.

    `bounds` are ranges of content words; `slots` are numbers below `room`, equal for equal words, of the words that
    were inside the first bounds.
    """

    def __init__(self, block: int, seeds: tuple[Index, Index], sides: tuple[Side, Side]) -> None:
        self.block, self.seeds, self.sides = block, seeds, sides
        left, right = (_around(at, len(side.stems)) for at, side in zip(seeds, sides, strict=True))
        self.bounds, self._firsts = [left, right], (left[0], right[0])
        *self._slots, self.room = likeness(*sides).slots(left, right)

    def slots(self, side: int) -> Index:
        """Those of the words inside the bounds of a side."""
        first, (low, high) = self._firsts[side], self.bounds[side]
        return self._slots[side][low - first : high - first]

    def region(self) -> Region:
        """The passage in tokens."""
        left, right = (
            (int(side.content[low]), int(side.content[high - 1]) + 1)
            for side, (low, high) in zip(self.sides, self.bounds, strict=True)
        )
        return Region(left, right)

    def rest(self) -> tuple[Index, Index]:
        """The seeds that lie outside of the passage on both sides."""
        (x, y), ((x0, x1), (y0, y1)) = self.seeds, self.bounds
        outside = ((x < x0) | (x >= x1)) & ((y < y0) | (y >= y1))
        return x[outside], y[outside]


def regions(found: Sequence[Block], sides: Sequence[tuple[Side, Side]]) -> Iterator[tuple[int, Region]]:
    """The passages of blocks of seeds, each with the index of its block: the best, then what other seeds still give."""
    work = [(index, (block.x, block.y)) for index, block in enumerate(found)]
    for _ in range(_FITS):
        fitted = _fitted([_Fit(index, seeds, sides[index]) for index, seeds in work if len(seeds[0]) >= MIN_SEEDS])
        yield from ((fit.block, fit.region()) for fit in fitted)
        work = [(fit.block, fit.rest()) for fit in fitted]


def _fitted(fits: list[_Fit]) -> list[_Fit]:
    """Those that make a passage, found by fitting one side to the other in turn until nothing moves."""
    done: list[_Fit] = []
    for _ in range(_ROUNDS):
        before = {fit.block: tuple(fit.bounds) for fit in fits}
        for side in (0, 1):
            fits = [fit for group in _groups(fits, side) for fit in _narrowed(group, side)]
        done += [fit for fit in fits if tuple(fit.bounds) == before[fit.block]]
        fits = [fit for fit in fits if tuple(fit.bounds) != before[fit.block]]
    return done + fits


def _groups(fits: list[_Fit], side: int) -> Iterator[list[_Fit]]:
    """Fits of about the same size, which lie in one table, line by line."""
    group: list[_Fit] = []
    for fit in sorted(fits, key=lambda each: each.bounds[side][1] - each.bounds[side][0]):
        low, high = fit.bounds[side]
        if group and (len(group) + 1) * (high - low) > _CELLS:
            yield group
            group = []
        group.append(fit)
    if group:
        yield group


def _around(at: Index, size: int) -> tuple[int, int]:
    return max(0, int(at.min()) - MARGIN), min(size, int(at.max()) + SEED_REACH + 1 + MARGIN)


def _narrowed(fits: list[_Fit], side: int) -> list[_Fit]:
    """Those fits that hold enough, their bounds on one side narrowed to the stretch with the greatest sum."""
    bounds = np.array([fit.bounds for fit in fits])
    width = 1 + int((bounds[:, side, 1] - bounds[:, side, 0]).max()) + SEED_REACH
    kinds, supported = _weighed(fits, side, bounds, width)
    weights = _WEIGHTS.take(kinds)
    weights[:, 0] = 0
    # What fills up the lines counts as absent, so that no stretch gains by it.
    sums = weights.cumsum(axis=1)
    least = np.minimum.accumulate(sums, axis=1)
    lines = np.arange(len(fits))
    ends = (sums - least).argmax(axis=1)
    starts = (sums == least[lines, ends][:, None]).argmax(axis=1)
    held = supported.cumsum(axis=1, dtype=np.int32)
    counts = held[lines, ends] - held[lines, starts]
    kept: list[_Fit] = []
    for fit, start, end, count in zip(fits, starts.tolist(), ends.tolist(), counts.tolist(), strict=True):
        if count >= MIN_SUPPORTED and count / max(1, end - start) >= MIN_COVERAGE:
            low = fit.bounds[side][0]
            fit.bounds[side] = low + start, low + end
            kept.append(fit)
    return kept


def _weighed(fits: list[_Fit], side: int, bounds: Index, width: int) -> tuple[NDArray[np.int8], NDArray[np.bool_]]:
    """A line for each fit, its words from the second column on: the index of their weight; if they are supported."""
    (low, high), (other_low, other_high) = bounds[:, side].T, bounds[:, 1 - side].T
    sizes, lines = high - low, np.arange(len(fits)) * width + 1
    rooms = np.cumsum([0, *(fit.room for fit in fits)])
    said = np.zeros(rooms[-1], np.bool_)
    said[np.concatenate([fit.slots(1 - side) for fit in fits]) + np.repeat(rooms[:-1], other_high - other_low)] = True
    words = np.concatenate([fit.slots(side) for fit in fits]) + np.repeat(rooms[:-1], sizes)
    kinds = np.zeros(len(fits) * width, np.int8)
    kinds[np.arange(len(words)) + np.repeat(lines - (sizes.cumsum() - sizes), sizes)] = said.take(words)
    fit_of = np.repeat(np.arange(len(fits)), [len(fit.seeds[0]) for fit in fits])
    at = np.concatenate([fit.seeds[side] for fit in fits])
    there = np.concatenate([fit.seeds[1 - side] for fit in fits])
    inside = (there >= other_low.take(fit_of)) & (there < other_high.take(fit_of))
    inside &= (at >= low.take(fit_of)) & (at < high.take(fit_of))
    places = (at + (lines - low).take(fit_of)).compress(inside)
    reached = np.zeros(len(kinds), np.bool_)
    for step in range(SEED_REACH + 1):
        reached[places + step] = True
    reached &= kinds.view(np.bool_)
    kinds += reached
    return kinds.reshape(-1, width), reached.reshape(-1, width)
