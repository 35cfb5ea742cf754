"""BP015 social-share: the buttons or the call of a share bar stand in the text."""

from typing import ClassVar

from copydesk.rules.boilerplate.plea import PleaRule
from copydesk.rules.rule import Case, Example


class SocialShare(PleaRule):
    """A line holds the buttons of a share bar, or asks the reader to pass the page on.

    The page put it there; it is no part of the story.

    Why it matters: it adds the names of networks to a story that does not treat them, the same in thousands of
    articles.

    When it is wrong: a list of networks in an article about them. The rule asks for a line made of buttons, or one
    that opens with “share” and names a network.
    """

    code = "BP015"
    name = "social-share"
    confidence = 0.95
    judged = (40, 40)
    message = "“{text}” belongs to a share bar; remove it."
    help = "Remove the line."
    bad: ClassVar[tuple[Example, ...]] = (
        "⟦Share this story: Facebook Twitter Email Print⟧\n\nThe council voted on Monday.",
        "The council voted on Monday.\n\n⟦Tweet Share Pin It Copy link⟧",
        "The council voted on Monday.\n\n⟦Share this:⟧\n\nA recount begins on Friday.",
        Case("⟦Udostępnij na Facebooku⟧", lang="pl"),
        Case("Мост закрыт.\n\n⟦Поделиться: ВКонтакте · Одноклассники · Telegram⟧", lang="ru"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "Shares of Harrow fell 6 percent to $31.40 after the announcement.",
        "“Share the road with Greg,” reads the sticker on the last of them.",
        "The picture was shared 40,000 times on social media.",
        "Share of the vote, by district",
        "Facebook, Twitter and the law of silence",
        Case("Udostępnij, zamiast wyrzucać, głosi kartka przy wejściu.", lang="pl"),
        Case("Поширювати листи пішки довше", lang="uk"),
    )
