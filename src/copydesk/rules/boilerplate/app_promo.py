"""BP012 app-promo: a call to take the site's app stands among the paragraphs."""

from typing import ClassVar

from copydesk.rules.boilerplate.plea import PleaRule
from copydesk.rules.rule import Case, Example


class AppPromo(PleaRule):
    """A line or sentence asks the reader to take the site's app or to open the page in it.

    The page put it there; it is no part of the story.

    Why it matters: it adds words nobody reported, the same in thousands of articles.

    When it is wrong: a review of an app, or advice that tells readers to install one. The rule asks for a call to
    the reader with the site's own app or the app stores, and keeps away from quotations and reported speech.
    """

    code = "BP012"
    name = "app-promo"
    confidence = 0.95
    message = "“{text}” asks the reader to take an app; remove it."
    judged = (18, 18)
    help = "Remove the call."
    bad: ClassVar[tuple[Example, ...]] = (
        ("The council voted on Monday.\n\n⟦Never miss an alert: download our app for iPhone and Android.⟧"),
        "⟦Read in app⟧\n\nThe council voted on Monday.",
        ("The council voted on Monday.\n\n⟦Hear it first: switch on notifications in the Courier app.⟧"),
        Case("⟦Baixe o aplicativo do Farol e receba as notícias em primeira mão.⟧", lang="pt"),
        Case("Міст закрито.\n\n⟦Завантажуйте застосунок «Новини Дуба» в Google Play.⟧", lang="uk"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        "An app with replays will come out in August; it is free for season ticket holders.",
        "The firm's app was downloaded forty thousand times.",
        "“Download our app, they said, and then it asked for my mother's name,” she said.",
        "Download speeds in the valley are the lowest in the country.",
        "The council put the app on hold after the audit.",
        Case("« Téléchargez l'application, me disent-ils, et moi je demande où », raconte Mme Perrin.", lang="fr"),
        Case("Zainstaluj aplikację, usłyszał w słuchawce, i zrobił to jeszcze przy drzwiach.", lang="pl"),
    )
