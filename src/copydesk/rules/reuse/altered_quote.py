"""TR005: a quotation whose words differ from those that another document prints."""

from typing import TYPE_CHECKING

from copydesk.rules.reuse.quote_rule import QuoteRule, and_more, named, opening
from copydesk.rules.rule import Case

if TYPE_CHECKING:
    from copydesk.reuse.match import Change
    from copydesk.reuse.quotes.difference import Difference
    from copydesk.reuse.quotes.report import QuoteSighting

_SHOWN = 2  # changes in the message

_LOCK = "We will open the lock at dawn and allow every barge through, whatever the ministry says"
_BELL = "Nobody rang the bell that night because the rope had been sold for scrap the week before"


def _said(words: str, speaker: str = "harbour master Ines Holt", more: str = "") -> str:
    return f"Fog lay over the canal on Tuesday.{more}\n\n\u201c{words},\u201d said {speaker}."


def _marked(words: str, speaker: str = "harbour master Ines Holt", more: str = "") -> str:
    return f"The canal was quiet again.{more}\n\n\u27e6\u201c{words},\u201d\u27e7 said {speaker}."


class AlteredQuote(QuoteRule):
    """The words of a quotation differ from those that another document prints.

    Why it matters
    --------------
    Words in quotation marks are a promise that somebody said just that. Where two documents print the same statement
    with other words, a figure or a negation changed, at least one of them broke it. The finding names the odd one out
    by count and date; which wording is right only a recording tells. Inside a passage that was copied with it, the
    finding stands on the passage and tells both.

    When it is wrong
    ----------------
    Somebody may say nearly the same twice, and two reporters may translate one foreign sentence. Cuts, ellipses,
    brackets, figures for number words, bleeps, spelling and style of quotation marks are no alterations; a sentence
    that more than five documents carry is taken for a slogan.
    """

    compares = frozenset({"quotations", "names"})
    code = "TR005"
    name = "altered-quote"
    confidence = 0.9
    judged = (87, 96)
    help = "Look up the recording or the transcript, and print what was said; mark cuts and additions."
    bad = (
        Case(
            _marked(_LOCK.replace("allow", "escort")),
            outlet="canal-post",
            others=(Case(_said(_LOCK), outlet="lock-gazette"),),
        ),
        Case(
            _marked(_BELL.replace("Nobody", "Somebody")),
            outlet="canal-post",
            published="2016-02-03",
            others=(
                Case(_said(_BELL), outlet="lock-gazette", published="2016-02-02"),
                Case(_said(_BELL, "Holt"), outlet="ferry-times", published="2016-02-04"),
            ),
        ),
        Case(
            _marked(_LOCK),
            outlet="canal-post",
            others=(Case(_said(_LOCK.replace("will open", "will not open")), outlet="lock-gazette"),),
        ),
    )
    good = (
        Case(_said(_LOCK), outlet="canal-post", others=(Case(_said(_LOCK), outlet="lock-gazette"),)),
        Case(
            _said(_LOCK.partition(" and ")[0] + " and allow every barge through"),
            outlet="canal-post",
            others=(Case(_said(_LOCK), outlet="lock-gazette"),),
        ),
        Case(
            _said(_LOCK.replace("the ministry", "[the ministry]").replace("every barge", "\u2026 barge")),
            outlet="canal-post",
            others=(Case(_said(_LOCK), outlet="lock-gazette"),),
        ),
        Case(_said(_LOCK), outlet="canal-post", others=(Case(_said(_BELL), outlet="lock-gazette"),)),
        Case(
            _said(_LOCK.replace("allow", "escort")),
            outlet="canal-post",
            others=(Case(_said(_LOCK), outlet="canal-post"),),
        ),
    )

    def takes_quotes(self, difference: "Difference") -> bool:
        """Quotations with changed words."""
        return bool(difference.changes)

    def message(self, sighting: "QuoteSighting") -> str:
        """Both wordings, and where the other one stands."""
        theirs = sighting.others[0]
        first, *rest = sighting.difference.changes[:_SHOWN]
        told = "; ".join(
            [
                _told(first, f"in {named(sighting.named)}{and_more(theirs.documents)}"),
                *(_told(change, "there") for change in rest),
            ]
        )
        more = len(sighting.difference.changes) - _SHOWN
        further = f"; {more} more change{'s' if more > 1 else ''}" if more > 0 else ""
        return f"{told}{further}: \u201c{opening(sighting)}\u201d"


def _told(change: "Change", place: str) -> str:
    if not change.left:
        return f"\u201c{change.right}\u201d only {place}"
    if not change.right:
        return f"\u201c{change.left}\u201d here, not {place}"
    return f"\u201c{change.left}\u201d here, \u201c{change.right}\u201d {place}"
