"""BP014 event-promo: a line sells a seat at the site's own event."""

from typing import ClassVar

from copydesk.rules.boilerplate.plea import PleaRule
from copydesk.rules.rule import Case, Example


class EventPromo(PleaRule):
    """A line sells the reader a seat: “Register today for …”, “Tickets on sale now”.

    The page put it there; it is no part of the story.

    Why it matters: it adds an event, a date and a price that the story does not treat.

    When it is wrong: an announcement of an event, whose last line tells where the tickets are. The rule asks for a
    call at the start of a line that tells no story, and keeps away from quotations.
    """

    code = "BP014"
    name = "event-promo"
    confidence = 0.95
    message = "“{text}” sells a seat at an event; remove it."
    judged = (4, 4)
    help = "Remove the line; in an announcement, see whether the line belongs to it."
    bad: ClassVar[tuple[Example, ...]] = (
        (
            "The council voted on Monday.\n\n⟦Register today for the Coast Makers' Summit, Sept. "
            "19. Early-bird rate ends July 31.⟧"
        ),
        "⟦Tickets on sale now: Harbour Jazz Weekend, June 10–12.⟧\n\nThe council voted on Monday.",
        (
            "The council voted on Monday.\n\n⟦Save the date: our Small Business Breakfast, Nov. 14. "
            "Reserve your seat online.⟧"
        ),
        Case("I prezzi salgono.\n\n⟦Biglietti in prevendita per la Notte dei Musei: acquista ora.⟧", lang="it"),
        Case("⟦Liman Kitap Günleri biletleri satışta, erken alana yüzde 20 indirim.⟧", lang="tr"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "Tickets for the match were sold out in an hour.",
        "Register offices in the valley will close on Fridays.",
        "“Register today, they said, and tomorrow there was no school,” she said.",
        "The summit on Sept. 19 will bring 400 makers to the coast.",
        "Early-bird singers filled the wood by five.",
        "He told them to save the date and forgot it himself.",
    )
