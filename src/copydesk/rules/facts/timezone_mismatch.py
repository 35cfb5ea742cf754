"""FS016: one moment is given by two clocks that do not agree."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from copydesk import text
from copydesk.knowledge.zones import built_in_zones
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.clock import DAY, HALF_DAY, ClockTime, clock_times
from copydesk.rules.facts.earnest import in_earnest
from copydesk.rules.facts.fact_rule import SentenceRule
from copydesk.rules.facts.moment import LONGEST
from copydesk.rules.facts.statement import Statement
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

# A second clock in brackets, or after a comma, a stroke or "or", says the same moment again.
_BESIDE = lazily(r" ?[(\[]| ?/ ?|,? or |, (?!and|then|but)|; ")
_LETTERS = (
    *("gmt|", "utc|", "bst|", "cet|", "cest|", "eet|", "eest|", "est|", "edt|", "msk|", "jst|", "kst|"),
    *("et)", "pt)"),
)
_SPREAD = (timedelta(days=-7), timedelta(), timedelta(days=21))  # a text may speak of days on which clocks have moved
_TO = lazily(r"(?:[-–—]|\bto|\bfrom|\bbetween|\band|\buntil|\bthrough) ?$")


class TimezoneMismatch(SentenceRule):
    """A time of day is given for two places, and the two are not the same moment.

    Why it matters: whoever plans by one of the two is an hour early or late. It goes wrong at summer time, and in
    countries that have given it up.

    The two must stand side by side: "15:00 Moscow time (12:00 GMT)". They are compared by the clocks of both places
    on the text's own date, a week before and three weeks after, and on the days named in the sentence. "EST" and "BST"
    said in the wrong half of the year count as what people mean by them, too.

    When it is wrong: the two are different moments after all; a country has just changed its clocks. The rule is
    silent without the text's own date, and inside quotation marks.
    """

    code = "FS016"
    name = "timezone-mismatch"
    confidence = 0.95
    judged = (3, 3)
    help = "Work out both times again from the time zones on that day."
    cues = (
        *_LETTERS,
        "pacific|",
        "eastern|",
        "greenwich",
        "moscow time",
        "british time",
        "uk time",
    )
    bad = (
        Case("The talks resume at ⟦15:00 Moscow time (14:00 GMT)⟧.", published="2015-07-04"),
        Case("The rocket lifts off at ⟦10:00 a.m. Moscow time (07:00 GMT)⟧.", published="2013-07-04"),
        Case("Kick-off is at ⟦8pm BST (20:00 GMT)⟧.", published="2015-07-04"),
        Case("The debate starts at ⟦9 p.m. ET (0200 GMT)⟧.", published="2015-07-04"),
        Case("It shook the city at ⟦9:30 a.m. in Kathmandu (0430 GMT)⟧.", published="2015-04-26"),
        Case("Polls close at ⟦1700 GMT (9 p.m. in Istanbul)⟧.", published="2017-07-14"),
    )
    good = (
        Case("The talks resume at 15:00 Moscow time (12:00 GMT).", published="2015-07-04"),
        Case("The rocket lifts off at 10:00 a.m. Moscow time (06:00 GMT).", published="2013-07-04"),
        Case("Kick-off is at 8pm BST (19:00 GMT).", published="2015-07-04"),
        Case("The debate starts at 9 p.m. EST (0100 GMT).", published="2015-07-04"),
        Case("The show is on at 9 p.m. ET/PT.", published="2015-07-04"),
        Case("Doors open at 2 p.m. Eastern (11 a.m. Pacific).", published="2015-07-04"),
        Case("It ran from 10:00 to 15:00 Moscow time (07:00-12:00 GMT).", published="2015-07-04"),
        Case("By 15:00 in Moscow (first reports came at 14:00 GMT) it was over.", published="2015-07-04"),
        "The talks resume at 15:00 Moscow time (14:00 GMT).",
        Case("Clocks show 9:30 in Kathmandu (0345 GMT).", published="2015-04-26"),
    )

    def judge(self, statement: Statement) -> Iterator[Claim]:
        """The pairs of times that stand side by side in the sentence."""
        flat = statement.flat
        if len(flat) > LONGEST:
            return
        times = clock_times(flat, built_in_zones())
        for first, second in pairwise(times):
            if not _BESIDE.fullmatch(flat[first.end : second.start]) or first.zone == second.zone:
                continue
            if _TO.search(flat[: first.start].rstrip()[-10:]) or flat[second.end : second.end + 1] in ("-", "–"):
                continue
            yield from _held(statement, first, second)


def _held(statement: Statement, first: ClockTime, second: ClockTime) -> Iterator[Claim]:
    days = _days(statement)
    one, other = first.zone.offsets(days), second.zone.offsets(days)
    closes = statement.flat[second.end : second.end + 1] in (")", "]")
    end = second.end + (1 if closes else 0)
    span = statement.span(first.start, end)
    if not days or not one or not other:
        yield Claim(span=span, verdict="unknown")
        return
    turn = HALF_DAY if first.either or second.either else DAY
    apart = (first.minutes - second.minutes) % turn
    known = sorted({a - b for a in one for b in other})
    if any((hours - apart) % turn == 0 for hours in known):
        yield Claim(span=span, verdict="agrees", fact="the two clocks show one moment (tz database)")
        return
    if not in_earnest(statement, first.start, end):
        return
    shown = " or ".join(dict.fromkeys(_hours(minutes) for minutes in known))
    stated = (apart + DAY // 2) % DAY - DAY // 2
    yield Claim(
        span=span,
        verdict="conflicts",
        message=(
            f"“{statement.flat[first.start : end]}”: the first clock is {shown} of the second then (tz database), "
            f"not {_hours(stated)}. Correct one of the two times."
        ),
        evidence={"minutes_apart_stated": stated, "minutes_apart": known, "zones": [first.zone.name, second.zone.name]},
    )


def _days(statement: Statement) -> list[date]:
    """The days on which the clocks are looked at; without the text's own date they cannot be known."""
    day = statement.day
    if day is None:
        return []
    low, high = statement.sentence.start, statement.sentence.end
    named = [each.nearest(day) for each in text.dates(statement.document) if low <= each.start < high]
    return [day + step for step in _SPREAD] + [each for each in named if each is not None]


def _hours(minutes: int) -> str:
    hours, rest = divmod(abs(minutes), 60)
    length = f"{hours} h" + (f" {rest} min" if rest else "")
    return f"{length} {'behind' if minutes < 0 else 'ahead'}" if minutes else "level"
