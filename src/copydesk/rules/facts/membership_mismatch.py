"""FS033: a state is called a member of a body that it was not in, or is said to be outside one that it was in."""

import re
from collections.abc import Iterator

from copydesk.rules.facts.atlas import BODY, STATE, THE, Atlas, every, shown
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.place_rule import PlaceRule
from copydesk.rules.facts.statement import Statement
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_MEMBER = r"(?:member(?: state| country| nation)?|ally|state|country|nation|power)"
_SIZE = (
    r"(?:(?:founding|founder|full|fellow|newest|smallest|largest|biggest|eastern|western|northern|southern|small|loyal|"
    r"long-time|veteran) )?"
)
_IS = r"(?:(?:which|who|itself|that) )?(?:is |was |has been |remains |as )?"
_LIST = rf"{STATE}(?:(?:, | and |, and )(?:the )?{STATE})*"
_BELONGS = tuple(
    lazily(pattern)
    for pattern in (
        # Finland, a Nato member; Finland, which is a member of Nato
        rf"(?P<states>{STATE}),? {_IS}(?:an?|another|one of the|the) {_SIZE}(?P<body>{BODY}) {_MEMBER}s?\b"
        r"(?! (?:candidate|hopeful|applicant))",
        rf"(?P<states>{STATE}),? {_IS}(?:a|another) {_SIZE}{_MEMBER} of {THE}(?P<body>{BODY})",
        # Nato member Finland; EU members Poland, Hungary and Norway
        rf"(?<![nN]on-)(?P<body>{BODY}) {_SIZE}{_MEMBER}s? (?P<states>{_LIST})(?!['’])",
    )
)
_OUTSIDE = tuple(
    lazily(pattern)
    for pattern in (
        rf"(?P<states>{STATE}),? (?:which )?(?:is|was) (?:not|no longer)(?: a| yet a)? (?:{_MEMBER} of |in |part of )"
        rf"{THE}(?P<body>{BODY})",
        rf"(?:[nN]on-(?P<body>{BODY})) {_SIZE}{_MEMBER}s?,? (?P<states>{STATE})",
        rf"(?P<states>{STATE}), (?:which is )?(?:a )?non-(?P<body>{BODY}) {_MEMBER}",
    )
)
# Serbia, which joined the EU in 2013; Sweden joined Nato in 2024
_JOINED = lazily(
    rf"(?P<states>{STATE}),? (?:which |that |who )?(?:only )?joined {THE}(?P<body>{BODY}) in "
    r"(?:[A-Z][a-z]+ )?(?P<year>(?:19|20)\d\d)\b"
)
_BENT = lazily(
    r"\b(?:candidate|aspiring|prospective|would-be|former|future|potential|possible|eventual|hopes?|wants?|bid|apply|"
    r"applied|application|accession|joining|join|invited|partner|associate|observer|acting like|as if|treated|"
    r"become|becoming|becomes|became|until|before|after|once|left|leave|leaving|ex-|quit|soon|then)\b",
    re.IGNORECASE,
)


class MembershipMismatch(PlaceRule):
    """A state is called a member of a body that it did not belong to on the day, or is put outside one it was in.

    Why it matters: Nato, the EU, the eurozone and Schengen have different members, and whole stories turn on who is
    bound by what. It comes from taking one body for another and from texts that are older or newer than an accession.

    It is judged as of the text's day, from the treaties' dates.

    When it is wrong: a text about another time; membership in a looser sense. The rule is silent inside quotation
    marks, in suppositions, about candidates, accessions and former members, and about bodies whose list it does not
    vouch for.
    """

    code = "FS033"
    name = "membership-mismatch"
    confidence = 0.95
    kinds = ("body", "state|demonym")
    cues = ("member", "ally", "state", "country", "nation", "not ", "no longer")
    judged = (3, 3)
    help = "Look up the membership on that day, or say “candidate”, “former member” or “partner”."
    bad = (
        Case("⟦Finland, a Nato member⟧, sent two jets.", published="2021-05-04"),
        Case("⟦Norway is a member of the European Union⟧, he added.", published="2019-05-04"),
        Case("⟦EU member Switzerland⟧ closed its airspace.", published="2022-03-01"),
        Case("⟦Eurozone members Germany, France and Poland⟧ objected.", published="2018-03-01"),
        Case("⟦Sweden, which is not a member of Nato⟧, sent tents.", published="2025-03-01"),
    )
    good = (
        Case("Finland, a Nato member, sent two jets.", published="2023-05-04"),
        Case("Finland, a future Nato member, sent two jets.", published="2022-05-04"),
        Case("Norway is not a member of the European Union.", published="2019-05-04"),
        Case("Ukraine, an EU candidate, and Turkey, a Nato member, agreed.", published="2023-05-04"),
        Case("If Serbia were an EU member state, it would vote.", published="2023-05-04"),
        Case("Britain, a former EU member, stayed away.", published="2021-05-04"),
        Case("“Ireland is a Nato member,” the caller said.", published="2021-05-04"),
        Case("Moldova hopes to become an EU member; Sweden joined as a Nato member state.", published="2021-05-04"),
        Case("EU member states Spain and Portugal agreed. Non-EU member Norway paid.", published="2021-05-04"),
        Case("Saudi Arabia, a Brics member, was absent.", published="2024-05-04"),  # not vouched for
        "Nato members, Israel and Japan sent frigates; Japan is a major non-Nato ally.",
    )

    def judge(self, statement: Statement, known: Atlas) -> Iterator[Claim]:
        """The states that the sentence puts in or outside a body."""
        yield from self._joined(statement, known)
        for patterns, claimed in ((_BELONGS, True), (_OUTSIDE, False)):
            for match in every(patterns, known.marked):
                body = known.body(match, "body")
                for state in known.states(match, "states") if body is not None else ():
                    claim = self._claim(statement, match, body=body or "", state=state, claimed=claimed)
                    if claim is not None:
                        yield claim

    def _joined(self, statement: Statement, known: Atlas) -> Iterator[Claim]:
        """The years of accession that the sentence names."""
        world = self.knowledge.world
        for match in _JOINED.finditer(known.marked):
            body, state, year = known.body(match, "body"), known.state(match, "states"), int(match["year"])
            if body is None or state is None:
                continue
            span, row = statement.span(*match.span()), world.bodies[body]
            spells = world.memberships.get((body, state), ())
            starts = [spell.start for spell in spells if spell.start is not None]
            if any(start.earliest.year <= year <= start.latest.year for start in starts):
                yield Claim(span=span, verdict="agrees", fact=f"{state} in {body}: {spells[0].dates} ({row.source})")
            elif (starts or self._was_never(body, state, year)) and statement.asserts(*match.span()):
                dates = ", ".join(spell.dates for spell in spells)
                known_dates = f"was a member {dates}" if spells else "was never a member"
                yield Claim(
                    span=span,
                    verdict="conflicts",
                    message=f"“{shown(statement, match)}”: as of {row.as_of}, {state} {known_dates} "
                    f"of {_with_article(body)}. "
                    "Correct the state, the body or the year.",
                    evidence={
                        "state": state,
                        "body": body,
                        "year_named": year,
                        "member": [spell.dates for spell in spells],
                        "as_of": row.as_of.isoformat(),
                        "source": row.source,
                    },
                )

    def _was_never(self, body: str, state: str, year: int) -> bool:
        row = self.knowledge.world.bodies[body]
        return row.complete is not None and row.complete.latest.year < year <= row.as_of.year

    def _claim(
        self, statement: Statement, match: re.Match[str], *, body: str, state: str, claimed: bool
    ) -> Claim | None:
        world = self.knowledge.world
        day = statement.day or self.knowledge.as_of
        true = world.member(body, state, day)
        span = statement.span(*match.span())
        spells = world.memberships.get((body, state), ())
        dates = ", ".join(spell.dates for spell in spells) or "never"
        row = world.bodies[body]
        if true is None:
            return Claim(span=span, verdict="unknown")
        if true is claimed:
            return Claim(
                span=span, verdict="agrees", fact=f"{state} in {body}: {dates} ({row.source}, as of {row.as_of})"
            )
        low = max(0, match.start() - 30)
        if not statement.asserts(*match.span()) or _BENT.search(statement.flat, low, match.end() + 12):
            return None

        undated = "" if statement.day else " (the text is undated)"
        was = "was not a member of" if claimed else "was a member of"
        times = f"; member {dates}" if spells else ""
        return Claim(
            span=span,
            verdict="conflicts",
            message=f"“{shown(statement, match)}”: {state} {was} {_with_article(body)} on {day}{undated}{times}. "
            "Correct the membership, or say what else is meant.",
            evidence={
                "state": state,
                "body": body,
                "claimed": "member" if claimed else "not a member",
                "member": [spell.dates for spell in spells],
                "judged_on": day.isoformat(),
                "as_of": row.as_of.isoformat(),
                "source": row.source,
            },
            confidence=None if statement.day else 0.85,
        )


def _with_article(body: str) -> str:
    return body if body in ("Nato", "Asean", "Opec", "Brics") else f"the {body}"
