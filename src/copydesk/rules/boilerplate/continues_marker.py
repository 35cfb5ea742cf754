"""BP025 continues-marker: a signpost says that the story goes on."""

from typing import ClassVar

from copydesk.model import Document, Span
from copydesk.rules.boilerplate.shape import word_count
from copydesk.rules.pack_rule import PackRule, is_title
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit


class ContinuesMarker(PackRule):
    """A signpost says that the story goes on: “Story continues below”, “Continue reading”, “Lire la suite”.

    It led the reader around an advertisement, a picture or a page break; in the text it points at nothing.

    Why it matters: it cuts the story in two and recurs in thousands of articles; after it often comes the text of the
    advertisement itself.

    When it is wrong: a line of a poem or a sentence about a story that continues. The rule asks for a sentence or line
    that is the signpost and nothing else, outside quotation marks.
    """

    code = "BP025"
    name = "continues-marker"
    confidence = 0.98
    judged = (40, 40)
    message = "“{text}” only leads on to the rest of the story; remove it."
    help = "Remove the signpost; look whether an advertisement's text stands beside it."
    bad: ClassVar[tuple[Example, ...]] = (
        "The ferry was late again.\n\n⟦Story continues below⟧\n\nNobody explained why.",
        "The ferry was late again. ⟦Article continues after this ad.⟧ Nobody explained why.",
        "The ferry was late again.\n\n⟦Continue reading the main story⟧\n\nNobody explained why.",
        Case("Le pont reste fermé.\n\n⟦La suite après la publicité⟧\n\nLa mairie étudie.", lang="fr"),
        Case("Die Brücke bleibt zu.\n\n⟦Weiterlesen nach der Anzeige⟧\n\nDie Stadt prüft.", lang="de"),
        Case("Мост закрыт.\n\n⟦Продолжение после рекламы⟧\n\nРаботы идут.", lang="ru"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "“Story continues,” he said, and got into his truck.",
        "The story continues below ground, where the miners found a second door.",
        "The article continues after the war, in another hand.",
        "Continue, river, where you must,\nwe only borrowed you;",
        "Continue reading aloud, the speech therapist advised the family.",
        "The sign at the gate read: continue below the bridge.",
        Case("« La suite ? Une tomme au foin, si les vaches veulent bien », dit-elle.", lang="fr"),
        Case("Weiter ging es im Becken, bis der Bademeister pfiff.", lang="de"),
        Case("«Продолжай, дорога, далее,\nза холмом ещё хутор есть»,", lang="ru"),
    )

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """A headline, and a sentence that says more than that the story goes on, are the story's own."""
        if is_title(document, hit.unit):
            return False
        return word_count(document.text[span.start : span.end]) == word_count(hit.words)
