"""FS010: the weekday and the date beside it do not fit."""

import re
from bisect import bisect_right
from calendar import day_name
from collections.abc import Iterator
from datetime import date, timedelta

from copydesk import text
from copydesk.model import Document, Span
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.earnest import tells_fiction
from copydesk.rules.facts.fact_rule import FactRule
from copydesk.rules.facts.moment import DATED_LANGUAGES, LONGEST
from copydesk.rules.facts.statement import statements
from copydesk.rules.rule import Case
from copydesk.text import DateMention
from copydesk.text.pattern import lazily

_NEAR = timedelta(days=60)  # a date without a year is judged only this near to the day of publication
_CLOSE = timedelta(days=14)  # a date further ahead is of this year only where the sentence looks ahead
_GREGORIAN = 1924  # the last countries took the calendar up in 1923
_BESIDE = 60
_CAPTION = lazily(r"\((?:photo|AP|AFP|Reuters|Getty|EPA|picture|file)\b|/(?:AP|AFP|Getty|Reuters)\b", re.IGNORECASE)
_GALLERY = lazily(r"\b(?:Hide Caption|Photos?:|Caption|Slideshow|Gallery)\b", re.IGNORECASE)
_AROUND_GALLERY = 400
_OTHER_YEAR = lazily(
    r"\b(?:(?:last|next|previous|following|that) (?:year|season|term)|years? (?:ago|earlier|before|later|since|when)"
    r"|(?:18|19|20)[0-9]{2})\b",
    re.IGNORECASE,
)
_LOOKS_AHEAD = lazily(
    r"\b(?:will|shall|is|are|due|set (?:for|to)|until|by|before|opens?|begins?|starts?|ends?|runs?|takes? place"
    r"|scheduled|planned|expected|deadline|tickets?|from"
    r"|would|to be|falls?|returns?|closes?|meets?|votes?|next|coming)\b",
    re.IGNORECASE,
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
# "Friday and Saturday, September 13 and 14": the weekdays and the days go in pairs.
_PAIRED_BEFORE = lazily(rf"{_WEEKDAY}s?(?: and | or | to | through | & |, |/|[-–] ?)$")
_PAIRED_AFTER = lazily(r"(?:,? and | or | to | through | & |, |[-–])(?:[A-Z][a-z]{2,8}\.? )?[0-9]{1,2}(?![0-9:])")
_PAPER = lazily(r"(?:Sunday|Monday) (?:Times|Telegraph|Mirror|Herald|Mail|Independent|Post|Express)")
_OLD_STYLE = lazily(
    r"\b(?:old[ -]style|Julian|Orthodox|calendars? of|(?:old|other|church|monks'?) calendar)", re.IGNORECASE
)


class WeekdayDate(FactRule):
    """The weekday named with a date is not the weekday of that date.

    Why it matters: one of the two is wrong, and a reader who plans by it comes on the wrong day. It is the slip that
    survives most often in edited copy: a figure moved, a date copied from last year, a text rewritten on another day.

    A date with a year is held against the calendar. A date without one is judged only if the text's own date is known
    and near, and if neither the year before nor the year after would fit; else it is taken to be this year's, unless
    the sentence speaks of other years or tells as past what lies ahead, or two such dates in the text are of another
    year.

    In other languages than English only dates with a year are judged.

    When it is wrong: dates of the old calendar; a day that ends after midnight; a caption from another year; a wrong
    publication date. The rule is silent inside quotation marks, in captions, about years before 1924, and near words
    for mistakes and fiction.
    """

    code = "FS010"
    name = "weekday-date"
    confidence = 0.97
    judged = (24, 24)
    languages = DATED_LANGUAGES
    help = "Look at a calendar: correct the weekday or the date, whichever is wrong."
    bad = (
        "The fleet sailed on ⟦Monday, 24 February 2022⟧, before dawn.",
        "The vote was held on ⟦Tuesday, March 3rd, 2021⟧.",
        Case("The hearing is set for ⟦Monday, 14 June⟧, the clerk said.", published="2023-06-01"),
        Case("Snow fell on ⟦Sunday 5 January⟧ and all of Monday.", published="2022-01-08"),
        Case("Police charged the driver ⟦Thursday (July 8⟧), they said.", published="2020-07-08"),
        Case("The strike begins on ⟦Tuesday, September 18th⟧, at dawn.", published="2019-09-10"),
        Case("The election is on ⟦Wednesday, November 3⟧.", published="2020-09-22"),
        Case("Russia invaded on ⟦Friday, February 24⟧, at dawn.", published="2022-03-17"),
        Case("The march on ⟦Saturday, 11 November⟧, marked the 100th anniversary.", published="2018-11-13"),
        Case(
            "The novelist wept. Her papers are in 40 boxes. She reads on ⟦Tuesday, 19 September⟧. Is it sold out?",
            published="2012-09-13",
        ),
        Case("El pleno fue el ⟦lunes 24 de febrero de 2022⟧, por la tarde.", lang="es"),
        "Shops shut on ⟦9 November 1989, a Monday⟧, for an hour.",
    )
    good = (
        "The fleet sailed on Thursday, 24 February 2022, before dawn.",
        "The vote was held on Wednesday, March 3, 2021.",
        Case("The hearing is set for Friday, 14 June, the clerk said.", published="2024-06-01"),
        Case("They had met on Friday, 14 June.", published="2025-05-20"),  # of last year
        Case("A year ago, on Friday, 14 June, they had met.", published="2025-06-20"),
        Case("Snow on Monday, January 5. Hide Caption 2 of 9 Photos: Winter", published="2016-01-09"),
        Case("It rained on Monday, 6 June. It stopped on Thursday, 9 June.", published="2023-06-12"),  # both of 2022
        Case("The fair is on Friday and Saturday, September 13 and 14.", published="2019-09-10"),
        Case("The fair is on Friday, 14 June.", published="2023-12-20"),  # too far away to tell the year
        "The fair is on Friday, 14 June.",  # undated
        "“It was Monday, 24 February 2022,” said the cook.",
        "The letter is dated Tuesday, 5 May 1821.",
        "A hoax put the end of the world on Monday, 20 December 2012.",
        "Read it in the Sunday Times, 4 May 2021.",
        "By the calendar of the old church it was Monday, 24 February 2022.",
        "A gull at the pier, Monday, 24 February 2022. (AP Photo/Jo Whit)",
        "The match runs from Friday 3 to Monday 6 June 2022.",
    )

    def may_find(self, document: Document) -> bool:
        """Whether a date has a weekday."""
        return any(mention.weekday is not None for mention in text.dates(document))

    def compare(self, document: Document) -> Iterator[Claim]:
        """The dates of the document that are named with a weekday."""
        doubtful = []
        english = document.lang in ("en", None)
        for mention in text.dates(document):
            if mention.year is None and not english:
                continue
            if mention.weekday is None or not mention.valid or mention.day is None or mention.last_day is not None:
                continue
            day = _day(document, mention)
            span = Span(mention.start, mention.end)
            if day is None:
                yield Claim(span=span, verdict="unknown")
            elif day.weekday() == mention.weekday:
                yield Claim(span=span, verdict="agrees", fact=f"{day} was a {day_name[mention.weekday]} (calendar)")
            elif _is_stated(document, span):
                claim = _conflict(document, span, day, mention.weekday)
                if mention.year is None and _fits_beside(mention, day):
                    doubtful.append(claim)
                else:
                    yield claim
        if len(doubtful) == 1:
            yield doubtful[0]


def _day(document: Document, mention: DateMention) -> date | None:
    """The day meant: by its year, or without one the day near publication, if no other year would do."""
    if mention.year is not None:
        return mention.in_year(mention.year) if mention.year >= _GREGORIAN else None
    published = document.published.day if document.published is not None else None
    if published is None:
        return None
    near = mention.nearest(published)
    if near is None or abs(near - published) > _NEAR:
        return None
    if near.weekday() == mention.weekday or not _fits_beside(mention, near):
        return near
    ahead = near - published > _CLOSE
    return near if near.year == published.year and _is_of_now(document, mention, ahead=ahead) else None


def _fits_beside(mention: DateMention, day: date) -> bool:
    """Whether the weekday is right in the year before or after."""
    others = (mention.in_year(day.year - 1), mention.in_year(day.year + 1))
    return any(other is not None and other.weekday() == mention.weekday for other in others)


def _is_of_now(document: Document, mention: DateMention, *, ahead: bool) -> bool:
    """Whether nothing near the date speaks of other years, or of pictures that may be older.

    A date far ahead must be told as one that lies ahead: what was on such a day was last year.
    """
    low, high = mention.start - _AROUND_GALLERY, mention.end + _AROUND_GALLERY
    if _GALLERY.search(document.text, max(low, document.body.start), min(high, document.body.end)):
        return False
    every = text.sentences(document)
    index = max(bisect_right(every, mention.start, key=lambda sentence: sentence.start) - 1, 0)
    flat = every[index].flat
    if len(flat) > LONGEST or _OTHER_YEAR.search(flat):
        return False
    return not ahead or _LOOKS_AHEAD.search(flat) is not None


def _is_stated(document: Document, span: Span) -> bool:
    """Whether the date stands in the story itself: not quoted, not in a caption, not the date of a newspaper."""
    around = document.text[max(document.body.start, span.start - _BESIDE) : span.end + _BESIDE]
    if _CAPTION.search(around) or _PAPER.search(around) or _OLD_STYLE.search(around):
        return False
    before, after = document.text[max(0, span.start - 16) : span.start], document.text[span.end : span.end + 16]
    if _PAIRED_BEFORE.search(before) and _PAIRED_AFTER.match(after):
        return False
    statement = next(statements(document, (span.start,)), None)
    if statement is None or statement.narration.supposed or statement.narration.debunked:
        return False
    return not tells_fiction(statement) and not text.inside_quotation(document, span)


def _conflict(document: Document, span: Span, day: date, weekday: int) -> Claim:
    shown = " ".join(document.text[span.start : span.end].split())
    before = day - timedelta(days=(day.weekday() - weekday) % 7)
    after = before + timedelta(days=7)
    named = day_name[weekday]
    return Claim(
        span=span,
        verdict="conflicts",
        message=(
            f"“{shown}”: {day:%-d %B %Y} was a {day_name[day.weekday()]}; "
            f"the {named}s beside it are {before:%-d %B} and {after:%-d %B}. Correct the weekday or the date."
        ),
        evidence={
            "date": day.isoformat(),
            "weekday_named": named,
            "weekday_of_date": day_name[day.weekday()],
            "nearest": [before.isoformat(), after.isoformat()],
        },
    )
