"""TR006: the words of somebody who is named stand in other documents as well."""

from typing import TYPE_CHECKING

from copydesk.rules.reuse.quote_rule import QuoteRule, and_more, opening
from copydesk.rules.rule import Case

if TYPE_CHECKING:
    from copydesk.reuse.quotes.difference import Difference
    from copydesk.reuse.quotes.report import QuoteSighting

_TIDE = "The tide took the jetty first, then the ice cream stand, and at noon it came for the records"
_STRIKE = "Our members have driven these trams for nine winters without heating and they will not drive a tenth"
_COPIED = (
    "The archive stood on stilts until the winter of the long storm, when three of them were sold as masts. Since then "
    "it leaned towards the harbour, and the clerks learnt to write on sloping desks."
)


def _said(words: str, speaker: str = "archivist Mona Ekdahl") -> str:
    return f"It rained on Monday.\n\n\u201c{words},\u201d said {speaker}."


class SharedQuote(QuoteRule):
    """The same words of the same speaker stand in another outlet.

    Why it matters: who is quoted where shows how a statement travelled. It is no copying: reporters who sat in one room
    write down the same words. Where others print them differently, the rule for altered quotations speaks.

    When it is wrong: the speaker is told by the words around the quotation, and two people may share a surname.
    Quotations inside a longer passage that was copied word for word are left to the rules for passages.

    How common: 65.8 in 1,000 English news articles have one (421 of 6,403).
    """

    code = "TR006"
    name = "shared-quote"
    severity = "note"
    confidence = 0.95
    judged = (67, 69)
    help = "Nothing to mend; if the words were taken from the other report, say so."
    bad = (
        Case(
            f"Gulls sat on the mole.\n\n\u27e6\u201c{_TIDE},\u201d\u27e7 said archivist Mona Ekdahl.",
            outlet="harbour-post",
            others=(Case(_said(_TIDE), outlet="city-sheet"),),
        ),
        Case(
            f"Trams stood still. \u27e6\u201c{_STRIKE},\u201d\u27e7 Jonas Weil told the crowd.",
            outlet="harbour-post",
            others=(Case(_said(_STRIKE, "Jonas Weil"), outlet="city-sheet"),),
        ),
        Case(
            f"Mona Ekdahl said: \u27e6\u201c{_TIDE.partition(', and')[0]}.\u201d\u27e7",
            outlet="harbour-post",
            others=(Case(_said(_TIDE), outlet="city-sheet"),),
        ),
    )
    good = (
        Case(_said(_TIDE), outlet="harbour-post", others=(Case(_said(_TIDE), outlet="harbour-post"),)),
        Case(_said(_TIDE), outlet="harbour-post", others=(Case(_said(_STRIKE), outlet="city-sheet"),)),
        Case(
            _said(_TIDE, "a sign on the door"),
            outlet="harbour-post",
            others=(Case(_said(_TIDE, "a sign on the door"), outlet="city-sheet"),),
        ),
        Case(_said(_TIDE), outlet="harbour-post", others=(Case(_said(_TIDE, "Jonas Weil"), outlet="city-sheet"),)),
        Case(
            _said("The tide took the jetty"),
            outlet="harbour-post",
            others=(Case(_said("The tide took a boat"), outlet="city-sheet"),),
        ),
        Case(_said(_TIDE), outlet="harbour-post", others=(Case(f"It rained. {_TIDE}.", outlet="city-sheet"),)),
        Case(
            f"{_COPIED} {_said(_TIDE)}",
            outlet="harbour-post",
            others=(Case(f"{_COPIED} {_said(_TIDE)}", outlet="city-sheet"),),
        ),
    )

    def takes_quotes(self, difference: "Difference") -> bool:
        """Quotations without a changed word."""
        return not difference.changes

    def message(self, sighting: "QuoteSighting") -> str:
        """Whose words they are, and where else they stand."""
        here, where = sighting.here, f"{sighting.named.called}{and_more(sighting.documents)}"
        return f"{here.speaker} is quoted with the same words in {where}: \u201c{opening(here.text)}\u201d"
