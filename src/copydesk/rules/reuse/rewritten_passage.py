"""TR004: a passage of another document in other words or another order."""

from typing import TYPE_CHECKING

from copydesk.rules.reuse.passage_rule import PassageRule
from copydesk.rules.rule import Case

if TYPE_CHECKING:
    from copydesk.reuse import Match, Sighting

_SOURCE = (
    "The aquarium released forty seahorses into the bay on Wednesday, the first since an oil spill wiped out the "
    "colony nine years ago. Divers tied each pair to a meadow of eelgrass that volunteers had planted over two "
    "winters. Biologists expect half of the animals to survive until autumn."
)
_SPUN = (
    "Forty seahorses were set free in the bay by the aquarium on Wednesday, the first ones since the colony was erased "
    "by an oil spill nine years earlier. Each pair was fastened by divers to an eelgrass meadow planted by volunteers "
    "during two winters. Half of the animals should live until autumn, biologists think."
)
_TURNED = (
    "Biologists expect half of the animals to live until autumn. Divers fastened each pair to a meadow of eelgrass "
    "that volunteers planted over the past two winters. The aquarium had released forty seahorses into the bay, "
    "the first since an oil spill killed the colony nine years ago."
)
_OWN = "Tickets for the glass tunnel cost twelve euros, and school classes are admitted free of charge before ten."
_OTHER = "In the harbour office a retired pilot keeps a log of every whale that passes the mole."
_SAME_NEWS = (
    "Seahorses are back in the bay. The aquarium let forty swim off this week. Nine years ago oil had poisoned them "
    "all, and since then the seabed has been bare; now grass grows there again, thanks to helpers with spades."
)


class RewrittenPassage(PassageRule):
    """A passage follows another document statement by statement, in other words or in another order.

    Why it matters: text that was spun by a program or rephrased by hand hides where it comes from, and the exchange of
    words bends names, figures and quotations. The evidence lists what was changed.

    When it is wrong: two reporters who sat in the same press conference may follow the same handout. Short summaries of
    the same facts are alike by necessity. Quotations alone are not reported. Notices of deaths, match reports and other
    forms are told from copies by their names and figures; recipes and instructions have too few of those.
    """

    code = "TR004"
    name = "rewritten-passage"
    confidence = 0.8
    judged = (14, 18)
    help = "Read both passages side by side; if one follows the other, credit it or report the matter yourself."
    how = "rewritten"
    bad = (
        Case(
            f"{_OWN}\n\n\u27e6{_SPUN}\u27e7",
            outlet="bay-news",
            others=(Case(f"{_SOURCE}\n\n{_OTHER}", outlet="sea-post"),),
        ),
        Case(
            f"\u27e6{_TURNED}\u27e7\n\n{_OWN}",
            outlet="bay-news",
            published="2014-06-12",
            others=(Case(f"{_OTHER}\n\n{_SOURCE}", outlet="sea-post", published="2014-06-11"),),
        ),
        Case(
            f"{_OTHER}\n\n\u27e6{_SOURCE}\u27e7",
            outlet="sea-post",
            others=(Case(f"{_SPUN}\n\n{_OWN}", outlet="bay-news"),),
        ),
    )
    good = (
        Case(f"{_OWN}\n\n{_SAME_NEWS}", outlet="bay-news", others=(Case(f"{_SOURCE}\n\n{_OTHER}", outlet="sea-post"),)),
        Case(f"{_OWN}\n\n{_SPUN}", outlet="sea-post", others=(Case(f"{_SOURCE}\n\n{_OTHER}", outlet="sea-post"),)),
        Case(f"{_OWN}\n\n{_SOURCE}", outlet="bay-news", others=(Case(f"{_SOURCE}\n\n{_OTHER}", outlet="sea-post"),)),
        Case(_OWN, outlet="bay-news", others=(Case(f"{_OTHER} School classes are admitted free.", outlet="sea-post"),)),
        Case(_SAME_NEWS, outlet="bay-news", others=(Case(_OTHER, outlet="sea-post"),)),
    )

    def takes(self, match: "Match") -> bool:
        """Matches with more words changed than an edit changes, or moved."""
        return match.kind == "rewritten"

    def what(self, sighting: "Sighting") -> str:
        """The partner's words are not these; only a later text can follow an earlier one."""
        verb = {"earlier": "follow", "later": "return in"}.get(sighting.relation, "match")
        return f"{sighting.here.words} words {verb} a passage of"

    def manner(self, sighting: "Sighting") -> str:
        """Whether the statements were moved as well."""
        return self.how if sighting.match.order_kept else f"{self.how} in another order"
