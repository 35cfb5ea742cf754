"""TR003: a passage that stands in another document with some words changed."""

from typing import TYPE_CHECKING

from copydesk.rules.reuse.passage_rule import PassageRule, words_changed
from copydesk.rules.rule import Case

if TYPE_CHECKING:
    from copydesk.reuse import Match, Sighting

_BRIDGE = (
    "Engineers found hairline cracks in eleven of the forty bearings that carry the rope bridge over the gorge, and "
    "the county closed it to walkers at noon. Steel for the repair has to come from a mill that delivers only twice a "
    "year, so the path will stay shut until the snow has melted."
)
_TOUCHED = _BRIDGE.replace("hairline cracks", "fine cracks").replace("walkers", "hikers").replace("shut", "closed")
_TRIMMED = _BRIDGE.replace("that carry the rope bridge over the gorge, ", "").replace("has to", "must")
_OWN = "At the inn below the gorge the landlady has crossed the names of thirty guests off her list since Tuesday."
_OTHER = "Across the border a second bridge of the same make was opened in May, with a band and free lemonade."
_FACTS_ALONE = (
    "The rope bridge is closed because bearings are cracked. Eleven out of forty need to be replaced, the county says. "
    "It expects no steel before spring."
)
_SPOKEN = (
    "\u201cNobody fell and nobody will fall, because we looked at every bolt in time and did what had to be done, "
    "however much the guests may grumble,\u201d"
)


class EditedPassage(PassageRule):
    """A passage stands in another document with up to about a quarter of its words changed.

    Why it matters: a copy with a few words exchanged is still a copy; the changes often carry the errors. The evidence
    lists each word that differs.

    When it is wrong: two desks may have edited the same agency copy by right. Formulas that every report of a kind
    repeats (results, weather, court lists) are alike without having been copied. Quotations alone are not reported.
    """

    code = "TR003"
    name = "edited-passage"
    confidence = 0.93
    judged = (15, 17)
    help = "Compare both passages word by word: credit the source, or write the passage anew."
    how = "lightly edited"
    bad = (
        Case(f"{_OWN}\n\n\u27e6{_TOUCHED}\u27e7", outlet="gorge-news", others=(Case(_BRIDGE, outlet="alp-courier"),)),
        Case(
            f"\u27e6{_TRIMMED}\u27e7\n\n{_OWN}",
            outlet="gorge-news",
            published="2016-11-20",
            others=(Case(f"{_OTHER}\n\n{_BRIDGE}", outlet="alp-courier", published="2016-11-19"),),
        ),
        Case(
            f"{_OWN}\n\n\u27e6{_BRIDGE}\u27e7\n\n{_OTHER}",
            outlet="gorge-news",
            others=(Case(f"News from the valley.\n\n{_TOUCHED}", outlet="alp-courier"),),
        ),
    )
    good = (
        Case(
            f"{_OWN} {_BRIDGE}", outlet="gorge-news", others=(Case(f"{_OTHER} {_FACTS_ALONE}", outlet="alp-courier"),)
        ),
        Case(f"{_OWN} {_TOUCHED}", outlet="gorge-news", others=(Case(f"{_BRIDGE} {_OTHER}", outlet="gorge-news"),)),
        Case(
            f"{_OWN}\n\n{_SPOKEN} said the engineer.",
            outlet="gorge-news",
            others=(
                Case(f"{_OTHER}\n\n{_SPOKEN.replace('guests', 'hikers')} the engineer said.", outlet="alp-courier"),
            ),
        ),
        Case(_OWN, outlet="gorge-news", others=(Case(_OTHER, outlet="alp-courier"),)),
        Case(
            f"{_OWN} The county council of the upper valley will meet again in the town hall on Thursday.",
            outlet="gorge-news",
            others=(
                Case(
                    f"{_OTHER} The county council of the lower valley will meet again in the town hall on Friday.",
                    outlet="alp-courier",
                ),
            ),
        ),
    )

    def takes(self, match: "Match") -> bool:
        """Matches with up to about a quarter of the words changed."""
        return match.kind == "edited"

    def manner(self, sighting: "Sighting") -> str:
        """How many words differ."""
        return words_changed(sighting)
