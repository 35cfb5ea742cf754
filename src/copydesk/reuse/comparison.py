"""Candidate pairs in, verified matches out: the alignment of one batch of document pairs after another."""

from collections.abc import Callable, Iterator

import msgspec
import numpy as np

from copydesk.model import Document
from copydesk.reuse.align import Region, regions
from copydesk.reuse.blocks import blocks
from copydesk.reuse.candidates import CandidatePairs
from copydesk.reuse.describe import describe
from copydesk.reuse.extent import hull, joined, settle
from copydesk.reuse.match import Match, Passage
from copydesk.reuse.seeds import Index, shared_seeds
from copydesk.reuse.side import Side
from copydesk.reuse.tokens import tokenise_documents
from copydesk.settings import ReuseSettings

BATCH_PAIRS = 512
DOCUMENT_SHARE = 0.8  # of the words on both sides, what makes passages a copied document
# By kind: the least strength of a match, and the least cosine. The strength is the weight of the plain content words
# that both share outside quotation marks, times containment, times similarity: told apart on reports of one event.
NEEDED = {"verbatim": (1.5, 0.0), "edited": (1.5, 0.0), "rewritten": (2.0, 0.3)}
MIN_OWN_WORDS = 8  # shared words outside quotation marks; below, two documents merely quote the same speaker


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
        yield from _matches(joined(found[pair]), a, b, settings)


def _matches(found: list[Region], a: Side, b: Side, settings: ReuseSettings) -> Iterator[Match]:
    """What the passages of one pair amount to: a copied document, or each for itself."""
    matches = [match for region in found if (match := _verified(region, a, b, settings))]
    if _covered(a, [match.left for match in matches]) and _covered(b, [match.right for match in matches]):
        whole = describe(hull(found), a, b)
        if whole.containment >= DOCUMENT_SHARE:
            yield msgspec.structs.replace(whole, kind="document")
            return
    yield from matches


def _verified(region: Region, a: Side, b: Side, settings: ReuseSettings) -> Match | None:
    (a0, a1), (b0, b1) = region.left, region.right
    if min(a1 - a0, b1 - b0) < settings.min_words:
        return None
    match = describe(region, a, b)
    if match.own_words < MIN_OWN_WORDS or max(match.left.share, match.right.share) < settings.min_share:
        return None
    strength, cosine = NEEDED[match.kind]
    strong = match.own_weight * match.containment * match.similarity >= strength
    return match if strong and match.cosine >= cosine else None


def _covered(side: Side, passages: list[Passage]) -> bool:
    """Whether these passages make up the document, but for a headline or an added line."""
    return sum(passage.words for passage in passages) >= DOCUMENT_SHARE * len(side)
