"""Ages as a text tells them: beside a name, and beside the year of birth."""

import re
from collections.abc import Iterator

import msgspec

from copydesk.text.pattern import lazily

_AGE = r"(?P<age>1[89]|[2-9]\d|10\d)"
_BEHIND = lazily(
    rf"(?:, (?:who is |who[’']s |now |(?:now )?aged |age |a |is )?{_AGE}(?:[ -]years?[ -]old)?(?=[,.;:)]|$|"
    rf" and (?:who|his|her)\b)"
    rf"| \({_AGE.replace('age', 'bracketed')}\)"
    rf"|,? (?:who )?(?:is|turned|turns|has turned) {_AGE.replace('age', 'stated')}"
    r"(?: years old)?(?=[,.;]| (?:years old|on|this|today|next|and)\b|$))"
)
_BEFORE = lazily(rf"(?<![\w-]){_AGE}[ -]year[ -]old (?:(?!of\b|to\b|and\b|with\b|for\b|who\b)[\w’'-]+ ){{0,4}}$")
_AT = lazily(rf"At {_AGE}, (?:[\w’'-]+ ){{0,5}}$")
_NOW = lazily(r" (?:says|is|has|remains|wants|will|runs|holds|plans|rules|leads)\b")
_REACH = 90

_STEP = (
    r"(?:(?:[A-Z][\w.’'-]{0,24}|\d{1,2}(?:st|nd|rd|th)?|in|on|of|the|near|at|a|small|town|village|city|outside|"
    r"and|raised|"
    r"suburb|north|south|east|west|London),? ){0,10}"
)
BIRTH = rf"born {_STEP}(?P<year>1[89]\d\d|20[012]\d)\b(?!s\b|[-–/])"
_NAME = r"(?<![\w.])[A-Z][\w.’'-]{0,24}(?: (?:[A-Z][\w.’'-]{0,24}|de|van|von|der|al|bin|da|di)){1,3}"
_NOUN = r"(?:(?!of\b|to\b|by\b|whose\b|and\b|than\b)[a-z-]{1,20} )"
_ENDS = r"(?=[,.;]| (?:years old|next|this|on|in|later|and)\b|$)"
_TOGETHER = (
    lazily(rf"(?P<name>{_NAME}), (?:now )?(?:aged )?{_AGE}, (?:who )?(?:was |is )?{BIRTH}"),
    lazily(rf"(?P<name>{_NAME}), (?:now )?(?:aged )?{_AGE}, (?:a|an|the) {_NOUN}{{1,4}}(?:who was |who is )?{BIRTH}"),
    lazily(rf"(?P<name>{_NAME}) \({_AGE}\),? (?:who )?(?:was )?{BIRTH}"),
    lazily(
        rf"(?P<name>{_NAME}|^(?!He|She|It|They|The )[A-Z][\w’'-]{{2,24}})(?:, (?:a|an|the) {_NOUN}{{1,4}}|,? )(?:who )?"
        rf"(?:was )?{BIRTH},? (?:and )?is (?:now )?"
        rf"{_AGE}\b(?! (?:per|times|of|in|\w+ings?)\b)"
    ),
    lazily(
        rf"(?P<name>{_NAME}|The [A-Z][a-z]+), who (?:is|turns|turned|has (?:just )?turned) {_AGE}"
        rf"(?: (?:this|last) \w+| on \w+day| in [A-Z][a-z]+| on \d+ [A-Z][a-z]+| on [A-Z][a-z]+ \d+| years old)?"
        rf"(?:, was| and was) {BIRTH}"
    ),
    lazily(rf"(?P<name>{_NAME}), who was {BIRTH}(?:,|,? and) (?:has )?turned {_AGE}{_ENDS}"),
    lazily(
        rf"(?P<name>{_NAME}), (?:who was )?{BIRTH},? (?:and )?(?P<ahead>turns|will (?:be|turn)|is about to turn)"
        rf" {_AGE}{_ENDS}"
    ),
    lazily(rf"(?P<name>{_NAME}) \({BIRTH}\),? (?:now )?(?:is |aged )?{_AGE}(?=[,.;)]|$| )"),
    lazily(
        rf"^[\"“]?{BIRTH.replace('born', '[Bb]orn')}[^,;]{{0,40}}, (?:the )?(?:[a-z-]+ ){{0,4}}"
        rf"(?P<name>{_NAME}), (?:now )?{_AGE}(?=,)"
    ),
    lazily(rf"^[\"“]?(?:The )?{_AGE}-year-old (?:[a-z-]+ ){{0,3}}(?P<name>(?:{_NAME})?),? ?(?:who )?was {BIRTH}"),
    lazily(rf"^[\"“]?(?P<name>The ){_AGE}-year-old(?: [a-z-]+){{0,3}}, (?:who was )?{BIRTH}"),
    lazily(
        rf"^[\"“]?(?P<name>She|He) was {BIRTH},? and (?:now |today )?(?:is|turns) (?:now )?{_AGE}"
        r"(?: years old)?(?=[,.;]|$)"
    ),
)
_ALONE = lazily(rf"(?P<name>{_NAME}), (?:now )?(?:aged )?{_AGE}(?=,)")
_DIED = lazily(
    rf"(?P<name>{_NAME})[^.;]{{0,60}}? (?:has )?died (?:(?:on|in|at|last|this|early|late|yesterday|today|"
    rf"peacefully|[A-Z]\w+) ){{0,6}}"
    rf"(?:(?P<died>1[89]\d\d|20[012]\d),? )?(?:at the age of|at age|aged|at) {_AGE}\b"
)
_NEXT = lazily(rf"^(?:He|She|[A-Z]\w+) was {BIRTH}")
_HERS = lazily(r"\b(?:son|daughter|father|mother|brother|sister|wife|husband|widow|child|children|twin|nephew|niece)\b")

_WHO_WAS = lazily(r", who (?:was born|is \d)")  # it is said of the name right before it
_ANOTHERS = lazily(r"\b(?:of|to|by|from|with|for|and|whose|than|married) (?:[a-z-]+ ){0,3}$")


class ToldAge(msgspec.Struct, frozen=True):
    """An age in a sentence's flat text, and with it the year of birth if it is told in the same breath.

    `start` to `end` is the age and what belongs to it. `died` is the year in which the age was reached for the last
    time, None for an age of today. `behind` tells that the year of birth stands in the next sentence, there up to
    `next_end`. `ahead` tells that the age is yet to be reached ("will be 80 next spring").
    """

    start: int
    end: int
    age: int
    born: int | None = None
    died: int | None = None
    next_end: int | None = None
    ahead: bool = False


def age_beside(flat: str, start: int, end: int) -> ToldAge | None:
    """The age told right beside a name that stands at these offsets."""
    behind = _BEHIND.match(flat, end)
    if behind is not None:
        shown = behind["age"] or behind["bracketed"] or behind["stated"]
        return ToldAge(start, behind.end(), int(shown))
    low = max(0, start - 70)
    at = _AT.match(flat[:start]) if start < _REACH and _NOW.match(flat, end) else None
    if at is not None:
        return ToldAge(0, end, int(at["age"]))
    before = _BEFORE.search(flat[low:start])
    if before is None or _HERS.search(before[0]):
        return None
    return ToldAge(low + before.start(), end, int(before["age"]))


def ages_with_birth(flat: str, following: str) -> Iterator[ToldAge]:
    """Ages told together with a year of birth, in this sentence, or in this one and the next."""
    found = False
    for pattern in _TOGETHER:
        for match in pattern.finditer(flat):
            found = True
            anothers = _ANOTHERS.search(flat, 0, match.start()) and not _WHO_WAS.search(match[0])
            if anothers or _HERS.search(flat, 0, match.start()):
                continue  # "the son of NAME, 42, was born in 1990"
            start = min(match.start("age"), match.start("year"))
            end = max(match.end("age"), match.end("year"))
            ahead = match.groupdict().get("ahead") is not None
            yield ToldAge(start, end, int(match["age"]), born=int(match["year"]), ahead=ahead)
    birth = _NEXT.match(following) if not found else None
    if birth is None or _HERS.search(flat):
        return
    told = list(_DIED.finditer(flat)) or list(_ALONE.finditer(flat))
    if len(told) != 1 or len(re.findall(r"\b\d{2}\b(?=,|-year)", flat)) > 1:
        return
    match = told[0]
    died = match.groupdict().get("died")
    yield ToldAge(
        match.start("age"),
        match.end("age"),
        int(match["age"]),
        born=int(birth["year"]),
        died=int(died) if died else None,
        next_end=birth.end(),
    )
