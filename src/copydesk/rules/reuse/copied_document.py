"""TR001: a document that is, but for a line or two, another document."""

from typing import TYPE_CHECKING

from copydesk.rules.reuse.passage_rule import PassageRule, words_changed
from copydesk.rules.rule import Case

if TYPE_CHECKING:
    from copydesk.reuse import Match, Sighting

WHOLE = 0.97  # of the words; what is missing then is a byline

_ARTICLE = (
    "The bakery on Tanner Street baked its last loaf on Saturday after ninety-one years. Three generations of the Holm "
    "family stood behind the counter, and the queue reached as far as the tram stop.\n\n"
    "Rising prices for flour and electricity had eaten the profit since the spring. A buyer from the capital looked at "
    "the oven twice and then withdrew.\n\n"
    "The house is to become a dental surgery. The old sourdough went to a neighbour, who feeds it in her kitchen."
)
_EDITED = _ARTICLE.replace("eaten the profit", "swallowed the profit").replace("looked at", "inspected")
_HEAD = "The bakery on Tanner Street baked its last loaf on Saturday after ninety-one years."
_UNLIKE = (
    "Swimmers may return to the lake from Friday, the health office announced, since the algae have drifted off. "
    "Children under six should still keep to the pool, where two new slides were opened in June.\n\n"
    "Anglers had complained for weeks about dead perch near the weir. The water works now pump air into the inlet."
)


class CopiedDocument(PassageRule):
    """A document says what another document says, nearly word for word, from beginning to end.

    Why it matters: one of the two adds nothing: in an archive it is a second copy, in a collection it is counted twice,
    and on a page it is another outlet's article under a new name.

    When it is wrong: where both outlets belong to one house or take their copy from the same agency by right. The dates
    tell which stood first in this collection, not who wrote it. A headline, a byline or an added line do not make a
    difference.
    """

    code = "TR001"
    name = "copied-document"
    confidence = 0.95
    judged = (4, 4)
    help = "Keep one of the two, or credit the other as the source."
    how = "nearly word for word"
    bad = (
        Case(
            f"\u27e6{_ARTICLE}\u27e7",
            outlet="tram-gazette",
            published="2018-03-06",
            others=(Case(_ARTICLE, outlet="river-herald", published="2018-03-05"),),
        ),
        Case(f"\u27e6{_EDITED}\u27e7", outlet="tram-gazette", others=(Case(_ARTICLE, outlet="river-herald"),)),
        Case(
            f"\u27e6{_ARTICLE}\u27e7",
            outlet="tram-gazette",
            others=(Case(f"End of the crust\n\n{_ARTICLE}", outlet="river-herald"), Case(_UNLIKE, outlet="lake-post")),
        ),
    )
    good = (
        Case(_ARTICLE, outlet="tram-gazette", others=(Case(_UNLIKE, outlet="lake-post"),)),
        Case(_ARTICLE, outlet="tram-gazette", others=(Case(_ARTICLE, outlet="tram-gazette"),)),
        Case(f"{_HEAD} {_UNLIKE}", outlet="lake-post", others=(Case(_ARTICLE, outlet="tram-gazette"),)),
        Case(f"{_ARTICLE}\n\n{_UNLIKE}", outlet="lake-post", others=(Case(_ARTICLE, outlet="tram-gazette"),)),
        Case("Correction.", outlet="lake-post", others=(Case("Correction.", outlet="tram-gazette"),)),
    )

    def takes(self, match: "Match") -> bool:
        """Matches that make up both documents."""
        return match.kind == "document"

    def what(self, sighting: "Sighting") -> str:
        """The whole text is meant, not a passage."""
        whole = "The whole text" if sighting.here.share >= WHOLE else "Nearly the whole text"
        return f"{whole}, {sighting.here.words} words, also stands in"

    def manner(self, sighting: "Sighting") -> str:
        """How many words differ."""
        return words_changed(sighting)
