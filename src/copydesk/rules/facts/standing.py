"""Where a public figure stood, on a day, to the office that a text gives them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal

import msgspec

from copydesk.knowledge import Knowledge, Person, Term
from copydesk.rules.facts.naming import Naming

Kind = Literal["holds", "not-yet", "no-longer", "between", "never", "unknown"]

MARGIN = timedelta(days=3)  # around a handover either holder may be meant: pages are written before and edited after
HEADS = frozenset({"president", "prime minister", "taoiseach", "chancellor"})
# Offices of one holder each: if somebody surely held one, nobody else did.
SINGLE = HEADS | {
    "acting president",
    "chancellor of the exchequer",
    "defence minister",
    "director-general",
    "finance minister",
    "foreign minister",
    "foreign secretary",
    "home secretary",
    "interior minister",
    "managing director",
    "pope",
    "secretary of defense",
    "secretary of state",
    "secretary of the treasury",
    "secretary-general",
    "vice president",
}
_ACTING = ("acting ", "interim ")


class Standing(msgspec.Struct, frozen=True):
    """How a person stood to the named office on the day.

    `terms` are the person's own terms of that office. Where it was not held, `now` are all the offices surely held on
    the day, and `others` who surely held the named one then. "never" tells that the tables have no term of it, which
    alone proves nothing.
    """

    kind: Kind
    person: Person
    day: date
    terms: tuple[Term, ...]
    now: tuple[Term, ...]
    others: tuple[tuple[str, Person], ...]

    @property
    def is_dead(self) -> bool:
        """Whether the person may have died by the day."""
        return self.person.died is not None and not self.person.died.after(self.day)

    @property
    def returns(self) -> bool:
        """Whether the next term of the office is nearer to the day than the last one."""
        past = [
            self.day - term.end.latest for term in self.terms if term.end is not None and term.end.latest < self.day
        ]
        ahead = [term.start.earliest - self.day for term in self.terms if term.start.earliest > self.day]
        return bool(ahead) and (not past or min(ahead) < min(past))

    @property
    def next(self) -> Term | None:
        """The first term of the office that begins after the day."""
        return min((term for term in self.terms if term.start.earliest > self.day), key=_start, default=None)

    @property
    def last(self) -> Term:
        """The latest of the person's terms of the office that had begun by the day, else the first of all."""
        begun = [term for term in self.terms if term.start.earliest <= self.day]
        return max(begun, key=_start) if begun else min(self.terms, key=_start)


def standing(naming: Naming, day: date, knowledge: Knowledge) -> Standing | None:
    """The standing of who is named on the day; None where two may be meant or the row is too old."""
    if len(naming.mention.people) != 1:
        return None
    person = naming.mention.people[0]
    if person.died is None and day > person.as_of:
        return None
    terms = tuple(term for term in person.terms if _is(term, naming))
    kind = _kind(terms, day)
    if kind in ("holds", "unknown"):
        return Standing(kind, person, day, terms, (), ())
    return Standing(kind, person, day, terms, person.offices_on(day), tuple(_others(naming, person, day, knowledge)))


def _is(term: Term, naming: Naming) -> bool:
    """Whether a term is one of the office named, acting terms included."""
    office = term.office
    for acting in _ACTING:
        office = office.removeprefix(acting)
    fits = term.office in naming.offices or office in naming.offices
    return fits and (naming.body is None or term.body == naming.body)


def _kind(terms: tuple[Term, ...], day: date) -> Kind:
    if not terms:
        return "never"
    if any(term.held_on(day) for term in terms):
        return "holds"
    ended = [term.end is not None and term.end.latest + MARGIN < day for term in terms]
    ahead = [day + MARGIN < term.start.earliest for term in terms]
    if not all(one or other for one, other in zip(ended, ahead, strict=True)):
        return "unknown"
    if all(ended):
        return "no-longer"
    return "not-yet" if all(ahead) else "between"


def _others(naming: Naming, person: Person, day: date, knowledge: Knowledge) -> Iterator[tuple[str, Person]]:
    bodies = {naming.body} if naming.body else {term.body for term in person.terms if term.office in naming.offices}
    for office in sorted(naming.offices):
        for body in sorted(filter(None, bodies)):
            sure = [set(knowledge.holders(office, body, day + shift)) for shift in (-MARGIN, timedelta(0), MARGIN)]
            yield from ((office, other) for other in sorted(set.intersection(*sure) - {person}, key=_name))


def _name(person: Person) -> str:
    return person.name


def _start(term: Term) -> date:
    return term.start.earliest
