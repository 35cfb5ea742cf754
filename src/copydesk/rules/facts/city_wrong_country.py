"""FS031: a city is put in a state in which it does not lie."""

import re
from collections.abc import Iterator

from copydesk.rules.facts.atlas import ADJECTIVE, CITY, STATE, THE, Atlas, every, shown
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.place_rule import PlaceRule
from copydesk.rules.facts.statement import Statement
from copydesk.text.pattern import lazily

_KINDS = r"(?:city|capital|port|town|resort|suburb|metropolis)"
_SIZES = r"(?:[a-z-]+ ){0,2}"
_PART = (
    r"(?:(?:far|deep|central) )?(?:north|south|east|west|cent|heart|coast|mid)[a-z-]*(?: (?:coast|part|tip|corner))?"
)
_PATTERNS = tuple(
    lazily(pattern)
    for pattern in (
        # the Slovenian city of Bratislava; Slovenia's port city of Koper
        rf"(?P<all>{THE}(?P<state>{ADJECTIVE})(?:['’]s?)? {_SIZES}{_KINDS}(?: city)?(?: of|,)? (?P<city>{CITY}))(?!\w)",
        # Bratislava, Slovenia: closed by a mark, no list of places, not «In Budapest, Romania's minister»
        rf"(?P<all>(?P<city>{CITY}), (?P<state>{STATE}))(?=[,.;:)]|$|[ ](?:—|–|-|\())",
        # Bratislava in Slovenia; Bratislava, in the north of Slovenia; Koper, on the Slovenian coast
        rf"(?P<all>(?P<city>{CITY}),? (?:in|on) {THE}(?:{_PART} )?(?:of )?{THE}(?P<state>{ADJECTIVE})"
        r"(?: coast)?)(?=[,.;:)]|$)",
        # Bratislava, Slovenia's capital; Koper, a Slovenian port
        rf"(?P<all>(?P<city>{CITY}), (?:an? |the )?(?P<state>{ADJECTIVE})(?:['’]s?)? {_SIZES}{_KINDS})(?=[,.;:)]|$)",
    )
)
_ANY = f"(?:{STATE}|{CITY}|{ADJECTIVE})"
_LISTED_BEFORE = lazily(
    rf"(?:(?:{_ANY}|[A-Z][\w.’'-]+),(?: the)?|(?:{_ANY}|[A-Z]\w+) (?:or|to)|\b(?!The|In|At|From|To|Near)[A-Z]\w+) $"
)
_LISTED_BEHIND = lazily(rf"^(?:, (?:and |or |& )?(?:the )?(?:{_ANY}|[A-Z])| (?:and|or|&) (?:the )?{_ANY})")
_WINDOW = 60
# Lands whose cities several states claim, or that other lands are named after: nothing is said about them.
_SILENT_STATES = frozenset({"Israel", "Georgia", "Jersey"})


class CityWrongCountry(PlaceRule):
    """A city is named with a state in which it does not lie.

    Why it matters: readers send mail, troops and money by such lines, and mixing up Slovenia and Slovakia offends two
    countries at once. It comes from look-alike names, from rewriting, and from datelines copied from another story.

    When it is wrong: a place of the same name that the table does not know; a border that moved. The rule is silent
    where a name stands in a list of places, inside quotation marks, in suppositions and fiction, and about lands in
    dispute.
    """

    code = "FS031"
    name = "city-wrong-country"
    confidence = 0.93
    kinds = ("city", "state|demonym")
    judged = (3, 3)
    help = "Look up where the city lies; one of the two names is wrong."
    bad = (
        "The firm opened an office in ⟦Bratislava, Slovenia⟧.",
        "⟦The Slovenian city of Bratislava⟧ cleared its snow.",
        "The team from ⟦Gothenburg, Norway⟧, won again.",
        "He was held in ⟦the Polish port of Rostock⟧ for a week.",
        "A fire burned near ⟦Porto in Spain⟧, the mayor said.",
        "Snow closed ⟦Tromso, in the north of Sweden⟧, for a day.",
        "⟦Antwerp, on the Dutch coast⟧, has many cranes.",
        "⟦Bergen, Denmark's second city⟧, was quiet.",
    )
    good = (
        "The firm opened an office in Bratislava, Slovakia.",
        "In Budapest, Romania's minister spoke of Bucharest.",
        "A mayor in Paris, Texas, met one from Athens, Georgia.",
        "They toured Vienna, Slovenia and Croatia by bus.",
        "She has lived in London, Paris, Spain, and Rome.",
        "Talks moved from Geneva to Vienna, Russia said.",
        "The best scores came from Shanghai, Singapore, Hong Kong and Macao.",
        "In Tijuana, on the US border, they wait.",
        "The tanker lay at the Eastern Anchorage in Singapore.",
        "“Bratislava, Slovenia,” wrote the pupil.",
        "The Ukrainian city of Lviv cleared its snow; so did St Petersburg, Russia.",
        "He flew from Valencia, Venezuela, to Cartagena, Colombia.",
        "The Turkish team lost to Athens in Greece.",
    )

    def judge(self, statement: Statement, known: Atlas) -> Iterator[Claim]:
        """The cities that the sentence puts in a state."""
        taken: set[int] = set()
        for match in every(_PATTERNS, known.marked):
            if match.start("city") not in taken and not _is_listed(known.marked, match):
                taken.add(match.start("city"))
                claim = self._claim(statement, known, match)
                if claim is not None:
                    yield claim

    def _claim(self, statement: Statement, known: Atlas, match: re.Match[str]) -> Claim | None:
        city, state = known.city(match, "city"), known.state(match, "state")
        rows = self.knowledge.world.cities.get(city or "", ())
        if city is None or state is None or not rows or state in _SILENT_STATES:
            return None
        span = statement.span(*match.span("all"))
        if any(state == row.state or state in row.elsewhere for row in rows):
            fact = f"{city} lies in {state} ({rows[0].source}, as of {rows[0].as_of})"
            return Claim(span=span, verdict="agrees", fact=fact)
        if not statement.asserts(*match.span("all")):
            return None
        lies = " and ".join(row.state for row in rows)
        return Claim(
            span=span,
            verdict="conflicts",
            message=f"“{shown(statement, match, 'all')}”: {city} lies in {lies}, not in {state}. "
            "One of the two names is wrong, or another place of that name is meant: say which.",
            evidence={
                "city": city,
                "state_named": state,
                "lies_in": [row.state for row in rows],
                "elsewhere": sorted({place for row in rows for place in row.elsewhere}),
                "as_of": rows[0].as_of.isoformat(),
                "source": rows[0].source,
            },
        )


def _is_listed(marked: str, match: re.Match[str]) -> bool:
    """Whether city and state are two of several names in a row, or the city's name is part of a longer one."""
    if match.start("state") < match.start("city"):
        return False
    before = marked[max(0, match.start("all") - _WINDOW) : match.start("all")]
    return bool(_LISTED_BEFORE.search(before) or _LISTED_BEHIND.match(marked[match.end("all") :]))
