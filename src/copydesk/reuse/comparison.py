"""Candidate pairs in, verified matches out: the alignment of one batch of document pairs after another."""

from collections.abc import Callable, Iterator

import numpy as np

from copydesk.model import Document
from copydesk.reuse.align import Region, regions
from copydesk.reuse.blocks import blocks
from copydesk.reuse.candidates import CandidatePairs
from copydesk.reuse.extent import joined, settle
from copydesk.reuse.match import Match
from copydesk.reuse.seeds import Index, shared_seeds
from copydesk.reuse.side import Side
from copydesk.reuse.tokens import tokenise_documents
from copydesk.reuse.verdict import matches
from copydesk.settings import ReuseSettings

BATCH_PAIRS = 512


def compare(pairs: CandidatePairs, load: Callable[[int], Document], settings: ReuseSettings) -> Iterator[Match]:
    """The matches of these document pairs, in their order; a pure function of the two (masked) texts of each."""
    for low in range(0, len(pairs), BATCH_PAIRS):
        part = slice(low, low + BATCH_PAIRS)
        yield from _compare_batch(pairs.left[part].astype(np.int64), pairs.right[part].astype(np.int64), load, settings)


def _compare_batch(
    left: Index, right: Index, load: Callable[[int], Document], settings: ReuseSettings
) -> Iterator[Match]:
    numbers = np.unique(np.concatenate([left, right]))
    documents = [load(int(number)) for number in numbers]
    table = tokenise_documents(documents)
    lefts, rights = np.searchsorted(numbers, left), np.searchsorted(numbers, right)
    sides: dict[int, Side] = {}

    def side(index: int) -> Side:
        if index not in sides:
            sides[index] = Side(int(numbers[index]), documents[index], table.of(index))
        return sides[index]

    found: dict[int, list[Region]] = {}
    for block in blocks(shared_seeds(table, lefts, rights)):
        a, b = side(int(lefts[block.pair])), side(int(rights[block.pair]))
        for region in regions(block, a, b):
            found.setdefault(block.pair, []).append(settle(region, a, b))
    for pair in sorted(found):
        a, b = side(int(lefts[pair])), side(int(rights[pair]))
        yield from matches(joined(found[pair]), a, b, settings)
