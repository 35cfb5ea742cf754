"""FS015: a length of time does not fit the first and the last day or year beside it."""

import re
from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.earnest import in_earnest
from copydesk.rules.facts.fact_rule import FactRule
from copydesk.rules.facts.length import COUNT, LENGTH, Length, count_of, is_hedged, length
from copydesk.rules.facts.moment import LONGEST, LOOSE, MOMENT, moment, years
from copydesk.rules.facts.statement import Statement, statements
from copydesk.rules.facts.stretch import DAYS, YEARS, Stretch, days_of, years_of
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_MONTH_DAYS = 30.44
_YEAR_AFTER = lazily(r"(?: (?:to|until|till|through|and) | ?[-–—] ?)[12][0-9]{3}(?![0-9])")
_DAY_BEFORE = lazily(r"[0-9](?:st|nd|rd|th)?(?: to | until | till | through | and | ?[-–—] ?)(?:the )?$")
_JOINED = 40  # two dates this near can be the ends of a stretch
_OPENERS = ("from", "betwe", "begun", "began", "begin", "start", "open")
_UNIT = lazily(r"(?:day|night|week|month|year|decade)s?\b")
_LENGTH = lazily(LENGTH, re.IGNORECASE)
_STRETCHES = ((lazily(DAYS), True), (lazily(YEARS), False))
# Length first: "three days, from", "six years (", "a four-day visit to Moscow from".
_LEADS = lazily(r"(?:,| [-–—])? (?:(?:which|that) (?:(?:ran|lasted|runs|went) )?)?(?=[Ff]rom|[Bb]etween)| \(|: |, ")
_NOUN_LEADS = lazily(
    r"(?: [A-Za-z][\w’'-]*){1,3}(?: (?:to|in|at|of|as|for|with) (?:the )?[A-Za-z][\w’'-]*(?: [A-Z][\w’'-]*)?)?"
    r"(?:,? (?=[Ff]rom|[Bb]etween)| \(|, )"
)
_YEARS_AS = lazily(
    r" (?:as|in|at) (?:(?:a|an|the) )?[A-Za-z][\w’'-]*(?: [A-Za-z][\w’'-]*){0,2}(?:, (?=from|between)| \()"
)
# Stretch first: "from 23 to 27 September, three days of music", "(three days)", ", a period of eight years".
_FOLLOWS = lazily(
    r"(?:, | \(| [-–—] |: |,? (?:for )?a (?:total|period|stretch|span|run) of |,? (?:lasts?|lasted|or|for|makes?"
    r"|which is) )"
    r"(?:a (?:total|period|span|stretch|run) of |in all |altogether )?$"
)
_CLOSES = lazily(
    r"(?=[,.;:)!?]|$)| (?:in (?:all|total|power|office|the job|charge|jail|prison)|altogether|long|running"
    r"|of [\w’'-]+(?:(?:,| and)? [\w’'-]+){0,2}(?=[.;!?]|$))"
)
_NOT_WHOLE = lazily(
    r" (?:a|per|each|every) (?:day|week|month|year)| of (?:the|which|whom|those|them|his|her|their|its)\b"
    r"| (?:later|earlier|before|after|ago|away|old|apart|out of|off|early|late|short|ahead|in advance|notice|sooner"
    r"|longer)\b"
    r"|['’]| of (?:drought|war|rain|peace)\b.*\b(?:and|were|was)\b"
)
_CUT_SHORT = lazily(
    r"\b(?:term|sentence|contract|mandate|ban|deal|plan|lease|loan|agreement|programme|program|project|scheme|warranty"
    r"|tenure|suspension|moratorium|visa|bond|policy|cycle|average|forecast|study|budget|strategy)s?\b",
    re.IGNORECASE,
)
_BREAKS = lazily(
    r"\b(?:interrupt\w*|cut short|abandon\w*|curtail\w*|extend\w*|shorten\w*|reduced|except|apart from|on and off"
    r"|intermittent\w*"
    r"|non-consecutive|separate|(?:working|business|school|sitting|playing|trading) (?:days?|weeks?)|weekdays?"
    r"|weekends?|fiscal|spread over"
    r"|spells|different|two terms|stints|alternate)\b",
    re.IGNORECASE,
)
_SITTING = lazily(
    r"\b(?:session|meeting|conference|course|talks|summit|visit|trial|hearing|school|work\w*|parliament|training"
    r"|strike"
    r"|congress|assembly|forum|seminar|exams?)\b",
    re.IGNORECASE,
)
_A_ONE = lazily(r"(?:\b(?:for|lasted|lasts|runs|ran|over|exactly|the|in|of)|,|\() $")
_ON = lazily(r"\b(?:on|each|every|these|those|all|are|were|with|open|closed|shut) (?:the )?$", re.IGNORECASE)
_TERM = lazily(r" term\b", re.IGNORECASE)
# Running on: "has ruled for 49 years, since 1969", "after 18 years in power, since 2005".
_SINCE = lazily(
    rf"\b(?:(?:has|have) (?:been )?(?:\w+ ){{1,4}}|(?:is|are) )(?:for |(?:now )?in (?:its|his|her|their) )?"
    rf"(?P<count>{COUNT}) years(?: in (?:power|office|charge))?,? since {LOOSE}{MOMENT}"
)
_STOPPED = lazily(
    r"\b(?:had|was|were|until|ago|(?:in|by) (?:the )?(?:18|19|20)\d\d|then|on and off|combined|total|of the)\b"
)


class DurationMismatch(FactRule):
    """A number of days, weeks, months or years does not fit the two dates between which they lie.

    Why it matters: readers plan by one of the two and miss the other; and the sum can be done without leaving the desk.

    A length is judged where it stands right beside the dates: "from 23 to 27 September, three days", "seven days
    (3-13 March)", "for twelve years, from 1990 to 2008". Days may be counted with or without the first one, and as
    weekdays; nights are one fewer; years may be off by one either way, and decades by four.

    When it is wrong: the time was broken off, extended, or counts working days in a country with other weekends. The
    rule is silent about terms and contracts shorter than planned, "nearly" and "the first", lengths per week or month,
    inside quotation marks, and near words for interruptions, mistakes and fiction.
    """

    code = "FS015"
    name = "duration-mismatch"
    confidence = 0.95
    judged = (3, 3)
    help = "Count the days or years again, or correct the dates."
    bad = (
        "The fair runs ⟦from 23 to 27 September, three days⟧ of music.",
        "He was mayor ⟦from 2005 to 2013, ten years⟧ in all.",
        "The ⟦four-day visit from 3 to 9 May⟧ tired the hosts.",
        "She led the school for ⟦12 years, from 1990 to 2008⟧.",
        "The siege lasted ⟦seven days (March 3 to March 13)⟧.",
        "The strike of ⟦fourteen weeks, begun on March 3 and ended on April 7⟧, is over.",
        "In ⟦nine years as mayor (2001-2006)⟧ he built little.",
        Case("He has ruled the island for ⟦39 years, since 1959⟧.", published="2008-02-20"),
        Case("The village feasts for ⟦two weeks, from 1 July to 31 July⟧.", published="2019-05-01"),
    )
    good = (
        "The fair runs from 23 to 27 September, five days of music.",
        "The fair runs from 23 to 27 September, four nights of music.",
        "He was mayor from 2005 to 2013, eight years in all.",
        "He was mayor from 2005 to 2013, nine years in all.",
        "Elected for a five-year term, he governed from 2005 to 2007.",
        "The shop is open three days a week from 3 to 27 September.",
        "From 1990 to 2000 he spent six years in jail.",
        "Nearly ten years, from 2000 to 2013, the house stood empty.",
        "The five-year term from 2001 to 2003 was cut short.",
        "Open three days, from 4 to 14 June, by appointment.",
        "It rained on three days from 3 to 9 May.",
        "The first three days, from 3 to 9 May, were dry.",
        "“Ten years, from 2005 to 2013,” he sighed.",
        "A six-day course is held from 3 to 10 May 2021.",
        "The novel tells of ten years, from 1990 to 1994.",
        Case("He has ruled the island for 49 years, since 1959.", published="2008-02-20"),
        Case("She has chaired it for nearly 39 years, since 1959.", published="2008-02-20"),
        Case("By 1998 he had ruled for 39 years, since 1959.", published="2008-02-20"),
        "From 2005 to 2013, three years of drought and two floods ruined the farms.",
    )

    def may_find(self, document: Document) -> bool:
        """Whether there are dates or years."""
        return bool(years(document) or text.dates(document))

    def compare(self, document: Document) -> Iterator[Claim]:
        """The lengths that stand beside a stretch of time in a sentence."""
        for statement in statements(document, sorted(_stretched(document))):
            if len(statement.flat) <= LONGEST and _UNIT.search(statement.flat):
                yield from self._judge(statement)
        for statement in statements(document, [offset for offset, _ in years(document)]):
            if statement.readable:
                yield from self._since(statement)

    def _since(self, statement: Statement) -> Iterator[Claim]:
        """The years that have run on since a year: "for 49 years, since 1969"."""
        flat, day = statement.flat, statement.day
        if day is None:
            return
        for match in _SINCE.finditer(flat):
            count, since = count_of(match["count"]), moment(match)
            if since is None or is_hedged(flat, match.start("count")):
                continue
            span = statement.span(match.start("count"), match.end("year"))
            years = day.year - since.earliest.year
            if abs(years - count) <= 1:
                yield Claim(span=span, verdict="agrees", fact=f"from {since.earliest.year} to {day.year} it is {years}")
            elif years > 0 and not _STOPPED.search(flat) and in_earnest(statement, match.start(), match.end()):
                shown = flat[match.start("count") : match.end("year")]
                yield Claim(
                    span=span,
                    verdict="conflicts",
                    message=f"“{shown}”: on {day:%-d %B %Y} it was {years} years. Correct the length or the year.",
                    evidence={"stated": count, "unit": "year", "years": years, "published": day.isoformat()},
                )

    def _judge(self, statement: Statement) -> Iterator[Claim]:
        flat = statement.flat
        day = statement.day
        lengths: list[Length] | None = None
        for pattern, by_day in _STRETCHES:
            for match in pattern.finditer(flat):
                if lengths is None:
                    lengths = [length(found) for found in _LENGTH.finditer(flat)]
                stretch = days_of(match, day.year if day else None) if by_day else years_of(match)
                for each in lengths:
                    if stretch is not None and _is_beside(flat, each, match, by_day=by_day):
                        yield from _held(statement, each, match, stretch)


def _stretched(document: Document) -> Iterator[int]:
    """Where two dates or years stand together as the ends of a stretch may."""
    whole, body = document.text, document.body
    yield from (offset for offset, _ in years(document) if _YEAR_AFTER.match(whole, offset + 4, body.end))
    last = body.start - _JOINED - 1
    for mention in text.dates(document):
        before = whole[max(body.start, mention.start - 20) : mention.start]
        if mention.last_day is not None or mention.start - last <= _JOINED or _DAY_BEFORE.search(before):
            yield mention.start
        last = mention.end


def _is_beside(flat: str, each: Length, match: re.Match[str], *, by_day: bool) -> bool:
    """Whether the length is that of the stretch, by the words between them."""
    before = flat[max(0, each.start - 12) : each.start]
    if (each.unit == "year") == by_day or _ON.search(before):
        return False
    if flat[each.start] in "aA" and not each.compound and not _A_ONE.search(before):
        return False
    if each.end <= match.start():
        between = flat[each.end : match.start()]
        lead = match[0][:5].lower()
        opened = between + ("from" if lead.startswith(_OPENERS) else "")
        if each.compound or _TERM.match(flat, each.end):
            found = _NOUN_LEADS.match(opened)
        else:
            found = _LEADS.match(opened) or (_YEARS_AS.match(opened) if each.unit == "year" else None)
        return found is not None and found.end() == len(between)
    if each.start < match.end():
        return False
    follows = _FOLLOWS.match(flat[match.end() : each.start] or " ")
    return follows is not None and _CLOSES.match(flat, each.end) is not None


def _held(statement: Statement, each: Length, match: re.Match[str], stretch: Stretch) -> Iterator[Claim]:
    flat = statement.flat
    start, end = min(each.start, match.start()), max(each.end, match.end())
    if flat[end : end + 1] == ")" and "(" in flat[start:end]:
        end += 1
    span = statement.span(start, end)
    counted = f"{stretch.years} years" if stretch.years is not None else f"{stretch.days} days, both ends counted"
    working = each.count == stretch.weekdays and each.unit == "day" and _SITTING.search(flat) is not None
    if working or _fits(each, stretch):
        yield Claim(span=span, verdict="agrees", fact=f"{counted} (calendar)")
        return
    tail = flat[each.end : each.end + 60]
    between = flat[each.end : match.start()]
    shorter = each.count > (stretch.years or 0) if stretch.years is not None else True
    if (
        is_hedged(flat, each.start)
        or _NOT_WHOLE.match(tail)
        or _BREAKS.search(flat)
        or (_CUT_SHORT.search(between) and (shorter or not _TERM.search(between)))
        or not in_earnest(statement, start, end)
    ):
        return
    yield Claim(
        span=span,
        verdict="conflicts",
        message=f"“{flat[start:end]}”: these dates make {counted}. Correct the length or the dates.",
        evidence={"stated": each.count, "unit": each.unit, "days": stretch.days or None, "years": stretch.years},
    )


def _fits(each: Length, stretch: Stretch) -> bool:
    """Whether the length can be that of the stretch, however it is counted."""
    if stretch.years is not None:
        off = abs(each.count - stretch.years)
        return off <= (4 if each.vague else 1)
    days = stretch.days
    match each.unit:
        case "day" | "night":
            return each.count in (days, days - 1) or (each.unit == "night" and each.count == days - 2)
        case "week":
            return abs(days - 7 * each.count) <= 4
        case "month":
            return abs(days - _MONTH_DAYS * each.count) <= 16
    return True
