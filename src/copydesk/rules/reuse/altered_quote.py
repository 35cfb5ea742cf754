"""TR005: a quotation whose words differ from those that another document prints."""

from typing import TYPE_CHECKING

from copydesk.rules.reuse.quote_rule import QuoteRule, and_more, excerpt, opening
from copydesk.rules.rule import Case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.reuse.match import Change
    from copydesk.reuse.quotes.difference import Difference
    from copydesk.reuse.quotes.report import QuoteSighting

_SHOWN = 2  # changes in the message
_RETOLD = 0.75  # confidence where a whole statement is told in other words: nothing but its matter holds the two

_LOCK = "We will open the lock at dawn and allow every barge through, whatever the ministry says"
_BELL = "Nobody rang the bell that night because the rope had been sold for scrap the week before"


def _said(words: str, speaker: str = "harbour master Ines Holt", more: str = "") -> str:
    return f"Fog lay over the canal on Tuesday.{more}\n\n\u201c{words},\u201d said {speaker}."


def _marked(words: str, speaker: str = "harbour master Ines Holt", more: str = "") -> str:
    return f"The canal was quiet again.{more}\n\n\u27e6\u201c{words},\u201d\u27e7 said {speaker}."


class AlteredQuote(QuoteRule):
    """The words of a quotation differ from those that another document prints.

    Why it matters: words in quotation marks are a promise that somebody said just that. Where two documents print the
    same statement with other words, a figure or a negation changed, at least one of them broke it. The finding names
    the odd one out by count and date; which wording is right only a recording tells. Inside a passage that was copied
    with it, the finding stands on the passage and tells both.

    When it is wrong: somebody may say nearly the same twice, on two days or at two places of one speech; a document
    that is quoted may hold two such sentences; and two reporters may translate one foreign sentence. Cuts, ellipses,
    brackets, figures for number words, bleeps, spelling and style of quotation marks are no alterations; a sentence
    that more than five documents carry is taken for a slogan.

    How common: 24.4 in 1,000 English news articles have one (156 of 6,403).
    """

    compares = frozenset({"quotations", "names"})
    code = "TR005"
    name = "altered-quote"
    confidence = 0.9
    judged = (76, 81)  # all that 6,403 English news articles have, each group of quotations once
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
        # Said again on the next day, and the year after by somebody who is not named.
        Case(
            _said("I have watched this lock by night for thirty years and I will not leave the keys to a camera"),
            outlet="canal-post",
            published="2016-02-03",
            others=(
                Case(
                    "Ines Holt told the council: \u201cI have guarded that lock by night for ages, and I "
                    "will never leave my keys to a robot.\u201d",
                    outlet="lock-gazette",
                    published="2016-02-04",
                ),
            ),
        ),
        Case(
            _said("Our boats leak and our nets rot in the yard while the ministry counts its herrings", "a skipper"),
            outlet="canal-post",
            published="2016-02-03",
            others=(
                Case(
                    "A deckhand sang: \u201cOur boats leak and our ropes rot in the yard while the ministry counts its "
                    "kippers.\u201d",
                    outlet="lock-gazette",
                    published="2017-03-04",
                ),
            ),
        ),
        Case(
            _said(_BELL.replace("Nobody", "My mum never")),
            outlet="canal-post",
            others=(Case(_said(_BELL.replace("Nobody", "My mom never")), outlet="lock-gazette"),),
        ),
    )

    def takes_quotes(self, difference: "Difference") -> bool:
        """Quotations with changed words."""
        return bool(difference.changes)

    def sureness(self, sighting: "QuoteSighting") -> float:
        """Less where nearly every word differs."""
        return _RETOLD if sighting.difference.verdict == "retold" else self.confidence

    def message(self, sighting: "QuoteSighting") -> str:
        """Where it stands with other words, which these are, and in what."""
        where = f"{sighting.named.called}{and_more(sighting.others[0].documents)}"
        if sighting.difference.verdict == "retold":
            here, there = (opening(saying.text) for saying in (sighting.here, sighting.there))
            return f"Told in other words in {where}: \u201c{here}\u201d here, \u201c{there}\u201d there"
        changes = _weighty_first(sighting.difference.changes)
        shown = "; ".join(_told(change) for change in changes[:_SHOWN])
        more = len(changes) - _SHOWN
        further = f"; {more} more change{'s' if more > 1 else ''}" if more > 0 else ""
        words = excerpt(sighting.here.text, changes[0].left)
        return f"Quoted with other words in {where}: {shown}{further}, in \u201c{words}\u201d"


def _weighty_first(changes: "Sequence[Change]") -> "list[Change]":
    """What bears on the meaning before what is only grammar, otherwise in order."""
    from copydesk.reuse.quotes.editing import is_small

    return sorted(changes, key=is_small)


def _told(change: "Change") -> str:
    if not change.left:
        return f"\u201c{change.right}\u201d only there"
    if not change.right:
        return f"\u201c{change.left}\u201d only here"
    return f"\u201c{change.left}\u201d here, \u201c{change.right}\u201d there"
