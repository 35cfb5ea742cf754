"""FS014: an age does not fit the date of birth."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from copydesk.knowledge import Person
from copydesk.model import Document, Span
from copydesk.rules.cue import cued, register
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import FactRule
from copydesk.rules.facts.founded import founded, held, names_founding
from copydesk.rules.facts.named import named
from copydesk.rules.facts.naming import namings_in
from copydesk.rules.facts.statement import Statement, statements
from copydesk.rules.facts.told_age import ToldAge, age_beside, ages_with_birth
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_LAG = timedelta(days=45)  # a text may be written this long before the day it bears
# Another time than the article's day, or figures that are no ages.
_OTHER_TIME = lazily(
    r"\b(?:when|at the time|then|in (?:1[89]|20)\d\d|years? (?:ago|earlier|later|before)|picture[ds]?|photo\w*|"
    r"portrait|"
    r"anniversary|would have|will (?:be|turn)|was (?:just|only|still)|died|dead|death|late|poll\w*|per ?cent|"
    r"percent\w*|"
    r"points?|compared|(?:was|were) \d\d|votes?|seats?|scor\w+|beat|odds|goals|aged? when|back in|as a (?:boy|"
    r"girl|child|student)|played|plays|"
    r"former(?:ly)?|young\w*|oldest|until|since|by the (?:age|time)|had (?:been|become|won|turned)|was born)\b",
    re.IGNORECASE,
)
_NAMESAKE = lazily(r"\)?,? (?:a|an|of|from|who lives|living)\b")


class AgeMismatch(FactRule):
    """An age is given that does not fit the date of birth, as in "Putin, 75" in 2022, or "42, was born in 1960".

    Why it matters: age and year of birth are the figures most often copied from an old text, and one of the two is
    wrong.

    The age is held against a year of birth told in the same breath, or, of much-named people, against the table, as of
    the article's day; the age of a club or a bridge, against the year of its founding.
    Whether the birthday has been reached makes no difference: both ages of the year are taken.

    When it is wrong: a namesake; a text that is published again under a new date; an age at some other time. The rule
    is silent without a date of publication, about the dead, where the sentence looks back, about names without the
    office anywhere in the text, inside quotation marks, and near words for fiction and mistakes.
    """

    code = "FS014"
    name = "age-mismatch"
    judged = (3, 3)
    help = "Work the age out again from the date of birth, or look the year up."
    bad = (
        Case("Russian President ⟦Vladimir Putin, 75⟧, gave no reason.", published="2022-03-01"),
        Case("The ⟦48-year-old Angela Merkel⟧ won again. Chancellor Angela Merkel smiled.", published="2013-03-01"),
        Case("French President ⟦Emmanuel Macron (47)⟧ was met by students.", published="2018-03-01"),
        Case("⟦Robert Mugabe, 97⟧, was shut in at his villa.", published="2017-11-16"),
        Case("Xi Jinping met Emmanuel Macron on Wednesday. ⟦Macron, 55⟧, smiled.", published="2023-04-16"),
        Case("It was led by Petter Lund, ⟦31, who was born in 1988⟧.", published="2010-02-12"),
        Case("Anderson, born in July ⟦1982, is 46⟧.", published="2024-07-11"),
        Case("Anna Hill, ⟦42, was born in 1960⟧ in Leeds.", published="2016-03-01"),
        Case("Born in ⟦1990, the singer Tom Hay, 35⟧, now lives in Rome.", published="2016-03-01"),
        Case("Tom Hay (born ⟦1952), 57⟧, builds boats.", published="2019-03-01"),
        Case("The ⟦45-year-old, born in 1963⟧ in Hull, has led the firm since May.", published="2018-03-01"),
        Case("She was born in ⟦1970 and is 38⟧.", published="2018-03-01"),
        Case("The baker Ida Moss died on Monday aged ⟦81. She was born in 1950⟧ in Hull.", published="2020-06-10"),
        Case("Founded in ⟦1908, the club is 90 years old⟧ this season.", published="2015-02-11"),
        Case("Ron Hall, who turned ⟦80 in January, was born in 1945⟧.", published="2015-02-11"),
        Case("Tom Ellis, born in March ⟦1931, will be 85⟧ next spring.", published="2010-10-05"),
        Case("Ann Ellis, who was born in ⟦1931 and is 85⟧, sold ices.", published="2010-10-05"),
        Case("The bridge, which was built in ⟦1931, is now 60 years old⟧ and rusty.", published="2015-02-11"),
        Case("The ⟦70-year-old choir was founded in 1965⟧ by a baker.", published="2015-02-11"),
    )
    good = (
        Case("Russian President Vladimir Putin, 69, gave no reason.", published="2022-03-01"),
        Case("Russian President Vladimir Putin, 70, gave no reason.", published="2022-03-01"),
        Case("Gordon Brown, 34, a plumber from Hull, found the ring.", published="2019-03-01"),
        Case("In 1997 Tony Blair, 43, won; Prime Minister Tony Blair was young.", published="2019-03-01"),
        Case("A picture shows President Barack Obama, 20, in Jakarta.", published="2015-03-01"),
        Case("The 55-year-old, born in 1963, leads it. She was born in 1970 and is 47.", published="2018-03-01"),
        Case("She was born in 1970 and is 38 miles from home. He was born in 1970 and was 38.", published="2018-03-01"),
        Case("The son of Anna Hill, 42, was born in 1990.", published="2019-03-01"),
        Case("Anna Hill, 42, whose daughter was born in 2010, wed Tom, born in 1960.", published="2019-03-01"),
        Case("Anna Hill, 58, was born in 1960. Tom Hay, 58, was born in June 1960.", published="2019-03-01"),
        Case("Ida Moss died in 2001 aged 51. She was born in 1950.", published="2020-06-10"),
        Case("Ida Moss, 42, works in a mill that was born in 1850.", published="2020-06-10"),
        Case("President Vladimir Putin, 18 years in power, smiled.", published="2018-03-01"),
        Case(
            "President Barack Obama won. Then McCain was 72 years old, against the 47-year-old Obama.",
            published="2012-10-01",
        ),
        Case("President Joe Biden, 51, Donald Trump, 43, the poll found.", published="2020-10-01"),
        "Russian President Vladimir Putin, 75, gave no reason.",  # undated
        Case(
            "Founded in 1908, the club is 107 years old; the bar, opened in 1965, is 50 years old.",
            published="2015-02-11",
        ),
        Case("Tom Ellis, born in March 1931, will be 80 next spring.", published="2010-10-05"),
        Case("Ron Hall, who turned 80 in January, was born in 1935 in Hull.", published="2015-02-11"),
        Case("Founded in 1908, the club has a member who is 90 years old.", published="2015-02-11"),
        Case("The bank, founded in 1762, was 233 years old when it broke.", published="2015-02-11"),
        Case("Opened in 1908, the hall is nearly 90 years old in its present form.", published="2015-02-11"),
        Case("The club was founded in 1908. The pitch is 60 years old.", published="2015-02-11"),
        Case("“Founded in 1908, the club is 90 years old,” the plaque says.", published="2015-02-11"),
        Case("“President Vladimir Putin, 75, is ill,” it read.", published="2022-03-01"),
        Case("In the novel President Vladimir Putin, 95, still rules.", published="2022-03-01"),
    )

    def may_find(self, document: Document) -> bool:
        """Whether somebody known is named or a birth or founding told, and the day of the text is known."""
        published = document.published
        if published is None or published.day is None:
            return False
        return self.code in cued(document) or names_founding(document) or bool(named(document, self.knowledge))

    def compare(self, document: Document) -> Iterator[Claim]:
        """The ages of the document that are told beside a known name or a year of birth."""
        day = document.published.day if document.published is not None else None
        if day is None:
            return
        yield from self._of_the_known(document, day)
        for statement, tally in founded(document):
            if tally.kind == "age":
                yield held(statement, tally, day)
        for statement in statements(document, cued(document).get(self.code, ())):
            before = statement.neighbour(-1)
            for each in (statement, before):
                if each is not None and each.readable:
                    yield from _of_births(each, day, behind_only=each is before)

    def _of_the_known(self, document: Document, day: date) -> Iterator[Claim]:
        told = [
            (statement, age, mention.people[0])
            for statement, mentions in named(document, self.knowledge)
            for mention in mentions
            if statement.readable
            and len(mention.people) == 1
            and (age := age_beside(statement.flat, mention.start, mention.end)) is not None
        ]
        if not told:
            return
        titled, fully = self._titled(document), self._fully(document)
        for statement, age, person in told:
            if person.born is None or person.alive_on(day) is not True:
                continue
            known = person.id in titled or (person.id in fully and bool(person.offices_on(day)))
            if not known and not _is_incumbent(statement, age, person, day):
                continue
            yield _held(statement, age, person, day=day)

    def _titled(self, document: Document) -> set[str]:
        """The people whom the document names with an office that they held: no namesakes."""
        return {
            person.id
            for statement, mentions in named(document, self.knowledge)
            for naming in namings_in(statement, mentions, self.knowledge)
            for person in naming.mention.people
            if any(term.office in naming.offices for term in person.terms)
        }

    def _fully(self, document: Document) -> set[str]:
        """The people whom the document names in full, by a name that nobody else bears."""
        return {
            mention.people[0].id
            for _, mentions in named(document, self.knowledge)
            for mention in mentions
            if len(mention.people) == 1 and not mention.needs_title
        }


def _is_incumbent(statement: Statement, age: ToldAge, person: Person, day: date) -> bool:
    """Whether the name is that of somebody in office, and nothing behind it makes it a namesake's."""
    fully = any(name in statement.flat[age.start : age.end] for name in (person.name, *person.aliases))
    return fully and bool(person.offices_on(day)) and _NAMESAKE.match(statement.flat, age.end) is None


def _held(statement: Statement, age: ToldAge, person: Person, *, day: date) -> Claim:
    """The age of a known person, held against the table."""
    assert person.born is not None
    low, high = _ages(person.born.earliest.year, person.born.latest.year, day)
    span = statement.span(age.start, age.end)
    fact = f"{person.name} was born {person.born} ({person.source}, as of {person.as_of})"
    if low <= age.age <= high:
        return Claim(span=span, verdict="agrees", fact=fact)
    apart = statement.flat[: age.start] + " " + statement.flat[age.end :]
    stated = statement.asserts(age.start, age.end) and not _OTHER_TIME.search(apart)
    if not stated or statement.narration.backstory:
        return Claim(span=span, verdict="unknown", fact=fact)
    shown = statement.flat[age.start : age.end]
    expected = f"{low} or {high}" if low != high else str(low)
    return Claim(
        span=span,
        verdict="conflicts",
        message=f"“{shown}”: {fact}, and was {expected} on {day}. Correct the age.",
        fact=fact,
        evidence={
            "person": person.name,
            "born": str(person.born),
            "age_given": age.age,
            "ages_possible": [low, high],
            "judged_on": day.isoformat(),
            "as_of": person.as_of.isoformat(),
            "source": person.source,
        },
    )


def _of_births(statement: Statement, day: date, *, behind_only: bool) -> Iterator[Claim]:
    """The ages told with a year of birth; `behind_only`: those whose year stands in the next sentence."""
    after = statement.neighbour(1)
    for age in ages_with_birth(statement.flat, after.flat if after is not None else ""):
        if age.born is None or (age.next_end is not None) is not behind_only:
            continue
        span = statement.span(age.start, age.end)
        if age.next_end is not None and after is not None:
            span = Span(span.start, after.span(0, age.next_end).end)
        low, high = _ages(age.born, age.born, date(age.died, 12, 31) if age.died else day)
        high += age.ahead
        fact = f"whoever was born in {age.born} was {low} or {high} in {age.died or day.year}"
        if low <= age.age <= high:
            yield Claim(span=span, verdict="agrees", fact=fact)
        elif statement.asserts(age.start, age.end) and age.born <= (age.died or day.year):
            shown = " ".join(statement.document.text[span.start : span.end].split())
            yield Claim(
                span=span,
                verdict="conflicts",
                message=f"“{shown}”: {fact}. Correct the age or the year of birth.",
                fact=fact,
                evidence={
                    "born": age.born,
                    "age_given": age.age,
                    "ages_possible": [low, high],
                    "judged_on": day.isoformat(),
                },
            )


def _ages(first: int, last: int, day: date) -> tuple[int, int]:
    """The youngest and the oldest that somebody born in these years can be called on the day."""
    return (day - _LAG).year - last - 1, day.year - first


register(AgeMismatch.code, ("born ",))
