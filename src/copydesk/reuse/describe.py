"""What happened to a passage on its way: likeness, edits, order, and the kind of copy that makes it."""

from collections import Counter
from itertools import groupby

import numpy as np
from rapidfuzz.distance import Indel, Opcodes

from copydesk.model import Span
from copydesk.reuse.align import Region
from copydesk.reuse.coarse_key import key_of
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
    left, right = a.ids[a0:a1].tolist(), b.ids[b0:b1].tolist()
    edits = Indel.opcodes(left, right)
    in_order = sum(op.src_end - op.src_start for op in edits if op.tag == "equal")
    shared = (Counter(left) & Counter(right)).total()
    longer = max(len(left), len(right))
    changed = longer - in_order
    kind: Kind = "verbatim" if changed <= VERBATIM * longer else "edited" if changed <= EDITED * longer else "rewritten"
    return Match(
        left=_passage(a, a0, a1),
        right=_passage(b, b0, b1),
        similarity=round(2 * in_order / (len(left) + len(right)), 4),
        containment=round(shared / min(len(left), len(right)), 4),
        kind=kind,
        changed=changed,
        changes=_changes(edits, a, a0, b, b0),
        order_kept=in_order >= ORDER * shared,
        own_words=_own_words(edits, a, a0, b, b0),
    )


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


def _own_words(edits: Opcodes, a: Side, a0: int, b: Side, b0: int) -> int:
    """Common words, in order, that stand outside quotation marks on both sides."""
    total = 0
    for op in edits:
        if op.tag == "equal":
            mine = a.quoted[a0 + op.src_start : a0 + op.src_end]
            theirs = b.quoted[b0 + op.dest_start : b0 + op.dest_end]
            total += int(np.count_nonzero(~(mine | theirs)))
    return total
