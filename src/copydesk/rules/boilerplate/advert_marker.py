"""BP005 advert-marker: the label of an advertisement's place stands in the text."""

from typing import ClassVar

from copydesk.model import Document, Span
from copydesk.rules.pack_rule import PackRule, is_title
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit


class AdvertMarker(PackRule):
    """The label of an advertisement's place was left in: “Advertisement”, “Anzeige”, “Publicidad”, “Article content”.

    The advertisement itself is a picture or a script and is gone; its label stays among the paragraphs.

    Why it matters: the label cuts sentences and paragraphs in two, it recurs in thousands of articles, and word counts
    take it for the story's own word.

    When it is wrong: a subhead that is this one word, in an article about advertising. The rule asks for a line that
    holds the label and nothing else, or the label with a button's words (“Scroll to continue”). A sentence that opens
    with the word, a headline, and the German “Anzeige” as a complaint to the police are left alone.
    """

    code = "BP005"
    name = "advert-marker"
    confidence = 0.98
    judged = (40, 40)
    message = "“{text}” marks the place of an advertisement; remove the line."
    help = "Remove the line; if an advertisement's text follows it, remove that too."
    bad: ClassVar[tuple[Example, ...]] = (
        "The ferry was late again.\n\n⟦Advertisement⟧\n\nNobody explained why.",
        "The ferry was late again.\n\n⟦ADVERTISEMENT · Scroll to continue⟧\n\nNobody explained why.",
        Case("Die Brücke bleibt zu.\n\n⟦- Anzeige -⟧\n\nDie Stadt prüft.", lang="de"),
        Case("El puente sigue cerrado.\n\n⟦PUBLICIDAD⟧\n\nNadie sabe por qué.", lang="es"),
        Case("Le pont reste fermé.\n\n⟦Passer la publicité⟧\n\nLa mairie étudie.", lang="fr"),
        Case("Мост закрыт.\n\n⟦Реклама⟧\n\nРаботы продолжаются.", lang="ru"),
        Case("Köprü kapalı.\n\n⟦REKLAM⟧\n\nÇalışmalar sürüyor.", lang="tr"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "Advertisement on public land brings the city nothing today, because the leases were signed in 1961.",
        "She added: “Advertisement is exactly what they want from me.”",
        "Drivers had called the old rule\n“a free advertisement”\nfor car dealers.",
        "Advertisement: how the posters came down in one night, and who climbed the ladder.",
        "Advertising revenue",
        Case("Anzeige hat der Küster erstattet, nachdem eine Ziege auf dem Dach stand.", lang="de"),
        Case("Anzeige gegen Unbekannt", lang="de"),
        Case("Die Polizei nahm die\nAnzeige\nauf und fuhr weiter.", lang="de"),
        Case("Publicidad en el muro del cementerio no habrá más:", lang="es"),
        Case("La publicité des listes se fera par affichage.", lang="fr"),
        Case("Реклама закрыла расписание на единственной остановке.", lang="ru"),
    )

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """A headline is the story's own, and so is a word whose sentence runs over from the line before."""
        return not is_title(document, hit.unit) and not _runs_on(document, hit)


def _runs_on(document: Document, hit: Hit) -> bool:
    """Whether the line stands in the midst of a sentence: no blank line before it, and small letters after it."""
    if hit.unit.apart:
        return False
    after = document.text[hit.unit.end : hit.unit.end + 80].lstrip()
    before = document.text[max(0, hit.unit.start - 80) : hit.unit.start].rstrip()
    return after[:1].islower() and (before[-1:].isalnum() or before[-1:] in ",-")
