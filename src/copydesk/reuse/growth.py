"""A passage drawn out by the sentences beside it, where those say the same in other words on both sides."""

from collections.abc import Iterator
from itertools import product

from rapidfuzz.distance import Indel

from copydesk.reuse.align import Region
from copydesk.reuse.side import Side

MOST_STEPS = 6
MOST_WORDS = 80  # beside a passage, on one side, that are weighed at once
# Content words that two neighbours must share, how many of them are no names or figures, their part of all of both.
SHARED, PLAIN, ALIKE = 3, 2, 0.4
# The same for the rest of a paragraph, on both sides, that the passage fills otherwise.
SHARED_REST, PLAIN_REST, ALIKE_REST = 2, 1, 0.2
IN_ORDER = 0.5  # or else of all their words what stands in the same order

_Span = tuple[int, int]


class _Stretch:
    """Some words of a side: those beside a passage, or of the passage those that the other side of it lacks."""

    def __init__(self, side: Side, span: _Span, whole: _Span, *, less: frozenset[int] = frozenset()) -> None:
        first, last = side.content.searchsorted(span).tolist()
        stems = side.stems[first:last]
        self.side, self.span, self.whole = side, span, whole
        self.content = frozenset(stems.tolist()) - less
        self.plain = frozenset(stems[side.ordinary[first:last]].tolist()) - less
        self.is_rest = bool(less) or _fills_up(side, span, whole)

    def likeness(self, other: "_Stretch") -> float:
        """How alike the two are, from 0 (too little is) to 1."""
        shared, plain = len(self.content & other.content), len(self.plain & other.plain)
        if shared < SHARED_REST or plain < PLAIN_REST:
            return 0.0
        score = 2 * shared / (len(self.content) + len(other.content))
        rest = self.is_rest and other.is_rest and score >= ALIKE_REST
        if rest or (shared >= SHARED and plain >= PLAIN and score >= ALIKE):
            return score
        in_order: float = Indel.normalized_similarity(self._ids(), other._ids())
        return in_order if in_order >= IN_ORDER else 0.0

    def _ids(self) -> list[int]:
        ids: list[int] = self.side.ids[slice(*self.span)].tolist()
        return ids


def grown(region: Region, a: Side, b: Side) -> Region:
    """The region with the neighbouring sentences that were rewritten along with it; in either order."""
    for _ in range(MOST_STEPS):
        wider = _widened(region, a, b)
        if wider is None:
            break
        region = wider
    return region


def _widened(region: Region, a: Side, b: Side) -> Region | None:
    """The region with the likest neighbours; one side may hold already what the other has beside it."""
    left, right = list(_beside(a, region.left)), list(_beside(b, region.right))
    if not left and not right:
        return None
    mine, theirs = _content(a, region.left), _content(b, region.right)
    here = _Stretch(a, region.left, region.left, less=theirs)
    there = _Stretch(b, region.right, region.right, less=mine)
    best, found = 0.0, None
    for one, other in (*product(left, right), *((one, there) for one in left), *((here, other) for other in right)):
        score = one.likeness(other)
        if score > best:
            best, found = score, Region(one.whole, other.whole)
    return found


def _beside(side: Side, span: _Span) -> Iterator[_Stretch]:
    """The next sentence and the next two, before the span and behind it."""
    low, high = span
    for _ in range(2):
        if high < len(side):
            high = side.sentence_around(high)[1]
            if high - span[1] <= MOST_WORDS:
                yield _Stretch(side, (span[1], high), (span[0], high))
        if low > 0:
            low = side.sentence_around(low - 1)[0]
            if span[0] - low <= MOST_WORDS:
                yield _Stretch(side, (low, span[0]), (low, span[1]))


def _content(side: Side, span: _Span) -> frozenset[int]:
    first, last = side.content.searchsorted(span).tolist()
    return frozenset(side.stems[first:last].tolist())


def _fills_up(side: Side, span: _Span, whole: _Span) -> bool:
    """Whether the span is what the passage lacks of a paragraph, to its end or from its beginning."""
    inner = span[1] if span[0] == whole[0] else span[0]  # where the two meet
    outer = span[0] if span[0] == whole[0] else span[1]
    return not _breaks(side, inner) and _breaks(side, outer)


def _breaks(side: Side, place: int) -> bool:
    """Whether a paragraph begins with this word."""
    if not 0 < place < len(side):
        return True
    return "\n" in side.document.text[int(side.ends[place - 1]) : int(side.starts[place])]
