"""FS030: a city is called the capital of a state that has another one."""

import re
from collections.abc import Iterator

from copydesk.knowledge import any_held
from copydesk.model import Document
from copydesk.rules.cue import cued
from copydesk.rules.facts.atlas import ADJECTIVE, CITY, STATE, THE, Atlas, every, shown
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.place_rule import PlaceRule
from copydesk.rules.facts.region_capital import capitals_of_parts
from copydesk.rules.facts.statement import Statement, statements
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_PATTERNS = tuple(
    lazily(pattern)
    for pattern in (
        rf"(?P<all>{THE}(?P<state>{ADJECTIVE})(?:['’]s?)? capital(?: city)?(?: of|,)? (?P<city>{CITY}))",
        rf"(?P<all>{THE}capital(?: city)? of {THE}(?P<state>{STATE}),? (?P<city>{CITY}))",
        rf"(?P<all>(?P<city>{CITY}),? (?:which )?(?:is|was|remains|became|,)? ?(?:the |now the )?"
        rf"(?P<state>{ADJECTIVE})(?:['’]s?)? capital(?: city)?)(?=[,.;:)]|$| (?:and|where|since|for|in|on|has|is)\b)",
        rf"(?P<all>(?P<city>{CITY}),? (?:which )?(?:is |was |remains |became )?(?:the |now the )?capital(?: city)? of "
        rf"{THE}(?P<state>{STATE}))",
    )
)
# "Syria's capital of culture"; "the Thai capital Monday" is no city of the table.
_NOT_THE_CITY = lazily(r"capital(?: city)? of (?:culture|the (?:state|province|region))")
_SMALLER = frozenset({"Georgia", "Luxembourg", "Mexico"})  # also a state of a federation, or its own capital's name


class WrongCapital(PlaceRule):
    """A city is called the capital of a state whose capital is another city.

    Why it matters: it is a fact that every reader can look up, and one that tells how far the rest was checked. It
    comes from taking the largest city for the capital, from capitals that moved or were renamed, and from translation.

    It is judged as of the text's day, with every city that was capital or seat of government by then.

    When it is wrong: the capital of a part of the state, or of a federation's member of the same name; a capital in
    another sense ("the capital of fashion"); a text about another time. The rule knows only the cities of its table,
    and is silent about states whose capital is in dispute, inside quotation marks, about the past, in suppositions and
    fiction.
    """

    code = "FS030"
    name = "wrong-capital"
    confidence = 0.95
    kinds = ("city", "state|demonym")
    cues = ("capital",)
    judged = (3, 3)
    help = "Look up the capital. If another role is meant (commercial, former, regional), say so."
    bad = (
        Case("Talks began in ⟦the Kazakh capital Almaty⟧ on Monday.", published="2022-01-08"),
        Case("She flew to ⟦Australia's capital, Sydney⟧, on Friday.", published="2019-03-08"),
        Case("He was born in ⟦Istanbul, the capital of Turkey⟧.", published="2019-03-08"),
        Case("They met in ⟦Rio de Janeiro, the Brazilian capital⟧, for an hour.", published="2016-08-08"),
        Case("Flights to ⟦the capital of Nigeria, Lagos⟧, were full.", published="2016-08-08"),
        Case("The road to ⟦the Kazakh capital, Nur-Sultan⟧, was open.", published="2024-08-08"),
        Case("Snow fell on ⟦Dublin, the capital of Northern Ireland⟧, on Friday.", published="2019-03-08"),
        Case("Protesters met in ⟦Florida's capital, Miami⟧.", published="2019-03-08"),
        Case("Officials in ⟦Las Vegas, the state capital⟧, worked overnight.", published="2019-03-08"),
        Case("Soldiers patrol ⟦the capital, Yangon⟧, at night.", published="2021-03-08"),
    )
    good = (
        Case(
            "Snow fell on Belfast, the capital of Northern Ireland, and on Albany, New York's capital.",
            published="2019-03-08",
        ),
        Case(
            "Milwaukee is the beer capital of Wisconsin; Madison, the capital of Wisconsin, is dry.",
            published="2019-03-08",
        ),
        Case("Istanbul, the Ottoman capital, and the former capital, Yangon, are large.", published="2019-03-08"),
        Case("Soldiers patrol the capital, Yangon, at night.", published="2003-03-08"),
        Case(
            "Charleston is the capital of West Virginia, Bismarck of North Dakota's neighbour.", published="2019-03-08"
        ),
        Case("Talks began in the Kazakh capital Astana on Monday.", published="2023-01-08"),
        Case("Talks began in the Kazakh capital, Nur-Sultan, on Monday.", published="2020-01-08"),
        Case("Almaty, the former Kazakh capital, was calm.", published="2022-01-08"),
        Case("Almaty is Kazakhstan's commercial capital.", published="2022-01-08"),
        Case("The Syrian capital Monday saw rain.", published="2018-01-08"),
        Case("Lagos was the Nigerian capital until 1991.", published="2018-01-08"),
        Case("“Sydney is Australia's capital,” said the child.", published="2018-01-08"),
        Case("In the novel Sydney, the Australian capital, burns.", published="2018-01-08"),
        Case(
            "They met in The Hague, the Dutch seat of government, not in the Dutch capital, Amsterdam.",
            published="2018-01-08",
        ),
        Case("Marseille was European capital of culture. Turkish capital flowed to Istanbul.", published="2018-01-08"),
        Case("Istanbul, Turkey, whose capital Ankara is quiet, sang.", published="2018-01-08"),
        Case("Atlanta is the capital of Georgia.", published="2018-01-08"),
    )

    def may_find(self, document: Document) -> bool:
        """Whether a capital is spoken of: it may be one of a part of a state, whose name no table of states has."""
        return self.code in cued(document)

    def compare(self, document: Document) -> Iterator[Claim]:
        """The claims on capitals of states, then those on capitals of parts of states."""
        told = [*super().compare(document)]
        yield from told
        spans = [claim.span for claim in told]
        for statement in statements(document, cued(document).get(self.code, ())):
            for claim in capitals_of_parts(statement):
                if not any(span.start < claim.span.end and claim.span.start < span.end for span in spans):
                    yield claim

    def judge(self, statement: Statement, known: Atlas) -> Iterator[Claim]:
        """The capitals that the sentence names."""
        taken: set[int] = set()
        for match in every(_PATTERNS, known.marked):
            city, state = known.city(match, "city"), known.state(match, "state")
            if city is None or state is None or match.start("city") in taken:
                continue
            taken.add(match.start("city"))
            claim = self._claim(statement, known, match, city=city, state=state)
            if claim is not None:
                yield claim

    def _claim(
        self, statement: Statement, known: Atlas, match: re.Match[str], *, city: str, state: str
    ) -> Claim | None:
        world = self.knowledge.world
        day = statement.day or self.knowledge.as_of
        spells = world.capitals.get(state, ())
        named = tuple(spell for spell in spells if city in spell.names)
        span = statement.span(*match.span("all"))
        right = [spell for spell in spells if spell.held_on(day)]
        if any_held(named, day):
            spell = next(spell for spell in named if spell.held_on(day))
            return Claim(span=span, verdict="agrees", fact=f"{city} capital of {state} {spell.dates} ({spell.source})")
        if not right or any_held(named, day) is None or not self._is_stated(statement, match):
            return Claim(span=span, verdict="unknown")
        if state in _SMALLER and all(each.state != state for each in world.cities.get(city, ())):
            return None
        capital, dates = right[-1].names[0], right[-1].dates
        since = f" {dates}" if dates else ""
        undated = "" if statement.day else " (the text is undated)"
        return Claim(
            span=span,
            verdict="conflicts",
            message=f"“{shown(statement, match, 'all')}”: the capital of {state} was {capital}{since}{undated}. "
            "Name the right city, or say what kind of capital it is.",
            evidence={
                "state": state,
                "city": city,
                "capitals": [f"{'/'.join(spell.names)} {spell.dates}".strip() for spell in spells],
                "judged_on": day.isoformat(),
                "as_of": right[-1].as_of.isoformat(),
                "source": right[-1].source,
            },
            confidence=None if statement.day else 0.85,
        )

    def _is_stated(self, statement: Statement, match: re.Match[str]) -> bool:
        if not statement.asserts(*match.span("all")) or statement.narration.backstory:
            return False
        return not _NOT_THE_CITY.search(statement.flat, match.start("all"))
