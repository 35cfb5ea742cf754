"""What happened to a passage on its way: likeness, edits, order, and the kind of copy that makes it."""

from itertools import groupby

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel, LCSseq, Opcodes

from copydesk.model import Span
from copydesk.reuse.align import Region
from copydesk.reuse.coarse_key import key_of
from copydesk.reuse.likeness import likeness
from copydesk.reuse.match import Change, Kind, Match, Passage
from copydesk.reuse.side import Side

MOST_CHANGES = 20
MOST_CHANGE_CHARACTERS = 80
OPENING_WORDS = 8
VERBATIM, EDITED = 0.03, 0.27  # greatest part of the words changed
ORDER = 0.6  # of the common words, what must also be common in order for the order to count as kept


def describe(region: Region, a: Side, b: Side) -> Match:
    """The match of a region whose bounds are settled."""
    (a0, a1), (b0, b1) = region.left, region.right
    left, right = a.ids[a0:a1], b.ids[b0:b1]
    same = np.array_equal(left, right)
    edits = None if same else Indel.opcodes(left.tolist(), right.tolist())
    in_order = sum(op.src_end - op.src_start for op in edits if op.tag == "equal") if edits else a1 - a0
    shared = in_order if same else in_common(left, right)
    longer = max(len(left), len(right))
    changed = longer - in_order
    kind: Kind = "verbatim" if changed <= VERBATIM * longer else "edited" if changed <= EDITED * longer else "rewritten"
    own_words, own_weight = _own(region, a, b)
    return Match(
        left=_passage(a, a0, a1),
        right=_passage(b, b0, b1),
        similarity=round(2 * in_order / (len(left) + len(right)), 4),
        containment=round(shared / min(len(left), len(right)), 4),
        kind=kind,
        changed=changed,
        changes=_changes(edits, a, a0, b, b0) if edits else (),
        order_kept=in_order >= ORDER * shared,
        own_words=own_words,
        own_weight=round(own_weight, 4),
        cosine=1.0 if same else round(likeness(a, b).cosine(a.says(a0, a1), b.says(b0, b1)), 4),
        longest_run=max((op.src_end - op.src_start for op in edits if op.tag == "equal"), default=0)
        if edits
        else shared,
    )


def in_common(left: NDArray[np.int64], right: NDArray[np.int64]) -> int:
    """How many words the two have in common, in any order."""
    # In sorted lists a common subsequence is what both hold; three times cheaper than counters.
    return LCSseq.similarity(np.sort(left).tolist(), np.sort(right).tolist())


def _passage(side: Side, low: int, high: int) -> Passage:
    span = Span(int(side.starts[low]), int(side.ends[high - 1]))
    return Passage(
        document=side.number,
        span=with_marks(side.document.text, span),
        words=high - low,
        share=round((high - low) / len(side), 4),
        opening=_words(side, low, min(high, low + OPENING_WORDS)),
        key=key_of(side.ids[low:high]),
    )


def with_marks(text: str, span: Span) -> Span:
    """The span with the marks that open its first and close its last word."""
    start, end = span.start, span.end
    while start and text[start - 1] in "\"'“‘«„‹([¿¡":
        start -= 1
    while end < len(text) and text[end] in ".,;:!?…\"'”’»›)]。！？，、%":
        end += 1
    return Span(start, end)


def _words(side: Side, low: int, high: int) -> str:
    if low >= high:
        return ""
    return " ".join(side.document.text[side.starts[low] : side.ends[high - 1]].split())[:MOST_CHANGE_CHARACTERS]


def _changes(edits: Opcodes, a: Side, a0: int, b: Side, b0: int) -> tuple[Change, ...]:
    """What stands between the common words; an insertion beside a deletion is one change."""
    changes = []
    for equal, run in groupby(edits, key=lambda op: op.tag == "equal"):
        if equal:
            continue
        ops = list(run)
        before = _words(a, a0 + ops[0].src_start, a0 + ops[-1].src_end)
        changes.append(Change(before, _words(b, b0 + ops[0].dest_start, b0 + ops[-1].dest_end)))
        if len(changes) == MOST_CHANGES:
            break
    return tuple(changes)


def _own(region: Region, a: Side, b: Side) -> tuple[int, float]:
    """Common words, in any order, outside quotation marks, and the weight of the plain content among them."""
    (a0, a1), (b0, b1) = region.left, region.right
    words = in_common(a.ids[a0:a1][~a.quoted[a0:a1]], b.ids[b0:b1][~b.quoted[b0:b1]])
    return words, likeness(a, b).common(a.says(a0, a1, own=True), b.says(b0, b1, own=True))


def both(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """What stands in both of two sorted arrays without repeats."""
    merged = np.sort(np.concatenate([one, other]))
    return merged[:-1].compress(merged[1:] == merged[:-1])
