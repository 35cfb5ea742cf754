"""BP015 social-share beyond the rule's own examples: more shapes, languages, guards."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.social_share import SocialShare
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter, and nobody spoke against it."


def findings(text: str, lang: str | None = "en") -> list[Finding]:
    return list(SocialShare().check(Document(id="a", path="a", text=text, lang=lang), no_survey()))


def flagged(text: str, lang: str | None = "en") -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang)]


def test_own_examples_hold() -> None:
    assert list(failures(SocialShare)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Tweet Share Pin It Copy link"),
        ("en", "Teilen Drucken"),
        ("en", "258 Shares Tweet Pin"),
        ("en", "Share this:"),
        ("en", "Condividi su"),
        ("en", "Diesen Artikel teilen"),
        ("en", "Share this story: Facebook Twitter Email Print"),
        ("en", "Udostępnij na Facebooku"),
        ("en", "Поделиться: ВКонтакте · Одноклассники · Telegram"),
        ("en", "Found this useful? Pass it to a friend on Facebook, Reddit or email."),
        ("en", "Share on FacebookShare on TwitterShare via Email"),
        ("tr", "WhatsApp'ta paylaş"),
    ],
)
def test_found_between_paragraphs_whatever_language_is_told(lang: str, line: str) -> None:
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    assert flagged(text, lang) == [line]
    assert flagged(text, None) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Sanders has much larger followings on Facebook, Instagram, Twitter and other platforms.",
        "Share of the vote, by district",
        "Print is dead.",
    ],
)
def test_the_story_is_kept(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_quotations_and_corrections_are_kept() -> None:
    line = "Tweet Share Pin It Copy link"
    assert flagged(f"{STORY}\n\n“{line}”\n\n{STORY}") == []
    assert flagged(f"{STORY}\n\nCorrection: {line}\n\n{STORY}") == []
