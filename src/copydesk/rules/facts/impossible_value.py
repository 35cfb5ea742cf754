"""Values that cannot be: colder than the coldest, a quake of magnitude 78, an hour past 24, eight million on Earth."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.statement import Statement
from copydesk.text.pattern import lazily

_NUMBER = r"(?P<n>\d{1,4}(?:\.\d{1,6})?)"
_TENTHS = r"(?P<n>\d{1,3}(?:\.\d{1,6})?)"


class Bound(NamedTuple):
    """A shape of values, the least and the most that is possible, and what to say of others."""

    needs: tuple[str, ...]  # words of which the sentence must hold one, in lower case: a look for them is quick
    shape: re.Pattern[str]
    least: float
    most: float
    why: str


_BOUNDS = (
    Bound(
        ("minus ", "-", "−"),
        lazily(
            rf"(?:\bminus |(?<![\w.)])[-−]){_NUMBER} ?(?:°|degrees? )?(?:C\b|Celsius\b|centigrade\b)", re.IGNORECASE
        ),
        0,
        273.15,
        "nothing is colder than minus 273.15C",
    ),
    Bound(
        ("alcohol",),
        lazily(
            rf"\bblood[- ]alcohol (?:level|content|concentration|reading|count)s? (?:of|was|at)(?: about"
            rf"| over)? {_TENTHS}"
            r" ?(?:%|per ?cent\b)",
            re.IGNORECASE,
        ),
        0,
        0.9,
        "half of one percent kills",
    ),
    Bound(
        ("quake", "tremor", "aftershock", "richter"),
        lazily(
            rf"\bmagnitude[- ](?:of )?{_TENTHS}(?! ?(?:%|per ?cent|times|million|billion"
            rf"|thousand))(?=[^.]{{0,40}}\b(?:quake"
            rf"|earthquake|tremor|aftershock|shock|struck|hit))|\b(?:earth)?quake,? (?:of|with a) magnitude (?:of )?"
            r"(?P<m>\d{1,3}(?:\.\d{1,6})?)(?! ?(?:%|per ?cent|times|million|billion|thousand))",
            re.IGNORECASE,
        ),
        -3,
        10,
        "no quake was ever of magnitude 10",
    ),
    Bound(
        ("% of", "cent of"),
        lazily(
            r"(?P<n>\d{3,4}(?:\.\d{1,6})?)(?: ?%| per ?cent) of (?:the |all |its |their |those )?(?:respondents|voters"
            r"|people"
            r"|(?:world['’]s |country['’]s |city['’]s |global |total |adult )?population|households|members|pupils"
            r"|students"
            r"|adults|women|men|patients|residents|Americans|Britons|electorate|vote|votes|land|surface)\b(?! (?:of"
            r"|needed"
            r"|target|quota|cast in))",
            re.IGNORECASE,
        ),
        0,
        100,
        "a part is no more than the whole",
    ),
    Bound(
        ("latitude", "parallel"),
        lazily(r"\b(?:latitude|parallel) (?:of )?(?P<n>\d{2,3}(?:\.\d{1,6})?)(?: ?°| degrees)", re.IGNORECASE),
        0,
        90,
        "latitudes end at 90 degrees",
    ),
    Bound(
        ("alcohol", "abv"),
        lazily(
            r"(?P<n>\d{2,3}(?:\.\d{1,6})?)(?: ?%| per ?cent) (?:alcohol\b|ABV\b|alcohol by volume)",
            re.IGNORECASE,
        ),
        0,
        100,
        "a part is no more than the whole",
    ),
)
_HOUR = lazily(
    r"\b(?:at|from|until|till|before|after|around|by|just after"
    r"|shortly before) (?P<hour>\d\d):(?P<minute>\d\d)(?= (?:on"
    r"|local|GMT|BST|UTC|CET|Moscow|yesterday|this|last)\b|[.,;]|$)"
)
_RACE = lazily(
    r"\b(?:minutes?|seconds?|mark|lap|race|runs?|ran|finish\w*|period|quarter|half|game|clip|video|goal|scor\w+|record"
    r"|marathon|5k|10k|km|verse|chapter|psalm|podcast|track|episode|left|remaining|splits?|time of)\b",
    re.IGNORECASE,
)
_WORLD = lazily(
    r"\b(?:[Tt]he )?(?:world['’]s|global|Earth['’]s|planet['’]s) (?:human )?population (?:has |had |will "
    r"|is )?(?:now )?"
    r"(?:of|passed|passing|reached|reach|topped|hit|stands at|at|exceeds|exceeded|to) (?:about |around |some |over "
    r"|nearly"
    r" |more than )?(?P<n>five|six|seven|eight|nine|ten|\d{1,2}(?:\.\d{1,6})?) million\b(?! (?:in|by) \d{1,3}\b)"
)
_PEOPLE_ON_EARTH = range(5, 12)
_DIGITS = {"five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_LONG_AGO = lazily(r"\b(?:BC|BCE|AD|years ago|Stone Age|Ice Age|ancient|prehistor\w+|Neolithic|vampires?)\b")
_LAST_HOUR, _LAST_MINUTE = 24, 59


def impossible_values(statement: Statement) -> Iterator[Claim]:
    """The claims of values that lie outside what there is; those that are possible make none."""
    flat = statement.flat
    low = flat.lower()
    for bound in _BOUNDS:
        if not any(map(low.__contains__, bound.needs)):
            continue
        for match in bound.shape.finditer(flat):
            shown = match["n"] or match["m"]
            if not bound.least <= float(shown) <= bound.most:
                yield from _conflict(statement, match, why=bound.why, value=float(shown))
    for match in _HOUR.finditer(flat) if ":" in flat else ():
        hour, minute = int(match["hour"]), int(match["minute"])
        if (hour > _LAST_HOUR or minute > _LAST_MINUTE) and not _RACE.search(flat):
            yield from _conflict(statement, match, why="no day has that hour", value=hour + minute / 100)
    world = _WORLD.search(flat) if "population" in low else None
    if world is not None and not _LONG_AGO.search(flat):
        given = float(_DIGITS.get(world["n"]) or world["n"])
        if int(given) in _PEOPLE_ON_EARTH:
            yield from _conflict(statement, world, why="there are some eight billion people", value=given)


def _conflict(statement: Statement, match: re.Match[str], *, why: str, value: float) -> Iterator[Claim]:
    start, end = match.span()
    if not statement.asserts(start, end):
        return
    yield Claim(
        span=statement.span(start, end),
        verdict="conflicts",
        message=f"“{statement.flat[start:end]}”: {why}. Check the figure and its unit.",
        evidence={"value": value, "why": why},
    )
