"""FS032: a state is called by a name that it no longer has, in news of the day."""

import re
from collections.abc import Iterator

from copydesk.rules.facts.atlas import FORMER, Atlas
from copydesk.rules.facts.claim import Claim
from copydesk.rules.facts.place_rule import PlaceRule
from copydesk.rules.facts.statement import Statement
from copydesk.rules.rule import Case
from copydesk.text.pattern import lazily

_NAME = lazily(FORMER)
_LOOKS_BACK = lazily(
    r"\b(?:former|formerly|then|once|old|late|ex-|what (?:was|used to be)|known as|called|born|history|historic|"
    r"war|communist|colonial|apartheid|era|days|fall|collapse|break-?up|dissolution|legacy|"
    r"1[5-9]\d\d|19\d0s|century|years ago|name|renamed|anniversary|grew up|emigrated|fled|veterans?|since)\b",
    re.IGNORECASE,
)
_IN_A_NAME = lazily(r"(?:[A-Z][\w&]+|of|de)[ -]$")
_NAME_GOES_ON = lazily(r"[ -](?:[A-Z]\w+|Ridgeback|tea\b)|['’]s? [A-Z]")
_WINDOW = 30


class CountryRenamed(PlaceRule):
    """A state is called by a name that was no longer its own when the text was published, in news of the day.

    Why it matters: an old name is a mark of old copy or of a list never revised, and an affront to some readers.

    A name that house styles keep on purpose (Burma, Turkey, Czech Republic) is never reported. This is a note.

    When it is wrong: the name of a body or product ("Bank of Ceylon"); a text about the past. The rule reads only
    sentences that tell the day's news and hold no word that looks back.
    """

    code = "FS032"
    name = "country-renamed"
    severity = "note"
    confidence = 0.85
    kinds = ("former-state",)
    help = "Use the name of the day, or say “former” or “then”."
    bad = (
        Case("The king of ⟦Swaziland⟧ said on Tuesday that the mill would open.", published="2021-05-04"),
        Case("Ministers from ⟦Zaire⟧ arrived on Monday for talks.", published="2005-05-04"),
        Case("The delegation from ⟦Czechoslovakia⟧ signed the treaty on Friday.", published="2019-05-04"),
    )
    good = (
        Case("The king of Swaziland said on Tuesday that the mill would open.", published="2017-05-04"),
        Case("The king of Eswatini, formerly Swaziland, said so on Tuesday.", published="2021-05-04"),
        Case("The Bank of Ceylon said on Tuesday that it would open.", published="2021-05-04"),
        Case("She was born in Czechoslovakia and said on Tuesday that she would stay.", published="2019-05-04"),
        Case("In 1968 the Soviet Union sent tanks, he said on Tuesday.", published="2019-05-04"),
        Case("A Rhodesian Ridgeback bit the man from Rhodesia House, police said on Tuesday.", published="2019-05-04"),
        "The king of Swaziland said on Tuesday that the mill would open.",
    )

    def judge(self, statement: Statement, known: Atlas) -> Iterator[Claim]:
        """The former names in a sentence that tells the day's news."""
        day = statement.day
        if day is None or not statement.narration.present or _LOOKS_BACK.search(statement.flat):
            return
        for match in _NAME.finditer(known.marked):
            place = known.places[match.start()]
            name = place.named("former-state")
            row = self.knowledge.world.former_names.get(name or "")
            if row is None or row.end is None or row.end.latest >= day or not self._is_the_state(statement, match):
                continue
            now = f"since {row.end} it is {row.successor}" if row.successor else f"it ended on {row.end}"
            yield Claim(
                span=statement.span(*match.span()),
                verdict="conflicts",
                message=f"“{name}” was no longer a state's name on {day}: {now}. Use today's name, or say “former”.",
                evidence={
                    "name": name,
                    "until": str(row.end),
                    "now": row.successor,
                    "judged_on": day.isoformat(),
                    "source": row.source,
                },
            )

    def _is_the_state(self, statement: Statement, match: re.Match[str]) -> bool:
        before = statement.flat[max(0, match.start() - _WINDOW) : match.start()]
        if _IN_A_NAME.search(before) and not re.search(r"\b[a-z]\w* of $", before):
            return False
        return not _NAME_GOES_ON.match(statement.flat, match.end()) and statement.asserts(*match.span())
