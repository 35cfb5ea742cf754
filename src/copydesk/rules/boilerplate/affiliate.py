"""BP007 affiliate: a disclosure of commissions, or a shop's small print, stands in the text."""

import re
from collections.abc import Iterator
from typing import ClassVar

from copydesk.model import Document, Span
from copydesk.rules.pack_rule import PackRule, is_title
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit
from copydesk.text.pattern import lazily

LONGEST = 500  # characters of a disclosing sentence

_REPORTED = lazily(
    r"\b(?:said|says|told|ruled|found|accused|court|lawsuit|regulators?|according|alleged|testified|announced|"
    r"sagte|urteilte|dijo|según|a dit|selon|ha detto|secondo|disse|сказал\w*|сказав|powiedział\w*|zei|dedi)\b",
    re.IGNORECASE,
)


class Affiliate(PackRule):
    """The page discloses that it earns by links or that its prices may be out of date; the story does not.

    “We may earn a commission if you buy through links on this page”, “Prices correct at time of writing”.

    Why it matters: the sentence is the same in thousands of articles, so it ties unrelated texts together; and a text
    with such a line is a shopping guide rather than reporting, which a researcher may want to know.

    When it is wrong: an article about affiliate marketing that quotes a disclosure without quotation marks. Reported
    speech, and commissions of agents and dealers, are left alone.
    """

    code = "BP007"
    name = "affiliate"
    confidence = 0.97
    message = "“{text}” discloses the page's own earnings or prices; remove it."
    judged = (12, 12)
    help = "Remove the disclosure; look whether the text is a shopping guide."
    bad: ClassVar[tuple[Example, ...]] = (
        "The ferry was late.\n\n⟦We may earn a commission if you buy through links on this page.⟧\n\nNobody said why.",
        "The kettle boils in two minutes. ⟦Prices correct at time of writing.⟧ It weighs a kilo.",
        "⟦Our journalists choose every product independently. Purchases made via our links may bring us a fee.⟧",
        "⟦This article contains affiliate links.⟧\n\nThe ferry was late.",
        Case("⟦*Mit Sternchen gekennzeichnete Links sind Affiliate-Links.⟧\n\nDie Brücke bleibt zu.", lang="de"),
        Case("⟦Tekst zawiera linki afiliacyjne. Jeśli coś kupisz, otrzymamy prowizję.⟧\n\nMost stoi.", lang="pl"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "The agent said she would earn a commission on every purchase made through the link.",
        "“We may earn a commission if you buy through links on this page,” the notice read.",
        "Regulators say sites must disclose that they earn a commission when readers buy through their links.",
        "Dealers receive a commission on every car they sell.",
        "The prices were correct when the shop opened in 1961.",
        "Our editors work independently of the owners.",
        "Correction: this article contains affiliate links; an earlier version did not say so.",
        Case("Die Maklerin erhält eine Provision, wenn das Haus verkauft ist.", lang="de"),
        Case("La commission a reçu les achats de la mairie.", lang="fr"),
    )

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """A sentence of a disclosure's length that reports nobody's words."""
        if is_title(document, hit.unit) or len(span) > LONGEST:
            return False
        return _REPORTED.search(document.text[span.start : span.end]) is None

    def passages(self, document: Document) -> Iterator[tuple[Hit, Span]]:
        """The disclosures, each with the sentences beside it that complete it."""
        run: list[tuple[Hit, Span]] = []
        for hit, span in super().passages(document):
            if run and not _touch(document, run[-1], (hit, span)):
                yield from _joined(run)
                run = []
            run.append((hit, span))
        yield from _joined(run)


def _touch(document: Document, first: tuple[Hit, Span], second: tuple[Hit, Span]) -> bool:
    """Whether two passages stand side by side in one line or paragraph."""
    same = first[0].unit.start == second[0].unit.start
    return same and not document.text[first[1].end : second[1].start].strip()


def _joined(run: list[tuple[Hit, Span]]) -> Iterator[tuple[Hit, Span]]:
    """One passage of a run that holds a disclosure."""
    telling = next((hit for hit, _ in run if hit.entry.kind == "disclosure"), None)
    if telling is not None:
        yield telling, Span(run[0][1].start, run[-1][1].end)
