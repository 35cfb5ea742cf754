"""How two quotations differ: not at all, by a cut, or by altered words; what an editor may do is no change."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from rapidfuzz.distance import OSA, Indel

from copydesk.reuse.match import Change
from copydesk.reuse.quotes.saying import Saying, other_speaker, same_speaker
from copydesk.reuse.quotes.spoken_form import Spoken, spoken

Verdict = Literal["same", "cut", "altered", "reworded", "retold"]

ALTERED, REWORDED = 0.15, 0.5  # greatest part of the aligned words that is changed
MIN_ALIGNED = 8  # words, changed ones among them
MIN_ALIGNED_OF_ONE = 5  # of one speaker, who is named
MIN_ALIGNED_UNKNOWN = 12  # of whom nothing is known, printed at some distance in time
MIN_ALIGNED_OF_TWO = 16  # of two who are named
NEWS_DAYS = 7
MIN_CONTENT = 3  # different words that carry content, among those in common
MIN_PART, LONG = 0.6, 16  # of the shorter quotation, what must be aligned; so many words do in any case
REWORDED_LIGHTLY, REWORDED_RUN = 0.3, 4  # where more is changed, so many words in a row must be common
REWORDED_DAYS = 3  # between two documents that have one statement in other words
GAP_COST = 0.7  # of a changed word, beside 1 for a common one: what an aligned stretch is chosen by
FRAMED_LENGTH = 1.5  # of the shorter quotation between the same words, for both to be compared whole
LONG_RUN, LONG_RUN_CHANGED = 8, 0.25  # words in a row in common, with which so much may be changed whenever it was
END_WORDS = 3  # words at the end that may be changed; more of them are another saying that begins alike
RETOLD_DAYS = 10
MIN_RETOLD, MOST_RETOLD = 8, 40  # words of a quotation that may be told in others
RETOLD_LENGTH = 0.6  # of the longer quotation
RETOLD_SHIFT = 0.3  # of a quotation, by which a word in common may have moved
RETOLD_WORDS, RETOLD_PART = 2, 0.3  # words with content that must be in common, of those of the poorer one
RETOLD_LETTERS = 4  # by which words of one stem are told
SMALL_REST = 5  # words before or behind the stretch, which belong to it where both begin or end with the same
CUT_END_WORDS, CUT_END_RUN = 2, 6  # so few words against a longer end, behind so many words in a row in common
MOST_CHANGES = 12
GAP_REACH = 6  # words between an ellipsis and what it stands for, where the same words stand on both sides of a cut
MIN_SLIP = 7  # letters of a word that may be misspelt

# What may come and go without a change of what was said.
_WEAK_LISTED = (
    "a an the that which who whom and so well oh uh um er ah eh hm of to in on at for by with as from is are was were"
    " be been being am has have had do does did 's it this these those there here s also"
)
_WEAK = frozenset(_WEAK_LISTED.split())
_SHORTENED = tuple({"'s", long} for long in ("is", "has", "us"))
_FILLERS = frozenset(("uh", "um", "er", "ah", "eh", "hm", "oh", "well", "so", "and", "but", "now", "look"))
_PLAIN_LISTED = (
    "we they he she i you us them him her me my our your their his its what when where why how all some any more most"
    " will would can could should may might must shall if or because than then up out about into over very not no but"
    " get got go going gone come came say said know think want make made take see look lot people thing things way"
    " country time day year years one two good great right really just like need let us every now never ever always"
    " something anything nothing everything somebody everybody president united states american america"
)
_PLAIN = frozenset(_PLAIN_LISTED.split()) | _WEAK | _FILLERS


class Couple(msgspec.Struct, frozen=True, gc=False):
    """Two quotations to be held against each other.

    `framed`: they stand between the same words in passages that the two documents share; `in_story`: the documents
    tell of one story. `days` lie between the documents, None where unknown.
    """

    left: Saying
    right: Saying
    framed: bool = False
    in_story: bool = False
    days: int | None = None


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


class _Block(msgspec.Struct, frozen=True, gc=False):
    """A run of words on either side; common or not."""

    left: tuple[int, int]
    right: tuple[int, int]
    common: bool

    @property
    def is_one_sided(self) -> bool:
        return self.left[0] == self.left[1] or self.right[0] == self.right[1]

    @property
    def size(self) -> int:
        return max(self.left[1] - self.left[0], self.right[1] - self.right[0])


def difference(couple: Couple) -> Difference | None:
    """How these quotations differ; None where they are different sayings."""
    left, right = spoken(couple.left.text), spoken(couple.right.text)
    blocks = list(_blocks(left, right))
    whole = couple.framed and max(len(left), len(right)) <= FRAMED_LENGTH * min(len(left), len(right))
    blocks = _without_cuts(blocks) if whole else _stretch(blocks, left, right)
    common = [left[at] for block in blocks if block.common for at in range(*block.left)]
    changed = [block for block in blocks if not block.common and _is_change(block, left, right)]
    count = sum(block.size for block in changed)
    aligned = len(common) + count
    if not _is_one_saying(couple, common, aligned, min(len(left), len(right))):
        return retold(couple, left, right)
    if not any(_is_grave(block, left, right) for block in changed):
        return Difference("same" if len(common) >= max(len(left), len(right)) else "cut", len(common), 0)
    share = count / aligned
    run = max((block.size for block in blocks if block.common), default=0)
    if share > REWORDED or (share > ALTERED and not _may_reword(couple, share, run)):
        return retold(couple, left, right) if share > REWORDED else None
    texts = couple.left.text, couple.right.text
    changes = tuple(_change(block, left, right, texts) for block in changed[:MOST_CHANGES])
    return Difference("altered" if share <= ALTERED else "reworded", aligned, count, changes)


def _is_one_saying(couple: Couple, common: Sequence[Spoken], aligned: int, shorter: int) -> bool:
    """Whether what two quotations have in common is enough for them to be one statement."""
    if aligned < LONG and aligned < MIN_PART * shorter:
        return False
    if couple.framed:
        return aligned >= MIN_ALIGNED_OF_ONE
    content = len({word.form for word in common if word.form not in _PLAIN})
    return aligned >= _least(couple) and content >= MIN_CONTENT


def _least(couple: Couple) -> int:
    """How many words two quotations must have in common: the more, the less is known of who speaks."""
    if other_speaker(couple.left, couple.right):
        return MIN_ALIGNED_OF_TWO
    same = same_speaker(couple.left, couple.right)
    if same and couple.left.named and couple.right.named:
        return MIN_ALIGNED_OF_ONE
    near = same if couple.days is None else couple.days <= NEWS_DAYS
    return MIN_ALIGNED if near else MIN_ALIGNED_UNKNOWN


def _may_reword(couple: Couple, share: float, run: int) -> bool:
    """Whether much of a statement may be changed: of one speaker, at one time or with much of it in a row."""
    if share > REWORDED_LIGHTLY and run < REWORDED_RUN and not couple.framed:
        return False
    near = couple.days is None or couple.days <= REWORDED_DAYS or (run >= LONG_RUN and share <= LONG_RUN_CHANGED)
    return couple.framed or (near and same_speaker(couple.left, couple.right))


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
    texts = couple.left.text, couple.right.text
    blocks = [block for block in _blocks(left, right) if not block.common]
    changes = tuple(_change(block, left, right, texts) for block in blocks[:MOST_CHANGES])
    return Difference("retold", max(sizes), sum(block.size for block in blocks), changes, len(shared))


def _beginnings(words: Sequence[Spoken]) -> list[tuple[str, int]]:
    """The words that carry content, by how they begin, and their places."""
    return [
        (word.form[:RETOLD_LETTERS], place)
        for place, word in enumerate(words)
        if word.kind == "word" and word.form not in _PLAIN and (len(word.form) > 2 or word.form.isdecimal())
    ]


def _blocks(left: Sequence[Spoken], right: Sequence[Spoken]) -> Iterator[_Block]:
    """Common and other runs in turn, of both whole."""
    codes: dict[str, int] = {}
    here, there = (
        [
            -1 - side if word.kind == "gap" else codes.setdefault(f"{word.kind} {word.form}", len(codes))
            for word in words
        ]
        for side, words in enumerate((left, right))
    )
    at = at_there = 0
    for block in Indel.opcodes(here, there).as_matching_blocks():
        if block.a > at or block.b > at_there:
            yield _Block((at, block.a), (at_there, block.b), common=False)
        at, at_there = block.a + block.size, block.b + block.size
        if block.size:
            yield _Block((block.a, at), (block.b, at_there), common=True)


def _stretch(blocks: list[_Block], left: Sequence[Spoken], right: Sequence[Spoken]) -> list[_Block]:
    """The run of blocks that both have most clearly in common; what lies before and behind it was cut."""
    best, best_range, total, start = 0.0, (0, 0), 0.0, 0
    for index, block in enumerate(blocks):
        if block.common:
            if total <= 0:
                total, start = 0.0, index
            total += block.size
            if total > best:
                best, best_range = total, (start, index + 1)
        elif _is_change(block, left, right):
            total -= GAP_COST * block.size
    first, last = best_range
    if last and _is_small_rest(blocks[:first]):
        first = 0
    if last and _is_small_rest(blocks[last:][::-1]):
        last = len(blocks)
    kept = blocks[first:last]
    if 0 < last == len(blocks) - 1:
        kept = [*kept, *_changed_end(blocks[last], kept[-1].size, left, right, at_start=False)]
    if first == 1:
        kept = [*_changed_end(blocks[0], kept[0].size, left, right, at_start=True), *kept]
    return kept


def _is_small_rest(blocks: Sequence[_Block]) -> bool:
    """Whether both quotations begin (or end) with the same words, and few lie between these and the stretch."""
    words = max(
        sum(block.left[1] - block.left[0] for block in blocks), sum(block.right[1] - block.right[0] for block in blocks)
    )
    return len(blocks) > 1 and blocks[0].common and words <= SMALL_REST


def _changed_end(
    block: _Block, beside: int, left: Sequence[Spoken], right: Sequence[Spoken], *, at_start: bool
) -> Iterator[_Block]:
    """The outermost words where they were changed: few against few, or few against the first of what was cut there."""
    spans = (block.left, block.right)
    sizes = [high - low for low, high in spans]
    size = max(sizes)
    if min(sizes) == 0 or (size > END_WORDS and (min(sizes) > CUT_END_WORDS or beside < CUT_END_RUN)):
        return
    if size > END_WORDS:
        size = min(sizes)
    here, there = ((max(low, high - size), high) if at_start else (low, min(high, low + size)) for low, high in spans)
    if all(word.kind == "word" for word in (*left[slice(*here)], *right[slice(*there)])):
        yield _Block(here, there, common=False)


def _without_cuts(blocks: list[_Block]) -> list[_Block]:
    """The blocks without what only one side has at the ends."""
    low, high = 0, len(blocks)
    while low < high and blocks[low].is_one_sided:
        low += 1
    while low < high and blocks[high - 1].is_one_sided:
        high -= 1
    return blocks[low:high]


def _is_change(block: _Block, left: Sequence[Spoken], right: Sequence[Spoken]) -> bool:
    """Whether what stands here and there differs in a way that an editor may not make it differ."""
    here, there = left[slice(*block.left)], right[slice(*block.right)]
    if any(word.kind == "open" for word in (*here, *there)):
        return False
    if any(words and all(word.kind == "gap" for word in words) for words in (here, there)):
        return False
    before, after = ("".join(word.form for word in words) for words in (here, there))
    if before == after or {before, after} in _SHORTENED or _is_slip(before, after):
        return False
    if {word.form for word in (*here, *there)} <= _FILLERS:
        return False
    if not here or not there:
        dropped = _is_cut(block, left, right) or _is_stutter(block, left, right)
        return not dropped and not _is_near_gap(block, left, right)
    return True


def _is_near_gap(block: _Block, left: Sequence[Spoken], right: Sequence[Spoken]) -> bool:
    """Whether the side without these words has an ellipsis close by."""
    words, (low, high) = (right, block.right) if block.left[1] > block.left[0] else (left, block.left)
    return any(word.kind == "gap" for word in words[max(0, low - GAP_REACH) : high + GAP_REACH])


def _is_slip(one: str, other: str) -> bool:
    """Whether two long words differ in one letter inside: a slip of the keyboard."""
    if min(len(one), len(other)) < MIN_SLIP or not (one.isalpha() and other.isalpha()) or one[-2:] != other[-2:]:
        return False
    return one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) <= 1


def _is_cut(block: _Block, left: Sequence[Spoken], right: Sequence[Spoken]) -> bool:
    """Whether whole sentences were left out."""
    words, (low, high) = (left, block.left) if block.left[1] > block.left[0] else (right, block.right)
    return high < len(words) and words[low].opens and words[high].opens


def _is_stutter(block: _Block, left: Sequence[Spoken], right: Sequence[Spoken]) -> bool:
    """Whether words are only said twice on one side."""
    words, (low, high) = (left, block.left) if block.left[1] > block.left[0] else (right, block.right)
    said = [word.form for word in words[low:high]]
    before = [word.form for word in words[max(0, low - len(said)) : low]]
    after = [word.form for word in words[high : high + len(said)]]
    return said in (before, after)


def _is_grave(block: _Block, left: Sequence[Spoken], right: Sequence[Spoken]) -> bool:
    """Whether a word that carries meaning was changed."""
    here = {word.form for word in left[slice(*block.left)] if word.kind == "word"}
    there = {word.form for word in right[slice(*block.right)] if word.kind == "word"}
    return not (here ^ there) <= _WEAK


def _change(block: _Block, left: Sequence[Spoken], right: Sequence[Spoken], texts: tuple[str, str]) -> Change:
    return Change(_shown(texts[0], left[slice(*block.left)]), _shown(texts[1], right[slice(*block.right)]))


def _shown(text: str, words: Sequence[Spoken]) -> str:
    return " ".join(text[words[0].start : words[-1].end].split()) if words else ""
