"""BP008 newsletter: a call to take a newsletter stands among the paragraphs."""

from typing import ClassVar

from copydesk.rules.boilerplate.plea import PleaRule
from copydesk.rules.rule import Case, Example


class Newsletter(PleaRule):
    """A line or sentence asks the reader to take a newsletter.

    The page put it there; it is no part of the story.

    Why it matters: the same call stands in thousands of articles: it adds words nobody reported and makes unlike
    texts look alike.

    When it is wrong: an article about a newsletter, which tells who sends it and who reads it. The rule asks for a
    verb that addresses the reader, and keeps away from quotations, reported speech and editors' notes.
    """

    code = "BP008"
    name = "newsletter"
    confidence = 0.95
    message = "“{text}” asks the reader to take a newsletter; remove it."
    judged = (39, 40)
    help = "Remove the call; a sentence inside a paragraph goes alone."
    bad: ClassVar[tuple[Example, ...]] = (
        (
            "The council voted on Monday.\n\n⟦Sign up for our newsletter and get the five best "
            "stories in your inbox.⟧\n\nA recount begins on Friday."
        ),
        (
            "The ferry was late again. ⟦Get the morning headlines in your inbox, free, every "
            "weekday.⟧ Nobody explained why it was so late, not even the harbour master."
        ),
        "⟦Enter your email to get The Long Pier, our weekly letter. Unsubscribe at any time.⟧",
        Case("⟦Abonnieren Sie unseren kostenlosen Newsletter.⟧\n\nDie Brücke bleibt zu.", lang="de"),
        Case("Мост закрыт.\n\n⟦Подпишитесь на рассылку «Маяка».⟧", lang="ru"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        ("Her weekly newsletter, which goes out every Sunday at six, passed 6,000 subscribers in April."),
        "“Sign up for our newsletter, they tell you, as if it were the army,” Bell said.",
        "The parish newsletter has had nine letters on the matter.",
        "Volunteers can sign up at the town hall from Monday.",
        "Correction: Sign up for our newsletter was printed twice in an earlier version.",
        Case("Der Newsletter der Stadt hat nach einem halben Jahr 41 Abonnenten.", lang="de"),
    )
