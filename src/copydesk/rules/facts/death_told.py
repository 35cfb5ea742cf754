"""Clauses that tell of somebody's death without "late": "NAME, who died last year", "NAME's widow", "posthumous"."""

import re
from collections.abc import Iterator

import msgspec

from copydesk.knowledge import Mention
from copydesk.rules.facts.statement import Statement
from copydesk.rules.facts.titled import titled_from
from copydesk.rules.facts.titles import fits, names_an_office
from copydesk.text.pattern import lazily

CUES = ("died|", "passed away", "widow|", "widower|", "posthumous", "in memory of", "death|")

_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
# A time at which a death lies: none of "dies in the third act", "death in Venice".
_WHEN = (
    rf"(?:(?:late |early |earlier )?(?:last|this) (?:year|month|week|spring|summer|autumn|fall|winter|{_DAY}|{_MONTH})"
    rf"|in (?:early |late |mid-)?(?:{_MONTH}(?:,? (?:19|20)\d\d)?|(?:19|20)\d\d)"
    rf"|(?:on )?(?:{_DAY},? )?(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? (?:19|20)\d\d)?"
    rf"|(?:on )?{_DAY}|a (?:year|month|week|decade) ago"
    r"|(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twenty|several|some) (?:years|months|weeks|days) ago)"
)
_HOW = (
    rf"(?:,? ?(?:suddenly|peacefully|{_WHEN}|aged? \d{{2,3}}|at (?:the age of |age )?\d{{2,3}}|at (?:his|her) home"
    r"|of (?:a |an )?(?:cancer|heart|stroke|pneumonia|leuk|[Cc]ovid|COVID|complications|natural causes)"
    r"|from (?:cancer|complications)"
    r"|after (?:a|an) (?:long |short |brief )?(?:illness|fall|stroke|battle)))"
)
_DIED = rf"(?:(?:has |had )?(?:since )?(?:died|passed away)\b{_HOW}|(?:has |had )(?:since )?(?:died|passed away)\b)"
_WHO = lazily(rf",? who {_DIED}")
_SAID = lazily(rf" {_DIED}")
_NEWS = lazily(rf"\b(?:this|{_DAY})\b")
_IN_MID = lazily(r",? (?:who )?(?:(?:shortly|just|not long|soon|weeks|months|days|years) )?before (?:his|her) death,? ")
_LEFT = lazily(r"['’]s? (?:widow|widower|posthumous)\b(?! (?:maker|s\b))")
_POSTHUMOUS = lazily(
    r"(?:,| was| is| has been)? (?:was |were )?posthumously (?:award|honou?r|given|made|decorat|induct|nam)\w*"
)
_DEATH_SINCE = lazily(rf"['’]s? death,? {_WHEN}")
_BEFORE_NAME = lazily(
    r"\b(?:(?:[Tt]he |[Aa] |, )?(?:widow|widower) of|(?:[Aa]|[Tt]he) posthumous [a-z]+(?: [a-z]+)? (?:for|to|of|by)"
    r"|(?:awarded|given) posthumously to|[Ii]n (?:loving )?memory of)(?: the)?(?: late)? $"
)
_DEATH_OF = lazily(r"\b(?:[Ss]ince|[Aa]fter|[Ff]ollowing|[Bb]efore|[Uu]ntil) the death of(?: the)? $")
_DEATH_DATED = lazily(rf",? {_WHEN}")
# Who died may be somebody that the name only belongs to: "the son of NAME, who died".
_BELONGS = lazily(r"(?:\b(?:of|to|whose|near|and|or|&)|['’]s?|,) $")
_HEADS = lazily(
    r"(?:^|[.:;—–“\"] ?|\b(?:[Aa]nd|[Bb]ut|[Ww]hen|[Aa]fter|[Bb]efore|[Ss]ince|[Uu]ntil|that|said|[Ww]here"
    r"|[Bb]ecause),? )[\"“]?(?:[Tt]he )?$"
)
_GOES_ON = lazily(r"['’]| [A-Z]")
_LATE = lazily(r"\b(?:late|deceased)\b", re.IGNORECASE)  # told already
_REACH = 60
_LIVES_ON = lazily(
    r"\b(?:rumou?r\w*|hoax\w*|alive|false\w*|wrong\w*|mistak\w*|almost|nearly|would have|thought|believed|fear\w*|if"
    r"|never|claim\w*|report(?:s|ed) of|joke[sd]?|laugh\w*|career|campaign|hopes|dream\w*|inside|on stage|on screen"
    r"|played|plays|portray\w*|character|role|film|series|season|episode)\b",
    re.IGNORECASE,
)


class DeathTold(msgspec.Struct, frozen=True):
    """A clause that tells of a death as past: its place in the sentence's flat text, and the name in it."""

    start: int
    end: int
    mention: Mention


def deaths_told(statement: Statement, mentions: tuple[Mention, ...]) -> Iterator[DeathTold]:
    """The clauses of a sentence that say that somebody known has died.

    Not of names that other people bear too, unless an office that they held stands before them, and not where the name
    may only tell whose relative died.
    """
    flat = statement.flat
    for mention in mentions:
        start = titled_from(flat, mention)
        titles = flat[start : mention.start]
        if (mention.needs_title and not names_an_office(titles)) or _LATE.search(titles):
            continue
        if not all(fits(titles, person) for person in mention.people) or _LIVES_ON.search(flat):
            continue
        place = _told(flat, mention, start)
        if place is not None:
            yield DeathTold(*place, mention)


def _told(flat: str, mention: Mention, start: int) -> tuple[int, int] | None:
    """Start and end of the clause around a name that stands from `start` on, None if it tells of no death."""
    before, end = flat[max(0, start - _REACH) : start], mention.end
    aside = _WHO.match(flat, end) or _IN_MID.match(flat, end)
    if aside is not None:
        return None if _BELONGS.search(before) else (start, _trimmed(flat, aside.end()))
    said = _SAID.match(flat, end) or _POSTHUMOUS.match(flat, end)
    if said is not None:  # with a weekday the text is the news of the death, and its own date in doubt
        return (start, said.end()) if _HEADS.search(before) and not _NEWS.search(said[0]) else None
    return _of_the_dead(flat, start, end, before) if "," not in flat[start:end] else None


def _of_the_dead(flat: str, start: int, end: int, before: str) -> tuple[int, int] | None:
    """The same of a noun that only the dead have: a widow, a memory, a death with its year."""
    behind = _LEFT.match(flat, end) or _DEATH_SINCE.match(flat, end)
    if behind is not None:
        return start, behind.end()
    led = _BEFORE_NAME.search(before) or (_DEATH_OF.search(before) if _DEATH_DATED.match(flat, end) else None)
    if led is None or _GOES_ON.match(flat, end):
        return None
    return start - len(before) + led.start(), end


def _trimmed(flat: str, end: int) -> int:
    while flat[end - 1] in ", ":
        end -= 1
    return end
