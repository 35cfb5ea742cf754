"""The bounds of a passage in words: verbatim runs drawn out, then snapped to sentence ends."""

import numpy as np

from copydesk.reuse.align import Region
from copydesk.reuse.side import Side

SENTENCE_SHARE = 0.5  # a sentence of which so much lies inside is taken whole
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
