"""BP009 subscribe: a plea for a subscription, a donation, or a paywall's notice."""

from typing import ClassVar

from copydesk.model import Document, Span
from copydesk.rules.boilerplate.plea import PleaRule
from copydesk.rules.rule import Case, Example
from copydesk.rules.scan import Hit


class Subscribe(PleaRule):
    """A line or sentence asks for a subscription, a membership or a donation, or tells that a paywall cuts the text.

    The page put it there; it is no part of the story.

    Why it matters: it adds words nobody reported; a paywall's notice also tells that the rest of the article is
    missing.

    When it is wrong: an article about paywalls, subscriptions or fund-raising. The rule asks for a sentence that
    addresses the reader, and keeps away from quotations, reported speech and editors' notes.
    """

    code = "BP009"
    name = "subscribe"
    confidence = 0.95
    message = "“{text}” asks the reader to pay or subscribe; remove it."
    judged = (39, 40)
    help = "Remove the plea; where a paywall's notice stands, see whether the text below it is missing."
    bad: ClassVar[tuple[Example, ...]] = (
        ("The council voted on Monday.\n\n⟦You have 2 free articles left this month. Already a subscriber? Log in.⟧"),
        ("⟦Local news needs local support. Subscribe today – $1 for six months.⟧\n\nThe council voted on Monday."),
        "Note that all of these figures come from our own tables. ⟦Subscribe today for more tables like this!⟧",
        ("The council voted on Monday.\n\n⟦If you enjoyed this article, please consider a donation.⟧"),
        Case("Le pont reste fermé.\n\n⟦Article réservé : déjà abonné ? Identifiez-vous.⟧", lang="fr"),
        Case("Мост закрыт.\n\n⟦Полный текст доступен подписчикам. Подписка — 99 рублей в месяц.⟧", lang="ru"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        ("The papers that offered five free articles a month had 12 percent more digital subscribers after two years."),
        "“Subscribe now” was the least effective of the sixteen phrases tested.",
        ("She asked for support from anyone who can give it, and for patience from those who cannot."),
        "The letter ends so:\n\nDonate today to stand with our harbour:\n\nhttps://example.org/harbour\n\nYours, Ada",
        ("A subscription costs five dollars a month; those who cannot pay need only write and say so."),
        ("“Support local journalism, says one of them,” Haddad said, “and it is empty the other eleven months.”"),
        Case("Abonnez-vous à un fromage : c'est l'idée de la coopérative, qui a convaincu 800 foyers.", lang="fr"),
    )

    def accepts(self, document: Document, hit: Hit, span: Span) -> bool:
        """A call with a colon leads over to what follows: in a letter that the story prints, to its address."""
        leads_over = hit.entry.id == "subscribe.en.donate" and document.text[span.start : span.end].endswith(":")
        return not leads_over and super().accepts(document, hit, span)
