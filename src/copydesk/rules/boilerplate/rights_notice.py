"""BP022 copyright: a notice of rights, or the small print at the foot of the page, stands in the text."""

import re
from typing import ClassVar

from copydesk.model import Document, Span
from copydesk.rules.boilerplate.shape import is_prose, word_count
from copydesk.rules.pack_rule import PackRule, position
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit
from copydesk.text.pattern import lazily

NOTICE = 80  # words of a line that opens as a notice of rights does
FOOTER = 40  # words of a line that only holds the notice's formula

SHORT = 14  # words of a notice that is known by a company's name or a year alone

# What tells a house's notice from a photographer's name behind the sign ©: words of rights, or of a company.
_RIGHTS = lazily(
    r"""^\W*copyright | (?:©|ⓒ|\(c\)|@)\W*(?:copyright\W*)?\d{4} | \b(?:rights?|reserved|reprint\w*|terms|policy)\b
      | \b(?:derechos|droits|rechte|diritti|riproduzione|direitos|права|prawa|rechten|hakk?\w*)\b
      | \b(?:материал|ссылк)""",
    re.IGNORECASE | re.VERBOSE,
)
_HOUSE = lazily(
    r"""(?:19|20)\d\d\W*$ | \d{5} | \b(?:published|publishing|media|news|online|verlag|editora|сайт\w*)\b
      | \w\.(?:com|org|net|[a-z]{2})\b
      | \b(?:llc|inc|ltd|corp|plc|gmbh|ag|kg|co|s\.?r\.?l|s\.?p\.?a|s\.?a\.?|s\.?l\.?|b\.?v|sp\.\ z\ o|a\.?ş)\b
      | \b(?:ооо|зао|оао|тов)\b | [«“"] | [^\x00-\u052f]{6}""",
    re.IGNORECASE | re.VERBOSE,
)


class RightsNotice(PackRule):
    """A notice of rights stands in the text: “© 2021 …. All rights reserved.”, “Riproduzione riservata”, terms of use.

    Why it matters: it belongs to the page, not to the story. Where it names another house than the outlet it is worth
    a look before it goes: the article may have been taken over from there.

    When it is wrong: a story on copyright, which has sentences of its own; the rule asks for the sign ©, the word with
    a year, or the fixed formula, in a line that holds little else.
    """

    code = "BP022"
    name = "copyright"
    confidence = 0.97
    judged = (40, 40)
    message = "“{text}” is the page's notice of rights; remove it."
    help = "Remove the notice; if it names another house, check where the article comes from."
    bad: ClassVar[tuple[Example, ...]] = (
        "The ferry was late again on Monday.\n\n⟦© 2021 Harbour Post. All rights reserved.⟧",
        "The mill will close in May.\n\n"
        "⟦Copyright 2020 Mill News LLC. This material may not be published, broadcast, rewritten or redistributed.⟧",
        "The mill will close in May.\n\n⟦Terms of Use | Privacy Policy | Do Not Sell My Information⟧",
        Case("Il ponte resta chiuso.\n\n⟦Riproduzione riservata © La Voce⟧", lang="it"),
        Case("Le pont reste fermé.\n\n⟦Tous droits réservés⟧", lang="fr"),
        Case("Мост закрыт до весны.\n\n⟦При использовании материалов ссылка на сайт обязательна.⟧", lang="ru"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "All rights reserved to users by the present law would stay in force.",
        "Copyright holders met the minister on Monday to ask for a longer term.",
        "“All rights reserved,” it said on the first page, and he laughed.",
        "Copyright in the song expired in 2015, the court ruled on Tuesday.",
        "He signs every wall with a © and a date.",
        "The ferry was late.\n\n© Jo Whit\n\nNobody explained why.",
        "© Jo Whit The crew of the ferry leaves the office of Harbour News in the old town on May 18, 2018.",
        "The privacy policy of the town is two pages long, and nobody has read it.",
        Case("Авторские права, говорит она, её не волнуют.", lang="ru"),
        Case("Alle Rechte an dem Lied liegen bei der Witwe, sagte der Anwalt.", lang="de"),
    )

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """Notices are not endless; terms and policies that are only named in a line stand below the story."""
        if hit.entry.kind == "sign" and not names_house(document.text[span.start : span.end]):
            return False
        if hit.entry.kind == "formula" and is_prose(document.text[span.start : span.end]):
            return False
        most = NOTICE if hit.entry.kind in ("notice", "sign") else FOOTER
        if word_count(document.text[span.start : span.end]) > most:
            return False
        return hit.entry.kind != "terms" or position(document, span) in ("tail", "whole")


def names_house(line: str) -> bool:
    """Whether a line behind the sign © speaks of years, rights or a company, and not of a photographer."""
    return _RIGHTS.search(line) is not None or (word_count(line) <= SHORT and _HOUSE.search(line) is not None)
