"""FS017: a well-known event, or a date of a well-known life, is put in a wrong year."""

import re
from collections.abc import Iterator

from copydesk.knowledge import EventMention, PartialDate
from copydesk.model import Document
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import FactRule
from copydesk.rules.facts.life_date import life_dates
from copydesk.rules.facts.moment import LOOSE, MOMENT, moment, years
from copydesk.rules.facts.named import named
from copydesk.rules.facts.statement import Statement
from copydesk.rules.facts.told import told
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_REACH = 90
_NEAR = 2  # years off that a slip in figures makes; what lies further away is often another story
_TIED = lazily(rf" (?:of {LOOSE}|(?P<bracket>\()){MOMENT}(?(bracket)\)|)")
_IN = lazily(
    r"(?P<apart>,)?(?P<took> (?:back|(?:which|that) (?:took place|happened|occurred|began|started|was|came"
    r"|erupted)(?: back)?"
    rf"|signed|reached|happened|took place|occurred))? (?:in|on) {LOOSE}{MOMENT}(?! (?:dollars|prices|US))"
)
_WITHIN = lazily(
    r"(?: (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})?"
    rf"(?: (?:in|at|by|near|outside) (?:(?:a|an|the|his|her) (?:[\w-]+ ){{0,2}}[\w-]+"
    rf"|(?:[A-Z][\w’'-]+,? ?){{1,3}}?)){{0,2}}"
    rf",?(?: back)? (?:in|on) {LOOSE}{MOMENT}"
)
_YEAR_BEFORE = lazily(rf"\b(?:[Tt]he|[Tt]his|[Ii]ts|[Hh]is|[Tt]heir|[\w]+['’]s?) {MOMENT} $")
_WHEN_BEFORE = lazily(
    rf"\b(?:[Ii]n|[Ss]ince|[Oo]n|of|from) {LOOSE}{MOMENT},? "
    r"(?:when|the (?:year|day|month)(?: that| when| in which| on which)?)(?: the)? $"
)
_OPENS_BEFORE = lazily(rf"^[\"“]?(?:In|On) {MOMENT},? (?:the )?$")
_ABOUT = lazily(
    r"\b(?:anniversar\w+|memorial|museum|monument|documentary|book|films?|movie|commemorat\w+|remember\w*|inquest"
    r"|inquiry"
    r"|trial|convict\w+|survivors?|veterans? of|(?:years?|months?|weeks?|days?|decades?) (?:before|after|since|later"
    r"|earlier)"
    r"|lead(?:ing)?[- ]up to|report (?:on|into)|history of|talks? (?:on|about)|generation)\b",
    re.IGNORECASE,
)
_BEFORE_IT = lazily(
    r"\b(?:before|ahead of|prior to|until|predict\w*|plan\w*|plot\w*|warn\w*|foresaw|foretold|promis\w*|call\w*"
    r"|announc\w*"
    r"|propos\w*|campaign\w*|towards?|prepar\w*|led to|leading to|run-up|build-up|pave\w*|roots?|origins?)\b",
    re.IGNORECASE,
)
_HEADS = lazily(
    r"(?:^[\"“]?|[;:—–] |\b(?:[Ss]ince|[Ww]ith|[Dd]uring|(?:aftermath|time|wake|days|night|day|morning|eve) of) )"
    r"(?:the |The |its |his |their )?(?:deadly |[Ii]nfamous |tragic )?$"
)
_LIVED = lazily(
    r"\b(?:saw|watched|remembers?|recalls?|recalled|witness(?:es|ed)|survived|covered|lived through|experienced|filmed"
    r"|photographed|celebrated|escaped|from) (?:the |its )?$"
)
_AFTER_HEAD = lazily(r"^[\"“]?(?:After|Following|Before) (?:the )?$")
_ELSEWHEN = lazily(r" (?:[\w-]+ ){0,3}(?:earlier|before|previously|ago|later)\b")


class EventYear(FactRule):
    """An event that everybody can look up is given with a year, month or day on which it did not happen.

    Why it matters: dates of great events are what readers know by heart, and the text that gets one wrong is not
    believed in the rest. The year is usually off by one, from memory.

    The table of events gives the days within which each lies; a date is reported only if it shares none of them, and
    only where the sentence ties it to the event itself: "the fall of the Wall in 1988", "the 1988 fall", "in 1988, when
    the Wall fell". Of people in the tables, the dates of birth, death and office are held likewise ("Margaret Thatcher,
    who died in 2015"); a year of office may be one off.

    When it is wrong: the date belongs to another event of that name, or to what was done about it ("spoke of the
    moon landing in 1975"). The rule is silent inside quotation marks, in questions, near words for anniversaries,
    books and memorials, and where the sentence also has the right year.
    """

    code = "FS017"
    name = "event-year"
    confidence = 0.95
    judged = (3, 3)
    help = "Look the event up and correct its date, or say what else happened then."
    bad = (
        "The fall of the Berlin Wall in ⟦1988⟧ opened the road to the west.",
        "She keeps a dosimeter from the Chernobyl disaster of ⟦1987⟧.",
        "In ⟦1968⟧, when Neil Armstrong walked on the moon, the shop had one television.",
        "Lehman Brothers collapsed in ⟦2007⟧, and orders dried up.",
        "The ⟦2013⟧ annexation of Crimea put an end to the ferry line.",
        "Russia launched its full-scale invasion of Ukraine on ⟦25 March 2022⟧.",
        "Princess Diana was killed in a car crash in Paris in ⟦1998⟧.",
        Case(
            "Hugh Hefner, who died on Wednesday at 91, was born in Chicago on ⟦9 April 1936⟧.", published="2017-09-28"
        ),
        Case("Margaret Thatcher, who died in ⟦2015⟧, had opened the mill.", published="2019-03-02"),
        Case("The letters of Nelson Mandela (⟦1918-2012⟧) were sold.", published="2019-03-02"),
        Case("Ronald Reagan became president in ⟦1985⟧.", published="2019-03-02"),
        Case("Tony Blair, prime minister from ⟦1997 to 2010⟧, opened the school.", published="2019-03-02"),
        Case("Since the death of Hugo Chavez in ⟦2011⟧ the square has been empty.", published="2019-03-02"),
        Case("Angela Merkel, born in Hamburg in ⟦1951⟧, grew up in the east.", published="2019-03-02"),
    )
    good = (
        "The fall of the Berlin Wall in 1989 opened the road to the west.",
        "Two years before the fall of the Berlin Wall, in 1987, the line was electrified.",
        "After the September 11 attacks, in 2003, the United States went into Iraq.",
        "A memorial to the Chernobyl disaster was opened in 1996.",
        "He voted against the invasion of Iraq in 2002.",
        "He wrote a song about the moon landing in 1975.",
        "He was given a medal for his part in the Chernobyl disaster in 1991.",
        "The village marked the anniversary of the fall of the Berlin Wall in 2009.",
        "Ten years after Lehman Brothers collapsed, in 2018, the bankers met again.",
        "Did the Berlin Wall fall in 1988 or 1989?",
        "“The Berlin Wall fell in 1988,” the pupil wrote.",
        "The collapse of the Soviet Union in 1990-91 closed the yard.",
        "In the novel, the fall of the Berlin Wall in 1988 goes unnoticed.",
        Case("The 1993 World Trade Center bombing killed six.", published="2015-02-26"),
        "China's moon landing in 2013 was shown live.",
        Case("Margaret Thatcher, who died in 2013, had opened the mill in 1985.", published="2019-03-02"),
        Case("The wife of Nelson Mandela, who died in 2018, had kept them.", published="2019-03-02"),
        Case("Tony Blair, prime minister from 1997 to 2007, opened the school.", published="2019-03-02"),
        Case("Vladimir Putin became president in 2012 and again in 2018.", published="2019-03-02"),
        Case("Gordon Brown, born in Leeds in 1971, drives the bus.", published="2019-03-02"),
        Case("Margaret Thatcher's son, born in 1953, left.", published="2019-03-02"),
        Case("Nelson Mandela, who was jailed until 1990, became president in 1994.", published="2019-03-02"),
        Case("“Margaret Thatcher, who died in 2015,” the boy wrote.", published="2019-03-02"),
    )

    def may_find(self, document: Document) -> bool:
        """Whether an event of the table or somebody known is named."""
        return bool(told(document, self.knowledge)) or bool(years(document) and named(document, self.knowledge))

    def compare(self, document: Document) -> Iterator[Claim]:
        """The dates that sentences tie to events of the table, and to the lives of people in it."""
        for statement, mentions in told(document, self.knowledge):
            if not statement.flat.rstrip().endswith("?"):
                for mention in mentions:
                    yield from _judged(statement, mention)
        offsets = [offset for offset, _ in years(document)]
        for statement, people in named(document, self.knowledge) if offsets else ():
            if statement.holds(offsets):
                yield from life_dates(statement, people)


def _judged(statement: Statement, mention: EventMention) -> Iterator[Claim]:
    flat, event = statement.flat, mention.event
    match = _date_of(flat, mention)
    stated = moment(match) if match else None
    if match is None or stated is None:
        return
    start = next(match.start(group) for group in ("day", "month", "year") if match[group])
    span = statement.span(start, match.end("year"))
    fact = f"{event.name}: {event.shown} ({event.source}, as of {event.as_of})"
    if not (stated.before(event.when) or stated.after(event.when)):
        yield Claim(span=span, verdict="agrees", fact=fact)
        return
    if not _is_tied(flat, mention, stated) or not statement.asserts(mention.start, match.end("year")):
        return
    first, last = event.years
    rest = flat[: match.start("year")] + flat[match.end("year") :]
    if stated.earliest.year not in range(first, last + 1) and any(
        re.search(rf"\b{year}\b", rest) for year in range(first, last + 1)
    ):
        return
    shown, named = flat[start : match.end("year")], flat[mention.start : mention.end]
    yield Claim(
        span=span,
        verdict="conflicts",
        message=f"“{named}” is put in {shown}, but it was {event.shown} ({event.source}). Check the date.",
        evidence={
            "event": event.name,
            "stated": stated.text,
            "known": event.when.text,
            "source": event.source,
            "as_of": event.as_of.isoformat(),
        },
    )


def _date_of(flat: str, mention: EventMention) -> re.Match[str] | None:
    """The date that stands with the event, tied to it by the words between."""
    start, end = mention.start, mention.end
    before = flat[max(0, start - _REACH) : start]
    offset = start - len(before)
    match = _TIED.match(flat, end) or (_WITHIN if mention.clause else _IN).match(flat, end)
    if match is not None:
        return match
    patterns = (_WHEN_BEFORE, _OPENS_BEFORE) if mention.clause else (_YEAR_BEFORE,)
    for pattern in patterns:
        found = pattern.search(before)
        if found and not (pattern is _OPENS_BEFORE and (offset or _ELSEWHEN.match(flat, end))):
            return pattern.search(flat, offset, start) if pattern is not _OPENS_BEFORE else pattern.match(flat[:start])
    return None


def _is_tied(flat: str, mention: EventMention, stated: PartialDate) -> bool:
    """Whether the date is the event's own and not that of what was said or done about it."""
    before = flat[max(0, mention.start - _REACH) : mention.start]
    if _ABOUT.search(before):
        return False
    link = _IN.match(flat, mention.end)
    if mention.clause or link is None or link["took"]:
        return True
    if _TIED.match(flat, mention.end):
        return True
    off = stated.earliest.year - mention.event.years[0]
    if off < 0:
        heads = _HEADS.search(before) or _LIVED.search(before)
        return heads is not None and not link["apart"] and not _BEFORE_IT.search(before)
    if _AFTER_HEAD.search(before) and not link["apart"]:
        return off <= _NEAR
    return _HEADS.search(before) is not None and not link["apart"]
