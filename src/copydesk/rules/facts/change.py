"""Two ends of a change in a sentence, and the words for its way: "rose ... from 40 to 50", "50, up ... on 40"."""

import re

from copydesk.rules.facts.figured import alike, mark, meant
from copydesk.text import Figure, Interval
from copydesk.text.pattern import lazily

UP = (
    r"(?:r[oi]se[sn]?|rising|increas(?:e[sd]?|ing)|gr[eo]wn?|grows|growing|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?"
    r"|soar(?:s|ed|ing)?|surg(?:e[sd]?|ing)|gain(?:s|ed)?|(?:go(?:es|ne)?|went|shot|edged|ticked|crept|moved|pushed) up"
    r"|up|leap(?:s|t|ed)?|swell(?:s|ed)?|expand(?:s|ed)?|balloon(?:s|ed)?|advanc(?:e[sd]?)|rallied|rocketed"
    r"|hikes?|raise[sd]?"
    r"|higher|growth|boost(?:s|ed)?|more|upturn)"
)
DOWN = (
    r"(?:f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|down|shr[aiu]nk(?:s|ing)?"
    r"|sl[io]d(?:e[sd]?)?|slump(?:s|ed)?|plung(?:e[sd]?)|tumbl(?:e[sd]?)|s[aiu]nk|cuts?|cutting"
    r"|reduc(?:e[sd]?|ing|tion)"
    r"|slip(?:s|ped)?|dip(?:s|ped)?|lower(?:ed)?|(?:go(?:es|ne)?|went|came|edged) down|plummet(?:s|ed)?|eased"
    r"|contract(?:ed|ion)|trimmed|slashed|dwindled|los[st]|less|fewer|downturn)"
)
# What may stand between two figures of one change: no other one, unless it counts time ("in the nine months to June").
GAP = r"(?:[^\x02;:]|\x02[co]\d+\x03(?= (?:years?|months?|weeks?|days?|quarters?|half|halves)\b)){0,60}?"
_BREAK = lazily(
    r"\b(?:while|but|whereas|although|though|and|as|taking|after|because|when|where|which|who|if|before (?=\w+ing)|or"
    r" (?!\x02|so\b)"
    r"|between|ages?|aged|target|average|each|respectively)\b"
)
_VERB = lazily(rf"\b(?!up\b|down\b)(?:{UP}|{DOWN})\b")
_AS_MANY = lazily(
    r"\bas (?:many|much|high|large|big) as\b|\blast (?:year|month|week|season|quarter) and\b|\bas against\b"
)
_TEMPERED = lazily(
    r"\b(?:annuali[sz]ed|annually|annual (?:rate|growth|average|increase|rise|decline|pace|drop|gain)s?|per"
    r" (?:year|annum|month)|a year,? (?:over|for|since)|(?:percent|per"
    r" cent|%) a year"
    r"|every year|each year|seasonally|adjust(?:ed|ing)|inflation|real terms|constant currenc\w+|like[- ]for[- ]like"
    r"|organic\w*|compound(?:ed)?|on average|an average|cumulative\w*|respectively|compared with the target"
    r"|in local currenc\w+"
    r"|same[- ]store|comparable|pro rata|per share|net of|excluding|stripp\w+|weighted)\b",
    re.IGNORECASE,
)

# "from 40 members to 50", "to 50 from 40", "1,250 instead of 1,000", "cost 2 euros and now 3 euros"
_THE = r"(?:the |a |an |last year['’]s |the previous |the prior )?"
FROM_TO = (
    rf"from {mark('cmp', 'a')}{GAP} to {_THE}{mark('cmp', 'b')}"
    rf"|to {mark('cmp', 'b2')}(?:,? or {mark('m')} (?:a|per) share,)?{GAP} (?:(?:up |down )?from|compared"
    rf" (?:with|to)|against"
    rf"|as against|versus) {_THE}{mark('cmp', 'a2')}"
    rf"|{mark('cmp', 'b3')}{GAP} (?:instead of|rather than|as opposed to|compared (?:with|to)|against|up"
    rf" from|down from) {_THE}"
    rf"{mark('cmp', 'a3')}"
    rf"|(?:cost|costing|paid|numbered|stood at|had|charged) {mark('cm', 'a4')}{GAP} (?:now|today)(?:"
    rf" [a-z]+)? {mark('cm', 'b4')}"
)
_THOUSAND = 1000
_TEN = 10
_COARSE, _ONE = 0.35, 0.05  # of a step: how far one digit of millions may be from what it stands for, and a 1 downwards
_FAR = 50.0  # beyond this ratio one end lacks its "million"


def tempered(flat: str) -> bool:
    """Whether the change is one by the year, adjusted, averaged: not that of the two figures beside it."""
    return _TEMPERED.search(flat) is not None


def ends(match: re.Match[str], figures: tuple[Figure, ...]) -> tuple[Figure, Figure] | None:
    """The first and the last figure of a change, if they count the same thing in the same scale."""
    groups = match.groupdict()
    first = next((value for name, value in groups.items() if name[0] == "a" and value), None)
    last = next((value for name, value in groups.items() if name[0] == "b" and value), None)
    if first is None or last is None or _BREAK.search(_AS_MANY.sub("", match[0])):
        return None
    if groups.get("a2") and _VERB.search(match[0], match.end("b2") - match.start(), match.start("a2") - match.start()):
        return None  # "up 5% to 300, deposits rose from 200"
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
        return Interval(figure.value - other.step / 2, figure.value + other.step / 2)
    digit = figure.value / figure.step if figure.step else 0.0
    if figure.step >= _THOUSAND and digit == int(digit) < _TEN and not figure.hedge:
        # Who compares 2 million with 4 million has not rounded 2.5 and 3.5; and 0.6 million is no 1 million.
        down = _COARSE if digit > 1 else _ONE
        return Interval(figure.value - down * figure.step, figure.value + _COARSE * figure.step)
    return meant(figure)
