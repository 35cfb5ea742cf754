"""FS020: a percentage that does not fit the two figures it is said of."""

from collections.abc import Iterator

from copydesk.rules.facts.change import DOWN, FROM_TO, GAP, UP, ends, ratio, tempered
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import SentenceRule
from copydesk.rules.facts.figured import bounds, figured, mark, plain, shown, stated
from copydesk.rules.facts.point_change import in_points
from copydesk.rules.facts.statement import Statement
from copydesk.text import Figure, Interval, most_figures
from copydesk.text.pattern import lazily

_PERCENT = mark("p", "p")
_WAY = rf"(?P<way>{UP}|{DOWN})"
_AGAINST = r"(?:from|on|over|compared (?:with|to)|against|versus)"
_LEAD = r"(?:the |a |its |their |last year['’]s |the previous |the prior )?"
_SET_OFF = rf"{GAP}(?:,| --?| ?[–—]| \()(?: which is| that is)?(?: or)? ?"
# What shapes need, in plain words: a look for them is quick.
_FROM = ("from ", "compared ", "against ", "versus ", "instead of ", "rather than ", "as opposed to ", " now", " today")
_ON = (" from ", " on ", " over ", " compared ", " against ", " versus ")
_THAN, _NOTHING = (" than ",), ("",)
_SHAPES = tuple(
    (lazily(shape), needs)
    for shape, needs in (
        # rose 20% from 40 to 50; a 20% rise, from 40 to 50; climbed 12% to 150 from 100
        (rf"\b{_WAY}(?: (?:by )?|\b[^\x02.;:]{{0,40}}? by ){_PERCENT}{GAP}[ (–—](?:{FROM_TO})", _FROM),
        (rf"{_PERCENT}[ -]{_WAY}{GAP}[ (–—](?:{FROM_TO})", _FROM),
        # from 34 to 38, an increase of 19 percent; from 200 to 160, a 20% cut; from 40 to 50, up 20%; or 50 percent
        (rf"(?:{FROM_TO}){_SET_OFF}(?:(?:a|an|the) )?(?:\w+ )?{_WAY} (?:of |by )?{_PERCENT}", _FROM),
        (
            rf"(?:{FROM_TO}){_SET_OFF}an? (?!share|rate|total|margin|turnout|average|stake|discount|yield|tax"
            rf"|tariff|fee|duty)"
            rf"(?P<way>[a-z]+) of {_PERCENT}",
            _FROM,
        ),
        (rf"(?:{FROM_TO}){_SET_OFF}(?:an? )?(?:\w+ )?{_PERCENT}[ -]{_WAY}\b", _FROM),
        (rf"(?P<way>{UP}|{DOWN})\b[^\x02;:]{{0,30}}(?:{FROM_TO}){GAP}(?:, or | \(){_PERCENT}(?=[.,;:)]|$)", _FROM),
        # 38, up 19 percent on the 34 of a month earlier; 3.6 million, a fall of 20 percent from 4.5 million
        (
            rf"{mark('cmp', 'b')}{GAP}(?:,| \(| [-–—])(?: which (?:is|was))? ?(?:an? )?{_WAY} (?:by |of )?{_PERCENT}"
            rf"{GAP} {_AGAINST} {_LEAD}{mark('cmp', 'a')}",
            _ON,
        ),
        (
            rf"{mark('cmp', 'b')}{GAP}(?:,| \(| --?| ?[–—]) ?(?:an?"
            rf" )?{_PERCENT}[ -]{_WAY}{GAP} {_AGAINST} {_LEAD}{mark('cmp', 'a')}",
            _ON,
        ),
        # $12.5 million, 40 percent more than the $10 million of 2015
        (
            rf"{mark('cm', 'b')}{GAP} {_PERCENT} (?P<way>more|higher|dearer|larger|bigger|fewer|less|lower"
            rf"|cheaper|smaller) than "
            rf"{_LEAD}{mark('cm', 'a')}",
            _THAN,
        ),
        # was £4 last spring, is now £5, an increase of 20 percent
        (
            rf"{mark('cm', 'a')}{GAP} {mark('cm', 'b')}(?P<then>{GAP})(?:,| --?| ?[–—]| \()(?: or)? ?(?:an? )?(?:\w+ )?"
            rf"{_WAY} (?:of |by )?{_PERCENT}(?! (?:from|on|over|compared|against|since|in|last|this|than|a year))",
            _NOTHING,
        ),
        (
            rf"{mark('cm', 'a')}{GAP} {mark('cm', 'b')}(?P<then>{GAP})(?:,| --?| ?[–—]| \() ?an? {_PERCENT}[ -]{_WAY}\b"
            rf"(?! (?:from|on|over|compared|against|since|in|last|this|than|a year))",
            _NOTHING,
        ),
    )
)
_THEN = lazily(
    r"\b(?:last|ago|earlier|normal|usual|usually|normally|previous|previously|before|was|were|now|this year"
    r"|today|[12]\d{3})\b"
)
_RISES = lazily(rf"{UP}|dearer|larger|bigger")
_FALLS = lazily(rf"{DOWN}|lower|cheaper|smaller")
_SLACK, _SHARE = 0.6, 0.03  # points, and share of the percentage, that a writer may have rounded away
_NOT_ENDS = lazily(r"[ -](?:weeks?|months?|years?|days?|hours?|minutes?) (?:after|before|later|ago|into|of age)")
_LARGE = 1000.0


_JUDGED = frozenset(("count", "money", "percent", "points"))


class PercentChange(SentenceRule):
    """A rise or fall is given in percent, and the two figures beside it say another one.

    Why it matters: one of the three figures is wrong, and readers with a calculator notice. It comes from dividing by
    the new figure instead of the old, from a figure corrected without its percentage, from points taken for percent.

    Each figure is taken for what it can mean by rounding: 1.2 million may be 1,150,000. From one percentage to another,
    points and percent of it are both accepted. Yearly averages and adjusted rates are not judged.

    When it is wrong: a percentage of something else in the same sentence; figures rounded more than they look. The rule
    is silent inside quotation marks and near words for mistakes and suppositions.
    """

    code = "FS020"
    name = "percent-change"
    judged = (10, 10)
    help = "Work the percentage out again: (new - old) / old. Then correct whichever of the three figures is wrong."
    cues = ("percent", "per cent", "%", "p.c.", "pct", "points")
    bad = (
        "Membership rose ⟦20% from 40 to 50⟧, the club said.",
        "The choir went from ⟦34 to 38 singers, an increase of 19 percent⟧.",
        "There were ⟦38 thefts, up 19 percent on the 34⟧ of a month earlier.",
        "Takings fell by ⟦30 per cent, from £200 to £160⟧.",
        "Profit climbed ⟦12% to £150m from £100m⟧ a year earlier.",
        "Approval fell by ⟦8 points, from 52 percent to 41 percent⟧.",
        "Fires dropped from ⟦1,200 to 900, a 40 percent⟧ decline.",
        "Profit rose ⟦50% from £2 million to £4 million⟧.",
        "Downloads went from ⟦1m users to 3m, up 300 per cent⟧, in a year.",
        "Inflation went from ⟦4.8% to 6.1%, a rise of 2.3 percentage points⟧.",
        "Turnout was ⟦61 per cent, down nine points on the 68 per cent⟧ of last time.",
    )
    good = (
        "Loans grew 5 percent to $300 million, deposits rose from $200 million to $250 million.",
        "The bands of the levy are reduced from seven to three – 33 percent, 25 percent and 12 percent.",
        "The team won 60 of 80 games, up from 50 percent last season.",
        "Membership rose 25% from 40 to 50, the club said.",
        "The choir went from 34 to 38 singers, an increase of 12 percent.",
        "Prices rose 30 percent from 1994 to 2003.",
        "Support rose from 40 percent to 50 percent, an increase of 10 percent.",
        "Unemployment fell 20 percent, from 10 percent to 8 percent.",
        "Seasonally adjusted, sales rose 3 percent, from 100 to 110.",
        "Pay rose 5 percent a year, from $20 to $30.",
        "Turnover rose 15 percent, from $1.2 million to $1.4 million.",
        "Sales rose 25 percent, from $3 million to $4 million.",
        "Inflation went from 4.8% to 6.1%, a rise of 1.3 percentage points, or 27 percent.",
        "The bank raised its rate by 25 basis points, from 4.5 percent to 4.75 percent.",
        "The index fell 40 points as its yield rose from 4 percent to 5 percent, a rise of 5 points in the index.",
        "Approval fell by 11 points, from 52 percent to 41 percent.",
        "“Membership rose 20% from 40 to 50,” she said.",
        "Shares rose 3 percent to $40, taking gains to 20 percent from $30 in May.",
        "Visits rose 30 percent, from $30 to $40 million.",
        "The price rose 20 percent from 40 to 50 weeks after the launch.",
    )

    def judge(self, statement: Statement) -> Iterator[Claim]:
        """The changes of a sentence that are given in percent, with both ends."""
        flat = statement.flat
        if most_figures(flat) < 3:
            return
        page = figured(flat)
        kinds = [figure.kind for figure in page.figures]
        if "percent" not in kinds or sum(map(_JUDGED.__contains__, kinds)) < 3:
            return
        if "points" in kinds:
            yield from in_points(statement, page)
        if tempered(flat):
            return
        for shape, needs in _SHAPES:
            match = shape.search(page.marked) if any(map(page.marked.__contains__, needs)) else None
            if match is None:
                continue
            if "then" in match.groupdict() and not _THEN.search(page.marked[: match.end()]):
                continue
            pair = ends(match, page.figures)
            percent = page.figure(match, "p")
            if pair is None or _NOT_ENDS.match(flat, pair[1].end) or _NOT_ENDS.match(flat, pair[0].end):
                continue
            falls = _FALLS.fullmatch(match["way"]) is not None
            if not falls and not _RISES.fullmatch(match["way"]):
                falls = pair[1].value < pair[0].value  # "a bounce of": the figures tell the way
            claim = self._claim(statement, percent, *pair, falls=falls)
            if claim is not None:
                yield claim
            return

    def _claim(self, statement: Statement, percent: Figure, a: Figure, b: Figure, *, falls: bool) -> Claim | None:
        start, end = bounds(percent, a, b)
        if (b.value < a.value) != falls or not stated(statement, start, end):
            return None
        times = ratio(a, b)
        change = Interval(100 * (1 - times.high), 100 * (1 - times.low)) if falls else _risen(times)
        said = _said(percent)
        exact = abs(b.value - a.value) / a.value * 100
        flat, span = statement.flat, statement.span(start, end)
        first, last, share = shown(flat, a), shown(flat, b), shown(flat, percent)
        points = abs(b.value - a.value) if a.kind == "percent" else None
        if change.meets(said) or (points is not None and abs(points - percent.value) <= a.step + b.step):
            fact = f"{first} to {last} is {plain(exact)}% (arithmetic)"
            if points is None and not said.meets(Interval(exact, exact)):
                return Claim(span=span, verdict="unknown", fact=f"{fact}, {share} only if both are rounded")
            return Claim(span=span, verdict="agrees", fact=fact)
        if exact > _LARGE or percent.value > _LARGE:
            return None
        return Claim(
            span=span,
            verdict="conflicts",
            message=(
                f"“{flat[start:end]}”: from {first} to {last} is a change of {plain(exact)}%, not {share}. "
                "Work it out again and correct the figure that is wrong."
            ),
            evidence={"from": a.value, "to": b.value, "percent_given": percent.value, "percent_found": round(exact, 2)},
        )


def _risen(times: Interval) -> Interval:
    return Interval(100 * (times.low - 1), 100 * (times.high - 1))


def _said(percent: Figure) -> Interval:
    """What the percentage can mean, with what a writer may have rounded away."""
    low, high = percent.printed
    slack = _SLACK + _SHARE * percent.value
    return Interval(low - slack, high + slack)
