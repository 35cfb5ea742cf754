"""BP001 related-link: a pointer to another article stands among the paragraphs."""

from typing import ClassVar

from copydesk import text
from copydesk.model import Document, Span
from copydesk.rules.boilerplate.shape import after_separator
from copydesk.rules.pack_rule import PackRule, is_title
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit
from copydesk.rules.unit import units

HEAD = 6  # lines among which the headline stands that the metadata tell


class RelatedLink(PackRule):
    """A line points to another article: “Read more: …”, “Lire aussi : …”, “Читайте также: …”.

    The page put it between the paragraphs; it is no part of the story.

    Why it matters: the other article's headline is counted as this one's words. In a corpus it plants names and topics
    that the story does not treat, and two articles that carry the same pointer look like copies of each other.

    When it is wrong: a column that is itself a list of such lines, or a headline that opens with the cue. The rule asks
    for a cue at the start of the line, a colon, bar or arrow, and a headline after it, and keeps away from quotations,
    corrections and editors' notes.
    """

    code = "BP001"
    name = "related-link"
    confidence = 0.97
    message = "“{text}” points to another article; remove the line."
    judged = (40, 40)
    help = "Remove the line; if the pointer is meant, keep it out of the text's body."
    bad: ClassVar[tuple[Example, ...]] = (
        "The ferry was late again.\n\n⟦READ MORE: Harbour board votes on winter timetable⟧\n\nNobody explained why.",
        "The vote was close.\n\n⟦Read:  Minister denies plan to close the archive⟧\n\nA recount begins on Monday.",
        "Residents waited for hours. ⟦(RELATED: Town Water Plant Fails Second Inspection)⟧",
        Case("Le pont reste fermé.\n\n⟦À lire aussi : Le marché couvert change de mains⟧", lang="fr"),
        Case("Мост закрыт.\n\n⟦Читайте также: Почему не ходит паром⟧\n\nРаботы продолжаются.", lang="ru"),
        Case("Die Brücke bleibt zu.\n\n⟦Lesen Sie auch: Wer zahlt für die Fähre?⟧", lang="de"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "Read the label: it says more than the price does.",
        "“Read more: that is all I ask of my pupils,” the teacher said.",
        "Read more than the headline, the editor told the class on Monday.",
        "Related cases that were due to be heard on Monday have been moved.",
        "More: the word is on every placard in the square.",
        "Editor's note: Read more: was left in an earlier version of this story.",
        "The page ended with the line Read more: Council splits over budget, which no reader had asked for.",
        "Opinion: Is the Ferry Worth What It Costs?\n\nThe ferry costs more than the school, and it is always late.",
        "Few would say it of the harbour folk (read: Wexcombers), who pay for all of it.",
        "See also the report of 2019, which came to the same result.",
        Case(
            "Opinion: Twenty Harbours That Never Close\n\nThe ferry costs more than the school, and it is always late.",
            title="20 harbours that never close | Harbour Post",
        ),
        Case("Lesen Sie auch den zweiten Absatz, riet der Anwalt.", lang="de"),
        Case("«Читайте также мелкий шрифт», — посоветовал юрист.", lang="ru"),
    )

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """A headline that opens with a cue word is the story's own: “Opinion: …”, “Watch: …”."""
        every = units(document)
        headed = any(is_title(document, unit) for unit in every[:HEAD])
        opens = not headed and hit.entry.shape == "title-like" and hit.unit.number == 0 and len(every) > 1
        return not opens and not is_title(document, hit.unit) and not _repeats_title(document, hit)


def _repeats_title(document: Document, hit: Hit) -> bool:
    """Whether what follows the cue is the article's own headline."""
    rest = after_separator(hit.unit.text[hit.end :]) if document.title else None
    return rest is not None and text.normalise_space(rest) == text.normalise_space(document.title or "")
