"""BP003 gambling-ad: an advertisement for bookmakers or casinos stands in the text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate import advert
from copydesk.rules.boilerplate.block import Block, blocks
from copydesk.rules.boilerplate.block_rule import BlockRule
from copydesk.rules.rule import Case, Example

if TYPE_CHECKING:
    from copydesk.survey import Survey


class GamblingAd(BlockRule):
    """A bookmaker's or a casino's advertisement stands in the article: a list, an odds table, an offer, a disclaimer.

    Why it matters: such footers are sold to expired or careless sites by the thousand. They add names and dates that
    have nothing to do with the story, they are the same in many articles, and a date in one of them tells when the page
    was captured, not when the story was written.

    When it is wrong: a service page that compares bookmakers on purpose. Articles about betting firms, odds quoted by a
    reporter, a sponsor on a shirt and anything in quotation marks are left alone: a sentence of the story needs an
    offer and a call to take it, or the fine print, to be flagged.
    """

    code = "BP003"
    name = "gambling-ad"
    confidence = 0.9
    judged = (4, 4)
    help = "Remove the advertisement; check when and where the page was captured."
    bad: ClassVar[tuple[Example, ...]] = (
        Case(
            "The council voted on Monday to keep the ferry running through the winter months.\n\n"
            "⟦The Best Online Bookmakers February 22 2024\n\nBetMGM Casino⟧",
            published="2022-09-28",
        ),
        "⟦Today's odds\nRovers 9/2 | Draw 14/5 | Town 4/6\nBet $10, get $30 in free bets\n18+ | Gamble responsibly⟧",
        "The bridge was closed. ⟦Claim your $500 welcome bonus at Copper Casino today.⟧ The engineers were not asked.",
        "⟦21+ only. Gambling problem? Call 1-800-555-0100.⟧",
        Case(
            "⟦Bonus na start 200 zł! Odbierz teraz. 18+⟧\n\n"
            "Bukmacher stracił licencję, bo przyjmował zakłady młodzików.",
            lang="pl",
        ),
        Case(
            "Букмекери торік сплатили державі одинадцять мільярдів гривень податку.\n\n"
            "⟦Вітальний бонус за реєстрацію! 21+⟧",
            lang="uk",
        ),
        Case("⟦Los mejores casinos online de junio 2023\nCasino Palma – 50 tiradas gratis⟧", lang="es"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "The bookmakers had made the visitors 4/6 favorites before kick-off, with the home side at 9/2.",
        "The website gives new players a $250 welcome bonus and free spins, which the board asked about at length.",
        "“Claim your welcome bonus now” is what he read on every page, he said.",
        "“Gamble responsibly is two words too long,” she said.",
        "The club's shirts carry the name of a betting site, and so does the treatment room.",
        "The watchdog fined one casino $1 million for sending the code COMEBACK to people who had banned themselves.",
        "Correction: The casino's welcome bonus is $20, not $200.",
        "He will play at the casino on Friday.",
        Case("Una casa de apuestas patrocina al equipo desde 2019.", lang="es"),
        Case(
            "La norma obbliga i siti a scrivere che il gioco è vietato ai minori e può causare dipendenza.", lang="it"
        ),
        Case("Na każdym banerze ma stać, że hazard może uzależniać, a graj odpowiedzialnie to za mało.", lang="pl"),
    )

    def check(self, document: Document, survey: "Survey") -> Iterator[Finding]:
        """One finding for each block of advertising lines, and for each advertising sentence inside a paragraph."""
        hits = list(self.hits(document))
        if any(advert.is_telling(hit) for hit in hits):
            for block in blocks(document, hits):
                yield self.block_finding(document, block)

    def block_finding(self, document: Document, block: Block) -> Finding:
        """The finding for one advertisement; it is sure where two kinds of cue meet in lines of their own."""
        sure = block.sure and len(block.kinds) > 1
        kinds = sorted(block.kinds)
        return self.advert_finding(document, block, kinds=kinds, what="an advertisement for betting", sure=sure)
