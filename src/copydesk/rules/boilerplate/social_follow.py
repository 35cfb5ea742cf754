"""BP016 social-follow: a call to follow the outlet on a network."""

from typing import ClassVar

from copydesk.rules.boilerplate.plea import PleaRule
from copydesk.rules.rule import Case, Example


class SocialFollow(PleaRule):
    """A line or sentence asks the reader to follow the outlet or the author on a network or channel.

    The page put it there; it is no part of the story.

    Why it matters: it adds names of networks and accounts that the story does not treat, the same in thousands of
    articles.

    When it is wrong: an article that quotes such a call. The rule asks for a call in the outlet's own voice with a
    network or an account, and keeps away from quotations and reported speech.
    """

    code = "BP016"
    name = "social-follow"
    confidence = 0.95
    judged = (40, 40)
    message = "“{text}” asks the reader to follow an account; remove it."
    help = "Remove the call."
    bad: ClassVar[tuple[Example, ...]] = (
        (
            "The council voted on Monday.\n\n⟦Like us on Facebook | Follow us on Twitter | "
            "Subscribe to our YouTube channel⟧"
        ),
        "⟦Follow @CourierWire for market moves⟧\n\nThe council voted on Monday.",
        "The council voted on Monday.\n\n⟦Join our WhatsApp channel for breaking news⟧",
        Case("Le pont reste fermé.\n\n⟦Suivez-nous sur Instagram et rejoignez notre chaîne WhatsApp⟧", lang="fr"),
        Case("⟦Підпишіться на нас у Telegram та Facebook⟧", lang="uk"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "“Follow us on the water and you hear waves,” Sorby said.",
        ("Follow the water down,\nfollow it past the mill,\nand if you reach the town\nthe bell is ringing still."),
        "The minister wrote on Twitter that he would stay.",
        "Follow the line on the road, everyone says.",
        "Forty people followed the mayor on Facebook after the storm.",
        Case("«Подписывайтесь на здравый смысл», — посоветовала она всем.", lang="ru"),
    )
