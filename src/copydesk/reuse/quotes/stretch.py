"""The stretch that two quotations have most clearly in common: what lies before and behind it was cut."""

from collections.abc import Iterator, Sequence

from copydesk.reuse.quotes.alignment import Block
from copydesk.reuse.quotes.editing import is_change
from copydesk.reuse.quotes.spoken_form import Spoken

GAP_COST = 0.7  # of a changed word, beside 1 for a common one: what an aligned stretch is chosen by
END_WORDS = 3  # words at the end that may be changed; more of them are another saying that begins alike
SMALL_REST = 5  # words before or behind the stretch, which belong to it where both begin or end with the same
CUT_END_WORDS, CUT_END_RUN = 2, 10  # so few words against a longer end, behind so many words in a row in common


def stretch(blocks: list[Block], left: Sequence[Spoken], right: Sequence[Spoken]) -> list[Block]:
    """The run of blocks that both have most clearly in common; what lies before and behind it was cut."""
    best, best_range, total, start = 0.0, (0, 0), 0.0, 0
    for index, block in enumerate(blocks):
        if block.common:
            if total <= 0:
                total, start = 0.0, index
            total += block.size
            if total > best:
                best, best_range = total, (start, index + 1)
        elif is_change(block, left, right):
            total -= GAP_COST * block.size
    first, last = best_range
    if last and _is_small_rest(blocks[:first]):
        first = 0
    if last and _is_small_rest(blocks[last:][::-1]):
        last = len(blocks)
    kept = blocks[first:last]
    if 0 < last == len(blocks) - 1:
        kept = [*kept, *_changed_end(blocks[last], kept[-1].size, left, right, at_start=False)]
    if first == 1:
        kept = [*_changed_end(blocks[0], kept[0].size, left, right, at_start=True), *kept]
    return kept


def _is_small_rest(blocks: Sequence[Block]) -> bool:
    """Whether both quotations begin (or end) with the same words, and few lie between these and the stretch."""
    exchanged = all(block.common or not block.is_one_sided for block in blocks)
    return len(blocks) > 1 and blocks[0].common and exchanged and sum(block.size for block in blocks) <= SMALL_REST


def _changed_end(
    block: Block, beside: int, left: Sequence[Spoken], right: Sequence[Spoken], *, at_start: bool
) -> Iterator[Block]:
    """The outermost words where they were changed: few against few, or few against the first of what was cut there."""
    spans = (block.left, block.right)
    sizes = [high - low for low, high in spans]
    size = max(sizes)
    if min(sizes) == 0 or (size > END_WORDS and (min(sizes) > CUT_END_WORDS or beside < CUT_END_RUN)):
        return
    if size > END_WORDS:
        size = min(sizes)
    here, there = ((max(low, high - size), high) if at_start else (low, min(high, low + size)) for low, high in spans)
    if all(word.kind == "word" for word in (*left[slice(*here)], *right[slice(*there)])):
        yield Block(here, there, common=False)


def without_cuts(blocks: list[Block]) -> list[Block]:
    """The blocks without what only one side has at the ends."""
    low, high = 0, len(blocks)
    while low < high and blocks[low].is_one_sided:
        low += 1
    while low < high and blocks[high - 1].is_one_sided:
        high -= 1
    return blocks[low:high]
