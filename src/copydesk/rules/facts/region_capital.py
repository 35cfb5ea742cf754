"""Capitals of parts of states, and cities that are often taken for one: "Dublin, the capital of Northern Ireland"."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.knowledge.region_capitals import region_capitals
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.statement import Statement
from copydesk.text.pattern import lazily

_CITY = r"(?<!\w)(?P<city>(?:St\.? |Saint )?[A-ZÀ-Ž][\w'’-]{1,24}(?: (?:[A-ZÀ-Ž][\w'’-]{1,24}|de|la|del)){0,2})"
_ENDS = r"(?=[.,;:)]|$| (?:on|in|after|and|since|where|was|is|has|were|for|at)\b)"
_KIND = r"(?:(?:state|provincial|regional) )?capital(?: city)?"
# Large cities that are the capital of nothing; each is taken for one.
_NO_STATE_CAPITAL = (
    "Miami|Orlando|Tampa|Los Angeles|San Francisco|San Diego|Chicago|Houston|Dallas|San Antonio|Philadelphia|Pittsburgh"
    "|Detroit|Cleveland|Cincinnati|Milwaukee|Minneapolis|Memphis|New Orleans|Baltimore|Seattle|Las Vegas|Reno|Anchorage"
    "|Louisville|Omaha|Tulsa|Albuquerque|Tucson|Wichita"
)
_NO_CAPITAL = "Istanbul|Almaty|Yangon|Lagos|Casablanca|Auckland|Ho Chi Minh City|Jeddah|Gothenburg|Shanghai|Benghazi"
_TAKEN = lazily(
    rf"\b(?P<us>{_NO_STATE_CAPITAL}), (?:the|its) state capital\b"
    rf"|\b(?:[Tt]he|[Ii]ts) state capital(?: of|,)? (?P<us2>{_NO_STATE_CAPITAL})\b"
    rf"|(?<!rebel )(?<!of )\b(?:[Tt]he|[Ii]ts) capital(?: city)?,? (?P<city>{_NO_CAPITAL}){_ENDS}"
)
_OTHERWISE = lazily(
    r"\b(?:former\w*|then|once|old|ancient|first|second|not|never|commercial|financial|cultural|economic|unofficial"
    r"|de facto|Ottoman|[Ee]mpire|Byzantin\w+|[Cc]entur(?:y|ies)|18\d\d|19\d\d|confus\w+|mistak\w+|moved?|moving"
    r"|relocat\w+|colonial|rebel|wartime)\b"
)
_SINCE = 2007  # the year from which all the cities of the second list are no capitals any more


def capitals_of_parts(statement: Statement) -> Iterator[Claim]:
    """The claims of a sentence on capitals of parts of states, and on cities that are no capitals."""
    flat = statement.flat
    for pattern in _patterns():
        for match in pattern.finditer(flat):
            row = region_capitals()[match["region"]]
            span = statement.span(*match.span())
            if match["city"].replace("’", "'") in row.capitals:
                fact = f"{row.capitals[0]} is the capital of {row.region} ({row.source}, as of {row.as_of})"
                yield Claim(span=span, verdict="agrees", fact=fact)
            elif not _unsaid(statement, match) and match["city"] not in region_capitals():
                right = f"the capital of {row.region}, a {row.kind}, is {row.capitals[0]}"
                yield _conflict(statement, match, right=right)
    for match in _TAKEN.finditer(flat):
        year = statement.day.year if statement.day else None
        if not _unsaid(statement, match) and (year is None or year >= _SINCE):
            city = match["us"] or match["us2"] or match["city"]
            yield _conflict(statement, match, right=f"{city} is no capital")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    region = "(?P<region>" + "|".join(sorted(map(re.escape, region_capitals()), key=len, reverse=True)) + ")"
    return (
        lazily(
            rf"{_CITY},? (?:which is |is |was )?(?:the )?{_KIND} of (?:the (?:state|province) of )?"
            rf"(?<!West )(?<!North )(?<!South ){region}(?!['’])(?=[.,;:)]|$| (?:on|after|and|since|where|has|was|is)\b)"
        ),
        lazily(rf"\b(?<!West )(?<!North )(?<!South )(?<!New ){region}['’]s? {_KIND},? {_CITY}{_ENDS}"),
        lazily(rf"{_CITY}, (?<!West )(?<!North )(?<!South )(?<!New ){region}['’]s? {_KIND}(?=[,.;:)]|$)"),
        lazily(rf"\b[Tt]he {region} {_KIND}(?: of|,)? {_CITY}{_ENDS}"),
    )


def _unsaid(statement: Statement, match: re.Match[str]) -> bool:
    return (
        not statement.asserts(*match.span())
        or statement.narration.backstory
        or _OTHERWISE.search(statement.flat) is not None
    )


def _conflict(statement: Statement, match: re.Match[str], *, right: str) -> Claim:
    return Claim(
        span=statement.span(*match.span()),
        verdict="conflicts",
        message=f"“{match[0]}”: {right}. Name the right city, or say what kind of capital it is.",
        evidence={"said": match[0], "known": right},
    )
