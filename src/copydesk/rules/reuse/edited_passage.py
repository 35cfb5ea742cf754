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
_NOTICE = (
    "{who}, who has died aged {age}, was a rope maker, a churchwarden and for {years} years the drummer of the town "
    "band in {home}. Born in {born}, the second of four children, {who} left school at {left} and learnt the trade "
    "from an uncle. The funeral will be held on {day} at the seamen's chapel, and gifts may be made to the lifeboat."
)
_FIRST = _NOTICE.format(who="Anton Ruud", age=88, years=31, home="Tarvik", born="Bergen", left=14, day="Tuesday")
_SECOND = _NOTICE.format(who="Olga Nyhus", age=93, years=44, home="Sandoya", born="Skien", left=16, day="Friday")
_MATCH = (
    "{home} reached the last four of the Herring Cup on Saturday with a late goal in the mud. The visitors led at the "
    "break through {one}, but the hosts were level soon after it, and {two} settled the tie with a header five minutes "
    "from the end. The player of the match was keeper {three}. Next week they travel to {next}."
)
_MORROW = (
    "Tomorrow starts {start} with {first} over the outer islands, thinning out by noon. Highs reach {high} degrees "
    "inland and the wind stays {wind} from the sound. After dark it turns {night}, with lows near {low} in sheltered "
    "hollows. Skippers should watch for {risk} beyond the bar before {day}."
)
_DULL = _MORROW.format(
    start="grey", first="drizzle", high=11, wind="fresh", night="mild", low=7, risk="swell", day="Monday"
)
_BRIGHT = _MORROW.format(
    start="clear", first="mist", high=19, wind="light", night="cold", low=2, risk="fog", day="Friday"
)
_WON = _MATCH.format(home="Tarvik", one="Lars Moen", two="Jon Eide", three="Ole Vik", next="Skien")
_WON_TOO = _MATCH.format(home="Sandoya", one="Per Lund", two="Kai Berg", three="Tor Dahl", next="Bodo")


class EditedPassage(PassageRule):
    """A passage stands in another document with up to about a quarter of its words changed.

    Why it matters: a copy with a few words exchanged is still a copy; the changes often carry the errors. The evidence
    lists each word that differs.

    When it is wrong: two desks may have edited the same agency copy by right. Formulas that every report of a kind
    repeats (results, weather, court lists) are alike without having been copied; names and figures tell most of them.
    Quotations alone are not reported.
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
        # A form that is filled in for other people, places and days.
        Case(
            f"{_FIRST}\n\n{_OWN}", outlet="gorge-news", others=(Case(f"{_OTHER}\n\n{_SECOND}", outlet="alp-courier"),)
        ),
        Case(f"{_DULL}\n\n{_OWN}", outlet="gorge-news", others=(Case(f"{_OTHER}\n\n{_BRIGHT}", outlet="alp-courier"),)),
        Case(f"{_WON}\n\n{_OWN}", outlet="gorge-news", others=(Case(f"{_OTHER}\n\n{_WON_TOO}", outlet="alp-courier"),)),
    )

    def takes(self, match: "Match") -> bool:
        """Matches with up to about a quarter of the words changed."""
        return match.kind == "edited"

    def manner(self, sighting: "Sighting") -> str:
        """How many words differ."""
        return words_changed(sighting)
