"""Which regions of a pair of documents are passages that travelled, and when they make a copied document."""

from collections.abc import Iterator

import msgspec

from copydesk.reuse.align import Region
from copydesk.reuse.describe import describe
from copydesk.reuse.extent import hull
from copydesk.reuse.match import Match, Passage
from copydesk.reuse.side import Side
from copydesk.settings import ReuseSettings

DOCUMENT_SHARE = 0.8  # of the words on both sides, what makes passages a copied document
# By kind: the least strength of a match, and the least cosine. The strength is the weight of the plain content words
# that both share outside quotation marks, times containment, times similarity: told apart on reports of one event.
NEEDED = {"verbatim": (1.5, 0.0), "edited": (1.5, 0.0), "rewritten": (2.0, 0.3)}
MIN_OWN_WORDS = 8  # shared words outside quotation marks; below, two documents merely quote the same speaker


def matches(found: list[Region], a: Side, b: Side, settings: ReuseSettings) -> Iterator[Match]:
    """What the passages of one pair amount to: a copied document, or each for itself."""
    verified = [match for region in found if (match := _verified(region, a, b, settings))]
    if _covered(a, [match.left for match in verified]) and _covered(b, [match.right for match in verified]):
        whole = describe(hull(found), a, b)
        if whole.containment >= DOCUMENT_SHARE:
            yield msgspec.structs.replace(whole, kind="document")
            return
    yield from verified


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
