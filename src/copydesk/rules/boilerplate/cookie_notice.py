"""BP018 cookie-notice: a consent banner or a note on blocked content."""

from typing import ClassVar

from copydesk.rules.boilerplate.plea import PleaRule
from copydesk.rules.rule import Case, Example


class CookieNotice(PleaRule):
    """A line or sentence belongs to a consent banner or a form's consent, or tells that outside content is blocked.

    The page put it there; it is no part of the story.

    Why it matters: it adds legal text nobody reported, the same in thousands of articles; a note on blocked content
    tells that something is missing.

    When it is wrong: an article about cookies and privacy law. The rule asks for a sentence in the site's own voice
    that speaks of its use of cookies or asks for consent, and keeps away from quotations and reported speech.
    """

    code = "BP018"
    name = "cookie-notice"
    confidence = 0.95
    judged = (22, 22)
    message = "“{text}” belongs to a consent notice; remove it."
    help = "Remove the notice; where it stands for blocked content, see what is missing."
    bad: ClassVar[tuple[Example, ...]] = (
        (
            "⟦We use cookies to improve your experience on this site. By continuing to browse you "
            "accept our use of cookies. Accept all / Manage settings⟧\n\nThe council voted on "
            "Monday."
        ),
        (
            "The council voted on Monday.\n\n⟦This content is hosted by a third party. By showing "
            "it you accept their cookies.⟧"
        ),
        "⟦Manage consent⟧\n\nThe council voted on Monday.",
        Case(
            "Le pont reste fermé.\n\n⟦En poursuivant votre navigation, vous acceptez le dépôt de "
            "cookies. Tout accepter – Paramétrer⟧",
            lang="fr",
        ),
        Case(
            "⟦Wir und unsere Partner verwenden Cookies. Mit Klick auf »Alle akzeptieren« stimmen "
            "Sie der Verarbeitung Ihrer Daten zu.⟧",
            lang="de",
        ),
    )
    good: ClassVar[tuple[Example, ...]] = (
        (
            "Websites would no longer have to ask visitors to accept cookies, under a bill that "
            "passed the senate on Monday."
        ),
        ("Everyone accepted cookies, said director Paul Renner, even the man who had come to read the gas meter."),
        ("“We value your privacy,” he read out from one of them, to laughter, “and so do our 812 partners.”"),
        "Since January the singers have baked and sold 14,000 cookies, at a dollar each.",
        "The bot gave one customer in fifty advice on cookies.",
        Case("De boer neemt voor agenten aan de deur altijd cookies, zegt hij.", lang="nl"),
    )
