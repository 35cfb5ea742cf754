"""FS019: a year and the century beside it do not fit."""

import re
from collections.abc import Iterator

from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.earnest import in_earnest
from copydesk.rules.facts.fact_rule import SentenceRule
from copydesk.rules.facts.length import ORDINAL, count_of
from copydesk.rules.facts.moment import LONGEST
from copydesk.rules.facts.statement import Statement
from copydesk.text.pattern import lazily

_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})(?P<decade>s)?(?![\w%]|[.,:/-][0-9]|[-–—]| (?:to|or|and) [12])"
_PART = (
    r"(?:the )?(?:(?:very |dying |last |first |second |closing |opening |final |early |late |mid-?|middle |waning )*"
    r"(?:years?|decades?|days|months|part|half|quarter|third|beginning|end|start|turn|middle"
    r"|stages)? ?(?:of )?(?:the )?"
    r"(?:(?:early|late|mid|middle)[- ])?)"
)
_CENTURY = rf"(?P<century>{ORDINAL})"
_MADE = (
    r"(?:built|constructed|erected|painted|carved|written|composed|woven|cast|dated|dating|dates)(?: back)?"
    r"(?: in| from| to| around| at)*"
)
_ENDS = r"(?=[,.;:)!?]|$| (?:and|but|when|was|were|is|are|has|had|that|which|under|during|by|with|to|for|as)\b)"
_PATTERNS = (
    # in 1789, in the 17th century
    lazily(
        rf"(?<![-–—\w$£€.,])(?<! to ){_YEAR},? \(?(?:in|during|at|towards?|near) {_PART}{_CENTURY} century{_ENDS}",
        re.IGNORECASE,
    ),
    # in the 16th century, in 1620; in the 16th century (1620)
    lazily(
        rf"\b(?:in|during|of|from|to|towards?|near) {_PART}{_CENTURY} century(?:,? \(?(?:in(?: [A-Z][a-z]+)?|around"
        rf"|on \d+ [A-Z][a-z]+|about) "
        rf"|,? \(|, ){_YEAR}{_ENDS}",
        re.IGNORECASE,
    ),
    # the 19th-century building of 1920; the 18th-century church, built in 1823
    lazily(
        rf"\b{_CENTURY}[- ]century (?P<thing>(?:[\w’'-]+ ){{0,2}}?[\w’'-]+)"
        rf"(?: of| from|,? (?:which |that )?(?:was |were )?{_MADE}) {_YEAR}{_ENDS}",
        re.IGNORECASE,
    ),
    lazily(
        rf"\b{_CENTURY}[- ]century (?P<thing>(?:[\w’'-]+ ){{0,2}}?[\w’'-]+) \({_YEAR}\)",
        re.IGNORECASE,
    ),
)
_OTHER = lazily(
    r"\b(?:BC|BCE|B\.C\.|copy|copies|replica|version|edition|remake|revival|reconstruction|rebuilt|style|inspired|take"
    r"|translation|adaptation|photograph|photo|exhibition|law|act|performance|recording|restor\w+|renovat\w+)\b",
    re.IGNORECASE,
)
_PICTURE = lazily(
    r"\b(?:painting|portrait|fresco|altar\w*|icon|mural|panel|canvas|triptych|masterpiece|picture|ceiling)\b",
    re.IGNORECASE,
)
_RULED = lazily(r"(?:until|till|from|since|by|before|after|between) $", re.IGNORECASE)
_PERSON = lazily(
    r"\b(?:painter|poet|writer|composer|king|queen|philosopher|novelist|author|artist|architect|scientist|explorer"
    r"|general"
    r"|thinker|economist|historian|playwright|president|politician|saint|emperor|pope|tradition|idea|theory"
    r"|origins?)\b",
    re.IGNORECASE,
)


class CenturyMismatch(SentenceRule):
    """A year does not lie in the century that is named with it.

    Why it matters: either the year or the century is wrong, and most often the century, since the eighteenth holds
    the years that begin with 17.

    Only a year tied to the century is judged: "in 1789, in the 17th century", "the 19th-century building of 1920", "the
    18th-century church, built in 1823". Years that end in 00 may count for either century.

    When it is wrong: the year belongs to something else in the sentence. The rule is silent about years before Christ,
    about copies, rebuilding and styles, about people (who live in two centuries), inside quotation marks and near
    words for mistakes and fiction.
    """

    code = "FS019"
    name = "century-mismatch"
    confidence = 0.95
    judged = (3, 3)
    help = "The century is one more than the first two figures of the year: correct the year or the century."
    cues = ("century",)
    bad = (
        "The castle was built ⟦in 1789, in the 17th century⟧, by a brewer.",
        "The council sold the ⟦19th-century building of 1920⟧ to a bank.",
        "The dyke broke ⟦in the 16th century, in 1620⟧, and again in spring.",
        "The ⟦seventeenth-century mansion, which dates from 1740⟧, burned down.",
        "The city fell ⟦in 1453, towards the end of the 14th century⟧, after a siege.",
        "The sea fight ⟦of the closing years of the 18th century, in October 1805⟧, was acted again.",
        "The town was founded ⟦in the 12th century (1240⟧).",
    )
    good = (
        "The castle was built in 1789, in the 18th century, by a brewer.",
        "The 18th-century church, rebuilt in 1823, needs a roof.",
        "The 18th-century house was bought in 1920 by a baker.",
        "The 16th-century house, painted in 2018, is white.",
        "In 1920 the 17th-century tower fell.",
        "In the fifth century BC, in 480, the city burned.",
        "From the 17th century until 1920 the pit was worked.",
        "In the 19th century, in 1900, the line was opened.",
        "A 1950 copy of a 17th-century map was sold.",
        "The 17th-century hall hosted the exhibition of 1851.",
        "The 19th-century painter, born in 1798, lies here.",
        "The novel is set in 1789, in the 17th century of its hero's mind.",
        "The 20th-century law of 1689, as he called it, was a joke.",
    )

    def judge(self, statement: Statement) -> Iterator[Claim]:
        """The years tied to a century in the sentence."""
        flat = statement.flat
        if len(flat) > LONGEST or "BC" in flat or "B.C." in flat:
            return
        for pattern in _PATTERNS:
            for match in pattern.finditer(flat):
                thing = match.groupdict().get("thing") or ""
                if not (
                    _OTHER.search(match[0]) or _PERSON.search(thing) or _is_repainted(match, thing)
                ) and not _RULED.search(flat[: match.start()]):
                    yield from _held(statement, match)


def _is_repainted(match: re.Match[str], thing: str) -> bool:
    """Whether paint in the match is a coat on a wall, not a picture."""
    return "painted" in match[0].lower() and not _PICTURE.search(thing)


def _held(statement: Statement, match: re.Match[str]) -> Iterator[Claim]:
    flat, year, century = statement.flat, int(match["year"]), count_of(match["century"])
    fits = {(year - 1) // 100 + 1, year // 100 + 1}
    first = match.start()
    if match.re.pattern == _PATTERNS[0].pattern and flat[max(0, first - 3) : first].lower() == "in ":
        first -= 3
    span = statement.span(first, match.end())
    if century in fits:
        yield Claim(span=span, verdict="agrees", fact=f"{year} lies in century {century} (calendar)")
    elif in_earnest(statement, first, match.end()):
        yield Claim(
            span=span,
            verdict="conflicts",
            message=(
                f"“{flat[first : match.end()]}”: {year} lies in century {min(fits)}, not {century}. "
                "Correct the year or the century."
            ),
            evidence={"year": year, "century_stated": century, "century_of_year": min(fits)},
        )
