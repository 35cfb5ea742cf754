"""SQ017: next to nothing of an article is left."""

from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Finding, Span
from copydesk.rules.rule import SURE, Rule
from copydesk.survey import Survey

FEWEST = 25
_WIDE = 3  # letters for a word, in scripts set without spaces


class NearEmpty(Rule):
    """The file holds next to no text once the page's furniture is taken out.

    Why it matters: a stub, a paywall notice or a failed download counts as an article in every statistic.

    When it is wrong: a real brief. It says how many words there are; decide by that.
    """

    code = "SQ017"
    name = "near-empty"
    severity = "note"
    confidence = SURE
    help = "Look at the source; leave the file out if there is no article in it."
    bad = (
        "⟦Please wait.⟧",
        "⟦The ferry left at nine.⟧",
        "⟦Page not found\n\nThe page you look for has moved.⟧",
    )
    good = (
        "The ferry left at nine on Monday with all its crew, and nobody on the quay knew when or whether it "
        "would be back "
        "in time for the fair that the town holds each year.",
        "El barco salió a las nueve del lunes con toda su tripulación, y nadie en el muelle sabía cuándo ni si "
        "volvería a "
        "tiempo para la feria que el pueblo celebra cada año en octubre.",
        "Der Kahn fuhr am Montag um neun mit allen Leuten ab, und niemand am Kai wusste, wann und ob er "
        "rechtzeitig zum "
        "Markt zurück sein würde, den die Stadt in jedem Jahr im Herbst abhält.",
        "Паром ушёл в понедельник в девять со всей командой, и никто на пристани не знал, когда и вернётся ли он "
        "вовремя "
        "к ярмарке, которую город устраивает каждый год осенью на большой площади.",
        "The notice was short but it held all that the council had to say about the ferry, its fare, its hours, "
        "its crew "
        "and the cat that had lived on it for so long.",
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a note if the document has fewer than 25 words."""
        words = text.word_count(document)
        inner = document.text[document.body.start : document.body.end]
        shown = inner.strip()
        if words >= FEWEST or not shown:
            return
        start = document.body.start + len(inner) - len(inner.lstrip())
        yield self.finding(
            document,
            Span(start, start + len(shown)),
            message=f"This file holds {words} word{'s' if words != 1 else ''} of text; look at its source.",
            evidence={"words": words},
        )
