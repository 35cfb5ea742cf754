"""BP004 advertisement: an advertisement other than for betting stands in the text."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from copydesk.model import Document, Finding, Span
from copydesk.rules import scan
from copydesk.rules.boilerplate import advert
from copydesk.rules.boilerplate.block import Block, blocks
from copydesk.rules.boilerplate.block_rule import BlockRule
from copydesk.rules.boilerplate.shape import ends_sentence, is_prose, word_count
from copydesk.rules.pack_rule import is_title
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit
from copydesk.rules.unit import units
from copydesk.text.pattern import lazily

if TYPE_CHECKING:
    from copydesk.survey import Survey

KEYWORDS = 3  # search words that a line of keywords holds
KEYWORD_ITEM = 8  # words of one item of such a line
LONGEST = 60  # words of an advertisement on a line of its own
HEADING = 14  # words of a sentence that opens with what it sells and has no verb to tell of it

_SUPPORT = frozenset({"call", "deal", "name", "keyword"})
_LISTED = frozenset({"seo", "keyword"})
_REPORTED = lazily(
    r"\b(?:said|says|told|urged|(?<!questions )asked|heard|found|ruled|accord\w*|which|who|whom|had|was|were|"
    r"he|she|they|his|her|their|"
    r"dijo|dice|dicen|según|había|era|fue|a dit|dit|disent|selon|avait|était|sagte|sagt|hieß|laut|hatte|wurde|war|"
    r"disse|dice|dicono|ha detto|secondo|segundo|diz|dizem|aveva|era|foi|сказал\w*|говорит|рассказал\w*|сообщил\w*|"
    r"просил\w*|пришёл|котор\w+|было|был|як(?:ий|і|а)|сказав|каже|розпові\w+|просив|було|powiedział\w*|mówi|podał\w*|"
    r"prosił\w*|któr\w+|był\w*|zei|zegt|volgens|werd|dedi|diyor|söyledi)\b",
    re.IGNORECASE,
)
_ADDRESSED = lazily(
    r"\b(?:you|your|tus?|su|vous|votre|vos|dich|dir|dein\w*|tuo|tua|você|seu|sua|тебе|вам|ваш\w*|твой|тобі|cię|twój|"
    r"twoje\w*|jou|jouw|je|sizi?n?|seni?)\b",
    re.IGNORECASE,
)


class Advertisement(BlockRule):
    """An advertisement stands in the article: for loans, crypto, essays, pills, coupons, dating, or search words.

    Why it matters: such lines are sold to careless sites and injected into broken ones by the thousand. They add
    brands and prices that have nothing to do with the story, and make unrelated articles look alike.

    When it is wrong: a service page about such offers. A sentence of the story that tells what a lender or a pharmacy
    promises, and anything in quotation marks, is left alone: the rule asks for what is sold together with a call, a
    price or a deal that speaks to the reader.
    """

    code = "BP004"
    name = "advertisement"
    confidence = 0.9
    judged = (4, 4)
    help = "Remove the advertisement; look whether the site had been broken into when the page was captured."
    bad: ClassVar[tuple[Example, ...]] = (
        "The ferry was late.\n\n⟦Need cash before payday? QuickOtter sends $1,500 today. Bad credit OK. Apply now!⟧",
        "The ferry was late.\n\n⟦Canadian pharmacy PillOtter: top meds, no script, discreet packaging. Click here.⟧",
        "⟦Struggling with deadlines? PaperDock – 100% plagiarism-free essays from $8.99 a page.⟧\n\nThe boat was late.",
        "The ferry was late.\n\n⟦harbour tour video, harbour tickets discount, harbour near me, cheap harbour parking⟧",
        Case("⟦Schlaflos? Traumol ohne Rezept bestellen – diskreter Versand, 30 Tage Geld-zurück.⟧", lang="de"),
        Case("⟦ОттерВПН: скидка 65% по купону ZIMA, до 10 устройств⟧\n\nМост закрыт.", lang="ru"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "Payday loans of up to 500 dollars, paid without a credit check, have cost borrowers as much as 390 percent.",
        "The pills had been offered online without a prescription, with free shipping and a money-back promise.",
        "“Buy bitcoin today and double your money,” the banner said.",
        "The site offers to write any essay within six hours, with a promise that no software will notice.",
        "The regulator fined the app for telling readers to buy crypto now.",
        "She bought a VPN for $5 in two minutes.",
        "The lender had promised guaranteed returns of 9 percent and a bonus of fifty dollars.",
        "The bakery, the baths, the school, the best of them near me, all were shut.",
        Case("Ein Video hatte ihm eine Rendite von zwölf Prozent versprochen, garantiert und ohne Risiko.", lang="de"),
        Case("Chwilówka na 800 złotych, wzięta bez zaświadczeń, urosła do 31 tysięcy.", lang="pl"),
    )

    def check(self, document: Document, survey: "Survey") -> Iterator[Finding]:
        """One finding for each block of advertising lines, and for each advertising sentence inside a paragraph."""
        hits = list(self.hits(document))
        if any(hit.entry.kind not in _SUPPORT for hit in hits):
            found = [*blocks(document, _selling(hits), judge=is_pitch), *_keywords(document, hits)]
            betting = _betting(document)
            end = -1
            for block in sorted(found, key=lambda block: (block.span.start, -len(block.span))):
                if block.span.start >= end and not any(block.span.start <= at < block.span.end for at in betting):
                    end = block.span.end
                    yield self.block_finding(document, block)

    def block_finding(self, document: Document, block: Block) -> Finding:
        """The finding for one advertisement; it is sure where what is sold, a call and a deal meet on its own lines."""
        topics = sorted(block.kinds - _SUPPORT)
        sure = block.whole and len(block.kinds) > 1
        what = f"an advertisement ({', '.join(topics)})"
        return self.advert_finding(document, block, kinds=topics, what=what, sure=sure)


def is_pitch(passage: str, hits: list[Hit]) -> bool:
    """Whether a sentence or line with these cues sells something."""
    if word_count(passage) > LONGEST or _REPORTED.search(passage):  # first: the cues of an endless line are many
        return False
    counts = Counter(hit.entry.kind for hit in _apart(hits))
    topics = sum(count for kind, count in counts.items() if kind not in _SUPPORT)
    if not topics:
        return False
    support = counts.keys() & _SUPPORT
    if is_prose(passage) or ends_sentence(passage):
        spoken = (bool(support) or topics > 1) and _speaks(passage, support)
        return len(support) > 1 or spoken or _is_heading(passage, hits, counts)
    return bool(support) or topics > 1


def _apart(hits: list[Hit]) -> Iterator[Hit]:
    """The cues of a pitch; a call or a price that is part of the words for what is sold does not count twice."""
    topics = [hit for hit in hits if hit.entry.kind not in _SUPPORT | _LISTED]
    for hit in hits:
        if hit in topics or (hit.entry.kind in _SUPPORT and not any(_overlap(hit, topic) for topic in topics)):
            yield hit


def _overlap(one: Hit, other: Hit) -> bool:
    """Whether two cues share a character."""
    return one.span.start < other.span.end and other.span.start < one.span.end


def _selling(hits: list[Hit]) -> list[Hit]:
    """The cues of the lines that name what is sold: a call or a price in another line may be the story's."""
    lines = {hit.unit.number for hit in hits if hit.entry.kind not in _SUPPORT | _LISTED}
    return [hit for hit in hits if hit.unit.number in lines and hit.entry.kind not in _LISTED]


def _betting(document: Document) -> list[int]:
    """Where cues of betting stand: such an advertisement is gambling-ad's."""
    return [hit.span.start for hit in scan.built_in().scan(document).of_rule("gambling-ad") if advert.is_telling(hit)]


def _is_heading(passage: str, hits: list[Hit], counts: "Counter[str | None]") -> bool:
    """Whether a short sentence opens with what is sold: "Pills without prescription, discreet delivery."."""
    topics = [hit.words for hit in hits if hit.entry.kind not in _SUPPORT | _LISTED]
    if word_count(passage) > HEADING:
        return False
    if counts["coupon"] and counts["deal"]:
        return any(passage.startswith(hit.words) for hit in hits)
    return len(topics) > 1 and any(map(passage.startswith, topics))


def _speaks(passage: str, support: "set[str | None]") -> bool:
    """Whether it speaks to the reader, or shouts, or calls."""
    return "call" in support or "!" in passage or "?" in passage or _ADDRESSED.search(passage) is not None


def _keywords(document: Document, hits: list[Hit]) -> Iterator[Block]:
    """The lines that are lists of search words."""
    every = {unit.number: unit for unit in units(document)}
    for number in dict.fromkeys(hit.unit.number for hit in hits if hit.entry.kind == "seo"):
        unit = every[number]
        own = tuple(hit for hit in hits if hit.unit.number == number and hit.entry.kind in _LISTED)
        if len(own) >= KEYWORDS and _is_list(unit.text) and not is_title(document, unit):
            yield Block(Span(unit.start, unit.end), own, whole=True, sure=True)


def _is_list(line: str) -> bool:
    """Whether a line is a list of short items and tells nothing."""
    items = re.split(r"[,;|?]", line)
    if len(items) <= KEYWORDS or any(word_count(item) > KEYWORD_ITEM for item in items):
        return False
    return not is_prose(line) and not _REPORTED.search(line)
