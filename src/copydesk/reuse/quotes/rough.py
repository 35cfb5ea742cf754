"""A first look at two quotations by their folded words alone, so that few documents are opened in vain."""

from collections.abc import Iterable, Iterator

from rapidfuzz.distance import Indel

from copydesk.reuse.quotes.quoted import Quoted
from copydesk.reuse.quotes.wordings import Wordings

# Looser than what two sayings are held to be one by, since contractions and figures are not looked at here.
LEAST_PART, LONG = 0.5, 12  # of the shorter quotation, what the aligned stretch must span; so many words do in any case
LEAST_COMMON = 4
GAP_COST = 0.7


def promising(quoted: Quoted, known: Wordings, pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those pairs of wordings that have a stretch in common which may be one statement."""
    words: dict[int, list[int]] = {}
    for pair in pairs:
        for wording in pair:
            if wording not in words:
                words[wording] = quoted.words(int(known.carriers[known.firsts[wording]]))
        left, right = words[pair[0]], words[pair[1]]
        common, spanned = _stretch(left, right)
        if common >= LEAST_COMMON and (spanned >= LONG or spanned >= LEAST_PART * min(len(left), len(right))):
            yield pair


def _stretch(left: list[int], right: list[int]) -> tuple[int, int]:
    """The words in common, and all words, of the stretch that the two have most clearly in common."""
    best = total = 0.0
    common = changed = 0
    found = (0, 0)
    at = there = 0
    for block in Indel.opcodes(left, right).as_matching_blocks():
        gap = max(block.a - at, block.b - there)
        total -= GAP_COST * gap
        changed += gap
        if total <= 0:
            total, common, changed = 0.0, 0, 0
        total += block.size
        common += block.size
        if total > best:
            best, found = total, (common, common + changed)
        at, there = block.a + block.size, block.b + block.size
    return found
