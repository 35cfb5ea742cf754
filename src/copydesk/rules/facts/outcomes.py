"""Outcomes of which a thing can have only one (voted for, against, abstained), told by the words beside a figure."""

import re
from typing import Literal

from copydesk.text.pattern import lazily

Division = Literal["whole", "apart", ""]

_MARK = lazily(r"\x02[a-z]\d+\x03")
_REST = lazily(r"\b(?:others?|elsewhere|the (?:rest|remainder)|remaining|unaffiliated|unknown)\b", re.IGNORECASE)
_PLACED = lazily(r" (?:\w+ ){0,2}(?:in|from|at|on) (?:the )?[A-Z]")
_ELSEWHERE = lazily(r" (?:\w+ )?(?:elsewhere|abroad|overseas)\b")
_PARTICLE = (
    r"(?:(?:of (?:them|these|those) )?(?:had |have |has )?(?:were |was |are |is |been |have been |had been )?"
    r"(?:members? |people |votes? |countries |states |councillors |MPs |lawmakers |cases |games |matches )?)"
)


def _outcomes(*words: str) -> tuple[re.Pattern[str], ...]:
    """A pattern for each outcome, which stands right behind its figure."""
    return tuple(lazily(rf" {_PARTICLE}(?:{each})\b", re.IGNORECASE) for each in words)


# How many of the first outcomes leave nothing out, and the outcomes; in each part one of them is named.
_GROUPS: tuple[tuple[int, tuple[re.Pattern[str], ...]], ...] = (
    (
        3,
        _outcomes(
            r"(?:voted |came out |spoke )?(?:for|in favou?r)|yes|backed|supported|approved?|said yes|ayes?|voted to"
            r" (?:approve|accept|pass|convict|keep|leave)",
            r"(?:voted |came out |spoke )?against|opposed|no\b|rejected|said no|nays?|noes|voted to"
            r" (?:reject|acquit|remain|stay)",
            r"abstain\w*|abstentions?|undecided|(?:were |was )?absent|did not vote|did not take part|stayed away"
            r"|not voting|spoiled|declared an interest|withheld",
        ),
    ),
    (3, _outcomes("wins?|won", "draws?|drew|drawn|ties|tied", "losses|lost|defeats?|loss|defeat")),
    (2, _outcomes("m[ae]n|males?", "wom[ae]n|females?", "children|child")),
    (2, _outcomes("boys?", "girls?")),
    (2, _outcomes("adults?", "children|child|minors?|juveniles?")),
    (9, _outcomes("(?:ran |arrived |left )?(?:on time|early)", "(?:ran )?late|delayed|held up", "cancell?ed|scrapped")),
    (
        9,
        _outcomes(
            "dead|died|killed|fatal|succumbed",
            "recovered|survived|discharged|rescued|(?:found )?alive|released",
            "missing|unaccounted|still missing",
        ),
    ),
    (
        9,
        _outcomes(
            "granted|approved|accepted|upheld|allowed|passed|succeeded|successful|cleared|acquitted",
            "refused|rejected|denied|dismissed|turned down|failed|unsuccessful|convicted|found guilty",
            "pending|withdrawn|deferred|adjourned|awaiting|still (?:open|pending)|undecided",
        ),
    ),
    (9, _outcomes("destroyed|lost|demolished", "damaged", "untouched|unharmed|undamaged|intact|spared")),
    (9, _outcomes("full[- ]time", "part[- ]time")),
    (3, _outcomes("golds?", "silvers?", "bronzes?")),
    (
        9,
        _outcomes(
            "Republicans?",
            "Democrats?|Democratic",
            "independents?",
            "Labour",
            "Conservatives?|Tor(?:y|ies)",
            "Lib(?:eral)? Dem(?:ocrat)?s?",
            "Greens?",
        ),
    ),
    (9, _outcomes("is open|are open|open", "is closed|are closed|closed|shut")),
)
_MOST_PREPOSED = lazily(r" (?:(?:went|goes|go|will go|was spent|is) )?(to|for|on) ")


def parts_of(passage: str) -> list[str]:
    """The words right behind each mark of a passage, up to the next mark."""
    return _MARK.split(passage)[1:]


def division(passage: str) -> Division:
    """How far the figures of a marked passage are known to exclude each other: "whole" ones leave nothing out."""
    tails = parts_of(passage)
    for least, outcomes in _GROUPS:
        found = [_outcome(tail, outcomes) for tail in tails]
        if None in found or len(set(found)) < len(found):
            continue
        named = {each for each in found if each is not None and each >= 0}
        if len(named) < len(tails) - 1 or not named:
            continue
        return "whole" if -1 in found or len(named & set(range(least))) == least else "apart"
    placed = [_PLACED.match(tail) is not None for tail in tails]
    there = [_ELSEWHERE.match(tail) is not None for tail in tails]
    return "whole" if sum(placed) == len(tails) - 1 and sum(there) == 1 else ""


def spends(passage: str) -> bool:
    """Whether all sums of a passage go to one thing each: "£25m to roads, £12m to schools"."""
    ways = [match[1] if (match := _MOST_PREPOSED.match(tail)) else "" for tail in parts_of(passage)]
    return len(ways) > 1 and "" not in ways and len(set(ways)) == 1


def _outcome(tail: str, outcomes: tuple[re.Pattern[str], ...]) -> int | None:
    """Which outcome the words behind a figure name; -1 for the rest, None for none of them."""
    for index, outcome in enumerate(outcomes):
        if outcome.match(tail):
            return index
    return -1 if _REST.search(tail) else None
