"""BP017 comments-prompt beyond the rule's own examples: more shapes, languages, guards."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.comments_prompt import CommentsPrompt
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter, and nobody spoke against it."


def findings(text: str, lang: str | None = "en") -> list[Finding]:
    return list(CommentsPrompt().check(Document(id="a", path="a", text=text, lang=lang), no_survey()))


def flagged(text: str, lang: str | None = "en") -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang)]


def test_own_examples_hold() -> None:
    assert list(failures(CommentsPrompt)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "What do you think? Leave a comment below."),
        ("en", "Comments are closed on this article. Please read our community guidelines."),
        ("en", "What do you think? Have your say below."),
        ("en", "Are your savings stuck abroad? Ring the newsdesk or leave a comment on our website."),
        ("en", "48 comments"),
        ("en", "3 Comments – Log in to post a comment"),
        ("en", "Join the conversation: 48 comments"),
        ("es", "Deje su comentario"),
        ("fr", "Laissez un commentaire"),
        ("de", "Schreiben Sie einen Kommentar"),
        ("it", "Commenta per primo questo articolo"),
        ("pt", "0 comentários. Faça login para comentar."),
        ("ru", "Комментарии (12). Чтобы оставить комментарий, войдите на сайт."),
        ("ru", "Пишите в комментариях!"),
        ("uk", "Що ви про це думаєте? Пишіть у коментарях!"),
        ("pl", "Dodaj komentarz"),
        ("nl", "Plaats een reactie"),
        ("tr", "Yorumunuzu aşağıya yazın."),
    ],
)
def test_found_between_paragraphs_whatever_language_is_told(lang: str, line: str) -> None:
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    assert flagged(text, lang) == [line]
    assert flagged(text, None) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The office did not reply to a request for comment.",
        "Comment is free, the sign said.",
        "What do you think of the bridge, he asked, and nobody answered.",
    ],
)
def test_the_story_is_kept(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_quotations_and_corrections_are_kept() -> None:
    line = "What do you think? Leave a comment below."
    assert flagged(f"{STORY}\n\n“{line}”\n\n{STORY}") == []
    assert flagged(f"{STORY}\n\nCorrection: {line}\n\n{STORY}") == []
