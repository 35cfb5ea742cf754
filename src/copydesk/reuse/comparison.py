"""Candidate pairs in, verified matches out: the alignment of one batch of document pairs after another."""

from collections.abc import Callable, Iterator

import numpy as np

from copydesk.model import Document
from copydesk.reuse.align import Region, regions
from copydesk.reuse.blocks import blocks
from copydesk.reuse.candidates import CandidatePairs
from copydesk.reuse.content import Contents
from copydesk.reuse.extent import joined, settle
from copydesk.reuse.keys import whole_keys
from copydesk.reuse.match import Match
from copydesk.reuse.seeds import Index, shared_seeds
from copydesk.reuse.side import Side
from copydesk.reuse.tokens import TokenTable, tokenise_documents
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
    contents = Contents(table)
    sides: dict[int, Side] = {}

    def side(index: int) -> Side:
        if index not in sides:
            sides[index] = Side(int(numbers[index]), documents[index], table.of(index), contents.of(index))
        return sides[index]

    found = dict(_identical(table, lefts, rights))
    rest = np.array([pair for pair in range(len(lefts)) if pair not in found], np.int64)
    for block in blocks(shared_seeds(table, lefts[rest], rights[rest])):
        pair = int(rest[block.pair])
        a, b = side(int(lefts[pair])), side(int(rights[pair]))
        for region in regions(block, a, b):
            found.setdefault(pair, []).append(settle(region, a, b))
    for pair in sorted(found):
        a, b = side(int(lefts[pair])), side(int(rights[pair]))
        yield from matches(joined(found[pair]), a, b, settings)


def _identical(table: TokenTable, lefts: Index, rights: Index) -> Iterator[tuple[int, list[Region]]]:
    """The pairs of texts with the very same words, which need no search, by index, each with all of both."""
    whole = whole_keys(table)
    for pair in np.flatnonzero((whole[lefts] == whole[rights]) & (whole[lefts] != 0)).tolist():
        one, other = table.of(int(lefts[pair])).ids, table.of(int(rights[pair])).ids
        if np.array_equal(one, other):
            yield pair, [Region((0, len(one)), (0, len(other)))]
