"""BP017 comments-prompt: an invitation to comment or the frame of a comment section."""

from typing import ClassVar

from copydesk.rules.boilerplate.plea import PleaRule
from copydesk.rules.rule import Case, Example


class CommentsPrompt(PleaRule):
    """A line or sentence asks for comments, counts them or gives the rules of the comment section.

    The page put it there; it is no part of the story.

    Why it matters: it adds words nobody reported, the same in thousands of articles.

    When it is wrong: an article that asks its readers something as part of the story. The rule asks for a line that
    speaks of comments or tells the reader where to answer, and keeps away from quotations and reported speech.
    """

    code = "BP017"
    name = "comments-prompt"
    confidence = 0.95
    judged = (45, 45)
    message = "“{text}” belongs to the comment section; remove it."
    help = "Remove the line."
    bad: ClassVar[tuple[Example, ...]] = (
        "The council voted on Monday.\n\n⟦What do you think? Leave a comment below.⟧",
        "The council voted on Monday.\n\n⟦3 Comments – Log in to post a comment⟧",
        (
            "The council voted on Monday.\n\n⟦Comments are closed on this article. Please read our "
            "community guidelines.⟧"
        ),
        Case("⟦0 comentários. Faça login para comentar.⟧", lang="pt"),
        Case("Мост закрыт.\n\n⟦Комментарии (12). Чтобы оставить комментарий, войдите на сайт.⟧", lang="ru"),
    )
    good: ClassVar[tuple[Example, ...]] = (
        ("Asked whether she expected the result to change, Dietz said: “No comment, and that is my comment.”"),
        ("“What do you think?” he asks every visitor on the way out, and he writes the answers down."),
        "The zoo will ask visitors what they think.",
        "The mayor left a comment on the wall of the hall, in chalk.",
        "Comments by the minister moved the markets on Tuesday.",
        Case("‘Wat vindt u ervan?’ vroeg hij na afloop aan de pers.", lang="nl"),
    )
