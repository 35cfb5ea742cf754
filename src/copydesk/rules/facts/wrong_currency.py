"""FS037: a state is given a currency that it does not have."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from copydesk.knowledge import Spell, World
from copydesk.rules.facts.atlas import ADJECTIVE, STATE, THE, Atlas, every, shown
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.place_rule import PlaceRule
from copydesk.rules.facts.statement import Statement
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_AFTER = timedelta(days=730)  # old money is still spoken of for a while
# Words that mean other things too; they count as money only behind an amount or "currency".
_COMMON = frozenset(
    {"real", "sol", "crown", "mark", "pound", "sum", "won", "lev", "leone", "lek", "kip", "gourde", "lit", "lat"}
)

# Words that money is known by; the tables have more.
_MONEY = (
    *("dollar", "euro", "pound", "peso", "franc", "krone", "krona", "crown", "rupee", "ruble"),
    *("rouble", "dinar", "lira", "yen", "yuan", "won", "rand", "zloty", "forint", "leu", "lev", "koruna"),
    *("kuna", "hryvnia", "shekel", "dirham", "riyal", "rial", "shilling", "naira", "cedi", "baht"),
    *("ringgit", "rupiah", "dong", "taka", "real", "sol", "mark", "marka", "markka", "drachma", "peseta", "escudo"),
    *("guilder", "lari", "dram", "manat", "tenge", "som", "somoni", "birr", "kwacha"),
)


class WrongCurrency(PlaceRule):
    """A sum or a currency of a state is given in money that the state does not have.

    Why it matters: it is a slip of hurried rewriting that puts every figure of the story in doubt.

    It is judged as of the text's day: the kuna is right in Croatia until the end of 2022.

    When it is wrong: foreign money that is used beside the state's own. The rule reads only "Croatian kuna", "the
    Polish currency, the euro" and the like, and is silent inside quotation marks, about the past and in suppositions.
    """

    code = "FS037"
    name = "wrong-currency"
    confidence = 0.93
    kinds = ("state|demonym",)
    cues = ("currenc", *(f"{money}{ending}" for money in _MONEY for ending in ("|", "s|")))
    judged = (2, 2)
    help = "Look up the state's currency on that day."
    bad = (
        Case("The fine was 5,000 ⟦Polish euros⟧, the court said.", published="2019-05-04"),
        Case("⟦Denmark's currency, the euro⟧, rose.", published="2019-05-04"),
        Case("She paid 300 ⟦Ukrainian rubles⟧ for it.", published="2019-05-04"),
        Case("⟦The Turkish currency, the dinar⟧, fell again.", published="2021-05-04"),
    )
    good = (
        Case("The fine was 5,000 Polish zlotys, the court said.", published="2019-05-04"),
        Case("Denmark's currency, the krone, rose.", published="2019-05-04"),
        Case("She paid 300 Croatian kuna for it.", published="2022-05-04"),
        Case("She paid 300 Croatian kuna for it.", published="2023-05-04"),  # spoken of for a while
        Case("German marks were worth half a euro.", published="2002-05-04"),
        Case("“That is 500 Polish euros,” he said.", published="2019-05-04"),
        Case("A Turkish real estate firm won 3 million. The Spanish won.", published="2019-05-04"),
        Case("The Polish really meant some German solutions to markets.", published="2019-05-04"),
        Case("If Denmark's currency were the euro, it would fall.", published="2019-05-04"),
        Case("The British crown and the Irish pound are gone from the French franc zone.", published="1999-05-04"),
    )

    def judge(self, statement: Statement, known: Atlas) -> Iterator[Claim]:
        """The states' currencies that the sentence speaks of."""
        taken: set[int] = set()
        for match in every(_patterns(), known.marked):
            state = known.state(match, "state")
            if state is None or match.start("state") in taken:
                continue
            taken.add(match.start("state"))
            claim = self._claim(statement, match, state=state, money=_words()[match["money"].lower()])
            if claim is not None:
                yield claim

    def _claim(self, statement: Statement, match: re.Match[str], *, state: str, money: str) -> Claim | None:
        day = statement.day or self.knowledge.as_of
        spells = self.knowledge.world.currencies[state]
        right = [spell for spell in spells if spell.held_on(day)]
        span = statement.span(*match.span())
        if any(money in spell.names and _may_be_spoken_of(spell, day) for spell in spells):
            return Claim(
                span=span, verdict="agrees", fact=f"{state}: {'/'.join(right[0].names if right else (money,))}"
            )
        if not right or not statement.asserts(*match.span()) or statement.narration.backstory:
            return None
        names = " or ".join(dict.fromkeys(spell.names[0] for spell in right))
        undated = "" if statement.day else " (the text is undated)"
        return Claim(
            span=span,
            verdict="conflicts",
            message=f"“{shown(statement, match)}”: the currency of {state} was the {names} on {day}{undated}. "
            "Correct the state or the currency.",
            evidence={
                "state": state,
                "money_named": money,
                "currencies": [f"{'/'.join(spell.names)} {spell.dates}".strip() for spell in spells],
                "judged_on": day.isoformat(),
                "as_of": right[0].as_of.isoformat(),
                "source": right[0].source,
            },
            confidence=None if statement.day else 0.85,
        )


def _may_be_spoken_of(spell: Spell, day: date) -> bool:
    """Whether the money was the state's on the day or not long before."""
    return spell.held_on(day) is not False or (
        spell.end is not None and spell.end.latest < day <= spell.end.latest + _AFTER
    )


@cache
def _words() -> dict[str, str]:
    """Every currency word and its plural, and the word the tables have for it."""
    from copydesk.knowledge import built_in

    world: World = built_in().world
    names = {name for spells in world.currencies.values() for spell in spells for name in spell.names}
    return {form.lower(): name for name in sorted(names) for form in (name, f"{name}s")}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    words = sorted(_words(), key=len, reverse=True)
    every_money = "|".join(re.escape(word) for word in words)
    plain = "|".join(re.escape(word) for word in words if word.removesuffix("s") not in _COMMON and word not in _COMMON)
    return (
        lazily(rf"{THE}(?P<state>{ADJECTIVE})(?:['’]s?)? currency,? the (?P<money>{every_money})\b"),
        lazily(rf"(?P<state>{STATE})['’]s? currency,? (?:is )?the (?P<money>{every_money})\b"),
        lazily(rf"(?P<state>{STATE}), (?:where|whose currency is) the (?P<money>{every_money}) (?:is|was|has been)\b"),
        lazily(
            rf"(?P<state>{STATE}), which (?:uses|adopted|introduced|has) the (?P<money>{every_money})\b(?! {ADJECTIVE})"
        ),
        lazily(rf"(?<![\w-])(?P<state>{ADJECTIVE}) (?P<money>{plain})(?![\w-])"),
    )
