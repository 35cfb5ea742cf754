"""FS027: a lead or margin that is not the difference of the two figures beside it."""

import re
from collections.abc import Iterator

from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.difference import differences
from copydesk.rules.facts.fact_rule import SentenceRule
from copydesk.rules.facts.figured import Figured, bounds, figured, mark, plain, shown, stated
from copydesk.rules.facts.statement import Statement
from copydesk.text import Figure, Interval, most_figures
from copydesk.text.pattern import lazily

_UNIT = r"(?:(?:percentage[ -])?points?|votes?|goals?|seats?|runs?)"
# "by 3 votes", "by a margin of 3 votes", "a 10-point lead", "a majority of five"
_MARGIN = (
    rf"(?:(?:by|with) (?:a |an |the )?(?:\w+ )?(?:margin|majority|lead) of (?:only |just )?{mark('ct', 'n1')}"
    rf"|(?:margin|majority|lead|advantage|edge|gap|difference|cushion) of (?:only |just )?{mark('ct', 'n2')}"
    rf"|by (?:only |just )?(?:{mark('c', 'n3')}(?= {_UNIT})|{mark('t', 'n4')})"
    rf"|(?:{mark('c', 'n5')}[ -](?:vote|seat|goal|run)|{mark('t', 'n6')})"
    rf"(?: (?!lead|win)[A-Za-z]{{3,14}})? (?:lead|advantage|margin|edge"
    rf"|majority|win|victory|defeat)"
    rf"|(?:margin|lead|majority|advantage)\b[^\x02.;]{{0,90}}(?:was|is|stands at|stood at|:) (?:just |only"
    rf" )?{mark('t', 'n7')}"
    rf"|{mark('t', 'n8')} (?=(?:ahead|clear|in front|behind)\b)"
    rf")(?:[ -]{_UNIT})?"
)
_RIVAL = (
    r"(?: (?:over|against|ahead of|behind|clear of|on|to|for|from|in|of|at|among|with|nationally) (?:the "
    r"|his |her |their |its )?[A-Za-z][\w.'’-]{0,20}"
    r"(?: (?!after|when|since|than|before|but|while|as|last|first)[A-Za-z][\w.'’-]{0,20}){0,4}?)?(?: in [12]\d{3})?"
)
_JOIN = r"(?:,|:| \(| [-–—])(?: (?:with|at|winning|leading|polling|by|taking))? ?"
_COUNT = r"(?: (?:votes?|points?|seats?|goals?|runs?))?"
_SCORE = (
    rf"(?:{mark('cp', 'a')}{_COUNT}(?: in favou?r| for)?,? (?:to|against|versus|compared with) "
    rf"(?:the |(?:[A-Z][\w-]{{1,20}} |[Ll]e |[Dd]e ){{0,2}}[A-Z][\w-]{{1,20}}['’]s? )?{mark('cp', 'b')}"
    rf"|{mark('c', 'a3')}{_COUNT} (?:for|in favou?r),? (?:and|to|with) {mark('c', 'b3')} against"
    rf"|{mark('r', 'r')})"
)
_SHAPES = (
    lazily(rf"{_MARGIN}{_RIVAL}{_JOIN}{_SCORE}"),
    lazily(rf"{_SCORE}{_COUNT}(?: vote)?{_JOIN}(?:or )?(?:a |an )?(?:victory |win |defeat )?{_MARGIN}"),
    lazily(
        rf"{mark('c', 'a')} votes (?:and|to|against"
        rf"|while)[^\x02.;]{{0,30}} {mark('c', 'b')}(?P<r>\x02\x02)?(?: votes)?,[^\x02.;]{{0,30}}"
        rf"\bby {mark('c', 'n1')} votes"
    ),
    lazily(rf"{_SCORE}{_COUNT}(?: for| in| and)? an? {_MARGIN}"),
    lazily(rf"{_SCORE}{_JOIN}(?:[a-z]+ ){{1,3}}{mark('t', 'n1')} (?:ahead|clear|in front|up|behind)"),
    lazily(rf"{_SCORE}{_JOIN}(?:or|that is|a difference of) (?:only |just )?{mark('t', 'n1')}"),
)
_SEATS = lazily(
    rf"(?:{mark('c', 'a')}(?: seats)? (?:of|out of|in) (?:the )?{mark('c', 'b')}(?: (?:\w+"
    rf" )?seats)?[^\x02;]{{0,40}}majority"
    rf" of {mark('c', 'n')}"
    rf"|majority of {mark('c', 'n2')}[^\x02;]{{0,40}}{mark('c', 'a2')} (?:of|out of|in) (?:the"
    rf" )?{mark('c', 'b2')} (?:\w+ )?seats)"
)
_OTHER = lazily(
    r"\b(?:wickets?|innings|aggregate|penalt\w+|shoot-?out|overtime|extra time|sets?|on average|odds|required|needed"
    r"|two-thirds|absolute|poll of polls|basis|rebounds|assists|per game|handicap|strokes|under par|series"
    r"|tie-?break\w*"
    r"|half-?time|the half|period|first leg|last year|previous\w*)\b",
    re.IGNORECASE,
)
_CHANGED = lazily(
    r"\b(?:cut|narrow\w*|shr[aiu]nk\w*|wider|widen\w*|slip\w*|grew|grown|from \x02|up from|down from)", re.IGNORECASE
)
_SPARE = 3.0  # seats: a speaker who does not vote, a vacant seat


class MarginMismatch(SentenceRule):
    """A lead or margin is given, and the two figures beside it lie another distance apart.

    Why it matters: one of the three figures is wrong. It comes from subtracting in haste, and from a count that was
    corrected after the margin had been written.

    Percentages are taken for what they can mean by rounding: 47 to 42 may be a lead of 4 to 6 points.

    When it is wrong: a margin of another vote, set or leg in the same sentence. Cricket, aggregate scores, sets and
    changes of a lead are not judged; the rule is silent inside quotation marks.
    """

    code = "FS027"
    name = "margin-mismatch"
    judged = (5, 5)
    help = "Subtract again: correct the margin or the figure that is wrong."
    cues = (
        "margin of",
        "points",
        "point",
        "votes, ",
        "votes (",
        "goals, ",
        "margin was",
        "percent to",
        "per cent to",
        "majority of",
        "lead of",
        "lead over",
        "advantage of",
        "edge of",
        "point victory",
        "point win",
        "goal win",
        "goal victory",
        "vote win",
        "vote victory",
        "points ahead",
        "points clear",
        "by one vote",
        "by two votes",
        "by three votes",
        "by four votes",
        "by five votes",
        "won by",
        "wins by",
        "win by",
        "winning by",
        "lost by",
        "leads by",
        "led by",
        "leading by",
        "passed by",
        "carried by",
        "failed by",
        "defeated",
        "beat",
        "ahead by",
        "trails by",
        "approved by",
        "rejected by",
        "adopted by",
        "point lead",
        "vote lead",
        "seat majority",
        "vote majority",
        "point advantage",
        "vote margin",
        "point margin",
        *("gap of", "difference of", "-goal", "-seat", "-vote", "goal margin", "seat margin"),
        *("more than", "fewer than", "less than", "higher than", "lower than", "short of", "shy of"),
        *("an increase", "a rise", "a fall", "a drop", "a decrease", "increase from", "rise from", "drop from"),
        *("rose by", "rose £", "rose $", "rose €", "fell by", "fell £", "fell $", "fell €", "up by", "down by"),
        *("went up by", "increased by", "dropped by", "cut by", "grew by", "raised by", "a cut"),
    )
    bad = (
        "The motion won by ⟦3 votes, 51 to 49⟧.",
        "The bill passed ⟦52-48, a margin of six⟧ votes.",
        "The mayor leads by ⟦8 points, 47 percent to 42 percent⟧.",
        "She has a ⟦10-point lead over her rival, 48 percent to 41 percent⟧.",
        "With ⟦61 of 120 seats he has a majority of 12⟧.",
        "City won by ⟦two goals, 4-1⟧.",
        "They beat the Reds ⟦5-2, a four⟧-goal margin.",
        "The Greens had a ⟦three-seat Senate majority, 53 to 45⟧.",
        "The fare rose by ⟦£50 from £200 to £260⟧.",
        "The pass went from ⟦£1,200 to £1,350, a rise of £250⟧.",
        "The Reds took ⟦44 seats, 12 more than the 34⟧ they had.",
        "The increase from ⟦£1,971 to £3,240 is £1,369⟧.",
        "Ada Moor took ⟦27.8 per cent to Ben Le Roy's 23.1 per cent, a lead of 6.7 points⟧.",
    )
    good = (
        "The motion won by 2 votes, 51 to 49.",
        "The mayor leads by 6 points, 47 percent to 42 percent.",
        "The mayor's lead of 8 points has shrunk, to 47 percent to 42 percent.",
        "They won by 12 points after leading 40-30 at the half.",
        "They won by two sets, 6-4, 6-3.",
        "The tourists won by 5 wickets, 210 to 208.",
        "The party has a majority of two with 51 of 100 seats.",
        "The mayor leads by about 5 points, 47 to 42.",
        "“We won by 3 votes, 51 to 49,” he said.",
        "The fare rose by £60 from £200 to £260, and 30 staff, from 12 to 40 years of age, were cut.",
        "It has 40 rooms, more than the 34 it had; it needs 5 fewer than the 12 it asked for.",
        "Profit rose by $1.2bn, from $10.5bn to $11.6bn.",
        "The club raised $500 from 12 to 15 donors each month.",
        "He lost by two votes in 2010; in 2014 it was 30 to 27.",
    )

    def judge(self, statement: Statement) -> Iterator[Claim]:
        """The margins of a sentence with both figures."""
        flat = statement.flat
        if most_figures(flat) < 2:
            return
        page = figured(flat)
        if len(page.figures) < 2 or _OTHER.search(flat):
            return
        for shape in _SHAPES:
            for match in shape.finditer(page.marked):
                claim = None if _CHANGED.search(match[0]) else _margin(statement, page, match)
                if claim is not None:
                    yield claim
        yield from differences(statement, page)
        for match in _SEATS.finditer(page.marked):
            claim = _majority(statement, page, match)
            if claim is not None:
                yield claim


def _margin(statement: Statement, page: Figured, match: re.Match[str]) -> Claim | None:
    groups = match.groupdict()
    margin = page.figures[int(next(value for name, value in groups.items() if name[0] == "n" and value))]
    if groups["r"]:
        pair = page.figure(match, "r")
        start, end = bounds(margin, pair)
        first, second = pair.value, pair.second or 0.0
        low = high = abs(first - second)
        score = shown(statement.flat, pair)
        several = sum(figure.kind == "pair" for figure in page.figures) > 1  # sets, legs
        if several or pair.unit not in ("", "%"):
            return None
        if pair.unit == "%":
            low, high = low - 1, high + 1
    else:
        a, b = (page.figure(match, name if groups[name] else f"{name}3") for name in ("a", "b"))
        start, end = bounds(margin, a, b)
        first, second = a.value, b.value
        score = f"{shown(statement.flat, a)} to {shown(statement.flat, b)}"
        whole = a.exact and b.exact and margin.kind != "points" and "percent" not in (a.kind, b.kind)
        if (
            a.hedge
            or b.hedge
            or a.compound
            or b.compound
            or (b.kind == "percent" and a.kind == "count" and margin.kind == "count")
        ):
            return None
        slack = 0.0 if whole else a.step / 2 + b.step / 2
        low, high = abs(first - second) - slack, abs(first - second) + slack
    if not stated(statement, start, end):
        return None
    said = margin.printed if margin.hedge or margin.kind == "points" else Interval(margin.value, margin.value)
    span, found = statement.span(start, end), abs(first - second)
    if said.meets(Interval(low, high)):
        return Claim(span=span, verdict="agrees", fact=f"{score} is a difference of {plain(found)} (arithmetic)")
    return _conflict(statement, margin, (start, end), score=score, found=found)


def _majority(statement: Statement, page: Figured, match: re.Match[str]) -> Claim | None:
    groups = match.groupdict()
    tail = "" if groups["n"] else "2"
    margin, held, seats = (page.figure(match, name + tail) for name in ("n", "a", "b"))
    start, end = bounds(margin, held, seats)
    if not (margin.exact and held.exact and seats.exact) or not held.value < seats.value < 2 * held.value:
        return None
    over = 2 * held.value - seats.value
    if not stated(statement, start, end):
        return None
    if over / 2 - _SPARE <= margin.value <= over + _SPARE:
        return Claim(span=statement.span(start, end), verdict="agrees", fact="the majority fits the seats (arithmetic)")
    score = f"{shown(statement.flat, held)} of {shown(statement.flat, seats)} seats"
    return _conflict(statement, margin, (start, end), score=score, found=over)


def _conflict(statement: Statement, margin: Figure, place: tuple[int, int], *, score: str, found: float) -> Claim:
    flat = statement.flat
    return Claim(
        span=statement.span(*place),
        verdict="conflicts",
        message=(
            f"“{flat[slice(*place)]}”: {score} makes {plain(found)}, not {plain(margin.value)}. "
            "Subtract again and correct the figure that is wrong."
        ),
        evidence={"margin_given": margin.value, "margin_found": round(found, 3), "figures": score},
    )
