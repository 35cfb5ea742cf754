"""FS034: two states are said to share a border, and do not."""

import re
from collections.abc import Iterator

from copydesk.rules.facts.atlas import ADJECTIVE, STATE, THE, Atlas, atlas, every, shown
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.place_rule import PlaceRule
from copydesk.rules.facts.statement import Statement
from copydesk.text.pattern import lazily

_LIST = rf"{THE}{STATE}(?:(?:, | and |, and )(?:the )?{STATE})*"
_LENGTH = r"\d[\d,.]*[ -]?(?:km|miles?|kilomet(?:re|er)s?)"
_LAND = rf"(?:(?:land|common|long|short|eastern|western|northern|southern|open|closed|shared|{_LENGTH}) )*"
_HAS = r"(?:which |that )?(?:also )?(?:shares?|has|have|had|sharing) (?:an?|its|their)"
_PATTERNS = tuple(
    lazily(pattern)
    for pattern in (
        # Latvia, which borders Poland and Russia; Latvia borders Poland
        rf"(?P<one>{STATE}),? (?:which |that )?(?:also )?(?:borders|bordering|neighbou?rs)(?: on)? (?P<others>{_LIST})",
        # Latvia shares borders with Poland and Russia
        rf"(?P<one>{STATE}),? (?:which |that )?(?:also )?(?:shares?|has|have|had"
        rf"|sharing) {_LAND}borders with (?P<others>{_LIST})",
        # Latvia shares a border with Poland; Latvia has a long border with Poland
        rf"(?P<one>{STATE}),? {_HAS} {_LAND}(?:border|frontier) with (?P<others>{_LIST})",
        rf"(?P<one>{STATE})['’]s {_LAND}(?:border|frontier) with (?P<others>{_LIST})",
        # the border between Latvia and Poland; Latvia and Poland share a border
        rf"\b(?:border|frontier) between {THE}(?P<one>{STATE}) and (?P<others>{THE}{STATE})",
        rf"(?P<one>{STATE}) and (?P<others>{THE}{STATE}) (?:share|have) (?:a|their) {_LAND}(?:border|frontier)",
        # the Polish-Latvian border, the Poland-Latvia frontier
        rf"(?P<one>{ADJECTIVE})[-–](?P<others>{ADJECTIVE}) {_LAND}(?:border|frontier)\b",
    )
)
# "It borders Poland and Russia", behind a sentence about one state
_IT = lazily(
    rf"^(?:It|The (?:country|nation|kingdom|republic|state|island)) (?:also )?(?:borders|shares (?:a border|borders|its"
    rf" borders?) with) (?P<others>{_LIST})"
)
_SUBJECT = lazily(rf"^(?:{THE})?(?P<one>{STATE})(?!['’]|[ ,]+(?:and|or|with)\b)")
_AT_SEA = lazily(r"\b(?:maritime|sea|seas|water|waters|marine|strait|no (?:common |land )?border|not|never|neither)\b")
_AROUND = 40


class WrongBorder(PlaceRule):
    """Two states are said to share a border on land that do not.

    Why it matters: a border that does not exist turns a story about refugees, troops or trade into nonsense. It comes
    from mixing up neighbours of neighbours, and lands with like names.

    When it is wrong: a border at sea; a border of another time. Exclaves, overseas parts and bridges count as borders
    (Kaliningrad, French Guiana). The rule is silent inside quotation marks, in suppositions, and where the sea is
    named.
    """

    code = "FS034"
    name = "wrong-border"
    confidence = 0.95
    kinds = ("state|demonym",)
    cues = ("border", "frontier", "neighbor", "neighbour")
    judged = (3, 3)
    help = "Look at a map: one of the two states is wrong, or a border at sea is meant."
    bad = (
        "⟦Latvia, which borders Poland⟧, has built a fence.",
        "⟦Hungary shares a border with Bulgaria⟧, he said.",
        "Lorries queued at the ⟦Polish-Latvian border⟧ all night.",
        "Guards fired across the ⟦border between Iran and Syria⟧.",
        "⟦Portugal's border with France⟧ was closed for a day.",
        "⟦Argentina shares borders with Chile and Peru⟧.",
        "Laos has no coast. ⟦It borders China and Malaysia⟧.",
    )
    good = (
        "Laos has no coast. It borders China and Thailand. Laos and Cuba have talked. It borders on a farce with Cuba.",
        "Laos met Cuba. It borders Haiti by sea, and the country shares a border with Malaysia in a novel.",
        "Latvia, which borders Lithuania, Estonia, Belarus and Russia, has built a fence.",
        "Poland borders Russia, at Kaliningrad; France borders Brazil.",
        "Lorries queued at the Polish-Ukrainian border all night.",
        "Latvia does not share a border with Poland; there is no border between Iran and Syria.",
        "The maritime border between Greece and Libya is in dispute.",
        "“Latvia borders Poland,” wrote the pupil.",
        "If Hungary shared a border with Bulgaria, it would matter.",
        "The decision bordered on madness, Poland told Latvia.",
        "The Spanish-French film was shot at the border.",
    )

    def judge(self, statement: Statement, known: Atlas) -> Iterator[Claim]:
        """The borders that the sentence speaks of."""
        for match in every(_PATTERNS, known.marked):
            one = known.state(match, "one")
            for other in known.states(match, "others") if one is not None else ():
                claim = self._claim(statement, match, one=one or "", other=other)
                if claim is not None:
                    yield claim

        yield from self._told_of_it(statement, known)

    def _told_of_it(self, statement: Statement, known: Atlas) -> Iterator[Claim]:
        """The borders of "it", the one state of the sentence before."""
        match = _IT.match(known.marked)
        before = statement.neighbour(-1) if match is not None else None
        if match is None or before is None:
            return
        named = atlas(before, self.knowledge)
        subject = _SUBJECT.match(named.marked)
        states = {place.named("state", "demonym") for place in named.places.values()} - {None}
        one = named.state(subject, "one") if subject is not None and len(states) == 1 else None
        for other in known.states(match, "others") if one is not None else ():
            claim = self._claim(statement, match, one=one or "", other=other)
            if claim is not None:
                yield claim

    def _claim(self, statement: Statement, match: re.Match[str], *, one: str, other: str) -> Claim | None:
        world = self.knowledge.world
        span = statement.span(*match.span())
        as_of = world.states[one].as_of
        if one == other:
            return None
        if world.borders(one, other):
            return Claim(span=span, verdict="agrees", fact=f"{one} borders {other} (maps, as of {as_of})")
        around = statement.flat[max(0, match.start() - _AROUND) : match.end() + _AROUND]
        if _AT_SEA.search(around) or not statement.asserts(*match.span()) or (statement.day and statement.day > as_of):
            return None
        neighbours = sorted(state for state in world.states if world.borders(one, state))
        has = f"{one} borders {', '.join(neighbours)}" if neighbours else f"{one} has no neighbour on land"
        return Claim(
            span=span,
            verdict="conflicts",
            message=f"“{shown(statement, match)}”: {one} and {other} share no border; {has}. Look at a map.",
            evidence={
                "states": [one, other],
                "neighbours": neighbours,
                "as_of": as_of.isoformat(),
                "source": "maps and border treaties",
            },
        )
