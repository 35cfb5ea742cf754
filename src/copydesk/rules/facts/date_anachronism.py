"""FS012: a date later than the text itself is told as past."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from copydesk import text
from copydesk.model import Document, Finding, Span
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.earnest import in_earnest
from copydesk.rules.facts.fact_rule import FactRule
from copydesk.rules.facts.moment import DATED_LANGUAGES, LONGEST, LOOSE, MOMENT, moment, years
from copydesk.rules.facts.statement import Statement, statements
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_LATER = timedelta(days=2)  # a text may be dated by another day's edition or another zone
_DATED = lazily(
    rf"\b(?P<link>[Ii]n|[Oo]n|[Ss]ince) (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?P<loose>{LOOSE}){MOMENT}"
)
# Acts that are over once they are told; what can be planned in these words ("announced", "awarded") is not here.
_ACT = (
    r"(?:died|was born|were born|resigned|was (?:arrested|killed|murdered|elected|re-elected|defeated|destroyed"
    r"|opened|founded"
    r"|found|sunk|shot|stabbed|convicted|acquitted|sentenced|jailed|freed|married|appointed|sacked|fired|demolished"
    r"|rescued"
    r"|dissolved|torn down|rebuilt|completed|crowned|launched|inaugurated|sworn in|closed|evacuated|hit|struck"
    r"|flooded|held"
    r"|built"
    r"|signed|buried|discovered|diagnosed|nationalised|nationalized|overthrown|toppled|injured|robbed|burned|ratified)"
    r"|were (?:arrested|killed|murdered|elected|defeated|destroyed|found|shot|convicted|sentenced|jailed|freed"
    r"|rescued|hit"
    r"|evacuated|flooded|injured|held|married|buried)"
    r"|collapsed|crashed|exploded|sank|burned down|burnt down|caught fire|broke out|erupted|derailed|capsized|seized"
    r"|captured"
    r"|struck|devastated|drowned|flooded|killed|arrested|won|lost|defeated|married|divorced|stepped down"
    r"|opened|closed|joined|left|founded|signed|landed|withdrew|invaded|bombed|attacked|stormed|surrendered|fell|hit"
    r"|took (?:office|power|place|over|effect)|came (?:to power|into force)|began|started|ended|became|voted|retired"
    r"|moved|launched|visited|met|arrived|escaped|fled)"
)
# What nobody plans: named with a later year, it is told as past ("the eruption of 2011", "the 2011 eruption").
_MISHAP = (
    r"(?:eruptions?|collapses?|bailouts?|crash(?:es)?|crisis|disasters?|earthquakes?|quakes?|floods?|flooding|fires?"
    r"|wildfires?"
    r"|attacks?|wars?|coups?|riots?|massacres?|shootings?|bombings?|explosions?|blasts?|outbreaks?|epidemics?"
    r"|pandemics?"
    r"|recessions?|droughts?|storms?|hurricanes?|typhoons?|tsunamis?|famines?|scandals?|spills?|murders?"
    r"|assassinations?"
    r"|deaths?|defeats?|invasions?|uprisings?|revolts?|revolutions?|blackouts?|meltdowns?|derailments?|sinkings?"
    r"|killings?)"
)
_NOUN_ENDS = (
    r"(?=[,.;:)!?]|$| (?:that|which|in|at|near|of|where|when|and|was|were|had|killed|left|took|swept|hit"
    r"|cost|broke|brought|[a-z]{3,}ed)\b)"
)
_NAMED = (
    lazily(rf"\b{_MISHAP} of (?:early |late |mid-)?{MOMENT}"),
    lazily(
        rf"\b(?:[Tt]he|[\w]+['’]s?) {MOMENT} (?:(?!World|European|Olympic|election|campaign"
        rf"|budget)[\w’'-]+ ){{0,3}}?{_MISHAP}{_NOUN_ENDS}"
    ),
    lazily(rf"\b(?:exit|elimination|expulsion|relegation|humiliation) (?:from|at) (?:the |their |its ){MOMENT}"),
)
_NEXT_CLAUSE = lazily(r", (?:and|but|while|so) |; ")
_FEARED = lazily(r"\b(?:fear\w*|possible|potential|loom\w*|imaginary|likel\w+|threat\w*|risk\w*|chance\w*|prepar\w*)\b")
# Any past tense: enough beside a full date, for nobody plans in it without one of the words that plan.
_PAST = (
    r"(?:(?:began|started|continued|managed|failed|refused|went on|helped|rushed) to [a-z]+"
    r"|(?!(?:called|named|titled|entitled|dubbed|priced|dated|marked|needed|used|based|located|need|speed|indeed"
    r"|hundred"
    r"|united|embed|exceed|proceed|succeed|breed|sacred|naked|wicked|beloved)\b)[a-z]{2,14}ed|went|came|took|made"
    r"|gave|ran|held|met"
    r"|told|said|wrote|spoke|sat|stood|rose|fell|grew|began|broke|brought|bought|built|caught|drew|drove|fought"
    r"|found|flew"
    r"|kept|led|left|lost|paid|rode|sang|sank|saw|sold|sent|shook|shot|spent|swept|swore|taught|threw|tore|won"
    r"|struck|hit"
    r"|was|were|cut|put|shut|became)"
)
_GAP = (
    r"(?P<between>(?:,? (?!(?:to|for|that|who|which|when|until|by|if|after|ahead|would|will|before|from|with)\b)"
    r"[\w’'£$€.%-]+){0,9}),? $"
)
_FINITE = r"(?<!to )(?<!n't )(?<!not )(?<!can )(?<!may )"
_ACT_BEFORE = lazily(rf"\b{_FINITE}{_ACT}{_GAP}")
_PAST_BEFORE = lazily(rf"\b{_FINITE}{_PAST}{_GAP}")
_SUBJECT = (
    r",? (?:(?!(?:will|would|is|are|has|have|to|if|that|who|which|when|could|may|might|should|must|can)\b)"
    r"[\w’'-]+,? ){1,6}?"
)
_ACT_AFTER = lazily(rf"{_SUBJECT}{_ACT}\b(?! (?:to (?:be|take)|for)\b)")
_PAST_AFTER = lazily(rf"{_SUBJECT}{_PAST}\b(?! (?:to (?:be|take)|for)\b)")
_PLANS = lazily(
    r"\b(?:will|would|shall|could|(?-i:may)|might|should|must|due|until|till|expir\w+|schedul\w+"
    r"|plan(?:s|ned|ning)?|set for|set to|ahead of|expect\w*|forecast\w*|predict\w*|project(?:ed|ion|ions)|target\w*"
    r"|goals?|aim\w*|promis\w+"
    r"|pledg\w+"
    r"|deadline|by the end|by 20\d\d|starting|beginning|effective|postpon\w+|delay\w*|extend\w*|extension|next"
    r"|upcoming"
    r"|coming|future|going to|to be|intend\w*|vow\w*|agree[sd]? to|voted to|matur\w+|slated|tentative\w*|reschedul\w+"
    r"|moved (?:to|from)|sunset|takes? effect|comes? into|booked|awarded|called for|if|cancel\w*|called off|reserved"
    r"|sold out|chosen"
    r"|correction"
    r"|from (?:January|February|March|April|May|June|July|August|September|October|November|December|20\d\d))\b",
    re.IGNORECASE,
)
# Beside a mere month or year, a past act may still be the promise of one.
_PROSPECTS = lazily(
    r"\b(?:can|bids?|host\w*|rights? to|contract|deal|lease|season|run for|running for|candidate|nomin\w+|ticket"
    r"|bookings"
    r"|release\w*|hop(?:e|es|ed|ing)|want\w*|propos\w+|commit\w*|terms?|fiscal|budget|estimate\w*|scenario|model(?:s"
    r"|led)?"
    r"|vision|horizon|award\w*|calendar|edition|through|phas\w+|eligib\w+|once|editor)\b",
    re.IGNORECASE,
)


# Magazines are dated ahead.
_COVER_DATE = lazily(r"\b(?:issue|edition|magazine)\b", re.IGNORECASE)
_CLAUSE = 80  # code points before a date within which its clause begins
_OPENS_CLAUSE = lazily(r"[,;:—–(“] ?|\b(?:and|but|while|that|which) ")
_NAME_BEHIND = lazily(r"(?: [A-Z][\w’'-]+){1,3}")


class DateAnachronism(FactRule):
    """Something is told as past on a date that is later than the text itself.

    Why it matters: nobody can report what has not happened. The date has a wrong figure, or the text was changed after
    its own date and does not say so.

    A date later than the story inside an insertion (advertising, a footer) is a note: it tells when the page was
    captured.

    Only a plain past act tied to the date counts: "the bridge collapsed on 21 February 2022" in a text of the 18th. A
    date is later if no day that it can mean lies before the second day after publication. Two such dates in one text
    speak against the text's own date, and are not reported.

    When it is wrong: the text's date is wrong; the words tell a plan in the past tense. The rule is silent without the
    text's own date, inside quotation marks, near words for fiction and mistakes, and in a sentence with any word that
    plans: due, until, expires, scheduled, will, ahead of.
    """

    code = "FS012"
    name = "date-anachronism"
    confidence = 0.95
    judged = (8, 8)
    languages = DATED_LANGUAGES
    help = "Check the date, and the date of the text: one of them has a wrong figure."
    bad = (
        Case("⟦The bridge collapsed on 21 February 2022⟧ and took a lorry with it.", published="2022-02-18"),
        Case("⟦She died at home in 2014⟧, aged 90.", published="2012-10-10"),
        Case("⟦In June 2019⟧ the council voted against the hall.", published="2019-05-04"),
        Case("⟦The minister resigned over the affair on 9 May 2014⟧.", published="2014-05-04"),
        Case("⟦The volcano began to spew ash on 14 April 2012⟧.", published="2010-04-20"),
        Case("⟦The road has been shut since March 2024⟧.", published="2022-02-18"),
        Case("⟦Geologists likened it to the eruption of 2011⟧.", published="2010-04-20"),
        Case("⟦It brings to mind the 2024⟧ bridge collapse.", published="2021-03-30"),
        Case("⟦After an early exit from the 2026 World Cup⟧ the firms turned to cycling.", published="2024-09-13"),
        Case("⟦Since the levy began in April 2025⟧, the clinics are full.", published="2024-09-20"),
        Case("⟦On January 20, 2013⟧, rebels seized the town.", published="2013-01-15"),
    )
    good = (
        Case("The bridge will reopen on 21 February 2022.", published="2022-02-18"),
        Case("The trial was set for 3 March 2022.", published="2022-02-18"),
        Case("The council voted to close the plant by 2030.", published="2022-02-18"),
        Case("The contract, signed last year, expires in 2027.", published="2022-02-18"),
        Case("Trains were cancelled on 9 May 2016, the operator warned.", published="2016-05-03"),
        Case("The 2018 flood defences are paid for.", published="2016-05-03"),
        Case("Firms fear the recession of 2023.", published="2022-02-18"),
        Case("They doubt that they can win against him in 2023.", published="2022-02-18"),
        Case("The hearing was postponed to 1 March 2022.", published="2022-02-18"),
        Case("The city won the bid for the Games in 2032.", published="2022-02-18"),
        Case("The bridge collapsed on 19 February 2022.", published="2022-02-18"),
        Case("Her novel tells how London drowned in 2084.", published="2022-02-18"),
        Case("He announced a summit for 9 May 2022.", published="2022-02-18"),
        Case("The bridge collapsed on 21 February 2022. It was closed on 3 March 2022.", published="2022-02-18"),
        Case("“She died in 2031,” the machine said.", published="2022-02-18"),
        "The bridge collapsed on 21 February 2042.",
    )

    def check_inserted(self, document: Document, insertions: Sequence[Span]) -> Iterator[Finding]:
        """A note for each insertion with a date later than the story: the page was captured then or later."""
        if document.published is None:
            return
        limit = document.published.latest.date()
        noted = set()
        for insertion in insertions:  # which may overlap
            latest = _latest(document, insertion, limit)
            if latest is not None and latest not in noted:
                noted.add(latest)
                span, stated = latest
                yield self.finding(
                    document,
                    span,
                    severity="note",
                    message=(
                        f"“{document.text[span.start : span.end]}” stands in an insertion, and the story is of "
                        f"{limit:%-d %B %Y}: the page was captured then or later. Remove the insertion."
                    ),
                    evidence={"captured_after": stated.isoformat(), "published": document.published.value},
                )

    def may_find(self, document: Document) -> bool:
        """Whether a year is not before that of the document."""
        published = document.published
        return published is not None and any(year >= published.latest.year for _, year in years(document))

    def compare(self, document: Document) -> Iterator[Claim]:
        """The dates later than the document at which something is told to have happened."""
        if document.published is None or document.lang not in ("en", None):
            return
        limit = document.published.latest.date()
        offsets = [offset for offset, year in years(document) if year >= limit.year]
        found = [claim for statement in statements(document, offsets) for claim in _late(statement, limit, document)]
        if len(found) == 1:
            yield found[0]


def _late(statement: Statement, limit: date, document: Document) -> Iterator[Claim]:
    flat = statement.flat
    if len(flat) > LONGEST:
        return
    for pattern, match in ((each, match) for each in (_DATED, *_NAMED) for match in each.finditer(flat)):
        stated = moment(match)
        if stated is None or stated.earliest <= limit + _LATER:
            continue
        if _FEARED.search(flat) if pattern is not _DATED else not _is_past(flat, match):
            continue
        start = next(match.start(group) for group in ("day", "month", "year") if match[group])
        end = match.end("year")
        rest = flat[: match.start()] + _NEXT_CLAUSE.split(flat[end:], maxsplit=1)[0]
        by_day = match["day"] or match["late_day"]
        if _PLANS.search(rest) or not (by_day or not _PROSPECTS.search(rest)) or not in_earnest(statement, start, end):
            continue
        shown = document.published.value if document.published is not None else ""
        yield Claim(
            span=statement.span(*_clause(flat, start, end)),
            verdict="conflicts",
            message=(
                f"“{flat[start:end]}” is told as past, but the text itself is of {limit:%-d %B %Y}. "
                "Correct the date, or the date of the text."
            ),
            evidence={"stated": stated.text, "published": shown},
        )


def _clause(flat: str, start: int, end: int) -> tuple[int, int]:
    """The words that the date belongs to: from the last mark or "and" before it, names behind it included."""
    low = max(0, start - _CLAUSE)
    opens = [match.end() for match in _OPENS_CLAUSE.finditer(flat, low, start)]
    first = opens[-1] if opens else low if low == 0 else flat.find(" ", low, start) + 1
    behind = _NAME_BEHIND.match(flat, end)
    return first, behind.end() if behind else end


def _latest(document: Document, insertion: Span, limit: date) -> tuple[Span, date] | None:
    """The latest day after the limit in an insertion, and its place; None in one that tells plans or names an issue."""
    found = []
    for mention in text.dates(document):
        inside = insertion.start <= mention.start and mention.end <= insertion.end
        if inside and mention.earliest is not None and mention.earliest > limit + _LATER:
            found.append((mention.earliest, Span(mention.start, mention.end)))
    said = document.text[insertion.start : insertion.end]
    if not found or _PLANS.search(said) or _COVER_DATE.search(said):
        return None
    latest, place = max(found)
    return place, latest


def _is_past(flat: str, match: re.Match[str]) -> bool:
    """Whether an act that is over is tied to the date, before it or after it."""
    if match["link"].lower() == "since":
        return True
    before, after = (_PAST_BEFORE, _PAST_AFTER) if match["day"] or match["late_day"] else (_ACT_BEFORE, _ACT_AFTER)
    if before.search(flat[max(0, match.start() - 120) : match.start()]):
        return True
    return match.start() <= 1 and after.match(flat, match.end()) is not None
