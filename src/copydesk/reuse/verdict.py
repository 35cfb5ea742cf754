"""Which regions of a pair of documents are passages that travelled, and when they make a copied document."""

import math
from collections.abc import Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.align import Region
from copydesk.reuse.describe import both, describe, in_common
from copydesk.reuse.extent import follow, hull
from copydesk.reuse.formulas import are_stock, is_filled_form
from copydesk.reuse.match import Match, Passage
from copydesk.reuse.parts import parts, shorter
from copydesk.reuse.side import Side, distinct
from copydesk.reuse.standing import traces
from copydesk.settings import ReuseSettings

DOCUMENT_SHARE = 0.8  # of the words on both sides, what makes passages a copied document
# By kind: the least strength of a match, and the least cosine. The strength is the weight of the plain content words
# that both share outside quotation marks, times containment, times similarity: told apart on reports of one event.
NEEDED = {"verbatim": (1.0, 0.0), "edited": (1.3, 0.0), "rewritten": (2.0, 0.3)}
# Background that every report repeats fills one sentence: so many times as strong must be what is rewritten inside one.
ONE_SENTENCE = 1.2
# So must be what keeps no run of words as they were; but where all the words are the same, their order was scrambled.
NO_RUN, RUN, SCRAMBLED = 1.25, 8, 0.9
SPUN, SAME_WORDS = 0.75, 0.85  # a cosine that is enough for it where so much of the shorter side stands in the other
# Two documents on different matters have no reason to share plain words, so less of them proves a copy.
ONE_MATTER = 0.25  # from this likeness of what else the documents say all of the strength is needed
LEAST = 0.35  # the part of it that is always needed
MIN_REST = 30  # distinct words outside the passage; fewer say nothing about the matter
MIN_OWN_WORDS = 8  # shared words outside quotation marks; below, two documents merely quote the same speaker
MIN_OWN_SHARE = 0.2  # their part of the shorter side, for two that introduce the same statement in words of their own

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
            if _holds(joint, whole, a, b, settings=settings):
                made[-1] = whole, joint
                continue
        made.append((region, match))
    return [(region, match) for region, match in made if match]


def _passages(region: Region, a: Side, b: Side, settings: ReuseSettings) -> Iterator[_Part]:
    """The matches of a region: of the whole, or of its parts, each judged by itself."""
    if shorter(region) < settings.min_words:
        return
    match = describe(region, a, b)
    if match.kind != "verbatim":
        cut = list(parts(region, a, b, settings.min_words))
        if cut != [region]:
            judged = ((each, describe(each, a, b)) for each in cut)
            yield from (each for each in judged if _holds(each[1], each[0], a, b, settings=settings))
            return
    if _holds(match, region, a, b, settings=settings):
        yield region, match


def _is_copy(region: Region, a: Side, b: Side) -> bool:
    shared = in_common(a.ids[slice(*region.left)], b.ids[slice(*region.right)])
    return shared >= COPY * (region.left[1] - region.left[0] + region.right[1] - region.right[0]) / 2


def _holds(match: Match, region: Region, a: Side, b: Side, *, settings: ReuseSettings) -> bool:
    """Whether so much is alike that it is no chance, stock phrase or shared quotation."""
    if _is_quotation(match) or max(match.left.share, match.right.share) < settings.min_share:
        return False
    needed, cosine = NEEDED[match.kind]
    alone = match.kind != "verbatim" and (_one_sentence(a, region.left) or _one_sentence(b, region.right))
    if match.kind == "rewritten":
        needed *= ONE_SENTENCE if alone else 1.0
        needed *= NO_RUN if match.longest_run < RUN and not _scrambled(match) else 1.0
    strength = match.own_weight * match.containment * match.similarity
    if match.cosine < cosine or strength < LEAST * needed:
        return False
    if strength < needed and (alone or strength < needed * _expected(region, a, b)):
        return False
    return match.kind == "verbatim" or not is_filled_form(_passage(a, match.left), _passage(b, match.right))


def _is_quotation(match: Match) -> bool:
    least = MIN_OWN_SHARE * min(match.left.words, match.right.words) if match.kind != "verbatim" else 0
    return match.own_words < max(MIN_OWN_WORDS, least)


def _scrambled(match: Match) -> bool:
    return match.cosine >= SCRAMBLED or (match.cosine >= SPUN and match.containment >= SAME_WORDS)


def _passage(side: Side, passage: Passage) -> str:
    return side.document.text[passage.span.start : passage.span.end]


def _one_sentence(side: Side, span: tuple[int, int]) -> bool:
    return side.sentence_around(span[0])[1] >= span[1]


def _expected(region: Region, a: Side, b: Side) -> float:
    """How much of the needed strength these two must show: all if the rest of them speaks of one matter."""
    left, right = _rest(a, region.left), _rest(b, region.right)
    if min(len(left), len(right)) < MIN_REST:
        return 1.0
    alike = len(both(left, right)) / math.sqrt(len(left) * len(right))
    return max(LEAST, min(1.0, alike / ONE_MATTER))


def _rest(side: Side, span: tuple[int, int]) -> NDArray[np.int64]:
    """The distinct plain content words outside of these tokens, formulas left out."""
    first, last = np.searchsorted(side.content, span)
    chosen = side.ordinary.copy()
    chosen[first:last] = False
    words = distinct(side.stems[chosen])
    return words[~are_stock(words)]


def _covered(side: Side, passages: list[Passage]) -> bool:
    """Whether these passages make up the document, but for a headline or an added line."""
    return sum(passage.words for passage in passages) >= DOCUMENT_SHARE * len(side)
