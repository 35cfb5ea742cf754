"""FS036: a state is put in a part of the world in which it does not lie."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.knowledge import World
from copydesk.rules.facts.atlas import STATE, THE, Atlas, every, shown
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.place_rule import PlaceRule
from copydesk.rules.facts.statement import Statement
from copydesk.text.pattern import lazily

_KIND = r"(?:(?:country|nation|state|republic|kingdom)(?: of)?|island|neighbour|power|economy)"
_SIZE = r"(?:(?:[a-z]+(?:-[a-z]+)?,? ){0,2})"
_MATTERS = lazily(r"\b(?:not|never|neither|nor|formerly|like|team|league|cup|championship|club|music|cuisine)\b")


class WrongContinent(PlaceRule):
    """A state is put on a continent, or in a part of the world, in which it does not lie.

    Why it matters: Guyana, Guinea, Niger and Mali move about the map in hurried copy, and a reader who knows the place
    stops believing the rest.

    Parts of the world are taken generously: a state that anybody might count in is never reported.

    When it is wrong: "European" or "African" of something else than place (a team, a style, a bond). The rule reads
    only "the African country Guyana", "Guyana, an African nation" and "Guyana, in Africa,", and is silent inside
    quotation marks and in suppositions.
    """

    code = "FS036"
    name = "wrong-continent"
    confidence = 0.95
    kinds = ("state",)
    cues = (
        *("africa", "asia", "europe", "america", "middle east", "balkan", "baltic", "caribbean", "scandinav"),
        *("nordic", "pacific", "gulf", "caucas", "andean"),
    )
    judged = (3, 3)
    help = "Look at a map: the state or the part of the world is wrong."
    bad = (
        "Rice fed ⟦the West African country of Kenya⟧ that year.",
        "⟦Guyana, a small African nation⟧, found oil.",
        "A storm hit ⟦Malawi, in West Africa⟧, on Monday.",
        "⟦The Central American nation of Paraguay⟧ voted.",
    )
    good = (
        "Rice fed the East African country of Kenya that year.",
        "Guyana, a small South American nation, found oil.",
        "Turkey, a Middle Eastern power, and Turkey, a European country, are one.",
        "Mexico, a North American country, is Latin American.",
        "“Guyana, an African nation,” wrote the pupil.",
        "If Guyana were an African nation, it would be in the cup.",
        "The European team met Brazil in Asia.",
        "France, in the Caribbean, has two islands.",
    )

    def judge(self, statement: Statement, known: Atlas) -> Iterator[Claim]:
        """The states that the sentence puts in a part of the world."""
        taken: set[int] = set()
        for match in every(_patterns(), known.marked):
            state = known.state(match, "state")
            if state is None or match.start("state") in taken:
                continue
            taken.add(match.start("state"))
            claim = self._claim(statement, match, state=state)
            if claim is not None:
                yield claim

    def _claim(self, statement: Statement, match: re.Match[str], *, state: str) -> Claim | None:
        world = self.knowledge.world
        region = world.region_names[match["region"]]
        span = statement.span(*match.span())
        row = world.states[state]
        if state in world.regions[region]:
            return Claim(span=span, verdict="agrees", fact=f"{state} is counted in {region} (maps, as of {row.as_of})")
        if not statement.asserts(*match.span()) or _MATTERS.search(match[0]):
            return None
        lies = " and ".join(row.continents)
        return Claim(
            span=span,
            verdict="conflicts",
            message=f"“{shown(statement, match)}”: {state} lies in {lies}, not in {region}. Look at a map.",
            evidence={
                "state": state,
                "region": region,
                "continents": list(row.continents),
                "as_of": row.as_of.isoformat(),
                "source": "maps",
            },
        )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    from copydesk.knowledge import built_in

    world: World = built_in().world
    names = "|".join(re.escape(name) for name in sorted(world.region_names, key=len, reverse=True))
    region = rf"(?<![\w-])(?P<region>{names})(?![\w-])"
    kind = rf"{_SIZE}{_KIND}"
    return (
        lazily(rf"{THE}{region} {kind},? {THE}(?P<state>{STATE})(?!['’\w-])"),
        lazily(rf"(?P<state>{STATE}), (?:which is )?(?:an?|the|another) {_SIZE}{region} {kind}(?!\w)"),
        lazily(rf"(?P<state>{STATE}), in {THE}{region}(?=[,.;:)]|$)"),
    )
