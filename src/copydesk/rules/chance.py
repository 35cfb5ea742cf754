"""How often literals are found in texts by chance: which of them are worth a search."""

import math
from collections.abc import Iterable
from functools import cache

from copydesk.rules.fold import BLANK, DIGIT, LINE

# How often letters stand in Latin script, roughly; the first letter of a literal, and, three times as likely, the rest.
_OFTEN = dict(zip("etaoinshrdlcumwfgypbvkjxqz", (
    .1, .075, .065, .06, .057, .057, .052, .05, .049, .035, .033, .023, .023, .02, .02, .018, .017, .016, .016, .012,
    .008, .006, .002, .002, .001, .001), strict=True))  # fmt: skip
_OFTEN |= {BLANK: 0.16, LINE: 1 / 120, DIGIT: 0.02}
_OFTEN |= dict.fromkeys(",.'-’", 0.01) | dict.fromkeys('"“”():;?!/$%&–—', 0.001)
_SELDOM, _FOREIGN = 0.0001, 0.02


@cache
def _chance(literal: str) -> float:
    if not literal:
        return 1.0
    chances = [_OFTEN.get(char, _FOREIGN if char.isalpha() else _SELDOM) for char in literal]
    return math.prod([chances[0], *(min(0.35, 3 * chance) for chance in chances[1:])])


def expected(literals: Iterable[str]) -> float:
    """How many finds per character of text the literals give by chance."""
    return sum(map(_chance, literals))
