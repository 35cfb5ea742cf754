"""How two quotations differ: not at all, by a cut, or by altered words; what an editor may do is no change."""

from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
from rapidfuzz.distance import Indel

from copydesk.reuse.match import Change
from copydesk.reuse.quotes.saying import Saying, other_speaker, same_speaker
from copydesk.reuse.quotes.spoken_form import Spoken, spoken

Verdict = Literal["same", "cut", "altered", "reworded"]

ALTERED, REWORDED = 0.15, 0.5  # greatest part of the aligned words that is changed
MIN_ALIGNED = 8  # words, changed ones among them
MIN_ALIGNED_OF_ONE = 5  # of one speaker
MIN_CONTENT = 3  # words that carry content, among those in common
GAP_COST = 0.7  # of a changed word, beside 1 for a common one: what an aligned stretch is chosen by
LONG_CUT = 6  # words left out in one place; so many that begin a sentence are a cut
END_WORDS = 3  # words at the end that may be changed; more of them are another saying that begins alike
MOST_CHANGES = 12

# What may come and go without a change of what was said.
_WEAK_LISTED = (
    "a an the that which and so well oh uh um er ah eh hm you know i mean like of to in on at for by with as from"
    " is are was were be been being am has have had do does did 's it this these those there here s also just"
)
_WEAK = frozenset(_WEAK_LISTED.split()) - {"just", "you", "know", "i", "mean", "like"}
_FILLERS = frozenset(("uh", "um", "er", "ah", "eh", "hm", "oh", "well", "so", "and", "but", "now", "look"))
_PLAIN_LISTED = (
    "we they he she i you us them him her me my our your their his its who what when where why how all some any more"
    " most will would can could should may might must shall if or because than then up out about into over very not no"
)
_PLAIN = frozenset(_PLAIN_LISTED.split()) | _WEAK | _FILLERS


class Couple(msgspec.Struct, frozen=True, gc=False):
    """Two quotations to be held against each other; `in_passage`: in passages that the two documents share."""

    left: Saying
    right: Saying
    in_passage: bool = False


class Difference(msgspec.Struct, frozen=True, gc=False):
    """What sets two quotations apart, over the stretch that they have in common.

    `words` are those of the stretch, `changed` how many of them differ.
    """

    verdict: Verdict
    words: int
    changed: int
    changes: tuple[Change, ...] = ()

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
    def size(self) -> int:
        return max(self.left[1] - self.left[0], self.right[1] - self.right[0])


def difference(couple: Couple) -> Difference | None:
    """How these quotations differ; None where they are different sayings."""
    left, right = spoken(couple.left.text), spoken(couple.right.text)
    blocks = _stretch(list(_blocks(left, right)), left, right)
    if not blocks:
        return None
    common = [left[at] for block in blocks if block.common for at in range(*block.left)]
    changed = [block for block in blocks if not block.common and _is_change(block, left, right)]
    count = sum(block.size for block in changed)
    aligned = len(common) + count
    one = couple.in_passage or same_speaker(couple.left, couple.right)
    content = len({word.form for word in common if word.form not in _PLAIN})
    if aligned < (MIN_ALIGNED_OF_ONE if one else MIN_ALIGNED) or content < MIN_CONTENT:
        return None
    grave = [block for block in changed if _is_grave(block, left, right)]
    if not grave:
        whole = len(common) >= max(len(left), len(right))
        return Difference("same" if whole else "cut", len(common), 0)
    share = count / aligned
    if share > REWORDED or (share > ALTERED and not one):
        return None
    if other_speaker(couple.left, couple.right) and aligned < 2 * MIN_ALIGNED:
        return None
    texts = couple.left.text, couple.right.text
    changes = tuple(_change(block, left, right, texts) for block in changed[:MOST_CHANGES])
    return Difference("altered" if share <= ALTERED else "reworded", aligned, count, changes)


def _blocks(left: Sequence[Spoken], right: Sequence[Spoken]) -> Iterator[_Block]:
    """Common and other runs in turn, of both whole."""
    codes: dict[str, int] = {}
    here, there = (
        [codes.setdefault(word.form, len(codes)) if word.kind == "word" else -1 - side for word in words]
        for side, words in enumerate((left, right))
    )
    at = at_there = 0
    for block in Indel.opcodes(here, there).as_matching_blocks():
        if block.a > at or block.b > at_there:
            yield _Block((at, block.a), (at_there, block.b), common=False)
        at, at_there = block.a + block.size, block.b + block.size
        if block.size:
            yield _Block((block.a, at), (block.b, at_there), common=True)


def _stretch(blocks: Sequence[_Block], left: Sequence[Spoken], right: Sequence[Spoken]) -> Sequence[_Block]:
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
    if last == len(blocks) - 1 and _is_end(blocks[last], left, right):
        last += 1
    if first == 1 and _is_end(blocks[0], left, right):
        first = 0
    return blocks[first:last]


def _is_end(block: _Block, left: Sequence[Spoken], right: Sequence[Spoken]) -> bool:
    """Whether the outermost words differ, few against few: a cut leaves one side without any."""
    sizes = (block.left[1] - block.left[0], block.right[1] - block.right[0])
    words = [*left[slice(*block.left)], *right[slice(*block.right)]]
    return min(sizes) > 0 and max(sizes) <= END_WORDS and all(word.kind == "word" for word in words)


def _is_change(block: _Block, left: Sequence[Spoken], right: Sequence[Spoken]) -> bool:
    """Whether what stands here and there differs in a way that an editor may not make it differ."""
    here, there = left[slice(*block.left)], right[slice(*block.right)]
    if any(word.kind == "open" for word in (*here, *there)):
        return False
    if any(word.kind == "gap" for word in here) and not any(word.kind == "word" for word in here):
        return False
    if any(word.kind == "gap" for word in there) and not any(word.kind == "word" for word in there):
        return False
    before, after = ("".join(word.form for word in words) for words in (here, there))
    if before == after or {word.form for word in (*here, *there)} <= _FILLERS:
        return False
    if not here or not there:
        return not _is_cut(block, left, right) and not _is_stutter(block, left, right)
    return True


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
