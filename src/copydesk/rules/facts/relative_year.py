"""FS018: "last year", "next year" or "two years ago" beside a year that it cannot be."""

import re
from collections.abc import Iterator
from datetime import date

from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.earnest import in_earnest
from copydesk.rules.facts.fact_rule import SentenceRule
from copydesk.rules.facts.length import COUNT, count_of, is_hedged
from copydesk.rules.facts.moment import LONGEST, LOOSE, MOMENT, moment
from copydesk.rules.facts.statement import Statement
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_NEW_YEAR = 15  # days around New Year in which a text may still speak, or speak already, as in the other year
_MOST = 60  # years ago; of more, only counts that nobody rounds
_ROUND = 5
_LONGEST_AGO = 300  # days: of a date longer past, another year may be meant
# How long after "two years ago" has come true it can still be said: of a year whose every day is this much older, it is
# a wrong count; of a month or day, the next round number would be nearer.
_LATE_IN_YEAR, _LATE_IN_MONTH = 0.25, 0.75
_STEPS = {"last": -1, "this": 0, "next": 1}
_NAMED = lazily(
    rf"(?<![\w-])(?P<which>last|next|this) year(?:,? \(?in {LOOSE}|(?P<comma>, )| \()"
    rf"{MOMENT}(?(comma)(?=[,.;:)!?]|$)|)(?! (?:and|or|to|dollars|prices|terms)\b|['’]s\b)"
    r"(?P<after>(?:,| and| or)? (?:and |or )?(?:in )?(?:[12][0-9]{3}\b|20[0-9]{2}))?",
    re.IGNORECASE,
)
_NAMED_AFTER = lazily(
    rf"\b[Ii]n {LOOSE}{MOMENT}(?:, | \(| [-–—] )(?P<which>last|next|this) year\b(?!['’]s)", re.IGNORECASE
)
_SEASON = lazily(
    rf"(?<![\w-])(?P<which>last|next) (?:spring|summer|autumn|fall|winter|January|February|March|April|May|June|July"
    rf"|August|September|October|November|December)(?:,? \(?(?:in|of) |, | \(){MOMENT}(?! (?:and|or|to)\b|['’]s\b)",
    re.IGNORECASE,
)
_EDITION = lazily(
    rf"(?<![\w-])(?P<which>last|next|this) year['’]s {MOMENT} (?:[A-Z][\w’'-]+ ){{0,3}}"
    r"(?:[Ee]lections?|World Cup|Olympics|Games|[Ff]estival|[Cc]hampionships?|[Tt]ournament|[Ff]inal|[Rr]eferendum"
    r"|[Cc]ensus|[Cc]onference|[Ss]ummit|[Ee]dition|European Championship|Super Bowl)\b"
)
_ANY_YEAR = lazily(r"[12][0-9]{3}")
_BY_YEAR = (_NAMED, _NAMED_AFTER, _SEASON, _EDITION)
_AGO = lazily(
    rf"(?<![\w.,-])(?:(?P<count>{COUNT}) years|(?P<one>[Aa]|one|One) year) ago,?"
    rf"(?: back)? \(?(?:(?:in|on) )?{LOOSE}{MOMENT}",
    re.IGNORECASE,
)
_AGO_AFTER = lazily(
    rf"\b(?:[Ii]n|[Oo]n) {LOOSE}{MOMENT}(?:,| [-–—]| \() ?(?:(?:some|about|just) )?"
    rf"(?:(?P<count>{COUNT}) years|(?P<one>[Aa]|one) year) ago\b",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)"
# "on 23 March, three weeks ago": the day of the year, and how long ago it was.
_AGO_DAYS = lazily(
    rf"\b[Oo]n (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    rf"(?:(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)? {_MONTH_NAME}|{_MONTH_NAME.replace('month', 'month_first')} "
    r"(?P<late_day>[0-3]?[0-9])(?:st|nd|rd|th)?)"
    rf"(?:,| [-–—]| \() ?(?:just |exactly )?(?:(?P<count>{COUNT})|(?P<one>[Aa]|one)) (?P<unit>day|week|month)s? ago\b"
)
_UNIT_DAYS = {"day": (1, 1), "week": (7, 5), "month": (30.44, 20)}  # length, and how far off it may be
_ROUNDED = lazily(r"[05] years ago", re.IGNORECASE)
_ABOUT = lazily(r"\b(?:some|about|just) ", re.IGNORECASE)
_FAR, _PART = 4, 0.25  # years, and the part of a round number, by which nobody rounds
_NOT_THE = lazily(
    r"(?:\b(?:the|his|her|their|its|my|our|your|fiscal|academic|school|tax|model) |[‘'“\"])$", re.IGNORECASE
)
_TOLD_THEN = lazily(r"\b(?:said|thought|hoped|planned|promised|announced) (?:then|at the time)\b|\bthen-|\bhad\b")
_YEAR = lazily(r"(?<![\w$£€.,-])(?:1[89]|20)[0-9]{2}(?![\w%]|[.,][0-9])")


class RelativeYear(SentenceRule):
    """A year is given beside "last year", "next year" or "so many years ago" that is another one.

    Why it matters: one of the two is wrong. It happens when a text written in one year is taken up in the next, and
    "last year" moves on while the figure beside it stays.

    The words are counted from the text's own date; around New Year both years are taken. "Two years ago" is held to
    be wrong if neither the years of the calendar nor the time gone by make two.

    When it is wrong: the text is older than its date; a person quoted without marks speaks of another time. The rule
    is silent without a date, inside quotation marks, where the sentence has begun in another year, and with "about".
    """

    code = "FS018"
    name = "relative-year"
    confidence = 0.95
    judged = (3, 3)
    help = "Count from the day of publication: correct the year, or the words beside it."
    cues = ("last ", "next ", "this year", "years ago", "year ago", "ago|")
    bad = (
        Case("The mill shut last year, in ⟦2015⟧, after a fire.", published="2017-05-04"),
        Case("Voters will choose a mayor next year (⟦2019⟧).", published="2017-05-04"),
        Case("She lost her seat two years ago, in ⟦2014⟧.", published="2017-05-04"),
        Case("The school will open next year, in ⟦2021⟧, if the roof arrives.", published="2017-05-04"),
        Case("It was sold last winter (⟦2013⟧).", published="2017-05-04"),
        Case("In ⟦2012⟧, two years ago, the pit was flooded.", published="2017-05-04"),
        Case("The firm, founded in 1920, had last paid six years ago, in ⟦2008⟧.", published="2017-05-04"),
        Case("The alliance was founded in ⟦1949⟧, 62 years ago.", published="2021-06-15"),
        Case("He took the inn on in ⟦1984⟧, 20 years ago.", published="2014-05-02"),
        Case("Schools shut ⟦on 23 March, three weeks ago⟧.", published="2020-04-30"),
        Case("The gates closed ⟦on Tuesday, May 2, five days ago⟧.", published="2017-05-04"),
        Case("It is counting on this year's ⟦2014⟧ World Cup.", published="2017-05-04"),
    )
    good = (
        Case("The mill shut last year, in 2016, after a fire.", published="2017-05-04"),
        Case("Voters will choose a mayor next year (2018).", published="2017-05-04"),
        Case("She lost her seat two years ago, in 2015.", published="2017-05-04"),
        Case("She lost her seat two years ago, in December 2014.", published="2017-05-04"),
        Case("The mill sold more last year than in 2012.", published="2017-05-04"),
        Case("It won last year, in 2014 and in 2012.", published="2017-05-04"),
        Case("It rose last year, 2012 having been flat.", published="2017-05-04"),
        Case("The last year, 2012, was the worst of all.", published="2017-05-04"),
        Case("In 2012 he said that he would stop next year, in 2013.", published="2017-05-04"),
        Case("“We lost it last year, in 2012,” he wrote.", published="2017-05-04"),
        Case("The mill shut last year, in 2015, after a fire.", published="2017-01-03"),
        Case("Last year's 2015 accounts were signed in May.", published="2017-05-04"),
        Case("They had met five years ago, in 2012.", published="2017-05-04"),
        Case("Some twenty years ago, in 1999, the line was closed.", published="2017-05-04"),
        Case(
            "Schools shut on 23 March, five weeks ago; on 1 April, a month ago, they asked for help.",
            published="2020-04-30",
        ),
        Case("The pier was built in 1917, 100 years ago, and burned on May 2, two days ago.", published="2017-05-04"),
        Case("He took the inn on in 1987, 30 years ago; it burned in 1998, 20 years ago.", published="2017-05-04"),
        Case("“Schools shut on 23 March, three weeks ago,” the diary of 13 April says.", published="2020-04-30"),
        "The mill shut last year, in 2015, after a fire.",
    )

    def judge(self, statement: Statement) -> Iterator[Claim]:
        """The years beside words that count from now."""
        flat, day = statement.flat, statement.day
        if day is None or len(flat) > LONGEST:
            return
        for match in _AGO_DAYS.finditer(flat):
            yield from self._held_days(statement, match, day)
        if _ANY_YEAR.search(flat) is None:
            return
        for match in (each for pattern in _BY_YEAR for each in pattern.finditer(flat)):
            if not match.groupdict().get("after"):
                yield from self._held(statement, match, day, _STEPS[match["which"].lower()])
        for match in (*_AGO.finditer(flat), *_AGO_AFTER.finditer(flat)):
            count = count_of(match["count"]) if match["count"] else 1
            exact = count <= _MOST or count % _ROUND
            if exact and not is_hedged(flat, match.start()) and not _is_rounded(match, count, day):
                yield from self._held(statement, match, day, -count, ago=True)

    def _held(
        self, statement: Statement, match: re.Match[str], day: date, step: int, *, ago: bool = False
    ) -> Iterator[Claim]:
        flat, stated = statement.flat, moment(match)
        if stated is None:
            return
        start = next(match.start(group) for group in ("day", "month", "year") if match[group])
        span = statement.span(start, match.end("year"))
        year = stated.earliest.year
        years = _years(day, step) | ({day.year} if match.re.pattern == _SEASON.pattern else set())
        fits = _was_ago(stated.earliest, stated.latest, day, -step) if ago else year in years
        due = day.year + step
        if fits:
            yield Claim(span=span, verdict="agrees", fact=f"counted from {day}, the text's own date")
        elif self._is_said(statement, match, ago=ago) and (not ago or year <= day.year):
            shown = flat[match.start() : match.end()]
            yield Claim(
                span=span,
                verdict="conflicts",
                message=(
                    f"“{shown}” in a text of {day:%-d %B %Y}: counted from there it is {due}, not {year}. "
                    "Correct the year or the words."
                ),
                evidence={"stated": stated.text, "counted": due, "published": day.isoformat()},
            )

    def _held_days(self, statement: Statement, match: re.Match[str], day: date) -> Iterator[Claim]:
        """A day of the year held against "three weeks ago"."""
        flat, start, end = statement.flat, match.start(), match.end()
        stated = _last(match, day)
        if stated is None:
            return
        count, unit = count_of(match["count"]) if match["count"] else 1, match["unit"]
        length, slack = _UNIT_DAYS[unit]
        passed = (day - stated).days
        off = abs(passed - count * length)
        span = statement.span(start, end)
        if off <= slack:
            yield Claim(span=span, verdict="agrees", fact=f"counted from {day}, the text's own date")
        elif passed <= _LONGEST_AGO and self._is_said(statement, match, ago=True):
            yield Claim(
                span=span,
                verdict="conflicts",
                message=(
                    f"“{flat[start:end]}” in a text of {day:%-d %B %Y}: {stated:%-d %B} was {passed} days before. "
                    "Correct the date or the count."
                ),
                evidence={"stated": stated.isoformat(), "days_ago": passed, "published": day.isoformat()},
            )

    def _is_said(self, statement: Statement, match: re.Match[str], *, ago: bool) -> bool:
        """Whether the article itself says so, of its own time."""
        flat = statement.flat
        before = flat[max(0, match.start() - 40) : match.start()]
        earlier = not ago and (_TOLD_THEN.search(flat) or _YEAR.search(flat, 0, match.start()))
        if _NOT_THE.search(before) or earlier:
            return False
        return in_earnest(statement, match.start(), match.end())


def _is_rounded(match: re.Match[str], count: int, day: date) -> bool:
    """Whether the count may be a round number: one in figures that is a fifth off is none."""
    if _ABOUT.search(match[0]):
        return True
    off = abs(day.year - int(match["year"]) - count)
    return _ROUNDED.search(match[0]) is not None and off < max(_FAR, count * _PART)


def _last(match: re.Match[str], day: date) -> date | None:
    """The last time before the day, or on it, that the day of the year of a match was; None if it never is."""
    month = _MONTHS.index((match["month"] or match["month_first"])[:3].lower()) + 1
    number = int(match["day"] or match["late_day"])
    for year in (day.year, day.year - 1):
        try:
            found = date(year, month, number)
        except ValueError:
            return None
        if found <= day:
            return found
    return None


def _years(day: date, step: int) -> set[int]:
    """The years that "last", "this" or "next year" can be, on a day."""
    years = {day.year + step}
    if day.timetuple().tm_yday <= _NEW_YEAR:
        years.add(day.year + step - 1)
    if (date(day.year, 12, 31) - day).days < _NEW_YEAR:
        years.add(day.year + step + 1)
    return years


def _was_ago(earliest: date, latest: date, day: date, count: int) -> bool:
    """Whether some day between the two is so many years ago, in years of the calendar or rounded either way."""
    if abs(day.year - earliest.year - count) == 0:
        return True
    least, most = (day - latest).days / 365.25, (day - earliest).days / 365.25
    late = _LATE_IN_YEAR if (latest - earliest).days > 31 else _LATE_IN_MONTH
    return most >= count - 0.5 and least < count + late
