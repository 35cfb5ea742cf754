"""FS029: a range whose upper end comes first: "between 50 and 20 people"."""

import re
from collections.abc import Iterator

from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import SentenceRule
from copydesk.rules.facts.figured import alike, bounds, figured, mark, shown, stated
from copydesk.rules.facts.statement import Statement
from copydesk.rules.facts.turned import turned
from copydesk.text import Figure, Interval, most_figures
from copydesk.text.pattern import lazily

_UNIT = r"(?:(?:lb|kg|km|cm|mm|mph|ft|in|st|oz|ml|m|g)\b|[ -](?!and\b|to\b)[a-z]{2,14})?"
_SHAPES = (
    lazily(
        rf"(?P<lead>[A-Za-z'’]{{0,20}} ?)\b[Bb]etween {mark('cmp', 'a')}{_UNIT}"
        rf" and {mark('cmp', 'b')}(?P<noun> [a-z'’-]{{2,20}})?"
    ),
    lazily(
        rf"(?P<lead>)\b(?:rang(?:e[sd]?|ing)|anywhere|somewhere|var(?:y|ies|ied|ying)|spann?(?:s|ed"
        rf"|ing)?)(?: in \w+)? from "
        rf"{mark('cmp', 'a')}{_UNIT} (?:up )?to {mark('cmp', 'b')}(?P<noun> [a-z'’-]{{2,20}})?"
    ),
)
_APART = lazily(
    r"\b(?:gap|difference|distance|talks?|match|score|game|road|route|ratio|split|choice|spread|balance"
    r"|contrast|relation\w*"
    r"|link|divide|line|border|vote|differential|junctions?|exits?|mile|pages?|gates?|floors?|divided|odds|fall\w*|fell"
    r"|drop\w*|declin\w*|cut|reduc\w*|lower\w*|shr[aiu]nk\w*|decreas\w*|down|countdown|backwards?|switch\w*"
    r"|chang\w*|mov(?:e[sd]?|ing)"
    r"|toss\w*|swung|swing\w*|fluctuat\w*|oscillat\w*|hover\w*|alternat\w*|minus|negative|below zero"
    r"|latitudes?|parallels?|BCE?|rank\w*|seed\w*|division|channel|bus"
    r"|play\w*|half|handicap|degrees?|temperatures?|Celsius|Fahrenheit|tied?|series|set|sets|yards?|reversed?)\b",
    re.IGNORECASE,
)
_COUNTED = lazily(
    r"(?:lb|kg|km|cm|mm|mph|ft|in|oz|ml|g)\b| (?:people|inhabitants|residents|villages|villagers|tourists|officers"
    r"|prisoners|men|women|children"
    r"|boys|girls|pupils|students|passengers|guests|members|workers|jobs|homes"
    r"|houses|families"
    r"|visitors|voters|seats|beds|cases|deaths|birds|animals|cows|sheep|years?|months?|weeks?|days?|hours?"
    r"|minutes?|tons?|tonnes?"
    r"|cm|centimet(?:re|er)s?|inch(?:es)?|litres?|liters?|miles?|kilomet(?:re|er)s?|met(?:re|er)s?|feet"
    r"|acres|hectares|pounds|dollars|euros"
    r"|cents|pence|employees|staff"
    r"|soldiers|troops|refugees|migrants|customers|users|players|patients|countries|cities|shops|stores|copies|items"
    r"|percent|times|hits|bottles|cars|trucks|ships|boats|flights|trains|protesters|demonstrators|votes"
    r"|points|calls|letters|applications)\b"
)
_VERB = lazily(r"\b(?:rang\w+|anywhere|somewhere|var\w+|span\w*)(?: in \w+)? from")
_AGED = lazily(r"\b[Aa]ged? $")
_AFTER_TIME = lazily(r"[ap]\.?m\b|o['’]clock")
_YEARS = lazily(
    r"\b[Bb]etween ((?:1[5-9]|20)\d\d) and ((?:1[5-9]|20)\d\d)(?=[,.;)]|$| (?:the|they|it|he|she|we|its"
    r"|their|his|her|an?"
    r"|in|at|more|about|some|nearly|when|as|was|were|had|and|fell|rose|grew|there|only|no|many|most"
    r"|[1-9])\b)(?![.,:-]\d)"
)
_LOOKS_BACK = lazily(
    r"\b(?:gap|differen\w+|distance|spread|choice|choose|chose|contrast|ratio|link|lies|lie|lay|back"
    r"|backwards?|compar\w+"
    r"|similar\w*|parallels?|pre-|BCE?|reversed?|narrow\w*|division|seasons?|vintages?|models?)\b"
)
_TURNS = (
    *("rose", "risen", "rises", "rising", "increased", "climbed", "jumped", "grew", "grown", "soared", "surged"),
    *("went up", "gone up", "fell", "fallen", "falls", "falling", "dropped", "declined", "decreased", "slipped"),
    *("plunged", "tumbled", "slumped", "sank", "shrank", "shrunk", "went down", "was cut", "were cut", "up from"),
    *("rise from", "increases from", "increase from", "climbs from", "fall from", "drop from", "drops from"),
    *("rises to", "falls to", "drops to", "decline from", "decrease from", "slips", "sinks from", "shrinks from"),
    *("down from", "was reduced", "were reduced", "gone down"),
)
_THOUSAND = 1000.0
_FAR = 12.0


class RangeReversed(SentenceRule):
    """A range is given with its upper end first.

    Why it matters: either the ends are swapped, or one of the figures is wrong; "between 50 and 20 people" was perhaps
    "between 15 and 20". The reader cannot tell.

    Ranges are judged: "between A and B" with what is counted, money or percentages, and "range from A to B". A gap, a
    score, hours of the day and a countdown run downwards rightly. So are changes whose word goes one way and whose
    figures go the other: "fell from 262 to 268", "41, up from 45". Ranks, losses, heights and the rates of currencies,
    of which less may be more, are not.

    When it is wrong: two figures that are set against each other rather than ends of a range. The rule is silent inside
    quotation marks and near words for mistakes and suppositions.
    """

    code = "FS029"
    name = "range-reversed"
    judged = (5, 5)
    help = "Put the lower figure first, or correct the one that is wrong."
    cues = (
        "between",
        "range",
        "ranging",
        "anywhere from",
        "somewhere from",
        "vary",
        "varies",
        "varied",
        "span",
        *_TURNS,
    )
    bad = (
        "⟦Between 50 and 20⟧ people came to the fair.",
        "The dig will take ⟦between 10 and five⟧ years.",
        "Fines ⟦range from $500 to $50⟧.",
        "The job pays ⟦between £40,000 and £30,000⟧ a year.",
        "⟦Between 2019 and 2001⟧ the colony lost two thirds of its terns.",
        "Somewhere ⟦between 3 million and 2 million⟧ birds nest here.",
        "House prices fell from ⟦£262,000 in August to £268,000⟧ in September.",
        "The share of renters rose from ⟦31.5 per cent to 30.2 per cent⟧.",
        "There were ⟦41 burglaries, up from 45⟧ in May.",
        "Brent crude slipped to ⟦$83.10 a barrel from $81.60⟧.",
        "The pumpkins weighed ⟦between 400lb and 250⟧lb.",
        "Sailings drop from ⟦9 a day to 12⟧ in May.",
    )
    good = (
        "Ada is at 53 percent to 44 percent, in Hull, up from 49 percent to 46 percent in May.",
        "She climbed from 20 in the world to 12; Losses rose from $7m to $5m.",
        "House prices fell from £268,000 in August to £262,000 in September; rents are £900, up from £850.",
        "The rouble fell from 60 to the dollar to 75; he climbed from 12 to 8 in the rankings.",
        "Shares fell from 2 percent to 5 percent across Asia, and losses rose from $5m to $3m.",
        "A tile fell from 12 feet to 14 feet; growth went from minus 3 per cent to 2 per cent.",
        "Deaths rose from one in five to one in four, and “sales fell from 20 to 30”, he said.",
        "Between 20 and 50 people came to the fair.",
        "The number fell from 50 to 20.",
        "The gap between 50 and 20 people grew.",
        "They won 50 to 20.",
        "The difference between 2016 and 2012 was small.",
        "Yields narrow between 2019 and 2017 bonds.",
        "A countdown from 10 to 1 began.",
        "Between 10 and 2 the shop is open.",
        "Between 11pm and 5am it is shut.",
        "The road between junctions 12 and 6 is shut for two years.",
        "The talks between 27 and one, as he called them, went on.",
        "It costs between 5 and 1.2 million dollars.",
        "“Between 50 and 20 people came,” he said.",
        "Prices ranged from $500 last year down to $50.",
        "The temperature was between 25 and 15 degrees.",
    )

    def judge(self, statement: Statement) -> Iterator[Claim]:
        """The ranges of a sentence."""
        flat = statement.flat
        if most_figures(flat) < 2:
            return
        page = figured(flat)
        yield from _years(statement)
        if len(page.figures) < 2:
            return
        yield from turned(statement, page)
        for shape in _SHAPES:
            for match in shape.finditer(page.marked):
                a, b = page.figure(match, "a"), page.figure(match, "b")
                start, end = bounds(a, b)
                if not _is_range(flat, a, b):
                    continue
                begin = _begin(flat, start)
                span = statement.span(begin, end)
                if _reversed(a, b) and stated(statement, start, end):
                    yield _conflict(
                        statement, (shown(flat, a), shown(flat, b)), Interval(a.value, b.value), (begin, end)
                    )
                elif a.value < b.value:
                    yield Claim(span=span, verdict="agrees", fact="the lower end comes first (arithmetic)")


def _years(statement: Statement) -> Iterator[Claim]:
    """The spans of years of a sentence: "between 2019 and 2001"."""
    flat = statement.flat
    for match in _YEARS.finditer(flat):
        first, last = int(match[1]), int(match[2])
        if first > last and not _LOOKS_BACK.search(flat) and stated(statement, *match.span()):
            yield _conflict(statement, (match[1], match[2]), Interval(first, last), match.span())


def _begin(flat: str, start: int) -> int:
    """Where the words of the range begin: at "between" or at the verb of "ranges from"."""
    word = flat.lower().rfind("between", 0, start)
    if word >= 0 and start - word <= 9:
        return word
    last = start
    for match in _VERB.finditer(flat, 0, start):
        last = match.start()
    return last


def _is_range(flat: str, a: Figure, b: Figure) -> bool:
    if a.compound or b.compound or a.hedge or b.hedge or not (alike(a, b) or (a.kind == "count" and not b.compound)):
        return False
    if _AFTER_TIME.match(flat, b.end + 1) or _APART.search(flat):
        return False
    return (
        b.kind != "count"
        or _COUNTED.match(flat, b.end) is not None
        or bool(_AGED.search(flat[: _begin(flat, a.start)]))
    )


def _reversed(a: Figure, b: Figure) -> bool:
    """Whether the first figure is the greater one, also if the second lends it its scale: "90 and 70 million"."""
    scale = 1.0
    if b.step > max(a.step, 1) and b.value >= _THOUSAND:
        while b.value / scale >= _THOUSAND:
            scale *= _THOUSAND
        if (a.step < 1) != (b.step / scale < 1):
            return False  # "between 5 and 1.2 million"
    low = b.value / scale
    return low < a.value <= low * _FAR


def _conflict(statement: Statement, ends: tuple[str, str], values: Interval, place: tuple[int, int]) -> Claim:
    return Claim(
        span=statement.span(*place),
        verdict="conflicts",
        message=(
            f"“{statement.flat[slice(*place)]}”: {ends[0]} comes after {ends[1]}. "
            "Put the lower figure first, or correct the one that is wrong."
        ),
        evidence={"first": values.low, "second": values.high},
    )
