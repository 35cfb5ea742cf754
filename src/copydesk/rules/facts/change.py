"""Two ends of a change in a sentence, and the words for its way: "rose ... from 40 to 50", "50, up ... on 40"."""

import re

from copydesk.rules.facts.figured import alike, mark, meant
from copydesk.text import Figure, Interval

UP = (
    r"(?:r[oi]se[sn]?|rising|increas(?:e[sd]?|ing)|gr[eo]wn?|grows|growing|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?"
    r"|soar(?:s|ed|ing)?|surg(?:e[sd]?|ing)|gain(?:s|ed)?|(?:go(?:es|ne)?|went|shot|edged|ticked|crept|moved|pushed) up"
    r"|up|leap(?:s|t|ed)?|swell(?:s|ed)?|expand(?:s|ed)?|balloon(?:s|ed)?|advanc(?:e[sd]?)|rallied|rocketed|hikes?|raise[sd]?"
    r"|higher|growth|boost(?:s|ed)?|more|upturn)"
)
DOWN = (
    r"(?:f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|down|shr[aiu]nk(?:s|ing)?"
    r"|sl[io]d(?:e[sd]?)?|slump(?:s|ed)?|plung(?:e[sd]?)|tumbl(?:e[sd]?)|s[aiu]nk|cuts?|cutting|reduc(?:e[sd]?|ing|tion)"
    r"|slip(?:s|ped)?|dip(?:s|ped)?|lower(?:ed)?|(?:go(?:es|ne)?|went|came|edged) down|plummet(?:s|ed)?|eased"
    r"|contract(?:ed|ion)|trimmed|slashed|dwindled|los[st]|less|fewer|downturn)"
)
_NOUN = r"(?:[ -](?!(?:and|but|while|to|from|or|with|after|as|by|in)\b)[A-Za-z][\w'’-]{0,20}){0,3}?"
_WHEN = (
    r"(?:,? (?:in|over|since|during|for|by|at|this|last|that|a|an|the|same|previous|prior|year|month|week|quarter|decade"
    r"|earlier|ago|before|period|half|end|beginning|start|of|on|just|only|years|months|weeks|days|past"
    r"|\x02[oc]\d+\x03(?= (?:years|months|weeks|days|quarter|half)\b)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|[12]\d{3})"
    r"(?=[ ,.;)])){0,6}?"
)
_TEMPERED = re.compile(
    r"\b(?:annuali[sz]ed|annual(?:ly)?|per (?:year|annum|month)|a year,? (?:over|for|since)|(?:percent|per cent|%) a year"
    r"|every year|each year|seasonally|adjust(?:ed|ing)|inflation|real terms|constant currenc\w+|like[- ]for[- ]like"
    r"|organic\w*|compound(?:ed)?|on average|an average|cumulative\w*|respectively|compared with the target|in local currenc\w+"
    r"|same[- ]store|comparable|pro rata|per share|net of|excluding|stripp\w+|weighted)\b",
    re.IGNORECASE,
)

# "from 40 members to 50", "to 50 from 40", "from 40 in 2010 to 50 in 2015"
FROM_TO = (
    rf"from {mark('cm', 'a')}{_NOUN}{_WHEN} to {mark('cm', 'b')}"
    rf"|to {mark('cm', 'b2')}{_NOUN}{_WHEN},? (?:(?:up |down )?from|compared (?:with|to)|against|versus) "
    rf"(?:the |a |last year['’]s )?{mark('cm', 'a2')}"
)
NOUN, WHEN = _NOUN, _WHEN
_THOUSAND = 1000
_FAR = 50.0  # beyond this ratio one end lacks its "million"


def tempered(flat: str) -> bool:
    """Whether the change is one by the year, adjusted, averaged: not that of the two figures beside it."""
    return _TEMPERED.search(flat) is not None


def ends(match: re.Match[str], figures: tuple[Figure, ...]) -> tuple[Figure, Figure] | None:
    """The first and the last figure of a change, if they count the same thing in the same scale."""
    groups = match.groupdict()
    first = groups.get("a") or groups.get("a2")
    last = groups.get("b") or groups.get("b2")
    if first is None or last is None:
        return None
    a, b = figures[int(first)], figures[int(last)]
    if not alike(a, b) or not a.value or not b.value or not 1 / _FAR < a.value / b.value < _FAR:
        return None
    return None if a.compound or b.compound else (a, b)


def ratio(a: Figure, b: Figure) -> Interval:
    """What the last figure can be as a multiple of the first."""
    first, last = _meant_beside(a, b), _meant_beside(b, a)
    if first.low <= 0:
        return Interval(0.0, float("inf"))
    return Interval(last.low / first.high, last.high / first.low)


def _meant_beside(figure: Figure, other: Figure) -> Interval:
    """What a figure can mean beside another: next to 1.5 million, 2 million is a 2.0 whose nought was dropped."""
    if other.step < figure.step and figure.step >= _THOUSAND and not figure.hedge:
        return Interval(figure.value - other.step, figure.value + other.step)
    return meant(figure)
