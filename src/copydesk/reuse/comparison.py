"""Candidate pairs in, verified matches out: the alignment of one batch of document pairs after another."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from copydesk.model import Document
from copydesk.reuse.align import Region, regions
from copydesk.reuse.blocks import blocks
from copydesk.reuse.candidates import CandidatePairs
from copydesk.reuse.extent import joined, settle
from copydesk.reuse.match import Match
from copydesk.reuse.seeds import shared_seeds
from copydesk.reuse.shelf import Shelf
from copydesk.reuse.side import Side
from copydesk.reuse.verdict import matches
from copydesk.settings import ReuseSettings

BATCH_PAIRS = 64  # whose arrays stay in the processor's cache


def compare(
    pairs: CandidatePairs, load: Callable[[int], Document], settings: ReuseSettings, shelf: Shelf | None = None
) -> Iterator[Match]:
    """The matches of these document pairs, in their order; a pure function of the two (masked) texts of each.

    A `shelf` that is handed in spares the documents on it from being made ready again.
    """
    if shelf is None:
        shelf = Shelf()
    for low in range(0, len(pairs), BATCH_PAIRS):
        left, right = (numbers[low : low + BATCH_PAIRS].tolist() for numbers in (pairs.left, pairs.right))
        sides = shelf.sides([*left, *right], load)
        yield from _compare_batch(
            [(sides[one], sides[other]) for one, other in zip(left, right, strict=True)], settings
        )
        for side in sides.values():
            side.forget()


def _compare_batch(couples: Sequence[tuple[Side, Side]], settings: ReuseSettings) -> Iterator[Match]:
    # The same words need no search.
    found = {
        pair: [Region((0, len(a)), (0, len(b)))]
        for pair, (a, b) in enumerate(couples)
        if len(a) == len(b) > 0 and np.array_equal(a.ids, b.ids)
    }
    rest = [pair for pair in range(len(couples)) if pair not in found]
    seeded = list(blocks(shared_seeds([couples[pair] for pair in rest])))
    for index, region in regions(seeded, [couples[rest[block.pair]] for block in seeded]):
        pair = rest[seeded[index].pair]
        found.setdefault(pair, []).append(settle(region, *couples[pair]))
    for pair in sorted(found):
        yield from matches(joined(found[pair]), *couples[pair], settings)
