"""FS011: a date that no calendar has."""

import re
from calendar import isleap, month_name, monthrange
from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Span
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import FactRule
from copydesk.rules.facts.moment import DATED_LANGUAGES
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_FEBRUARY = 2
_SWEDISH = 1712  # in Sweden that year February had 30 days
_AROUND = 80
# "in April 31 firms closed" counts firms; "a 30 February", "no 31 June" speak of the date as such.
_NO_DATE_BEFORE = lazily(
    r"\b(?:in|all|those|these|other|a|an|no|any|every|some|his|her|their|our|page|room|aged|with) $", re.IGNORECASE
)
# A number and a month before another noun: "the 31 June babies".
_NOUN_AFTER = lazily(
    r" (?!(?:and|to|as|in|at|with|when|after|before|for|but|or|by|is|was|were|are|will|has|had|that|which|who|until"
    r"|of|from"
    r"|on|the|a|an|this|last|next|because|while|where|he|she|it|they|we|did|does|would|should|could|may|can)\b)[a-z]"
)
_ON = lazily(r"\b(?:on|until|till|by|before|after|from|since|to|and|dated|between|through) (?:the )?$", re.IGNORECASE)
_JOKE = lazily(
    r"\b(?:jok(?:e|es|ed|ing|er)|mock|imagin\w+|non-?existent|(?:does|did|do) (?:not|n't) exist|doesn['’]t exist"
    r"|no such|never (?:comes?|came|exist\w*)"
    r"|misprint\w*|typo|misdated|absurd|calendars?|Sweden|Swedish)\b",
    re.IGNORECASE,
)


class ImpossibleDate(FactRule):
    """A date is given that does not exist, such as 31 April or 29 February of a common year.

    Why it matters: one figure of the date is wrong, and the reader cannot tell which. It comes from a slip of the key,
    from counting days forward without a calendar, and from digits swapped by optical reading.

    When it is wrong: a date of a calendar that is not the Gregorian one; a number that only looks like a day ("the 1963
    March"); a date given wrongly on purpose. The rule is silent inside quotation marks, near words for hoaxes, mistakes
    and fiction, about dates without a year in other languages than English, and about 29 February where no year is
    given.
    """

    code = "FS011"
    name = "impossible-date"
    confidence = 0.97
    judged = (10, 10)
    languages = DATED_LANGUAGES
    help = "Look the date up: the day or the month is wrong."
    bad = (
        "The fair opens on ⟦31 April 2019⟧ and lasts a week.",
        "The lease ran out on ⟦February 29, 2021⟧, the court heard.",
        "The trial was put off until ⟦June 31⟧.",
        Case("La commission se réunira le ⟦30 février 2022⟧ à Lyon.", lang="fr"),
        "No trout may be kept between 1 October and ⟦32 March⟧.",
        "Ballots must arrive by ⟦Friday, September 31, 2022⟧.",
    )
    good = (
        "The fair opens on 30 April 2019 and lasts a week.",
        "She was born on 29 February 2020.",
        "The club meets on 29 February, whenever there is one.",
        "The shop sold $360,000 June bonds and 45 March hares.",
        "The poster said “31 April”, and nobody noticed.",
        "A hoax letter dated 31 June 2018 went round the schools.",
        "In January 45 shops opened and in April 31.",
        "The joke card is dated 31 November.",
        "The 31 June babies went home with their mothers.",
        "Sweden once had a 30 February.",
        "Only in April 35 people came, and by April 32.5 percent were left.",
        "Theresa May 31 times refused to answer.",
    )

    def may_find(self, document: Document) -> bool:
        """Whether a date is none."""
        return any(not mention.valid for mention in text.dates(document))

    def compare(self, document: Document) -> Iterator[Claim]:
        """The dates of the document that no calendar has."""
        english = document.lang in ("en", None)
        for mention in text.dates(document):
            if mention.year is None and not english:
                continue
            if mention.valid or (mention.month == _FEBRUARY and mention.day == 29 and mention.year is None):
                continue
            span = Span(mention.start, mention.end)
            if text.inside_quotation(document, span) or not text.narration_at(document, mention.start).plain:
                continue
            if not _is_date(document, mention):
                continue
            shown = document.text[mention.start : mention.end]
            year = mention.year or 2001
            length = monthrange(year, mention.month)[1]
            leap = f" in {year}" if mention.month == _FEBRUARY and mention.year and not isleap(year) else ""
            yield Claim(
                span=span,
                verdict="conflicts",
                message=f"“{shown}”: {month_name[mention.month]} has {length} days{leap}. Look the date up.",
                evidence={"month": mention.month, "day": mention.last_day or mention.day, "days_in_month": length},
            )


def _is_date(document: Document, mention: text.DateMention) -> bool:
    """Whether the words around it let it be a date, and one that is meant."""
    body, flat = document.body, document.text
    before = flat[max(body.start, mention.start - _AROUND) : mention.start]
    after = flat[mention.end : min(body.end, mention.end + _AROUND)]
    if _JOKE.search(before) or _JOKE.search(after) or mention.year == _SWEDISH:
        return False
    if mention.year is not None or mention.weekday is not None:
        return True
    return not _NO_DATE_BEFORE.search(before) and (not _NOUN_AFTER.match(after) or _ON.search(before) is not None)
