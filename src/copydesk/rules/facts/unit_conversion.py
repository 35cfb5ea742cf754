"""FS024: a measure and its conversion beside it do not agree."""

import re
from collections.abc import Iterator
from itertools import pairwise

from copydesk.knowledge.units import Unit
from copydesk.model import Document
from copydesk.rules.cue import cued
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import SentenceRule
from copydesk.rules.facts.measure import Measure, measures, significant
from copydesk.rules.facts.statement import Statement, statements
from copydesk.text.pattern import lazily

_VAGUE = (
    r"(?:(?:about|around|roughly|approximately|approx\.?|nearly|almost|close to|just|over|under|more than|less than|"
    r"some|or|i\.e\.,?|that is|equal to|equivalent to|the equivalent of|equals?|a little|well|at least|up to|"
    r"~|≈|=|an?)[ \u00a0]?)"
)
# Where a conversion can stand: in brackets, behind "or", behind a stroke. Literal figures only, and none that a bracket
# or a percent sign closes, as it does years and shares. It begins where a cue does.
_GATE = lazily(
    r"(?:[(\[/]|, (?=or |about |roughly |approximately |that |equal))"
    rf"{_VAGUE}{{0,4}}"
    r"[-−–]?(?:\d(?!\d*[)\]%])|[½¼¾]|minus |an? |half )"
)
_IN_BRACKETS = lazily(rf"(?:,? |-| ?)(?:[a-z][a-z-]* ){{0,2}}[(\[]{_VAGUE}{{0,4}}")
_BEHIND_COMMA = lazily(rf", {_VAGUE}{{1,4}}")
_BEHIND_STROKE = lazily(r"[ \u00a0]?/[ \u00a0]?")
_JOINS = lazily(r"\b(?:the|an?|of|to|from|his|her|its|this|than|with|and|by|per|every|in|at|under|over|after|within)\b")
_CLOSES = lazily(r"[)\]]|[ ,;]")
_GOES_ON = lazily(r"[ \u00a0]?(?:by|x|×|per|a|an|/|plus|and|out)\b|[ \u00a0]?[/x×²³^*]|[- ]?(?:to|or|and)[ -]\d")
_DIMENSION = lazily(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten))[ -]?(?:by|x|×|-by-|feet by|ft by)[ -]?$"
)
_CHANGE = lazily(
    r"\b(?:warm\w*|rise|rises|rose|risen|rising|raise\w*|increase\w*|above|below|differ\w*|cool\w*|drop\w*|fell"
    r"|fall\w*|higher|"
    r"lower|hotter|colder|milder|swing|anomal\w*|by|limit\w*|target|threshold|pre-?industrial|average|climb\w*|jump\w*|"
    r"change\w*|gap|variation|within|more|less|every|per|than|degrees of|up|down|margin|accurate|accuracy)\b",
    re.IGNORECASE,
)
_BY = lazily(
    r"(?:\b(?:warming|warmed|rise|rises|rose|risen|increase|increased|drop|dropped|cooling|cooled|heating)(?: of| by)"
    r"|\bdifference of) (?:\w+ ){0,3}$",
    re.IGNORECASE,
)
_THAN = lazily(
    r"[)\]]? (?:warmer|hotter|colder|cooler|milder|of warming|"
    r"(?:above|below) (?:the |its |their )?(?:\w+ )?(?:pre-?industrial|average|normal|mean))"
)
_SLACK, _ROUND_SLACK, _VAGUE_SLACK = 0.02, 0.05, 0.12


_NOUGHTS = 0.85  # how far closing noughts may be from what they stand for, beside a figure of three digits


class UnitConversion(SentenceRule):
    """A measure is given in two units that do not agree, as in "40 miles (100 km)".

    Why it matters: half of the readers take the first figure and half the second. It comes from multiplying where one
    should divide, from a digit dropped, and from taking one unit for another.

    Figures are read as they are printed: each may have been rounded to its last digit that is not zero, a round one to
    a single figure, and words such as "about" widen it. A pair is reported only if neither figure can be the other one
    rounded. Miles may be nautical where a text tells of the sea; tons may be short, long or metric, ounces troy,
    gallons and pints American or imperial. A temperature may be one on the scale or a difference.

    When it is wrong: a bracket that measures something else than the words before it. The rule is silent inside
    quotation marks, about areas given as "10 by 20 feet", and near words for mistakes and fiction.
    """

    code = "FS024"
    name = "unit-conversion"
    confidence = 0.97
    cues = ("(", "[", "/", ", or ", ", about ", ", roughly ", ", approximately ", ", that ", ", equal")
    # 11 planted slips; in 6,403 edited articles 86 conversions were read, and all of them agree.
    judged = (11, 11)
    help = "Work the conversion out again from the figure of the source."
    bad = (
        "The village is ⟦40 miles (100 km)⟧ from the dam.",
        "The road was closed for ⟦500 kilometers (5,280 miles)⟧.",
        "He stands ⟦5 feet 10 (158 cm)⟧ in his socks.",
        "The water was ⟦30C (96F)⟧ at noon.",
        "A belt of ⟦10-15 miles (16-34 km)⟧ is mined.",
        "The fence, ⟦100 km, or 92 miles,⟧ long, cost a fortune.",
        "The estate has ⟦1,200 acres (4,860 hectares)⟧ of oak.",
        "Each lorry carries ⟦20 tonnes (2.2 tons)⟧ of sand.",
        "A ⟦6-foot (2.8m)⟧ wall runs round it.",
        "The ⟦26.2-mile (43.2km)⟧ race was won by a baker.",
        "Winds of ⟦120 mph (160 km/h)⟧ tore off roofs.",
        "They drank ⟦two gallons (2.1 litres)⟧ of tea.",
        "The tank held ⟦half a mile (3 km)⟧ of hose.",
        "The boxer weighs ⟦11st 4lb (81.6kg)⟧.",
        "The plan is to limit warming to a rise of ⟦1.5C (34.7F)⟧ by then.",
        "The baby weighed ⟦7 pounds 3 ounces (2.6 kg)⟧.",
        "Fuel fell to ⟦minus 40 degrees Celsius (40 degrees Fahrenheit)⟧.",
        "The farm has ⟦200 hectares (394 acres)⟧ of wheat.",
    )
    good = (
        "The farm has 200 hectares (494 acres) of wheat and one of 2 km (5,280 feet) of hedge.",
        "The village is 40 miles (64 km) from the dam, and a mile (1.6km) from the sea.",
        "A 1.5 mile (2km) walk; 5 feet 10 (178 cm); 5ft 10in (1.78m); 6-foot-2 (1.88 m); 5'10\" (178cm).",
        "It was 30C (86F), then -40C (-40F), then 20 degrees (68F), then 104 degrees Fahrenheit (40 Celsius).",
        "The limit is 2C (3.6F) above the average, or 1.5 degrees Celsius (2.7 degrees Fahrenheit) of warming.",
        "A belt of 10-15 miles (16-24 km), between 10 and 15 miles (16 and 24 km), 10 to 15 miles (16 to 24 km).",
        "The 100 km, or 62 miles, are paved. So are 60 miles (100 km) and 300 feet (100 metres) more.",
        "Warships came within 12 miles (22 km) of the coast, and 12 nautical miles (22 km).",
        "It carried 20 tonnes (22 tons), 2,000 pounds (1 ton), 1,000 kg (1 ton) and an ounce (31.1g) of gold.",
        "The tank holds 10 gallons (38 litres); the other one 10 gallons (45 litres); a pint (568ml).",
        "About 50 miles (75 km) of coast and 10,000 feet (3,000 metres) of depth.",
        "A room of 10 by 20 feet (3 by 6 metres) and a plot of 50x100 feet (15x30 metres).",
        "He ran 5 miles or 10 km each day; 3 miles (30 minutes) from home; 40 miles (a third of the route).",
        "“It is 40 miles (100 km),” the guide said. Wrongly the sign had 40 miles (100 km).",
        "It burns 30 miles per gallon (7.8 litres per 100 km).",
        "Half a mile (800m), a mile and a half (2.4 km), two and a half miles (4 km).",
        "It is three quarters of a mile (1.2km), or a quarter of a mile (400m).",
        "The plot has 1.5 million acres (607,000 hectares) and 3/4 inch (19mm) bolts, 3½ inches (9 cm).",
        "It paid 40 pounds (60 dollars) for 6m (20ft) of rope, and 5m people (2m women) came.",
        "At 60mph (100km/h), 20 knots (37 km/h) and 32 psi (2.2 bar); 700,000 barrels (29.4 million gallons).",
        "The boxer weighs 11st 4lb (71.7kg); the baby 7 pounds 3 ounces (3.3 kg).",
        "More than 1,000 miles (1,500 km) away, 200 miles (300 km) long, 250 sq miles (650 sq km).",
        "He cut 40 miles – 100 km on paper – from a route of 3 days (2019), 12 of 80 km (15%) by boat.",
    )

    def compare(self, document: Document) -> Iterator[Claim]:
        """The measures with a conversion beside them."""
        whole, stop = document.text, document.body.end
        marks = [at for at in cued(document).get(self.code, ()) if _GATE.match(whole, at, stop)]
        for statement in statements(document, marks) if marks else ():
            for one, other in pairwise(measures(statement.flat)):
                if _beside(statement.flat, one, other):
                    claim = _judged(statement, one, other)
                    if claim is not None:
                        yield claim


def _beside(flat: str, one: Measure, other: Measure) -> bool:
    """Whether the second measure stands where a conversion of the first one stands."""
    gap = flat[one.end : other.start]
    if _GOES_ON.match(flat, other.end) or _DIMENSION.search(flat[max(0, one.start - 12) : one.start]):
        return False
    if _IN_BRACKETS.fullmatch(gap):
        words = gap.partition("(")[0].partition("[")[0]
        return not _JOINS.search(words) and _CLOSES.match(flat, other.end) is not None
    if gap.strip() == "/" and _BEHIND_STROKE.fullmatch(gap):
        return flat[other.end : other.end + 1] in ("", " ", ",", ".", ")", ";")
    return _BEHIND_COMMA.fullmatch(gap) is not None and flat[other.end : other.end + 1] in (",", ".", ";", ")", "")


def _judged(statement: Statement, one: Measure, other: Measure) -> Claim | None:
    """The claim of a pair; None if it is no conversion."""
    pairs = [
        (left, right)
        for left in one.units
        for right in other.units
        if left.quantity == right.quantity and left.name != right.name
    ]
    if not pairs or len(one.values) != len(other.values):
        return None
    span = statement.span(one.start, _end(statement.flat, other))
    fitting = [pair for pair in pairs if _agree(statement.flat, one, other, pair)]
    if fitting:
        return Claim(span=span, verdict="agrees", fact=_fact(one, fitting[0]))
    if not statement.writes(one.start, other.end):
        return None
    left, right = pairs[0]
    shown = " ".join(statement.flat[one.start : _end(statement.flat, other)].split())
    return Claim(
        span=span,
        verdict="conflicts",
        message=f"“{shown}”: {_fact(one, (left, right))}, and {_fact(other, (right, left))}. Correct the wrong one.",
        evidence={
            "first": {"values": list(one.values), "unit": left.name},
            "second": {"values": list(other.values), "unit": right.name},
            "first_in_second_unit": [round(left.to(right, value), 3) for value in one.values],
        },
    )


def _end(flat: str, other: Measure) -> int:
    """Where the passage ends: behind its bracket or comma, if that follows at once."""
    return other.end + 1 if flat[other.end : other.end + 1] in (")", "]", ",") else other.end


def _agree(flat: str, one: Measure, other: Measure, units: tuple[Unit, Unit]) -> bool:
    """Whether one figure can be the other one converted and rounded, at every end of a range."""
    if units[0].quantity != "temperature":
        return all(_meet(one, other, units, index=index) for index in range(len(one.values)))
    before = flat[max(0, one.start - 60) : one.start]
    is_change = _BY.search(before) is not None or _THAN.match(flat, _end(flat, other) - 1) is not None
    may_change = is_change or _CHANGE.search(flat) is not None
    return any(
        all(_meet(one, other, units, index=index, difference=difference) for index in range(len(one.values)))
        for difference in (False, True)
        if (may_change if difference else not is_change)
    )


def _meet(one: Measure, other: Measure, units: tuple[Unit, Unit], *, index: int, difference: bool = False) -> bool:
    left, right = units

    def within(source: Measure, target: Measure, unit: Unit, into: Unit) -> bool:
        low, high = (unit.to(into, value, difference=difference) for value in source.printed(index))
        least, most = target.rounded(index)
        if left.quantity == "temperature":
            middle = target.values[index]
            least, most = max(least, middle - 5), min(most, middle + 5)
        elif significant(source) > 2:  # who gives 394 acres has not made 200 hectares of 159
            middle, (down, up) = target.values[index], target.printed(index)
            least, most = max(least, min(down, _NOUGHTS * middle)), min(most, max(up, middle / _NOUGHTS))
        return low <= most and least <= high

    if within(one, other, left, right) or within(other, one, right, left):
        return True
    value, wanted = left.to(right, one.values[index], difference=difference), other.values[index]
    if left.quantity == "temperature":
        return abs(value - wanted) <= (4.0 if one.hedged or other.hedged else 1.0)
    precise = significant(one) > 2 and significant(other) > 2
    slack = _VAGUE_SLACK if one.hedged or other.hedged else _SLACK if precise else _ROUND_SLACK
    return abs(value - wanted) <= slack * max(abs(value), abs(wanted))


def _fact(measure: Measure, units: tuple[Unit, Unit]) -> str:
    """The measure in the other unit: "40 miles are 64.4 kilometres"."""
    left, right = units
    given = "-".join(_number(value) for value in measure.values)
    made = "-".join(_number(left.to(right, value)) for value in measure.values)
    return f"{given} {left.plural} are {made} {right.plural}"


def _number(value: float) -> str:
    if abs(value) >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}" if abs(value) < 100 else f"{value:.4g}"
