"""FS013: an anniversary is counted wrongly for the day on which it is marked."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from copydesk.knowledge import Event, EventMention
from copydesk.model import Document
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import FactRule
from copydesk.rules.facts.founded import founded, held, names_founding
from copydesk.rules.facts.length import COUNT, ORDINAL, count_of, is_hedged
from copydesk.rules.facts.statement import Statement
from copydesk.rules.facts.told import told
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_REACH = 110
_NEAR = timedelta(days=30)  # so near to the event's day in the year, texts speak of this year's anniversary
_THE_DAY = timedelta(days=5)  # so near, an anniversary is this year's unless the sentence says otherwise
_SLACK = timedelta(days=75)  # events of the year around New Year
_LEAD = 3
_ADJECTIVES = (
    r"(?:(?:the|its|his|her|their|that|this|Russia's|Russia’s|Moscow's|Moscow’s|deadly|tragic|historic|devastating"
    r"|brutal"
    r"|infamous|start|beginning|onset|terrorist|terror|disastrous|catastrophic|bloody|1[89]\d\d|20\d\d) (?:of )?){0,3}"
)
_ORDINAL_BEFORE = lazily(rf"\b(?P<count>{ORDINAL})[ -]anniversar(?:y|ies) (?:of|since) {_ADJECTIVES}$", re.IGNORECASE)
_ORDINAL_AFTER = lazily(rf"(?:'s|’s|'|’)? (?P<count>{ORDINAL}) anniversary\b", re.IGNORECASE)
_YEARS_BEFORE = lazily(
    rf"(?<![\w.,-])(?P<count>{COUNT}) years (?:have passed |to the day |on )?(?:since|after|from) {_ADJECTIVES}$",
    re.IGNORECASE,
)
# "60 years ago today": the count stands behind a clause, or before one that it opens.
_WHEN_NOW = (
    r"(?:today|yesterday|tomorrow|(?:this|last|next) (?:week|weekend|month)"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|this (?:year|spring|summer|autumn|winter))"
)
_AGO_AFTER = lazily(rf" (?P<count>{COUNT}) years ago,? {_WHEN_NOW}\b", re.IGNORECASE)
_AGO_BEFORE = lazily(rf"(?<![\w.,-])(?P<count>{COUNT}) years ago,? {_WHEN_NOW},? (?:the )?$", re.IGNORECASE)
_MARKS = lazily(
    r"\b(?:mark(?:s|ed|ing)?|commemorat\w+|celebrat\w+|observ(?:e[sd]?|ing)|honou?r(?:s|ed|ing)?|gather(?:s|ed|ing)?"
    r"|pa(?:y|ys|id|ying) tribute|(?:met|meets?|meeting|joined|came together|assembled|attended|flew"
    r"|travelled)(?= .{0,40}$)|remember(?:s|ed|ing)?|lay|laid|held|holds|(?:is|it's|it’s|it is|was|falls on"
    r"|coincides? with))\b",
    re.IGNORECASE,
)
_FETES = lazily(r"\b(?:mark|celebrat|commemorat)(?:s|e|es|ed|ing) (?:the )?$", re.IGNORECASE)
_TODAY = lazily(
    r"\b(?:today|yesterday|tomorrow|tonight|this (?:week|weekend|month|morning|evening|afternoon)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:'s|’s)?)\b",
    re.IGNORECASE,
)
_THIS_YEAR = lazily(r"\bthis year\b", re.IGNORECASE)
_PRESENT = lazily(r"\b(?:is|are|has|have|remains?|still|it's|it’s|marks?|continues?|now)\b", re.IGNORECASE)
_ELSEWHEN = lazily(
    r"\b(?:(?:last|next|previous|following|coming|that) (?:year|month|spring|summer|autumn|fall|winter|January"
    r"|February|March"
    r"|April|May|June|July|August|September|October|November|December)|ahead of|upcoming|approaching|forthcoming"
    r"|will|would"
    r"|plan(?:s|ned|ning)?|prepar\w+|by the|until|before|had|ago|earlier|then|later|later this year|in (?:early|late"
    r"|mid)"
    r"|countdown|should|if|when he|when she|when they|eve of|stamp|coin|film|book|issue[ds]?"
    r"|since the \w+ anniversary)\b",
    re.IGNORECASE,
)
# So near to the day, what is planned is planned for this one.
_PLANNED = lazily(
    r"\b(?:will|plan(?:s|ned|ning)?|prepar\w+|ahead of|upcoming|approaching|before|eve of)\b", re.IGNORECASE
)
_YEAR = lazily(r"\b(?:19|20)\d\d\b")


class WrongAnniversary(FactRule):
    """An anniversary has a number that does not fit the event and the day on which it is told.

    Why it matters: the number is arithmetic that any reader can do. It goes wrong when an older text is taken up again,
    or when somebody counts from the wrong year.

    An anniversary is judged where the text says that it is being marked now: within a month of the event's own day in
    the year, or with a day of the week, "today" or "this year". Next year's anniversary, last year's, and one that
    somebody spoke at long ago are left alone; so are numbers with "almost" or "more than". An anniversary of anything
    else is held against the year of its founding, if the same breath tells both ("opened in 1965, marks its 60th
    anniversary"), and may be a year off.

    When it is wrong: the text was published long after it was written, or counts from another event of that name.
    The rule is silent without the text's own date, inside quotation marks, and near words for mistakes and fiction.
    """

    code = "FS013"
    name = "wrong-anniversary"
    confidence = 0.95
    judged = (3, 3)
    help = "Count again from the year of the event to the year of the text."
    bad = (
        Case("New York marked ⟦the 20th anniversary of the September 11 attacks⟧ on Sunday.", published="2022-09-11"),
        Case("The town marks ⟦75 years since D-Day⟧ with a flypast today.", published="2018-06-06"),
        Case("Berlin celebrates ⟦thirty years after the fall of the Berlin Wall⟧.", published="2018-11-09"),
        Case("Ukraine is marking ⟦the 35th anniversary of the Chernobyl disaster⟧.", published="2022-04-26"),
        Case("⟦The 80th anniversary of D-Day⟧ may be the last that he sees.", published="2019-06-06"),
        Case("It is ⟦six years since the Brexit referendum⟧, to the day.", published="2023-06-23"),
        Case(
            "This year is ⟦the 70th anniversary of the end of the Second World War⟧, and the hall is full.",
            published="2016-04-02",
        ),
        Case(
            "Berlin will mark ⟦the 20th anniversary of the fall of the Berlin Wall⟧ on Friday.", published="2007-11-08"
        ),
        Case("⟦60 years ago this week Neil Armstrong walked on the moon⟧.", published="2019-07-18"),
        Case("The pavilion, opened in ⟦1965, marks its 60th anniversary⟧ in May.", published="2015-02-11"),
        Case("The library was founded in ⟦1912 and celebrates its 90th birthday⟧ with tea.", published="2012-09-13"),
        Case("Launched in ⟦1974, the magazine is celebrating its 30th anniversary⟧.", published="2014-03-02"),
        Case("The lido was built in ⟦1935. This year it marks its 70th anniversary⟧.", published="2015-03-02"),
    )
    good = (
        Case("New York marked the 20th anniversary of the September 11 attacks on Saturday.", published="2021-09-11"),
        Case(
            "Plans for the 20th anniversary of the September 11 attacks were shown on Monday.", published="2021-06-14"
        ),
        Case("At last year's 20th anniversary of the September 11 attacks he wept.", published="2022-09-11"),
        Case("The 50th anniversary of the moon landing next year will be big.", published="2018-07-20"),
        Case("The stamp was issued in 2004 for the 60th anniversary of D-Day.", published="2022-06-06"),
        Case("Almost 30 years after the fall of the Berlin Wall the gap remains.", published="2018-11-09"),
        Case("Ten years after the fall of the Berlin Wall, in 1999, he moved to Bonn.", published="2015-11-09"),
        Case("She was born ten years after the moon landing.", published="2015-07-20"),
        Case("“Today is the 20th anniversary of 9/11,” said the boy.", published="2022-09-11"),
        "Today is the 20th anniversary of the September 11 attacks.",
        Case("Europe marked the 75th anniversary of VE Day behind closed doors on Friday.", published="2020-05-09"),
        Case("The pavilion, opened in 1965, marks its 50th anniversary in May.", published="2015-02-11"),
        Case("The pavilion, opened in 1965, marked its 40th anniversary with a match.", published="2015-02-11"),
        Case("Built in 1910 and rebuilt in 1965, the hall marks its 50th anniversary.", published="2015-02-11"),
        Case(
            "The firm was founded in 1920, and its founder's house marks its 200th anniversary.", published="2015-02-11"
        ),
        Case("The tower was built in 1880. The school celebrates its 50th anniversary.", published="2015-02-11"),
        Case("Launched in 1974, the paper is marking almost its 30th anniversary.", published="2014-03-02"),
        Case(
            "On Sunday they lit candles, as on the tenth anniversary of the 9/11 attacks in 2011.",
            published="2022-09-11",
        ),
    )

    def may_find(self, document: Document) -> bool:
        """Whether an event of the table or a founding is named, and the day of the text is known."""
        published = document.published
        if published is None or published.day is None:
            return False
        return names_founding(document) or bool(told(document, self.knowledge))

    def compare(self, document: Document) -> Iterator[Claim]:
        """The anniversaries of known events, and of what is told with its year, where the document has a date."""
        if document.published is None or document.published.day is None:
            return
        for statement, mentions in told(document, self.knowledge):
            for mention in mentions:
                yield from _judged(statement, mention, document.published.day)
        for statement, tally in founded(document):
            if tally.kind == "anniversary":
                yield held(statement, tally, document.published.day)


def _judged(statement: Statement, mention: EventMention, day: date) -> Iterator[Claim]:
    flat, event = statement.flat, mention.event
    found = _counted(flat, mention)
    if found is None:
        return
    start, end, count, elapsed = found
    span = statement.span(start, end)
    first, last = event.years
    fact = f"{event.name}: {event.shown} ({event.source}, as of {event.as_of})"
    if (
        any(abs(day - moved) <= _SLACK for moved in _anniversaries(event, count))
        or first + count <= day.year <= last + count
    ):
        yield Claim(span=span, verdict="agrees", fact=fact)
        return
    if not _is_now(statement, (start, end), event, elapsed=elapsed) or not statement.asserts(start, end):
        yield Claim(span=span, verdict="unknown")
        return
    due = f"{first + count}" if first == last else f"{first + count} or {last + count}"
    yield Claim(
        span=span,
        verdict="conflicts",
        message=(
            f"“{flat[start:end]}” fits {due}, not {day.year}: it was {event.shown} ({event.source}). "
            "Correct the number or say when it was marked."
        ),
        evidence={
            "event": event.name,
            "known": event.when.text,
            "stated_years": count,
            "years_on_this_day": [day.year - last, day.year - first],
            "source": event.source,
            "as_of": event.as_of.isoformat(),
        },
    )


def _counted(flat: str, mention: EventMention) -> tuple[int, int, int, bool] | None:
    """Start, end and number of an anniversary of the event; whether it is told as years since then."""
    low = max(0, mention.start - _REACH)
    before = flat[low : mention.start]
    if match := _ORDINAL_BEFORE.search(before):
        start = low + match.start()
        the = 4 if flat[max(0, start - 4) : start].lower() == "the " else 0
        return start - the, mention.end, count_of(match["count"]), False
    if match := _ORDINAL_AFTER.match(flat, mention.end):
        return mention.start, match.end(), count_of(match["count"]), False
    if mention.clause and (match := _AGO_AFTER.match(flat, mention.end)) and not is_hedged(flat, match.start("count")):
        return mention.start, match.end(), count_of(match["count"]), False
    if mention.clause and (match := _AGO_BEFORE.search(before)) and not is_hedged(flat, low + match.start()):
        return low + match.start(), mention.end, count_of(match["count"]), False
    match = _YEARS_BEFORE.search(before)
    if match is None or is_hedged(flat, low + match.start()):
        return None
    return low + match.start(), mention.end, count_of(match["count"]), True


def _anniversaries(event: Event, count: int) -> Iterator[date]:
    for day in (event.when.earliest, event.when.latest):
        yield _in_year(day, day.year + count)


def _in_year(day: date, year: int) -> date:
    return date(min(max(year, 1), 9999), day.month, min(day.day, 28) if day.month == 2 else day.day)


def _is_now(statement: Statement, place: tuple[int, int], event: Event, *, elapsed: bool) -> bool:
    """Whether the anniversary is one that is being marked as the text is published."""
    flat, day = statement.flat, statement.day
    start, end = place
    around = flat[:start] + " … " + flat[end:]
    if day is None or any(int(y) != day.year for y in _YEAR.findall(around)):
        return False
    off = min(
        abs(day - _in_year(moment, year))
        for moment in (event.when.earliest, event.when.latest)
        for year in (day.year - 1, day.year, day.year + 1)
    )
    near = off <= _NEAR
    if off <= _THE_DAY and not elapsed and not _ELSEWHEN.search(_PLANNED.sub("", around)):
        return True
    if _ELSEWHEN.search(around):
        return False
    marks = _MARKS.search(flat[:start]) is not None
    if elapsed:
        directly = _FETES.search(flat[:start]) is not None
        return (near and (directly or (marks and _PRESENT.search(around) is not None))) or (
            marks and _THIS_YEAR.search(around) is not None
        )
    recent = _TODAY.search(around) is not None or statement.index < _LEAD or _PRESENT.search(around) is not None
    return (near and marks and recent) or (marks and _THIS_YEAR.search(around) is not None)
