"""TR002: a passage that stands word for word in another document."""

from typing import TYPE_CHECKING

from copydesk.rules.reuse.passage_rule import PassageRule
from copydesk.rules.rule import Case

if TYPE_CHECKING:
    from copydesk.reuse import Match

_FERRY = (
    "The ferry to the northern islands will stop running after the last crossing on Sunday, the harbour board decided "
    "by four votes to three. Repairs to the hull would cost more than the vessel earns in six summers."
)
_LIBRARY = (
    "Librarians in the old market quarter carried eleven thousand books up two flights of stairs last week, because "
    "the cellar fills with brown water whenever the river gauge passes three metres."
)
_OWN = "Our reporter walked along the quay in the drizzle and found the ticket window shuttered and the benches empty."
_OTHER = "Mild weather brought the first strawberries to the stalls of the covered market a fortnight before midsummer."
_SPOKEN = (
    "\u201cWe counted every coin in the box twice and there was still not enough for a single new window in the whole "
    "building, so we shall close the hall,\u201d"
)


class CopiedPassage(PassageRule):
    """A passage stands word for word in another document.

    Why it matters: the same words under two names were written once. Either one outlet took them from the other, or
    both took them from a third, and a reader of either is not told. In a collection the passage is counted twice.

    When it is wrong: a text that both sides may print, such as a statute, a statement or a list of names. Which side
    was first is told by the dates alone: an earlier date does not prove that the words were written there. Quotations
    alone, datelines, official titles and stock phrases are not reported.
    """

    code = "TR002"
    name = "copied-passage"
    confidence = 0.95
    judged = (7, 9)
    help = "Ask where the words come from: name the source, rewrite them, or agree on the right to print them."
    how = "word for word"
    bad = (
        Case(
            f"{_OWN} \u27e6{_FERRY}\u27e7",
            outlet="harbour-post",
            published="2019-05-03",
            others=(Case(f"{_FERRY}\n\n{_OTHER}", outlet="island-courier", published="2019-05-02"),),
        ),
        Case(
            f"{_OTHER}\n\n\u27e6{_LIBRARY}\u27e7\n\n{_OWN}",
            outlet="market-gazette",
            others=(Case(f"Shelves and rain.\n\n{_LIBRARY}", outlet="city-sheet"),),
        ),
        Case(
            f"{_OTHER}\n\n\u27e6{_FERRY}\u27e7",
            outlet="harbour-post",
            others=(
                Case(f"Breaking. {_FERRY}", outlet="island-courier"),
                Case(f"{_FERRY} More follows when the board has met again.", outlet="mainland-echo"),
            ),
        ),
    )
    good = (
        Case(f"{_OWN} {_FERRY}", outlet="harbour-post", others=(Case(f"{_OTHER} {_LIBRARY}", outlet="city-sheet"),)),
        Case(f"{_OWN} {_FERRY}", outlet="harbour-post", others=(Case(f"{_FERRY} {_OTHER}", outlet="harbour-post"),)),
        Case(
            f"{_OWN}\n\n{_SPOKEN} said the treasurer, Mona Ekdahl.\n\nThe roof leaks as well.",
            outlet="harbour-post",
            others=(Case(f"{_OTHER}\n\n{_SPOKEN} the treasurer told us.\n\nNo buyer came.", outlet="city-sheet"),),
        ),
        Case(
            f"NORRHAMN, Monday (Agency) - {_OWN}",
            outlet="harbour-post",
            others=(Case(f"NORRHAMN, Monday (Agency) - {_OTHER}", outlet="city-sheet"),),
        ),
        Case(
            f"{_OWN} The minister for transport, regional affairs and fisheries declined to comment.",
            outlet="harbour-post",
            others=(
                Case(
                    f"{_OTHER} The minister for transport, regional affairs and fisheries declined to comment.",
                    outlet="city-sheet",
                ),
            ),
        ),
    )

    def takes(self, match: "Match") -> bool:
        """Matches without a changed word, or nearly so."""
        return match.kind == "verbatim"
