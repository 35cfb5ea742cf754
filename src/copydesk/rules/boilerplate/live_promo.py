"""BP010 live-promo: a pointer to live coverage stands among the paragraphs."""

from typing import ClassVar

from copydesk.model import Document, Span
from copydesk.rules.boilerplate.plea import PleaRule
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit
from copydesk.rules.unit import Unit, units

LOW = 2  # lines below the headline that may repeat it
ECHO = 0.6  # the share of its words that make a repetition


class LivePromo(PleaRule):
    """A line points to a live blog, a ticker or a broadcast, or tells that the page will change.

    The page put it there; it is no part of the story.

    Why it matters: it dates the text to the hours of one event, and plants that event's name in stories that do not
    treat it.

    When it is wrong: a live blog itself, whose headline opens with “Live:”, and an article that reports on a
    broadcast. The rule asks for a call or a label at the start of the line, and keeps away from the headline
    and from quotations.
    """

    code = "BP010"
    name = "live-promo"
    confidence = 0.95
    message = "“{text}” points to live coverage; remove it."
    judged = (13, 13)
    help = "Remove the line."
    bad: ClassVar[tuple[Example, ...]] = (
        (
            "The ferry was late again.\n\n⟦Follow live the latest news on the strike at the "
            "port.⟧\n\nNobody explained why."
        ),
        ("⟦Follow our live blog for all the latest updates from the slipway⟧\n\nThe council voted on Monday."),
        ("The council voted on Monday.\n\n⟦We will update this page through the day. Press F5 for the latest.⟧"),
        Case("Der Prozess beginnt.\n\n⟦Newsblog: Alle Entwicklungen zum Prozess im Überblick⟧", lang="de"),
        Case("La sequía sigue.\n\n⟦EN VIVO: siga aquí minuto a minuto la emergencia⟧", lang="es"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        ("Viewers can follow the matches live on a free channel on Saturdays and through a subscription on Sundays."),
        "“Follow it live, they said on the site,” the father complained, “and the site stopped.”",
        "Fans of the excavator have opened a live blog, which three thousand people read.",
        "Fire guts boathouse on the quay, two hurt\n\nLive blog: Fire guts boathouse on the quay, three hurt\n\n"
        "The boathouse on the quay burned for six hours.",
        "Live music, dancing and a fair: the feast had everything.",
        "The update of the timetable was followed by many.",
        Case("In diretta non si è visto quasi nulla, per un guasto al ponte radio.", lang="it"),
    )

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """A first line without an end mark may be the article's own headline."""
        every = units(document)
        bare = document.title is None and len(every) > 1
        opens = bare and hit.unit.number == every[0].number and hit.entry.shape in ("line", "lone")
        echoes = hit.entry.shape == "line" and _echoes_headline(document, every, hit)
        return not opens and not echoes and super().accepts(document, hit, span)


def _echoes_headline(document: Document, every: tuple[Unit, ...], hit: Hit) -> bool:
    """Whether a line right below the headline says it again: pages that repeat it with a label of their own."""
    if hit.unit.number > LOW or (document.title is None and hit.unit.number == every[0].number):
        return False
    headline = set((document.title or every[0].text).casefold().split())
    again = headline & set(hit.unit.text.casefold().split())
    return len(again) >= ECHO * len(headline)
