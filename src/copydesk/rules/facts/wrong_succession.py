"""FS009: the wrong predecessor or successor in an office."""

from collections.abc import Iterator
from datetime import timedelta

import msgspec

from copydesk.knowledge import Knowledge, Mention, Person, Term
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import PersonRule
from copydesk.rules.facts.naming import namings
from copydesk.rules.facts.standing import SINGLE
from copydesk.rules.facts.statement import Statement
from copydesk.rules.facts.succession import Succession, successions
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_OFFICES = SINGLE | {"chair", "mayor", "king", "queen", "emperor", "first minister", "director-general"}
_NEXT = timedelta(days=45)  # one term surely follows another if no more lies between them
_SOON = timedelta(days=400)  # so far apart an interim holder may stand between the two
_ANY_WORD = lazily(r"succe|replac|predecess|follow|(?:take|took|taking|taken)s? over|hand(?:s|ed) ")
_PRONOUN = lazily(r"(?:He|She)\b")
_FULL = timedelta(days=40)  # a shorter term may count as an interim one


class _Known(msgspec.Struct, frozen=True):
    """A term of the later holder, and who surely held the office right before it."""

    term: Term
    before: Person
    last: Term


class WrongSuccession(PersonRule):
    """Somebody is said to have followed another in an office, and followed somebody else.

    Why it matters: it leaves out a government, and often a story with it. It comes from memory, and from texts put
    together of two.

    The rule judges an office that is named ("as prime minister", "President X ... his predecessor, Y") or that both
    held. It reports the pair only if the table knows who held the office until the day the later one took it, and if
    the two did not follow each other in any other office.

    When it is wrong: a post that the table does not know, such as the lead of a party; somebody who held the office for
    a few days. The rule is silent about acting holders, where two people may be meant, inside quotation marks, and near
    words for fiction, suppositions and mistakes.
    """

    code = "FS009"
    name = "wrong-succession"
    judged = (2, 2)
    help = "Look up who held the office just before, and correct the name or say that others stood between."
    bad = (
        Case("Rishi Sunak, who ⟦succeeded Boris Johnson as prime minister⟧, spoke.", published="2023-01-10"),
        Case("Olaf Scholz, who ⟦replaced Gerhard Schröder as German chancellor⟧, met unions.", published="2022-01-10"),
        Case("US President Barack Obama and his ⟦predecessor, Bill Clinton⟧, flew to Haiti.", published="2010-01-15"),
        Case("Dmitry Medvedev ⟦took over as president from Boris Yeltsin⟧.", published="2008-06-01"),
        Case("Olaf Scholz is tall. He ⟦succeeded Helmut Kohl as chancellor of Germany⟧.", published="2022-01-10"),
        Case("Bill Clinton was ⟦succeeded by Barack Obama as US president⟧.", published="2012-01-10"),
        Case("Keir Starmer ⟦follows Liz Truss as British prime minister⟧.", published="2024-07-06"),
    )
    good = (
        "Rishi Sunak, who succeeded Liz Truss as prime minister, spoke.",
        "Rishi Sunak, who followed Boris Johnson and Liz Truss as prime minister, spoke.",
        "President Emmanuel Macron took over from François Hollande.",
        "Angela Merkel succeeded Wolfgang Schäuble as leader of her party.",
        "Vladimir Putin took over from Dmitry Medvedev as president.",
        "Vladimir Putin succeeded Boris Yeltsin as president.",
        "Jacob Zuma succeeded Thabo Mbeki, who had been sent away by the party.",  # another held it for some months
        "Donald Trump dismissed Rex Tillerson as secretary of state, replacing him with Mike Pompeo.",
        "Barack Obama replaced Robert Gates with Leon Panetta as secretary of defense.",
        "Hillary Clinton could succeed Barack Obama as president.",
        "One of his predecessors, Bill Clinton, told US President Barack Obama to wait.",
        "Adly Mansour replaced Mohamed Morsi as president of Egypt; Abdel Fattah el-Sisi followed.",
        "Boris Johnson succeeded Philip Hammond as foreign secretary under Theresa May.",
        "If Boris Johnson succeeds Tony Blair as prime minister in the novel, so be it.",
        "“Rishi Sunak, who succeeded Boris Johnson as prime minister, is rich,” she wrote.",
        "Boris Johnson followed Ken Livingstone as mayor of London.",
        "Donald Trump spoke of the late husband of his predecessor's ally, Hillary Clinton.",
    )

    def judge(self, statement: Statement, mentions: tuple[Mention, ...]) -> Iterator[Claim]:
        """The successions told in the sentence."""
        if not statement.readable or _ANY_WORD.search(statement.flat) is None:
            return
        for told in successions(statement.flat, self._with_pronoun(statement, mentions), self.knowledge.world):
            if len(told.later.people) == len(told.earlier.people) == 1 and told.later.people != told.earlier.people:
                claim = self._held(statement, told)
                if claim is not None:
                    yield claim

    def _with_pronoun(self, statement: Statement, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        """The names of the sentence, before them the "He" that opens it, if the sentence before names one person."""
        pronoun = _PRONOUN.match(statement.flat)
        before = statement.neighbour(-1) if pronoun is not None else None
        if pronoun is None or before is None:
            return mentions
        people = {mention.people for mention in self.knowledge.mentions(before.flat)}
        return (Mention(0, pronoun.end(), people.pop()), *mentions) if len(people) == 1 else mentions

    def _held(self, statement: Statement, told: Succession) -> Claim | None:
        later, earlier = told.later.people[0], told.earlier.people[0]
        span = statement.span(told.start, told.end)
        link = _link(self.knowledge, later, earlier, loose=told.loose)
        if link is not None:
            fact = f"{earlier.name}: {link[0].label}; {later.name}: {link[1].label} ({later.source})"
            return Claim(span=span, verdict="agrees", fact=fact)
        terms = self._meant(statement, told, later, earlier)
        known = [_predecessor(self.knowledge, later, term) for term in terms]
        if not known or any(each is None or each.before is earlier for each in known) or _acted(earlier):
            return Claim(span=span, verdict="unknown")
        if not statement.asserts(told.start, told.end):
            return Claim(span=span, verdict="unknown")
        return _conflict(statement, told, [each for each in known if each is not None])

    def _meant(self, statement: Statement, told: Succession, later: Person, earlier: Person) -> list[Term]:
        """The later one's terms of the office that is meant; none where it cannot be told."""
        offices, body = told.offices, told.body
        held = {(term.office, term.body) for term in earlier.terms}
        if not offices:
            titles = namings(statement.flat, (told.later, told.earlier), self.knowledge)
            named = [(naming.offices, naming.body) for naming in titles]
            keys = {(term.office, term.body) for term in later.terms for names, _ in named if term.office in names}
            day = statement.day
            if not named and day is not None:
                keys = {(term.office, term.body) for term in later.offices_on(day)}
            return [term for term in later.terms if (term.office, term.body) in keys & held and term.office in _OFFICES]
        terms = [term for term in later.terms if term.office in offices & _OFFICES]
        terms = [term for term in terms if body in (None, term.body)]
        if body is None:
            terms = [term for term in terms if (term.office, term.body) in held]
        return terms if len({(term.office, term.body) for term in terms}) == 1 else []


def _link(knowledge: Knowledge, later: Person, earlier: Person, *, loose: bool) -> tuple[Term, Term] | None:
    """A pair of terms of one office in which the two followed each other; an interim holder may stand between."""
    for first in earlier.terms:
        for second in later.terms:
            same = _plain(first.office) == _plain(second.office) and first.body == second.body
            if not same or first.end is None:
                continue
            apart = min(abs(second.start.earliest - first.end.latest), abs(second.start.latest - first.end.earliest))
            if apart > _SOON:
                continue
            between = _predecessor(knowledge, later, second)
            if apart <= _NEXT or loose or between is None or between.before is earlier:
                return first, second
    return None


def _plain(office: str) -> str:
    return office.removeprefix("acting ")


def _acted(person: Person) -> bool:
    return any(term.office.startswith("acting") for term in person.terms)


def _predecessor(knowledge: Knowledge, later: Person, term: Term) -> _Known | None:
    """Who surely held the office until the term began."""
    for identity in knowledge.directory.in_office(term.office, term.body):
        person = knowledge.directory[identity]
        for last in person.terms if person is not later else ():
            if (last.office, last.body) != (term.office, term.body) or last.end is None:
                continue
            lasted = last.end.earliest - last.start.latest
            if (
                abs(term.start.earliest - last.end.latest) <= _NEXT
                and lasted >= _FULL
                and last.start.before(term.start)
            ):
                return _Known(term, person, last)
    return None


def _conflict(statement: Statement, told: Succession, known: list[_Known]) -> Claim:
    later, earlier = told.later.people[0], told.earlier.people[0]
    before = " and ".join(f"{each.before.name} ({each.last.dates})" for each in known)
    since = " and ".join(each.term.dates for each in known)
    office = (known[0].term.office, known[0].term.body)
    held = [term.dates for term in earlier.terms if (term.office, term.body) == office]
    when = f"; {earlier.name} held it {', '.join(held)}" if held else ""
    fact = (
        f"{later.name}, {known[0].term.title} {since}, followed {before}{when} "
        f"({known[0].before.source}, as of {known[0].term.as_of})"
    )
    shown = statement.flat[told.start : told.end]
    return Claim(
        span=statement.span(told.start, told.end),
        verdict="conflicts",
        message=f"“{shown}”: {fact}. Correct the name, or say who stood between.",
        fact=fact,
        evidence={
            "later": later.name,
            "earlier": earlier.name,
            "office": known[0].term.title,
            "known": [{"before": each.before.name, "last": each.last.label, "term": each.term.label} for each in known],
        },
    )
