"""What happened to a passage on its way: likeness, edits, order, and the kind of copy that makes it."""

from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Indel, LCSseq

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


class Alignment(msgspec.Struct, frozen=True):
    """The words of a region that stand on both sides.

    `runs` are those in the same order: the place of each run on the left, on the right, and its words. `shared` counts
    the words in common in any order.
    """

    region: Region
    runs: tuple[tuple[int, int, int], ...]
    shared: int

    @property
    def in_order(self) -> int:
        """How many words stand in the same order."""
        return sum(size for _, _, size in self.runs)

    @property
    def gaps(self) -> Iterator[tuple[int, int, int, int]]:
        """What stands between the runs: from and to on the left, from and to on the right."""
        (at, left_end), (there, right_end) = self.region.left, self.region.right
        for left, right, size in (*self.runs, (left_end, right_end, 0)):
            if left > at or right > there:
                yield at, left, there, right
            at, there = left + size, right + size


def alignment(region: Region, a: Side, b: Side) -> Alignment:
    """The words that both sides of a region have; kept until another region of the two is asked for."""
    known: Alignment | None = a.alignments.get(b.number)
    if known is None or known.region != region:
        known = a.alignments[b.number] = _aligned(region, a, b)
    return known


def _aligned(region: Region, a: Side, b: Side) -> Alignment:
    (a0, a1), (b0, b1) = region.left, region.right
    left, right = a.ids[a0:a1], b.ids[b0:b1]
    if np.array_equal(left, right):
        return Alignment(region, ((a0, b0, a1 - a0),), a1 - a0)
    here, there = left.tolist(), right.tolist()
    runs: list[tuple[int, int, int]] = []
    only_here: list[int] = []
    only_there: list[int] = []
    at = at_there = shared = 0
    for block in Indel.opcodes(here, there).as_matching_blocks():
        low, high, size = block.a, block.b, block.size
        only_here += here[at:low]
        only_there += there[at_there:high]
        at, at_there = low + size, high + size
        shared += size
        if size:
            runs.append((a0 + low, b0 + high, size))
    if only_here and only_there:
        shared += LCSseq.similarity(sorted(only_here), sorted(only_there))  # see `in_common`
    return Alignment(region, tuple(runs), shared)


def describe(region: Region, a: Side, b: Side) -> Match:
    """The match of a region whose bounds are settled."""
    (a0, a1), (b0, b1) = region.left, region.right
    size, other_size = a1 - a0, b1 - b0
    aligned = alignment(region, a, b)
    in_order, shared = aligned.in_order, aligned.shared
    same = in_order == size == other_size
    longer = max(size, other_size)
    changed = longer - in_order
    kind: Kind = "verbatim" if changed <= VERBATIM * longer else "edited" if changed <= EDITED * longer else "rewritten"
    own_words, own_weight, cosine = _likenesses(aligned, a, b, same=same)
    return Match(
        left=_passage(a, a0, a1),
        right=_passage(b, b0, b1),
        similarity=round(2 * in_order / (size + other_size), 4),
        containment=round(shared / min(size, other_size), 4),
        kind=kind,
        changed=changed,
        changes=() if same else _changes(aligned, a, b),
        order_kept=in_order >= ORDER * shared,
        own_words=own_words,
        own_weight=round(own_weight, 4),
        cosine=cosine,
        longest_run=max((size for _, _, size in aligned.runs), default=0),
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
        opening=_flat(side.document.text[span.start : int(side.ends[min(high, low + OPENING_WORDS) - 1])]),
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


def _flat(text: str) -> str:
    return " ".join(text.split())[:MOST_CHANGE_CHARACTERS]


def _changes(aligned: Alignment, a: Side, b: Side) -> tuple[Change, ...]:
    """What stands between the common words; an insertion beside a deletion is one change."""
    gaps = list(islice(aligned.gaps, MOST_CHANGES))
    before = _stretches(a, [(low, high) for low, high, _, _ in gaps])
    after = _stretches(b, [(low, high) for _, _, low, high in gaps])
    return tuple(map(Change, before, after))


def _stretches(side: Side, spans: Sequence[tuple[int, int]]) -> list[str]:
    """What stands from one word up to another."""
    text = side.document.text
    starts = side.starts.take([low for low, _ in spans], mode="clip").tolist()
    ends = side.ends.take([high - 1 for _, high in spans], mode="clip").tolist()
    return [
        _flat(text[start:end]) if low < high else ""
        for (low, high), start, end in zip(spans, starts, ends, strict=True)
    ]


def _likenesses(aligned: Alignment, a: Side, b: Side, *, same: bool) -> tuple[int, float, float]:
    """Common words, in any order, outside quotation marks; the weight of the plain content among them; the cosine."""
    (a0, a1), (b0, b1) = aligned.region.left, aligned.region.right
    words = likeness(a, b)
    here, there = a.quoted_among(a0, a1), b.quoted_among(b0, b1)
    left, right = a.says(a0, a1), b.says(b0, b1)
    cosine = 1.0 if same else round(words.cosine(left, right), 4)
    if here is None and there is None:
        return aligned.shared, words.common(left, right), cosine
    own = in_common(
        a.ids[a0:a1] if here is None else a.ids[a0:a1][~here], b.ids[b0:b1] if there is None else b.ids[b0:b1][~there]
    )
    left = left if here is None else a.says(a0, a1, unless=here)
    right = right if there is None else b.says(b0, b1, unless=there)
    return own, words.common(left, right), cosine


def both(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """What stands in both of two sorted arrays without repeats."""
    merged = np.sort(np.concatenate([one, other]))
    return merged[:-1].compress(merged[1:] == merged[:-1])
