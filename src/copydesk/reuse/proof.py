"""Whether what two passages share proves that one rests on the other."""

import math

import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.align import Region
from copydesk.reuse.describe import both
from copydesk.reuse.formulas import are_stock, is_filled_form
from copydesk.reuse.match import Match, Passage
from copydesk.reuse.particulars import agree, differ
from copydesk.reuse.side import Side, distinct
from copydesk.settings import ReuseSettings

# By kind: the least strength of a match, and the least cosine. The strength is the weight of the plain content words
# that both share outside quotation marks, times containment, times similarity: told apart on reports of one event.
NEEDED = {"verbatim": (1.0, 0.0), "edited": (1.3, 0.0), "rewritten": (2.0, 0.3)}
# Background that every report repeats fills one sentence: so many times as strong must be what is rewritten inside one.
ONE_SENTENCE = 1.2
LONG_SENTENCE = 60  # words; one that is longer tells more than background
# So must be what keeps no run of words as they were; but where all the words are the same, their order was scrambled.
NO_RUN, RUN, SCRAMBLED = 1.25, 8, 0.9
SPUN, SAME_WORDS = 0.75, 0.85  # a cosine that is enough for it where so much of the shorter side stands in the other
# A text spun word by word keeps the words between those replaced, in their order: so many words, so much of all, and
# what is needed then. Reports of one event have a third of their words in the same order.
FRAME_WORDS, FRAME = 40, 0.5
FRAME_NEEDED, FRAME_COSINE = 0.5, 0.2
# So much weight proves a copy whose statements were all turned round: reports of one event have 8 at most.
MUCH, MUCH_A_WORD = 10.0, 0.11
MUCH_COSINE, MUCH_CONTAINED = 0.4, 0.5
FORM_RUN = 25  # words in a row that a form filled in anew keeps at most
# Two documents on different matters have no reason to share plain words, so less of them proves a copy.
ONE_MATTER = 0.25  # from this likeness of what else the documents say all of the strength is needed
LEAST = 0.35  # the part of it that is always needed
MIN_REST = 30  # distinct words outside the passage; fewer say nothing about the matter
MIN_OWN_WORDS = 8  # shared words outside quotation marks; below, two documents merely quote the same speaker
MIN_OWN_SHARE = 0.2  # their part of the shorter side, for two that introduce the same statement in words of their own


def holds(match: Match, region: Region, a: Side, b: Side, *, settings: ReuseSettings, by: float = 1.0) -> bool:
    """Whether so much is alike that it is no chance, stock phrase or shared quotation; `by` how far it must be."""
    if _is_quotation(match) or max(match.left.share, match.right.share) < settings.min_share:
        return False
    if match.kind != "rewritten" or not _is_much(match):
        alone = match.kind != "verbatim" and (_one_sentence(a, region.left) or _one_sentence(b, region.right))
        needed, cosine = _needed(match, region, a, b, alone=alone)
        needed *= by
        strength = match.own_weight * match.containment * match.similarity
        if match.cosine < cosine or strength < LEAST * needed:
            return False
        if strength < needed and (alone or strength < needed * _expected(region, a, b)):
            return False
    if match.kind == "verbatim":
        return True
    if is_filled_form(_passage(a, match.left), _passage(b, match.right)):
        return False
    return match.longest_run >= FORM_RUN or not differ(a, region.left, b, region.right)


def _needed(match: Match, region: Region, a: Side, b: Side, *, alone: bool) -> tuple[float, float]:
    """The least strength and the least cosine for such a match; `alone` if it fills one sentence."""
    needed, cosine = NEEDED[match.kind]
    if match.kind != "rewritten":
        return needed, cosine
    if not alone and _same_frame(match, region, a, b):
        return FRAME_NEEDED * needed, FRAME_COSINE
    needed *= ONE_SENTENCE if alone else 1.0
    needed *= NO_RUN if match.longest_run < RUN and not _scrambled(match) else 1.0
    return needed, cosine


def _same_frame(match: Match, region: Region, a: Side, b: Side) -> bool:
    """Whether only content words were replaced, by others of the same meaning, and no names."""
    words = min(match.left.words, match.right.words)
    return words >= FRAME_WORDS and match.similarity >= FRAME and agree(a, region.left, b, region.right)


def _is_much(match: Match) -> bool:
    """Whether they share so many rare plain words that the order of them needs no look."""
    words = min(match.left.words, match.right.words)
    enough = match.own_weight >= max(MUCH, MUCH_A_WORD * words)
    return enough and match.cosine >= MUCH_COSINE and match.containment >= MUCH_CONTAINED


def _is_quotation(match: Match) -> bool:
    least = MIN_OWN_SHARE * min(match.left.words, match.right.words) if match.kind != "verbatim" else 0
    return match.own_words < max(MIN_OWN_WORDS, least)


def _scrambled(match: Match) -> bool:
    return match.cosine >= SCRAMBLED or (match.cosine >= SPUN and match.containment >= SAME_WORDS)


def _passage(side: Side, passage: Passage) -> str:
    return side.document.text[passage.span.start : passage.span.end]


def _one_sentence(side: Side, span: tuple[int, int]) -> bool:
    return span[1] - span[0] < LONG_SENTENCE and side.sentence_around(span[0])[1] >= span[1]


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
