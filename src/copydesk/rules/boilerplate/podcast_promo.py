"""BP013 podcast-promo: a call to hear a podcast or the article read out."""

from typing import ClassVar

from copydesk.rules.boilerplate.plea import PleaRule
from copydesk.rules.rule import Case, Example


class PodcastPromo(PleaRule):
    """A line or sentence asks the reader to hear the site's podcast or the article read out.

    The page put it there; it is no part of the story.

    Why it matters: it adds words nobody reported, and names shows and platforms that the story does not treat.

    When it is wrong: an article about a podcast, or its show notes. The rule asks for a call to the reader, and
    keeps away from quotations and reported speech.
    """

    code = "BP013"
    name = "podcast-promo"
    confidence = 0.95
    message = "“{text}” asks the reader to listen; remove it."
    judged = (15, 15)
    help = "Remove the call."
    bad: ClassVar[tuple[Example, ...]] = (
        (
            "The council voted on Monday.\n\n⟦Listen to this story on the Long Pier podcast, "
            "wherever you get your podcasts.⟧"
        ),
        "⟦Listen to this article⟧\n\nThe council voted on Monday.",
        ("The council voted on Monday.\n\n⟦Subscribe to our daily podcast, The North Side, on Apple or Spotify.⟧"),
        Case("De brug blijft dicht.\n\n⟦Luister ook naar onze podcast ‘Klei aan de laarzen’⟧", lang="nl"),
        Case("⟦Ascolta il nostro podcast quotidiano, su tutte le piattaforme.⟧", lang="it"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "The nine episodes of “Stop Requested” have been downloaded two million times.",
        "“Listen to the whole thing before you thank me,” said the host, Maya Orlov.",
        "The podcast began in a kitchen and has three hosts.",
        "Listen to the river long enough and you hear the mill.",
        "She told the podcast that she would not run again.",
        Case("Ogni domenica registra una puntata di dieci minuti; le ascoltano in tremila.", lang="it"),
    )
