"""TR008: a passage that the same outlet has printed before, in another article."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from copydesk.model import Document, Finding
from copydesk.rules.reuse.passage_rule import PassageRule
from copydesk.rules.rule import Case

if TYPE_CHECKING:
    from copydesk.reuse import Match, Sighting

_BREAKWATER = (
    "The breakwater was poured in 1931 by convicts from the island prison, who mixed the concrete with sea water; the "
    "iron inside has rusted ever since, and every decade a storm carries off another few metres of the crown."
)
_TOUCHED = _BREAKWATER.replace("convicts", "prisoners").replace("carries off", "takes")
_REPAIR = "Divers will fill the hole at the head of the mole with sacks of gravel before the regatta, the office said."
_WEDDING = "A wedding party of sixty had to be fetched from the lighthouse by the lifeboat after the wind turned south."
_SONG = "In the tavern they still sing of the night when the lamp went out and eleven cutters found the harbour blind."
_SPOKEN = (
    "\u201cWe shall mend it as our fathers did, with our own hands and with whatever stone the sea leaves us,\u201d"
)


class RepeatedInOutlet(PassageRule):
    """A passage also stands in another article of the same outlet.

    Why it matters: background that is carried from article to article grows old unread: its figures and tenses belong
    to the day on which it was written. In a collection the words are counted more than once.

    When it is wrong: a desk may repeat its own background on purpose. What recurs in a fixed place of many articles is
    furniture, which recurring-block reports; versions of one article are revised-version. Quotations alone are not
    reported. The rule looks at outlets from inside, which is dear in an archive of one outlet: it runs where the
    settings say `within-outlet = true` under `[reuse]`, and says nothing where they do not.
    """

    code = "TR008"
    name = "repeated-in-outlet"
    severity = "note"
    confidence = 0.9
    help = "Check that what is repeated still holds, and shorten it to a link if it does."
    how = "in the same outlet"
    bad = (
        Case(
            f"{_REPAIR}\n\n\u27e6{_BREAKWATER}\u27e7",
            outlet="harbour-post",
            published="2019-05-03",
            others=(Case(f"{_BREAKWATER}\n\n{_WEDDING}", outlet="harbour-post", published="2018-02-11"),),
        ),
        Case(
            f"\u27e6{_TOUCHED}\u27e7\n\n{_REPAIR}",
            outlet="harbour-post",
            others=(Case(f"{_WEDDING}\n\n{_BREAKWATER}", outlet="harbour-post"),),
        ),
        Case(
            f"{_SONG}\n\n\u27e6{_BREAKWATER}\u27e7\n\n{_WEDDING}",
            outlet="harbour-post",
            others=(
                Case(f"{_REPAIR}\n\n{_BREAKWATER}", outlet="harbour-post"),
                Case(f"{_SONG.upper()}\n\n{_REPAIR}", outlet="island-courier"),
            ),
        ),
    )
    good = (
        Case(
            f"{_REPAIR}\n\n{_BREAKWATER}",
            outlet="harbour-post",
            others=(Case(f"{_BREAKWATER}\n\n{_WEDDING}", outlet="island-courier"),),
        ),
        Case(f"{_REPAIR}\n\n{_BREAKWATER}", others=(Case(f"{_BREAKWATER}\n\n{_WEDDING}"),)),
        Case(f"{_REPAIR} {_SONG}", outlet="harbour-post", others=(Case(_WEDDING, outlet="harbour-post"),)),
        Case(
            f"{_REPAIR}\n\n{_SPOKEN} said the mayor.",
            outlet="harbour-post",
            others=(Case(f"{_WEDDING}\n\n{_SPOKEN} the mayor said.", outlet="harbour-post"),),
        ),
        Case(
            f"{_REPAIR}\n\n{_BREAKWATER}\n\n{_SONG}",
            outlet="harbour-post",
            title="Mole to be mended",
            published="2019-05-03",
            others=(
                Case(
                    f"{_REPAIR}\n\n{_BREAKWATER}\n\n{_SONG} It was January.",
                    outlet="harbour-post",
                    title="Mole to be mended",
                    published="2019-05-04",
                ),
            ),
        ),
        Case("Letters to the editor.", outlet="harbour-post", others=(Case("Letters.", outlet="harbour-post"),)),
    )

    def takes(self, match: "Match") -> bool:
        """Every match inside one outlet."""
        return True

    def found_among(self, documents: Sequence[Document]) -> Iterable[Finding]:
        """The rule's findings in a small corpus, compared inside outlets too."""
        from copydesk.reuse.whole_run import report_on
        from copydesk.settings import ReuseSettings

        return report_on(documents, ReuseSettings(within_outlet=True), repeats=[self])[0]

    def what(self, sighting: "Sighting") -> str:
        """How many words are repeated."""
        changed = f", {sighting.match.changed} of them changed," if sighting.match.changed else ""
        return f"{sighting.here.words} words{changed} also stand in another article of"
