"""Which regions of a pair of documents are passages that travelled, and when they make a copied document."""

from collections.abc import Iterator

import msgspec

from copydesk.reuse.align import Region
from copydesk.reuse.describe import describe
from copydesk.reuse.extent import hull
from copydesk.reuse.match import Match, Passage
from copydesk.reuse.parts import parts, shorter
from copydesk.reuse.side import Side
from copydesk.settings import ReuseSettings

DOCUMENT_SHARE = 0.8  # of the words on both sides, what makes passages a copied document
# By kind: the least strength of a match, and the least cosine. The strength is the weight of the plain content words
# that both share outside quotation marks, times containment, times similarity: told apart on reports of one event.
NEEDED = {"verbatim": (1.5, 0.0), "edited": (1.5, 0.0), "rewritten": (2.0, 0.3)}
MIN_OWN_WORDS = 8  # shared words outside quotation marks; below, two documents merely quote the same speaker


def matches(found: list[Region], a: Side, b: Side, settings: ReuseSettings) -> Iterator[Match]:
    """What the passages of one pair amount to: a copied document, or each for itself."""
    verified = [match for region in found for match in _passages(region, a, b, settings)]
    if _covered(a, [match.left for match in verified]) and _covered(b, [match.right for match in verified]):
        whole = describe(hull(found), a, b)
        if whole.containment >= DOCUMENT_SHARE:
            yield msgspec.structs.replace(whole, kind="document")
            return
    yield from verified


def _passages(region: Region, a: Side, b: Side, settings: ReuseSettings) -> Iterator[Match]:
    """The matches of a region: of the whole, or of its parts, each judged by itself."""
    if shorter(region) < settings.min_words:
        return
    match = describe(region, a, b)
    if match.kind != "verbatim":
        cut = list(parts(region, a, b, settings.min_words))
        if cut != [region]:
            yield from (part for each in cut if _holds(part := describe(each, a, b), settings))
            return
    if _holds(match, settings):
        yield match


def _holds(match: Match, settings: ReuseSettings) -> bool:
    """Whether so much is alike that it is no chance, stock phrase or shared quotation."""
    if match.own_words < MIN_OWN_WORDS or max(match.left.share, match.right.share) < settings.min_share:
        return False
    strength, cosine = NEEDED[match.kind]
    return match.own_weight * match.containment * match.similarity >= strength and match.cosine >= cosine


def _covered(side: Side, passages: list[Passage]) -> bool:
    """Whether these passages make up the document, but for a headline or an added line."""
    return sum(passage.words for passage in passages) >= DOCUMENT_SHARE * len(side)
