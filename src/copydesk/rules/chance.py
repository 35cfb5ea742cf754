"""How often literals are found in texts by chance: which of them are worth a search."""

from collections.abc import Iterable
from functools import cache

from copydesk.rules.fold import BLANK, DIGIT, EDGE, LINE

# How often letters stand in Latin script, roughly: as the first of a literal or word; the others are likelier.
_OFTEN = dict(zip("etaoinshrdlcumwfgypbvkjxqz", (
    .1, .075, .065, .06, .057, .057, .052, .05, .049, .035, .033, .023, .023, .02, .02, .018, .017, .016, .016, .012,
    .008, .006, .002, .002, .001, .001), strict=True))  # fmt: skip
_OFTEN |= {BLANK: 0.16, LINE: 1 / 120, DIGIT: 0.02}
_OFTEN |= dict.fromkeys(",.'-’", 0.01) | dict.fromkeys('"“”():;?!/$%&–—', 0.001)
_SELDOM, _FOREIGN = 0.0001, 0.02


_INSIDE = {char: min(0.3, 2.5 * chance) for char, chance in _OFTEN.items()} | {DIGIT: 0.02, LINE: 0.05}
_BEFORE_WORDS = BLANK + LINE
_PAIRS = {DIGIT + DIGIT: 0.5, BLANK + DIGIT: 0.03}
_LOOK = 6  # characters that are weighed; the others count as middling letters
_MIDDLING = 0.12
_AT_EDGE = 0.3
_COMMON_WORDS = "the of to and in a that is for on with as by at from it he she was all you your"
_COMMON = frozenset(_COMMON_WORDS.split())
_VERY_COMMON = 20
_ANYWHERE = 5  # words are commoner than their letters tell, but not at the beginning of a line or sentence


@cache
def _chance(literal: str) -> float:
    if not literal:
        return 1.0
    if literal[0] == EDGE or literal[-1] == EDGE:
        return _AT_EDGE * _chance(literal.strip(EDGE))
    before = literal[0]
    chance = _OFTEN.get(before) or _rare(before)
    if before.isalpha() or before == BLANK:
        chance *= _ANYWHERE
    for char in literal[1:_LOOK]:
        chance *= _PAIRS.get(before + char) or (_OFTEN if before in _BEFORE_WORDS else _INSIDE).get(char) or _rare(char)
        if before == DIGIT and char.isalpha():
            chance *= 0.2
        before = char
    if not _COMMON.isdisjoint(literal.split()):
        chance *= _VERY_COMMON
    return chance * _MIDDLING ** max(0, len(literal) - _LOOK)


def _rare(char: str) -> float:
    return _FOREIGN if char.isalpha() else _SELDOM


def expected(literals: Iterable[str]) -> float:
    """How many finds per character of text the literals give by chance."""
    return sum(map(_chance, literals))
