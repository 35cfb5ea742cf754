"""Which regions of a pair of documents are passages that travelled, and when they make a copied document."""

from collections.abc import Iterator

import msgspec

from copydesk.reuse.align import Region
from copydesk.reuse.describe import describe, in_common
from copydesk.reuse.extent import follow, hull
from copydesk.reuse.growth import grown
from copydesk.reuse.match import Match, Passage
from copydesk.reuse.parts import parts, shorter
from copydesk.reuse.proof import holds
from copydesk.reuse.side import Side
from copydesk.reuse.standing import traces
from copydesk.settings import ReuseSettings

DOCUMENT_SHARE = 0.8  # of the words on both sides, what makes passages a copied document
# So many times as strong must be what only the sentences beside it made enough.
GROWN = 1.1

# A fragment too short to be a passage belongs to the one it follows, if it has so many words and so many are the same.
FRAGMENT, COPY = 8, 0.75

_Part = tuple[Region, Match | None]


def matches(found: list[Region], a: Side, b: Side, settings: ReuseSettings) -> Iterator[Match]:
    """What the passages of one pair amount to: a copied document, or each for itself."""
    settled = _rejoined(_parts(found, a, b, settings), a, b, settings)
    verified = [match for _, match in settled]
    if _covered(a, [match.left for match in verified]) and _covered(b, [match.right for match in verified]):
        whole = _described(hull(found), verified, a, b)
        if whole.containment >= DOCUMENT_SHARE:
            yield msgspec.structs.replace(whole, kind="document")
            return
    yield from (msgspec.structs.replace(match, traces=traces(region, a, b)) for region, match in settled)


def _described(region: Region, verified: list[Match], a: Side, b: Side) -> Match:
    """The match of the region; as it was verified already where one passage is all of it."""
    if len(verified) == 1:
        words = verified[0].left.words, verified[0].right.words
        if words == (region.left[1] - region.left[0], region.right[1] - region.right[0]):
            return verified[0]
    return describe(region, a, b)


def _parts(found: list[Region], a: Side, b: Side, settings: ReuseSettings) -> list[_Part]:
    """The verified passages, and beside them the fragments that may belong to one."""
    made: list[_Part] = [each for region in found for each in _passages(region, a, b, settings)]
    if made:
        short = (region for region in found if FRAGMENT <= shorter(region) < settings.min_words)
        made += [(region, None) for region in short if _is_copy(region, a, b)]
    return made


def _rejoined(parted: list[_Part], a: Side, b: Side, settings: ReuseSettings) -> list[tuple[Region, Match]]:
    """The matches, those made one that something was only put in between, on one side; fragments alone are none."""
    made: list[_Part] = []
    for region, match in sorted(parted, key=lambda each: (each[0].left, each[0].right)):
        if made and (match or made[-1][1]) and follow(made[-1][0], region):
            whole = hull((made[-1][0], region))
            joint = describe(whole, a, b)
            if holds(joint, whole, a, b, settings=settings):
                made[-1] = whole, joint
                continue
        made.append((region, match))
    return [(region, match) for region, match in made if match]


def _passages(region: Region, a: Side, b: Side, settings: ReuseSettings) -> Iterator[_Part]:
    """The matches of a region: of the whole, or of its parts, each judged by itself."""
    if shorter(region) < settings.min_words:
        if shorter(region) >= FRAGMENT:
            yield from _grown(region, a, b, settings)
        return
    match = describe(region, a, b)
    if match.kind != "verbatim":
        cut = list(parts(region, a, b, settings.min_words))
        if cut != [region]:
            judged = ((each, describe(each, a, b)) for each in cut)
            yield from (each for each in judged if holds(each[1], each[0], a, b, settings=settings))
            return
    if holds(match, region, a, b, settings=settings):
        yield from _drawn_out(region, match, a, b, settings)
    elif match.kind == "rewritten":
        yield from _grown(region, a, b, settings)


def _grown(region: Region, a: Side, b: Side, settings: ReuseSettings) -> Iterator[_Part]:
    """The match of a region that is too little by itself, with the sentences that were rewritten along with it."""
    wider = grown(region, a, b)
    if wider != region and shorter(wider) >= settings.min_words:
        match = describe(wider, a, b)
        if holds(match, wider, a, b, settings=settings, by=GROWN):
            yield wider, match


def _drawn_out(region: Region, match: Match, a: Side, b: Side, settings: ReuseSettings) -> Iterator[_Part]:
    """The match with the sentences beside it that were changed along with it, if it stays of its kind or is even."""
    wider = grown(region, a, b)
    if wider != region:
        more = describe(wider, a, b)
        even = more.kind == match.kind or list(parts(wider, a, b, settings.min_words)) == [wider]
        if even and holds(more, wider, a, b, settings=settings):
            region, match = wider, more
    yield region, match


def _is_copy(region: Region, a: Side, b: Side) -> bool:
    shared = in_common(a.ids[slice(*region.left)], b.ids[slice(*region.right)])
    return shared >= COPY * (region.left[1] - region.left[0] + region.right[1] - region.right[0]) / 2


def _covered(side: Side, passages: list[Passage]) -> bool:
    """Whether these passages make up the document, but for a headline or an added line."""
    return sum(passage.words for passage in passages) >= DOCUMENT_SHARE * len(side)
