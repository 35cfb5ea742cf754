"""SQ017: next to nothing of an article is left."""

from collections.abc import Iterator

from copydesk import text
from copydesk.model import Document, Finding, Span
from copydesk.rules.rule import SURE, Case, Rule
from copydesk.survey import Survey

FEWEST = 25  # words
FEWEST_DOCUMENTS = 5  # a text by itself may be a snippet that somebody wants checked
_COMPANY = tuple(
    Case(
        f"The ferry left at {hour} on Monday with its crew, and nobody on the quay knew when it would be back, or with "
        "whom, or why the captain had wept on the bridge."
    )
    for hour in ("six", "seven", "eight", "nine")
)


class NearEmpty(Rule):
    """The file holds next to no text once the page's furniture is taken out.

    Why it matters: a stub, a paywall notice or a failed download counts as an article in every statistic.

    It is told by its company: a text by itself, or one of a handful, may be a snippet and gets no such note.

    When it is wrong: a real brief. It says how many words there are; decide by that.

    How common: none of 6,403 English news articles, all of them decoded and of 300 words or more, has one.
    """

    code = "SQ017"
    name = "near-empty"
    severity = "note"
    reads_posts = True
    confidence = SURE
    needs = frozenset({"lines"})
    judged = (4, 4)
    help = "Look at the source; leave the file out if there is no article in it."
    bad = (
        Case("⟦Please wait.⟧", others=_COMPANY),
        Case("⟦The ferry left at nine.⟧", others=_COMPANY),
        Case("⟦Page not found\n\nThe page you look for has moved.⟧", others=_COMPANY),
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
        if survey.documents < FEWEST_DOCUMENTS:
            return
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
