"""What the rules for offices share: each speaks of the namings with its own verdict, and of no other."""

from collections.abc import Iterator
from typing import Any, ClassVar

from copydesk.knowledge import Mention, Term
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import PersonRule
from copydesk.rules.facts.office_reading import Reading, Verdict, readings
from copydesk.rules.facts.standing import Standing
from copydesk.rules.facts.statement import Statement

_UNDATED_ACT = 0.8  # an act without a day may be a look back after all


class OfficeRule(PersonRule, abstract=True):
    """A rule that reports one way in which a naming and the tables of terms disagree."""

    reports: ClassVar[Verdict]  # the verdict that makes a finding
    confirms: ClassVar[Verdict | None] = None  # the verdict of a naming that holds
    confidence = 0.9

    def judge(self, statement: Statement, mentions: tuple[Mention, ...]) -> Iterator[Claim]:
        """The namings of one sentence that conflict, and those that agree."""
        for reading in readings(statement, mentions, self.knowledge):
            span = statement.span(reading.naming.start, reading.naming.end)
            if reading.verdict == self.confirms:
                yield Claim(span=span, verdict="agrees", fact=fact(reading.standing))
            elif reading.verdict == self.reports:
                shown = statement.flat[reading.naming.start : reading.naming.end]
                yield Claim(
                    span=span,
                    verdict="conflicts",
                    message=f"\u201c{shown}\u201d: {self.explain(reading)}",
                    fact=fact(reading.standing),
                    evidence=evidence(reading),
                    confidence=None if reading.sure else _UNDATED_ACT,
                )

    def explain(self, reading: Reading) -> str:
        """What is known, with dates, and what to do: the message behind the quoted passage."""
        raise NotImplementedError


def fact(standing: Standing) -> str:
    """What the tables say of the person, with source and the day they vouch for."""
    person = standing.person
    held = "; ".join(term.label for term in standing.terms or standing.now)
    return f"{person.name}: {held} ({person.source}, as of {person.as_of})"


def evidence(reading: Reading) -> dict[str, Any]:
    """The rows a finding rests on."""
    place = reading.standing
    return {
        "person": place.person.name,
        "title": reading.naming.title,
        "body": reading.naming.body,
        "judged_on": place.day.isoformat(),
        "terms": [term.label for term in place.terms],
        "held_then": [term.label for term in place.now],
        "holders_then": [f"{other.name} ({office})" for office, other in place.others],
        "source": place.person.source,
        "as_of": place.person.as_of.isoformat(),
    }


def holder(standing: Standing) -> str:
    """Who held the office instead, as a clause; empty if the tables do not say."""
    names = list(dict.fromkeys(other.name for _, other in standing.others))
    return f"; on {standing.day:%-d %B %Y} it was {names[0]}" if len(names) == 1 else ""


def office(term: Term) -> str:
    """The office with its dates in brackets: "president of Russia (2008-05-07 to 2012-05-07)"."""
    return f"{term.title} ({term.dates})"
