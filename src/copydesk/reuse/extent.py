"""The bounds of a passage in words: verbatim runs drawn out, then snapped to sentence ends."""

from collections.abc import Sequence

import numpy as np

from copydesk.reuse.align import Region
from copydesk.reuse.side import Side

JOIN = 80  # words; what the fragments of one passage may lie apart on either side (some 40 content words)
SENTENCE_SHARE = 0.5  # a sentence of which so much lies inside is taken whole
SHORT_GAP = 30  # words between fragments that are joined however short they are
TOUCHING, PUT_IN = 3, 0.75  # words between passages that follow each other; of their words, what may be put in
RUN = 8  # words of an exact run that may cut through a sentence
_LOOK = 200


def settle(region: Region, a: Side, b: Side) -> Region:
    """The region with exact runs drawn out at both ends and its bounds at sentence ends where they are near."""
    (a0, a1), (b0, b1) = region.left, region.right
    before = _equal_before(a, a0, b, b0)
    after = _equal_after(a, a1, b, b1)
    a0, b0, a1, b1 = a0 - before, b0 - before, a1 + after, b1 + after
    return Region(_snap(a, a0, a1), _snap(b, b0, b1))


def _equal_before(a: Side, a0: int, b: Side, b0: int) -> int:
    size = min(a0, b0, _LOOK)
    different = np.flatnonzero(a.ids[a0 - size : a0] != b.ids[b0 - size : b0])
    return size - 1 - int(different[-1]) if len(different) else size


def _equal_after(a: Side, a1: int, b: Side, b1: int) -> int:
    size = min(len(a) - a1, len(b) - b1, _LOOK)
    different = np.flatnonzero(a.ids[a1 : a1 + size] != b.ids[b1 : b1 + size])
    return int(different[0]) if len(different) else size


def _snap(side: Side, low: int, high: int) -> tuple[int, int]:
    start, end = side.sentence_around(low)
    if start < low:
        inside = min(high, end) - low
        if inside >= SENTENCE_SHARE * (end - start):
            low = start
        elif end < high and inside < RUN:
            low = end
    start, end = side.sentence_around(high - 1)
    if high < end:
        inside = high - max(low, start)
        if inside >= SENTENCE_SHARE * (end - start):
            high = end
        elif start > low and inside < RUN:
            high = start
    return low, high


def joined(found: list[Region]) -> list[Region]:
    """The regions of one pair, those that line up made one: near each other on both sides, in either order.

    What lies between them must not outweigh the lesser of the two.
    """
    regions: list[Region] = []
    for region in sorted(set(found), key=lambda each: (each.left, each.right)):
        if regions and _line_up(regions[-1], region):
            regions[-1] = hull((regions[-1], region))
        else:
            regions.append(region)
    return regions


def hull(found: Sequence[Region]) -> Region:
    """The least region that holds them all."""
    return Region(
        (min(each.left[0] for each in found), max(each.left[1] for each in found)),
        (min(each.right[0] for each in found), max(each.right[1] for each in found)),
    )


def follow(one: Region, other: Region) -> bool:
    """Whether one follows the other on one side, and what was put in on the other side is less than the two."""
    gaps = _gap(one.left, other.left), _gap(one.right, other.right)
    words = sum(min(each.left[1] - each.left[0], each.right[1] - each.right[0]) for each in (one, other))
    return min(gaps) <= TOUCHING and max(gaps) <= min(JOIN, PUT_IN * words)


def _line_up(one: Region, other: Region) -> bool:
    gaps = _gap(one.left, other.left), _gap(one.right, other.right)
    least = min(each.left[1] - each.left[0] for each in (one, other))
    return max(gaps) <= min(JOIN, max(SHORT_GAP, least))


def _gap(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(0, max(one[0], other[0]) - min(one[1], other[1]))
