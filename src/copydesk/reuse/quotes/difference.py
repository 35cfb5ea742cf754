"""How two quotations differ: not at all, by a cut, or by altered words; what an editor may do is no change."""

from collections.abc import Sequence
from typing import Literal

import msgspec
from rapidfuzz.distance import Indel

from copydesk.reuse.match import Change
from copydesk.reuse.quotes.alignment import aligned
from copydesk.reuse.quotes.editing import PLAIN, change, is_change, is_grave
from copydesk.reuse.quotes.saying import Saying, in_one_frame, other_speaker, same_speaker
from copydesk.reuse.quotes.spoken_form import Spoken, spoken
from copydesk.reuse.quotes.stretch import stretch, without_cuts

Verdict = Literal["same", "cut", "altered", "reworded", "retold"]

ALTERED, REWORDED = 0.15, 0.5  # greatest part of the aligned words that is changed
MIN_ALIGNED = 8  # words, changed ones among them
MIN_ALIGNED_OF_ONE = 5  # of one speaker, who is named
MIN_ALIGNED_DISTANT = 12  # of one speaker, whom the texts tell of in other ways, printed at some distance in time
MIN_ALIGNED_UNKNOWN, UNKNOWN_ALTERED = 16, 0.1  # of whom nothing is known, likewise
MIN_ALIGNED_OF_TWO, TWO_ALTERED = 16, 0.125  # of two who are named
NEWS_DAYS = 7
MIN_CONTENT = 3  # different words that carry content, among those in common
MIN_COMMON, SMALL_CUT = 12, 2  # words in common, days apart, where either says so many others
MIN_PART, LONG = 0.6, 16  # of the shorter quotation, what must be aligned; so many words do in any case
REWORDED_LIGHTLY, REWORDED_RUN = 0.3, 4  # where more is changed, so many words in a row must be common, on one day
REWORDED_DAYS = 2  # between two documents that have one statement in other words
FRAMED_LENGTH = 1.5  # of the shorter quotation between the same words, for both to be compared whole
LONG_RUN, LONG_RUN_CHANGED = 8, 0.25  # words in a row in common, with which so much may be changed whenever it was
RETOLD_DAYS = 10
MIN_RETOLD, MOST_RETOLD = 8, 40  # words of a quotation that may be told in others
RETOLD_LENGTH = 0.6  # of the longer quotation
RETOLD_SHIFT = 0.3  # of a quotation, by which a word in common may have moved
RETOLD_WORDS, RETOLD_PART = 2, 0.3  # words with content that must be in common, of those of the poorer one
MOST_RETOLD_BY_NAMES, RETOLD_BY_NAMES = 20, 0.4  # words, and the part of both in common, where no passage is shared
RETOLD_LETTERS = 4  # by which words of one stem are told
MOST_CHANGES = 12


class Couple(msgspec.Struct, frozen=True, gc=False):
    """Two quotations to be held against each other.

    `framed`: they stand between the same words in passages that the two documents share; `in_story`: the documents
    tell of one story, and `shares_passages`: not told by names alone. `days` lie between them, None where unknown.
    """

    left: Saying
    right: Saying
    framed: bool = False
    in_story: bool = False
    days: int | None = None
    shares_passages: bool = False


class Difference(msgspec.Struct, frozen=True, gc=False):
    """What sets two quotations apart, over the stretch that they have in common.

    `words` are those of the stretch, `changed` how many of them differ. "retold" is a whole statement in other words;
    then `kept` counts the telling words that both have.
    """

    verdict: Verdict
    words: int
    changed: int
    changes: tuple[Change, ...] = ()
    kept: int = 0

    @property
    def mirrored(self) -> "Difference":
        """The same, seen from the other side."""
        changes = tuple(Change(change.right, change.left) for change in self.changes)
        return msgspec.structs.replace(self, changes=changes)


def difference(couple: Couple) -> Difference | None:
    """How these quotations differ; None where they are different sayings."""
    left, right = spoken(couple.left.text), spoken(couple.right.text)
    blocks = list(aligned(left, right))
    whole = couple.framed and max(len(left), len(right)) <= FRAMED_LENGTH * min(len(left), len(right))
    blocks = without_cuts(blocks) if whole else stretch(blocks, left, right)
    common = [left[at] for block in blocks if block.common for at in range(*block.left)]
    changed = [block for block in blocks if not block.common and is_change(block, left, right)]
    count = sum(block.size for block in changed)
    size = len(common) + count
    shorter = min(len(left), len(right))
    if not _is_one_saying(couple, common, size, shorter):
        return retold(couple, left, right)
    if not any(is_grave(block, left, right) for block in changed):
        if _is_phrase(couple, len(common), shorter):
            return None
        return Difference("same" if len(common) >= max(len(left), len(right)) else "cut", len(common), 0)
    share = count / size
    run = max((block.size for block in blocks if block.common), default=0)
    if share > REWORDED:
        return retold(couple, left, right)
    if share > _needs(couple)[1] and not _may_reword(couple, share, run):
        return None
    texts = couple.left.text, couple.right.text
    changes = tuple(change(block, left, right, texts) for block in changed[:MOST_CHANGES])
    return Difference("altered" if share <= ALTERED else "reworded", size, count, changes)


def _is_one_saying(couple: Couple, common: Sequence[Spoken], size: int, shorter: int) -> bool:
    """Whether what two quotations have in common is enough for them to be one statement."""
    if size < LONG and size < MIN_PART * shorter:
        return False
    if couple.framed:
        return size >= MIN_ALIGNED_OF_ONE
    content = len({word.form for word in common if word.form not in PLAIN})
    return size >= _needs(couple)[0] and content >= MIN_CONTENT


def _is_phrase(couple: Couple, common: int, shorter: int) -> bool:
    """Whether few words in common are a phrase that somebody used again: days apart, and neither quotation is whole."""
    apart = couple.days is not None and couple.days > REWORDED_DAYS
    return apart and not couple.framed and common < min(MIN_COMMON, shorter - SMALL_CUT)


def _needs(couple: Couple) -> tuple[int, float]:
    """How many words two quotations must have in common, and what part may be altered.

    The less is known of who speaks, the more: what is said at two times in nearly the same words, or by two people,
    are two statements.
    """
    if other_speaker(couple.left, couple.right):
        return MIN_ALIGNED_OF_TWO, TWO_ALTERED
    same = same_speaker(couple.left, couple.right)
    if same and _both_named(couple):
        return MIN_ALIGNED_OF_ONE, ALTERED
    if same if couple.days is None else couple.days <= NEWS_DAYS:
        return MIN_ALIGNED, ALTERED
    if same and (couple.left.named or couple.right.named or in_one_frame(couple.left, couple.right)):
        return MIN_ALIGNED_DISTANT, ALTERED
    return MIN_ALIGNED_UNKNOWN, UNKNOWN_ALTERED


def _both_named(couple: Couple) -> bool:
    return couple.left.named and couple.right.named


def _may_reword(couple: Couple, share: float, run: int) -> bool:
    """Whether much of a statement may be changed: of one speaker, at one time or with much of it in a row.

    Somebody who comes back to a matter on the next day says it in other words himself.
    """
    if couple.framed:
        return True
    if not same_speaker(couple.left, couple.right):
        return False
    if share > REWORDED_LIGHTLY:
        return run >= REWORDED_RUN and (couple.shares_passages or couple.days == 0)
    if couple.days is None:
        return _both_named(couple) or couple.in_story
    if couple.days <= REWORDED_DAYS:
        return True
    told = _both_named(couple) or in_one_frame(couple.left, couple.right)
    return told and run >= LONG_RUN and share <= LONG_RUN_CHANGED


def retold(couple: Couple, left: Sequence[Spoken], right: Sequence[Spoken]) -> Difference | None:
    """How a statement differs from one with other words, by what they share in order; None where that is too little.

    Only in documents that share passages, of one speaker, at one time; whether another quotation there is nearer has to
    be seen by who asks.
    """
    near = couple.days is None or couple.days <= RETOLD_DAYS
    sizes = len(left), len(right)
    if not (couple.in_story and near and same_speaker(couple.left, couple.right)):
        return None
    if min(sizes) < MIN_RETOLD or max(sizes) > MOST_RETOLD or min(sizes) < RETOLD_LENGTH * max(sizes):
        return None
    here, there = (_beginnings(words) for words in (left, right))
    common = Indel.opcodes([form for form, _ in here], [form for form, _ in there]).as_matching_blocks()
    shared = [(here[block.a + step][1], there[block.b + step][1]) for block in common for step in range(block.size)]
    shared = [pair for pair in shared if abs(pair[0] / sizes[0] - pair[1] / sizes[1]) <= RETOLD_SHIFT]
    if len(shared) < RETOLD_WORDS or len(shared) < RETOLD_PART * min(len(here), len(there)):
        return None
    if not couple.shares_passages and (
        not _is_retold_alone(couple, sizes) or 2 * len(shared) < RETOLD_BY_NAMES * (len(here) + len(there))
    ):
        return None
    texts = couple.left.text, couple.right.text
    blocks = [block for block in aligned(left, right) if not block.common]
    if sum(block.size for block in blocks) <= REWORDED * max(sizes):
        return None
    changes = tuple(change(block, left, right, texts) for block in blocks[:MOST_CHANGES])
    return Difference("retold", max(sizes), sum(block.size for block in blocks), changes, len(shared))


def _is_retold_alone(couple: Couple, sizes: tuple[int, int]) -> bool:
    """Whether one short statement may be told in two, where nothing else is shared: whole sentences of these days.

    Of a longer speech two reporters pick different parts, and a part begins in the middle of a sentence.
    """
    near = couple.days is None or couple.days <= REWORDED_DAYS
    short = max(sizes) <= MOST_RETOLD_BY_NAMES
    return near and short and _both_named(couple) and _is_sentence(couple.left) and _is_sentence(couple.right)


def _is_sentence(saying: Saying) -> bool:
    first = next((letter for letter in saying.text if letter.isalnum()), "")
    return not first.islower()


def _beginnings(words: Sequence[Spoken]) -> list[tuple[str, int]]:
    """The words that carry content, by how they begin, and their places."""
    return [
        (word.form[:RETOLD_LETTERS], place)
        for place, word in enumerate(words)
        if word.kind == "word" and word.form not in PLAIN and (len(word.form) > 2 or word.form.isdecimal())
    ]
