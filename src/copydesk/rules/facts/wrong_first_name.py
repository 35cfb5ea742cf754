"""FS008: office and surname fit, the first name does not."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from copydesk.knowledge import Mention, Person, Term
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.fact_rule import SentenceRule
from copydesk.rules.facts.given_name import same_given_name
from copydesk.rules.facts.naming import Naming, namings
from copydesk.rules.facts.office_reading import tells
from copydesk.rules.facts.statement import Statement
from copydesk.rules.facts.surname import can_be_given, given_names, people_of_surname
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_PARTICLE = r"(?:(?:von|van|de|der|da|di|del|al|el|ter|le|la|dos|den)[ -]){0,3}"
_TWO_NAMES = lazily(rf"(?<![\w.’'-])(?P<first>[A-Z][\w’'-]{{1,20}}) (?P<last>{_PARTICLE}[A-Z][\w’'-]{{2,24}})(?![\w-])")
_LONGER_BEFORE = lazily(r"(?:[A-Z]\.|Sir|Lord|Lady|Dame|Mrs?\.?|Ms\.?|Dr\.?|St\.?) $")
_LONGER_BEHIND = lazily(r"[ -](?:[A-Z][a-z]|II|III|IV|Jr|Sr)")
_HARMLESS = frozenset(
    {"current", "incumbent", "sitting", "new", "newly elected", "newly-elected", "outgoing", "acting"}
)
# Where names are given in another order, or the last of them is the father's.
_OTHER_ORDER = frozenset(
    {
        "China", "North Korea", "South Korea", "Vietnam", "Taiwan", "Cambodia", "Singapore", "Myanmar", "Indonesia",
        "Malaysia", "Ethiopia", "Eritrea", "Somalia", "Iceland", "Mongolia", "Thailand", "Laos", "Bhutan", "Hungary",
        "Afghanistan", "Iraq", "Saudi Arabia", "Qatar", "Kuwait", "Bahrain", "United Arab Emirates", "Oman", "Yemen",
    }
)  # fmt: skip
_OF_STATES = frozenset({"prime minister", "taoiseach", "foreign minister", "foreign secretary", "secretary of state"})
_CALLED = lazily(r"\b(?:calls?|called|named?|nicknam\w+|dubbed|mock|pretend\w*|impersonat\w+)\b")
_MOURNING = timedelta(days=730)  # of somebody dead for longer nobody writes as of the holder


class WrongFirstName(SentenceRule):
    """The office and the surname fit somebody, the first name does not: "Spanish Prime Minister Pablo Sanchez".

    Why it matters: it is a wrong name, in the one place where every reader notices.

    The rule reads two names beside a title and a country (or a title like "prime minister" alone, where the text names
    the country). It reports them if the holder of that office on the article's
    day bears the surname and none of the known people of that surname bears the first name.

    When it is wrong: a birth name or pet name that the table lacks; a holder of another day (a text without the right
    date). Short forms and forms of other languages (Joe, Joseph, Josef) count as one name, as do spellings that are
    near. The rule is silent about countries where the family name stands first, about "former" and "then", inside
    quotation marks, and near words for fiction, suppositions and mistakes.
    """

    code = "FS008"
    name = "wrong-first-name"
    judged = (3, 3)
    help = "Correct the first name, or the office if a relative is meant."
    cues = (
        "president",
        "prime minister",
        "premier",
        "chancellor",
        "taoiseach",
        "foreign minister",
        "foreign secretary",
        "secretary",
        "first minister",
        "vice",
    )
    bad = (
        Case("⟦Spanish Prime Minister Pablo Sanchez⟧ said on Tuesday that aid would come.", published="2022-03-01"),
        Case("The ⟦German chancellor, Andrea Merkel⟧, spoke of a task.", published="2016-03-01"),
        Case("⟦Walter Trump, the president of the United States⟧, tweeted late at night.", published="2018-03-01"),
        Case("⟦US President James Biden⟧ signed the act on Monday.", published="2021-03-01"),
        Case("⟦Canadian Prime Minister Pierre Trudeau⟧ met the premiers on Tuesday.", published="2017-03-01"),
        Case("Spain will send tents. ⟦Prime Minister Pablo Sanchez⟧ said so.", published="2022-03-01"),
        Case("⟦Ukraine's President Dmytro Zelensky⟧ asked for tanks.", published="2023-03-01"),
    )
    good = (
        Case("US President Joseph Biden and US President Joe Biden are one man.", published="2022-03-01"),
        Case("British Prime Minister Alexander Johnson was given his first name in full.", published="2020-03-01"),
        Case("Ukraine's President Vladimir Zelensky asked for tanks.", published="2023-03-01"),
        Case("The wife of the French president, Brigitte Macron, wore blue.", published="2020-03-01"),
        Case("US President George Bush flew home with Laura Bush.", published="2005-03-01"),
        Case(
            "Canadian Prime Minister Justin Trudeau, the son of Pierre Trudeau, met the premiers.",
            published="2017-03-01",
        ),
        Case("French President Mr Macron and German Chancellor Dr Merkel spoke.", published="2017-03-01"),
        Case("In Kent, Prime Minister Pablo Sanchez is the name of a goat.", published="2022-03-01"),
        Case("French President Backs Macron Ally For Seat", published="2020-03-01"),
        Case("The tennis club's president Kevin Macron poured the wine.", published="2020-03-01"),
        Case("In the play, French President Nicolas Macron marries a spy.", published="2020-03-01"),
        Case("“French President Nicolas Macron,” he said, and everyone laughed.", published="2020-03-01"),
        Case("Former Spanish Prime Minister Felipe Sanchez never existed.", published="2020-03-01"),
        Case("Speaking of the French president, Nicolas Macron the baker laughed.", published="2020-03-01"),
        Case("French President Nicolas Macron closed the schools.", published="2010-03-01"),  # not in office
        "French President Nicolas Macron closed the schools.",  # undated
        Case("The brother of the US president, James Biden, was heard.", published="2022-03-01"),
    )

    def judge(self, statement: Statement) -> Iterator[Claim]:
        """The pairs of names beside a title and a body in the sentence."""
        day, flat = statement.day, statement.flat
        if day is None or not statement.readable:
            return
        for match in _pairs(flat):
            if not can_be_given(self.knowledge, match["first"]) or _LONGER_BEHIND.match(flat, match.end()):
                continue
            known = people_of_surname(self.knowledge, match["last"])
            if not known or _LONGER_BEFORE.search(flat, max(0, match.start() - 8), match.start()):
                continue
            mention = Mention(match.start(), match.end(), ())
            for naming in namings(flat, [mention], self.knowledge):
                yield from self._judge(statement, naming, match, known, day)

    def _goes_without_saying(self, statement: Statement, naming: Naming, term: Term) -> bool:
        """Whether a title alone means this office: only states have it, and the text names the state."""
        if (
            _CALLED.search(statement.flat)
            or naming.form != "before"
            or term.office not in _OF_STATES
            or term.body in _OTHER_ORDER
        ):
            return False
        places = self.knowledge.world.places(statement.document.text)
        return any(place.named("state", "demonym") == term.body for place in places)

    def _judge(
        self, statement: Statement, naming: Naming, match: re.Match[str], known: tuple[Person, ...], day: date
    ) -> Iterator[Claim]:
        if naming.body in _OTHER_ORDER or not naming.qualifiers <= _HARMLESS:
            return
        meant = [
            (person, term)
            for person in known
            for term in person.terms
            if naming.body in (None, term.body) and term.office in naming.offices and term.held_on(day)
        ]
        if len(meant) != 1 or (naming.body is None and not self._goes_without_saying(statement, naming, meant[0][1])):
            return
        person, term = meant[0]
        first = match["first"]
        span = statement.span(naming.start, naming.end)
        fact = f"the {term.title} on {day} was {person.name} ({term.dates}; {person.source}, as of {term.as_of})"
        if any(same_given_name(first, given) for given in given_names(person)):
            yield Claim(span=span, verdict="agrees", fact=fact)
        elif _is_relative(statement, naming, first, known, day) or not _is_single(statement, naming):
            yield Claim(span=span, verdict="unknown", fact=fact)
        else:
            shown = statement.flat[naming.start : naming.end]
            yield Claim(
                span=span,
                verdict="conflicts",
                message=f"“{shown}”: {fact}. Correct the first name.",
                fact=fact,
                evidence={
                    "given": match[0],
                    "person": person.name,
                    "term": term.label,
                    "judged_on": day.isoformat(),
                    "as_of": term.as_of.isoformat(),
                    "source": person.source,
                },
            )


def _is_relative(statement: Statement, naming: Naming, first: str, known: tuple[Person, ...], day: date) -> bool:
    """Whether the first name is that of somebody else of the surname who may be meant."""
    others = [each for each in known if any(same_given_name(first, given) for given in given_names(each))]
    if all(person.alive_on(day - _MOURNING) is False for person in others):
        return bool(others) and not tells(statement, naming.start, naming.end)
    return True


def _is_single(statement: Statement, naming: Naming) -> bool:
    """Whether title and name are surely one person: no list, no relative, no clause that ends at a comma between."""
    flat = statement.flat
    if not statement.asserts(naming.start, naming.end):
        return False
    if naming.form == "behind":
        alone = naming.start == 0 or re.search(r"(?:said|says|told|met|by|with) $", flat[: naming.start]) is not None
        return alone and re.match(r",? and\b", flat[naming.end :]) is None
    if "," not in flat[naming.start : naming.mention.start]:
        return True
    opens = re.search(r"(?:^|\b(?:said|told|met|was|is|as|that|when) )(?:[Tt]he )?$", flat[: naming.start]) is not None
    return opens and re.match(r",|\s*[.;]", flat[naming.mention.end :]) is not None


def _pairs(flat: str) -> Iterator[re.Match[str]]:
    """Every two names side by side; they may overlap: "Prime Minister", "Minister Pablo", "Pablo Sanchez"."""
    at = 0
    while (match := _TWO_NAMES.search(flat, at)) is not None:
        yield match
        at = match.end("first")
