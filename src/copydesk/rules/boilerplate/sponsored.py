"""BP006 sponsored: the label or the disclosure of a paid post stands in the text."""

import re
from typing import ClassVar

from copydesk.model import Document, Span
from copydesk.rules.boilerplate.shape import ends_sentence, has_break, is_prose, opens_title, word_count
from copydesk.rules.pack_rule import PackRule, is_title
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit
from copydesk.text.pattern import lazily

LABELLED = 160  # characters of a label with the headline after it
CREDITED = 9  # words of a label with the payer's name

_HEADED = lazily(r"[:|–—-]\s*$")


class Sponsored(PackRule):
    """The label or the disclosure of a paid post stands in the article: “Sponsored content”, “Paid post: …”.

    Either the page set a teaser for a paid post among the paragraphs, or the whole text is paid for and says so.

    Why it matters: a teaser is no part of the story; and a text that an advertiser paid for is no reporting, whatever
    the archive files it under.

    When it is wrong: a credit for help that was not paid (“in partnership with” a museum) on a line of its own; look
    who paid. A sentence about sponsors, and a disclosure in quotation marks, are left alone.
    """

    code = "BP006"
    name = "sponsored"
    confidence = 0.97
    message = "“{text}” labels paid content; remove the line, or the article if it is what was paid for."
    judged = (12, 13)
    help = "Remove the label and its teaser; if the article itself is the paid post, leave it out of the archive."
    bad: ClassVar[tuple[Example, ...]] = (
        "The ferry was late again.\n\n⟦Sponsored content⟧\n\nNobody explained why.",
        "The ferry was late again.\n\n⟦SPONSORED: The thermal slippers our readers swear by⟧\n\nNobody explained why.",
        "⟦Paid post: How small firms can get ready for the rules – presented by Lindale Legal⟧\n\nThe ferry was late.",
        "⟦In partnership with Eastway Motors⟧\n\nThe ferry was late again.",
        "⟦This content is provided by our sponsor.⟧\n\nThe ferry was late again.",
        Case("⟦Contenu proposé par la Banque des Cimes⟧\n\nLe pont reste fermé.", lang="fr"),
        Case("Мост закрыт.\n\n⟦На правах рекламы⟧\n\nРаботы продолжаются.", lang="ru"),
        "The ferry was late.\n\n⟦Sponsored: Are you paying too much for home insurance? Compare now⟧",
        Case("⟦Aangeboden door Waalstad Keukens⟧\n\nDe brug blijft dicht.", lang="nl"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "Sponsored by Senator Hale, the bill passed on Monday.",
        "In partnership with Eastway Motors, the school opened a workshop for apprentices on Monday.",
        "This story was published in partnership with the Harbour Mail.",
        "The tournament is sponsored by a bank that closed its branch here.",
        "“This is a paid post,” she read aloud, and laughed.",
        "Presented by the mayor herself, the plan found few friends.",
        "Sponsored: twelve bills. Passed: three. The rest were withdrawn.",
        "Regulators want influencers to label sponsored content.",
        "Correction: this article was not sponsored by the bank.",
        Case("Gesponserte Inhalte nehmen zu, sagt der Presserat.", lang="de"),
        Case("Proposé par le maire, le plan a déplu.", lang="fr"),
    )

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """A headline is the story's own; a label with a name or a headline is short and no sentence."""
        if is_title(document, hit.unit) and hit.entry.kind != "label":
            return False
        if hit.entry.kind != "by":
            return hit.entry.kind != "disclosure" or not _is_reported(hit)
        return _is_headed(hit) or (not is_prose(hit.unit.text) and _is_credit(hit))


# Entries whose match is a whole disclosure: a full stop may follow.
_SENTENCES = frozenset({"sponsored.tr.by", "sponsored.pl.by", "sponsored.ru.by"})
_REPORTED = lazily(r"\b(?:said|says|told|according|wrote|ruled|found|sagte|laut|dijo|selon)\b", re.IGNORECASE)


def _is_reported(hit: Hit) -> bool:
    """Whether the line tells what somebody said."""
    return _REPORTED.search(hit.unit.text) is not None


def _is_headed(hit: Hit) -> bool:
    """Whether a headline or a slogan follows the label's colon."""
    rest = hit.unit.text[hit.end :]
    if not _HEADED.search(hit.words) or not rest.strip() or len(rest) > LABELLED or not opens_title(rest):
        return False
    return hit.words.isupper() or not has_break(rest.translate(_ASKED))


_ASKED = str.maketrans("?!", ",,")  # a slogan asks and shouts; sentences of a story end in full stops


def _is_credit(hit: Hit) -> bool:
    """Whether the payer's name follows, alone or with a headline after it."""
    rest = hit.unit.text[hit.end :]
    ends = ends_sentence(rest) and hit.entry.id not in _SENTENCES
    if _HEADED.search(hit.words) or ends:
        return False
    if ":" in rest or "|" in rest:
        return len(rest) <= LABELLED
    return word_count(rest) <= CREDITED and "," not in rest
