"""What an editor may do to a quotation: cut, add in brackets, spell, mend a slip; all else is a change."""

from collections.abc import Sequence

from rapidfuzz.distance import OSA

from copydesk.reuse.match import Change
from copydesk.reuse.quotes.alignment import Block
from copydesk.reuse.quotes.spoken_form import Spoken

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
    " better best off ago"
)
# With what everybody says: words that do not tell one statement from another.
PLAIN = frozenset(_PLAIN_LISTED.split()) | _WEAK | _FILLERS


def is_change(block: Block, left: Sequence[Spoken], right: Sequence[Spoken]) -> bool:
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


def _is_near_gap(block: Block, left: Sequence[Spoken], right: Sequence[Spoken]) -> bool:
    """Whether the side without these words has an ellipsis close by."""
    words, (low, high) = (right, block.right) if block.left[1] > block.left[0] else (left, block.left)
    return any(word.kind == "gap" for word in words[max(0, low - GAP_REACH) : high + GAP_REACH])


def _is_slip(one: str, other: str) -> bool:
    """Whether two long words differ in one letter inside: a slip of the keyboard."""
    if min(len(one), len(other)) < MIN_SLIP or not (one.isalpha() and other.isalpha()) or one[-2:] != other[-2:]:
        return False
    return one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) <= 1


def _is_cut(block: Block, left: Sequence[Spoken], right: Sequence[Spoken]) -> bool:
    """Whether whole sentences were left out."""
    words, (low, high) = (left, block.left) if block.left[1] > block.left[0] else (right, block.right)
    return high < len(words) and words[low].opens and words[high].opens


def _is_stutter(block: Block, left: Sequence[Spoken], right: Sequence[Spoken]) -> bool:
    """Whether words are only said twice on one side."""
    words, (low, high) = (left, block.left) if block.left[1] > block.left[0] else (right, block.right)
    said = [word.form for word in words[low:high]]
    before = [word.form for word in words[max(0, low - len(said)) : low]]
    after = [word.form for word in words[high : high + len(said)]]
    return said in (before, after)


def is_grave(block: Block, left: Sequence[Spoken], right: Sequence[Spoken]) -> bool:
    """Whether a word that carries meaning was changed."""
    here = {word.form for word in left[slice(*block.left)] if word.kind == "word"}
    there = {word.form for word in right[slice(*block.right)] if word.kind == "word"}
    return not (here ^ there) <= _WEAK


def is_small(change: Change) -> bool:
    """Whether a change is of articles, prepositions and the like alone."""
    words = f"{change.left} {change.right}".lower().replace("\u2019", "'").split()
    return _WEAK.issuperset(word.strip(".,;:!?") for word in words)


def change(block: Block, left: Sequence[Spoken], right: Sequence[Spoken], texts: tuple[str, str]) -> Change:
    """What stands here and there, as the two texts print it."""
    return Change(_shown(texts[0], left[slice(*block.left)]), _shown(texts[1], right[slice(*block.right)]))


def _shown(text: str, words: Sequence[Spoken]) -> str:
    return " ".join(text[words[0].start : words[-1].end].split()) if words else ""
