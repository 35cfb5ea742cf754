"""FS007: the right office, the wrong country."""

import re
from collections.abc import Iterator
from datetime import date

from copydesk.knowledge import Mention, Person, Term
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import PersonRule
from copydesk.rules.facts.naming import Naming, namings_in
from copydesk.rules.facts.office_reading import readings
from copydesk.rules.facts.statement import Statement
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_HARMLESS = frozenset({"current", "incumbent", "sitting", "new", "newly elected", "newly-elected"})
_OF_BODIES = frozenset({"secretary-general", "director-general", "managing director"})
# Words before the body that make another thing of it, or leave open whose the office is.
_OTHER_BODY = lazily(
    r"(?:[A-Z][\w’'-]* (?:and|or|,)|\b(?:New|North|Northern|South|Southern|East|Eastern|West|Western|Central|Republika|"
    r"Bosnian|Iraqi|Turkish|Greek|Soviet|American|British|French|ethnic|exiled|Mr|self-declared|Papua|Equatorial|Black|"
    r"former|Ex|ex|Latin|Inner|Outer|Crimean|anti|pro|born|backed|then))[ \u00a0-]$"
)
_GIVEN = lazily(r"\b(?:gave|given|told|showed|sent|handed|offered|sold|taught|read) (?:the )?$")
_BARE_STATE = lazily(r"(?:^|[\"“]|\b(?:by|told|and|as|when|that|while|but) )$")
_SINGLE_BEFORE = lazily(
    r"(?:^|[.!?:;—–-]\s|\b(?:said|told|says|met|when|as|that|but|while|Mr) )(?:[Tt]he |[A-Z][\w ]{2,25}['’]s? )$"
)
_PREDICATE = lazily(
    r"(?:,)? (?:said|says|told|tells|has|had|will|is|was|would|met|meets|signed|called|urged|warned|announced|opened|"
    r"spoke|visited|vowed|rejected|welcomed|arrived|won|lost|wants|ruled|ordered|addressed|went|made|gave|took|"
    r"sent|can|"
    r"did|does|flew|accused|condemned|praised|backed|also|who)\b"
)
_END = lazily(r"\s*(?:[.;!?:]|$)")
_SPEAKER = lazily(r"\b(?:said|says|told|asked|added|by|with|met|meet|from)\s$")


class WrongCountryLeader(PersonRule):
    """Somebody's office is given right and the country wrong, as in "Romanian President Aleksandar Vucic".

    Why it matters: it is the slip that hurts most where it is read, in both countries. It comes from two summits on a
    page, and from text that was put together by a machine.

    It is judged as of the article's day: the person surely held this very office of another country then, and never
    any office of the one named.

    When it is wrong: a namesake who is not in the table; a term that the table lacks; a list of people that reads like
    an apposition. The rule is silent where another person may be meant, inside quotation marks, and near words for
    fiction, suppositions and mistakes.
    """

    code = "FS007"
    name = "wrong-country-leader"
    judged = (3, 3)
    help = "Correct the country, or the name if somebody else is meant."
    bad = (
        Case("⟦Romanian President Aleksandar Vucic⟧ opened the bridge on Tuesday.", published="2019-03-05"),
        Case("⟦Italy's prime minister, Pedro Sanchez⟧, called an early election.", published="2023-06-01"),
        Case("⟦Nicolas Sarkozy, the Belgian president⟧, said the vote was lost.", published="2011-06-01"),
        Case("Among the guests was the ⟦president of Lithuania, Volodymyr Zelensky⟧.", published="2022-05-04"),
        Case("⟦Nato Secretary-General Antonio Guterres⟧ urged calm on Friday.", published="2021-01-15"),
        Case("⟦Austrian Chancellor Angela Merkel⟧ met the unions.", published="2016-04-04"),
    )
    good = (
        Case(
            "Serbian President Aleksandar Vucic and his Romanian counterpart, Klaus Iohannis, met.",
            published="2019-03-05",
        ),
        Case("The former ambassador to Romania, President Aleksandar Vucic said, was welcome.", published="2019-03-05"),
        Case("Chechen President Ramzan Kadyrov met Russian President Vladimir Putin.", published="2014-03-05"),
        Case("An aide of the Romanian president, Aleksandar Vucic, was seen.", published="2018-03-05"),
        Case("Speaking beside the Polish president, Angela Merkel said that gas was cheap.", published="2018-03-05"),
        Case("In Romania President Aleksandar Vucic was received with honours.", published="2018-03-05"),
        Case("The meeting was attended by Viktor Orban, the Romanian president, and others.", published="2018-03-05"),
        Case("“Romanian President Aleksandar Vucic,” the host said.", published="2018-03-05"),
        Case("In the novel, Romanian President Aleksandar Vucic flies to the moon.", published="2018-03-05"),
        Case("Bosnian Serb President Milorad Dodik said no.", published="2018-03-05"),
        Case("If the Romanian President Aleksandar Vucic were to come, he would be welcome.", published="2018-03-05"),
        Case("He gave the Romanian President Aleksandar Vucic's number.", published="2018-03-05"),
        "Romanian President Aleksandar Vucic opened the bridge.",  # undated
        Case("World Bank chief Christine Lagarde said on Tuesday that debts were high.", published="2015-07-03"),
        Case("Former German President Emmanuel Macron never was.", published="2018-03-05"),
        Case("The French and German President Emmanuel Macron met.", published="2018-03-05"),
    )

    def judge(self, statement: Statement, mentions: tuple[Mention, ...]) -> Iterator[Claim]:
        """The namings of the sentence that give an office and a body."""
        day = statement.day
        if day is None or not statement.readable:
            return
        for naming in namings_in(statement, mentions, self.knowledge):
            if naming.body is None or not naming.qualifiers <= _HARMLESS or len(naming.mention.people) != 1:
                continue
            person = naming.mention.people[0]
            span = statement.span(naming.start, naming.end)
            right = [term for term in person.terms if term.office in naming.offices and term.body == naming.body]
            held = next((term for term in right if term.held_on(day)), None)
            if held is not None:
                yield Claim(span=span, verdict="agrees", fact=f"{person.name}: {held.label} ({person.source})")
                continue
            other = self._elsewhere(person, naming, day)
            if other is None or not self._is_stated(statement, naming):
                continue
            said = readings(statement, mentions, self.knowledge)
            if not any(each.naming is naming and each.verdict == "wrong-office" for each in said):
                yield _conflict(statement, naming, other, day=day)

    def _elsewhere(self, person: Person, naming: Naming, day: date) -> Term | None:
        """The term in this office of another body of the same sort, if nothing ties the person to the body named."""
        states = self.knowledge.world.states
        if any(term.body == naming.body or naming.body in term.body for term in person.terms if naming.body):
            return None
        for term in person.terms:
            if term.office in naming.offices and term.held_on(day):
                if naming.body in states and term.body in states:
                    return term
                if naming.body not in states and term.body not in states and term.office in _OF_BODIES:
                    return term
        return None

    def _is_stated(self, statement: Statement, naming: Naming) -> bool:
        """Whether the sentence really says of this person that he or she holds the office there."""
        flat, mention = statement.flat, naming.mention
        given = flat.startswith(("'s", "’s"), naming.end) and _GIVEN.search(flat, 0, naming.start)
        other = _OTHER_BODY.search(flat, max(0, naming.start - 30), naming.start)
        if given or other or not statement.asserts(naming.start, naming.end):
            return False
        if naming.form == "behind":
            return _is_apposition(flat, naming)
        title = flat[naming.start : mention.start]
        if "," in title:
            return self._is_single(flat, naming)
        if naming.form == "of" or re.search("['’]s? ", title):
            return True
        first = next(iter(self.knowledge.world.places(title)), None)
        adjective = first is not None and any(kind in ("demonym", "organisation", "body") for kind, _ in first.meanings)
        return adjective or _BARE_STATE.search(flat[: naming.start]) is not None

    def _is_single(self, flat: str, naming: Naming) -> bool:
        """Whether "the Polish president, NAME" is one person: a sentence's subject, closed by a comma, or its end."""
        before = flat[: naming.start]
        opens = before == "" or before.endswith(("said ", "was ", "is ", "told ", "met "))
        end = naming.mention.end
        article = re.match(r"[Tt]he |[A-Z][\w ]{1,25}['’]s? ", flat[naming.start :])
        opens = opens or _SINGLE_BEFORE.search(flat, max(0, naming.start - 12), naming.start) is not None
        if article is None and not before.endswith(("the ", "The ")):
            return False
        opens = opens or re.search(r"(?:^|\b(?:said|was|is|told|met|as|when|that) )[Tt]he $", before) is not None
        return opens and (_END.match(flat, end) is not None or flat.startswith(",", end))


def _is_apposition(flat: str, naming: Naming) -> bool:
    """Whether "NAME, the Belgian president" says who NAME is, and is no list."""
    before = flat[: naming.mention.start]
    alone = before == "" or _SPEAKER.search(before) is not None
    behind = flat[naming.end :]
    if re.match(r",? and\b", behind):
        return False
    return alone and (_PREDICATE.match(behind) is not None or (_END.match(behind) is not None and before != ""))


def _conflict(statement: Statement, naming: Naming, term: Term, *, day: date) -> Claim:
    person = naming.mention.people[0]
    fact = f"{person.name} was {term.title} on {day} ({term.dates}; {person.source}, as of {term.as_of})"
    shown = statement.flat[naming.start : naming.end]
    return Claim(
        span=statement.span(naming.start, naming.end),
        verdict="conflicts",
        message=f"“{shown}”: {fact} and no office of {naming.body} is known. Correct the country or the name.",
        fact=fact,
        evidence={
            "person": person.name,
            "body_given": naming.body,
            "term": term.label,
            "judged_on": day.isoformat(),
            "as_of": term.as_of.isoformat(),
            "source": person.source,
        },
    )
