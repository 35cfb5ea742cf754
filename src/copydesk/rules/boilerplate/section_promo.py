"""BP011 section-promo: a pointer to a section or topic page stands among the paragraphs."""

from typing import ClassVar

from copydesk.model import Document, Span
from copydesk.rules.boilerplate.plea import PleaRule
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit
from copydesk.rules.unit import units


class SectionPromo(PleaRule):
    """A lone line points to a section, a topic page or a special: “More about the war”, “Full coverage: …”.

    The page put it there; it is no part of the story.

    Why it matters: it reads like a subhead that the paragraphs below do not fill, and plants the topic's name in
    the text.

    When it is wrong: a subhead of the article itself that opens with “More about”. The rule asks for a line of its
    own without an end mark, and keeps away from the headline, from quotations and from editors' notes.
    """

    code = "BP011"
    name = "section-promo"
    confidence = 0.95
    message = "“{text}” points to a section or topic page; remove it."
    judged = (40, 40)
    help = "Remove the line."
    bad: ClassVar[tuple[Example, ...]] = (
        ("The army is whittling away even more.\n\n⟦More about the Border War⟧\n\nOn Wednesday the fighting went on."),
        "The council voted on Monday.\n\n⟦For more local news, click here⟧",
        ("The council voted on Monday.\n\n⟦More coronavirus coverage⟧\n\nA recount begins on Friday."),
        Case("I prezzi salgono ancora.\n\n⟦Tutte le notizie di economia⟧", lang="it"),
        Case("Школа закрыта.\n\n⟦Другие новости рубрики «Образование»⟧", lang="ru"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "What riders should know\nThe 14 and the 22 run every twelve minutes again.",
        "More about this later, she said, and left the room.",
        "More of the same",
        "Editor's note: More coronavirus coverage was left in an earlier version.",
        "“More news from the front,” he read aloud, and sat down.",
        "All the news that week was bad, she said.",
    )

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """A first line without an end mark may be the article's own headline."""
        every = units(document)
        bare = document.title is None and len(every) > 1
        opens = bare and hit.unit.number == every[0].number and hit.entry.shape in ("line", "lone")
        return not opens and super().accepts(document, hit, span)
