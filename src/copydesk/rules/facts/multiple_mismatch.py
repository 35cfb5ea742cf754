"""FS026: doubled, tripled, halved, fourfold, twice as many: and the two figures say another multiple."""

import re
from collections.abc import Iterator

from copydesk.rules.facts.change import DOWN, FROM_TO, GAP, UP, ends, ratio, tempered
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import SentenceRule
from copydesk.rules.facts.figured import bounds, figured, mark, plain, shown, stated
from copydesk.rules.facts.product import products
from copydesk.rules.facts.statement import Statement
from copydesk.text import Figure, Interval, most_figures
from copydesk.text.pattern import lazily

_HEDGE = (
    r"(?P<hedge>(?:well |much )?(?:more than|over)|at least|nearly|almost|close to|all but|roughly|about"
    r"|around|virtually"
    r"|practically|some|approximately|(?:just |slightly |a little )?(?:under|over|less than)|effectively|as good as)"
)
_VERB = (
    r"(?P<word>doubl(?:e[sd]?|ing)|tripl(?:e[sd]?|ing)|trebl(?:e[sd]?|ing)|quadrupl(?:e[sd]?|ing)|halv(?:e[sd]?|ing))"
)
_FOLD = r"(?P<word>twofold|two-fold|threefold|three-fold|fourfold|four-fold|fivefold|five-fold|tenfold|ten-fold)"
_TIMES = r"(?:(?P<word>twice|double|triple|half)|\x02c(?P<times>\d+)\x03 times)"
_SHAPES = tuple(
    lazily(shape)
    for shape in (
        rf"(?:{_HEDGE} )?\b{_VERB}{GAP}:? (?:{FROM_TO})",
        rf"(?:{_HEDGE} )?\b{_FOLD}{GAP}:? (?:{FROM_TO})",
        rf"{mark('cm', 'b')}[^\x02.;:]{{0,50}}?(?P<word>doubling|tripling|trebling|quadrupling|halving)"
        rf" [^\x02.;:,]{{0,40}}?(?:of )?"
        rf"{mark('cm', 'a')}",
        rf"(?:was|were|had|from|of|with) {mark('cm', 'a')}[^\x02.;:]{{0,60}}?\b(?:has|have|had)(?: since|"
        rf" now| already)? (?:{_HEDGE} )?"
        rf"{_VERB}[^\x02.;:]{{0,20}}? to {mark('cm', 'b')}",
        rf"{mark('cm', 'b')}{GAP}(?:,| \() ?(?P<word>up|down) (?:by )?{mark('f', 'share')} (?:on|from)"
        rf" (?:the |its )?{mark('cm', 'a')}",
        rf"\b(?P<word>{UP}|{DOWN}) by {mark('f', 'share')}{GAP} (?:{FROM_TO})",
        rf"{mark('cm', 'b')}{GAP}(?:,| \(| [-–—]|,? (?:now )?(?:is|was|are|were|costs?"
        rf"|fetche[sd]))(?: or)? ?(?:{_HEDGE} )?{_TIMES}"
        rf" (?:as (?:many|much|high"
        rf"|large|big) as )?"
        rf"(?:the |its |last year['’]s |the previous )(?:figure of |total of |number of |previous |usual"
        rf" )?{mark('cm', 'a')}",
    )
)
_MULTIPLE = {
    "doubl": 2.0,
    "twice": 2.0,
    "twofo": 2.0,
    "two-f": 2.0,
    "tripl": 3.0,
    "trebl": 3.0,
    "quadr": 4.0,
    "fourf": 4.0,
    "four-": 4.0,
    "fivef": 5.0,
    "five-": 5.0,
    "tenfo": 10.0,
    "ten-f": 10.0,
    "halve": 0.5,
    "half": 0.5,
    "halvi": 0.5,
}
_WORD_OF = {"": "", "about": "about", "nearly": "nearly", "under": "less than", "over": "more than"}
_ALMOST = frozenset({"nearly", "almost", "close to", "all but", "virtually", "practically", "as good as"})
_NEAR = 0.12  # a bare "doubled" is good enough for 1.76 to 2.24 times
_ROUGH = 0.25
_SHARE = 0.15  # of the share by which something rose or fell
_BEYOND = 0.28  # "tripled" is said of 3.7 times too
_OTHERWISE = lazily(r"\bdoubl\w+ (?:up|as|down|back|over|to \w+ field)\b|\b(?:singles?|inning|homer\w*|at[- ]bats?)\b")
_TIME = lazily(r"[ -](?:weeks?|months?|years?|days?|hours?|minutes?|o['’]clock|[ap]\.?m)\b")


class MultipleMismatch(SentenceRule):
    """Something is said to have doubled, tripled or halved, and the two figures beside it say another multiple.

    Why it matters: one of the figures or the word is wrong. A rise by 200 percent that is written up as a doubling is
    the usual way to it.

    A bare "doubled" is accepted from about 1.8 to 2.2 times, "nearly" and "roughly" allow more, and "more than doubled"
    has no upper end.

    So are products and averages: so many at so much each, a month, a week, and what they come to.

    When it is wrong: figures that belong to another thing in the sentence; figures rounded more than they look. The
    rule is silent inside quotation marks and near words for mistakes and suppositions.
    """

    code = "FS026"
    name = "multiple-mismatch"
    judged = (4, 4)
    help = "Divide the two figures: correct the word or the figure that is wrong."
    cues = (
        "doubl",
        "tripl",
        "trebl",
        "quadrupl",
        "halv",
        "twice",
        "three times",
        "four times",
        "five times",
        "six times",
        "ten times",
        "down a",
        "up a",
        "by half",
        "by a third",
        "by a quarter",
        "by a fifth",
        "by two thirds",
        "by two-thirds",
        "by three quarters",
        "by three-quarters",
        "twofold",
        "threefold",
        "fourfold",
        "fivefold",
        "tenfold",
        "two-fold",
        "three-fold",
        "four-fold",
        "five-fold",
        "ten-fold",
        *(
            "each, ",
            "each for",
            "each - ",
            "apiece",
            "a total of",
            "a total bill",
            "a total cost",
            "a head",
            "an average of",
            "in all",
            "in total",
        ),
        *("altogether", "a week", "a month", "a day", "per week", "per month", "per day"),
    )
    bad = (
        "The number of members ⟦doubled from 40 to 120⟧.",
        "The flock fell by ⟦half, from 90 pairs to 60⟧.",
        "Sales have ⟦tripled, from 1.5 million to 3 million⟧.",
        "The price ⟦halved from $90 to $30⟧.",
        "There was a ⟦fourfold rise, from 20 to 60⟧ cases.",
        "The town has ⟦300 beds, twice as many as the 200⟧ it had a year ago.",
        "He sold ⟦40 lambs at £110 each, making £4,800⟧.",
        "She took ⟦£500 a month for 40 months, a total of £25,000⟧.",
        "There were ⟦24,000 visits over 50 weeks, an average of 640⟧ a week.",
        "The five scored ⟦90, 80, 85, 75 and 70, an average of 85⟧.",
        "The ⟦42 new pews cost £600 each, a total of £35,200⟧.",
        "Each of the ⟦1,500 staff will get £2,000, a total bill of £30m⟧.",
        "In the first ⟦six days they gave 3,000 doses, an average of 600⟧ a day.",
        "Feed is dear: straw, at ⟦£900, costs five times the £300⟧ of last spring.",
        "Staff numbers ⟦more than doubled, from 50 to 80⟧.",
    )
    good = (
        "They hired 3 vans at £90 a day, a total of £1,080 for four days.",
        "The number of members doubled from 40 to 80.",
        "Sales nearly doubled, from 1.5 million to 2.8 million.",
        "He sold 40 lambs at £110 each, making £4,400, and 30 at £99.50 each, raising £2,985.",
        "She took £500 a month for 40 months, a total of £20,500 with interest.",
        "There were 24,000 visits over 51 weeks, an average of 471 a week; at £12 a head sales were £9m.",
        "The five scored 90, 80, 85, 75 and 70, an average of 80; sides of 11, 12 and 13 have an average of 30 fans.",
        "The 42 new pews cost £600 each, a total of £25,200; the 12 bells cost £600, part of a total of £9,000.",
        "The price more than halved from $90 to $30.",
        "The price more than doubled from 10 to 30.",
        "Visits doubled from 2010 to 2015.",
        "Numbers doubled in the 20 to 40 age group.",
        "Deaths have tripled, surging from 17 to at least 63.",
        "The flock fell by a third, from 90 pairs to 60.",
        "They doubled the guard from 6 to 9 o'clock.",
        "“It doubled from 40 to 120,” he said.",
        "If it doubled from 40 to 120 nobody would mind.",
        "The tax doubled as prices went from 40 to 120.",
    )

    def judge(self, statement: Statement) -> Iterator[Claim]:
        """The multiples of a sentence that stand beside both figures."""
        flat = statement.flat
        if most_figures(flat) < 2:
            return
        page = figured(flat)
        yield from products(statement, page)
        if len(page.figures) < 2 or tempered(flat) or _OTHERWISE.search(flat):
            return
        for shape in _SHAPES:
            match = shape.search(page.marked)
            pair = ends(match, page.figures) if match else None
            if match is None or pair is None or any(_TIME.match(flat, figure.end) for figure in pair):
                continue
            claim = _claim(statement, match, *pair)
            if claim is not None:
                yield claim
            return


def _claim(statement: Statement, match: re.Match[str], a: Figure, b: Figure) -> Claim | None:
    flat = statement.flat
    page = figured(flat)
    start, high = bounds(a, b)
    groups = match.groupdict()
    word, hedge = match["word"], groups.get("hedge") or ""
    allowed: Interval | None = None
    if groups.get("share"):
        given = page.figure(match, "share")
        falls = re.fullmatch(DOWN, word) is not None
        multiple = 1 - given.value if falls else 1 + given.value
        start, hedge = min(start, given.start), _WORD_OF[given.hedge]
        slack = given.value * _SHARE
        allowed = None if hedge else Interval(multiple - slack, multiple + slack)
    elif word is None:
        given = page.figure(match, "times")
        multiple, hedge = given.value, hedge or _WORD_OF[given.hedge]
    else:
        multiple = _MULTIPLE.get(word[:5].lower(), 0.5)
        at = flat.rfind(word, 0, start)
        start = max(flat.rfind(hedge, 0, at), 0) if hedge and at >= 0 else at if at >= 0 else start
    if not stated(statement, start, high):
        return None
    times, span = ratio(a, b), statement.span(start, high)
    found = b.value / a.value
    first, last = shown(flat, a), shown(flat, b)
    if times.meets(allowed or _allowed(multiple, hedge)):
        return Claim(span=span, verdict="agrees", fact=f"{first} to {last} is {plain(found)} times (arithmetic)")
    if (found < 1) != (multiple < 1):
        return None
    shared = f"{found:.1f} times" if found >= 1 else f"{100 * found:.0f}% of it"
    return Claim(
        span=span,
        verdict="conflicts",
        message=f"“{flat[start:high]}”: from {first}, {last} is {shared}. Correct the multiple or the figure.",
        evidence={"from": a.value, "to": b.value, "multiple_given": multiple, "multiple_found": round(found, 3)},
    )


def _allowed(multiple: float, hedge: str) -> Interval:
    """The ratios that the word with its hedge may stand for."""
    near, rough = multiple * _NEAR, multiple * _ROUGH
    shrinks = multiple < 1
    if hedge in _ALMOST or hedge.endswith(("under", "less than")):
        low, high = (near / 4, rough) if shrinks else (rough, near / 4)
        return Interval(multiple - low, multiple + high)
    if hedge.endswith(("more than", "over")) or hedge == "at least":
        return Interval(0.0, multiple + near / 4) if shrinks else Interval(multiple - near / 4, float("inf"))
    if hedge:
        return Interval(multiple - rough, multiple + rough)
    return Interval(multiple - (rough if shrinks else near), multiple + (near if shrinks else multiple * _BEYOND))
