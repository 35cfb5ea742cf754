"""BP016 social-follow beyond the rule's own examples: more shapes, languages, guards."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.social_follow import SocialFollow
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter, and nobody spoke against it."


def findings(text: str, lang: str | None = "en") -> list[Finding]:
    return list(SocialFollow().check(Document(id="a", path="a", text=text, lang=lang), no_survey()))


def flagged(text: str, lang: str | None = "en") -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang)]


def test_own_examples_hold() -> None:
    assert list(failures(SocialFollow)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Like us on Facebook | Follow us on Twitter | Subscribe to our YouTube channel"),
        ("en", "Join our WhatsApp channel for breaking news"),
        ("en", "Follow @CourierWire for market moves"),
        ("en", "Follow the Courier on Facebook and Instagram @harbourcourier"),
        ("en", "Follow us"),
        ("en", "Stay connected"),
        ("es", "Síguenos en Facebook y X"),
        ("es", "Únete a nuestro canal de WhatsApp."),
        ("fr", "Suivez-nous sur Instagram et rejoignez notre chaîne WhatsApp"),
        ("de", "Folgen Sie uns auf Facebook und Instagram."),
        ("it", "Seguici su Facebook e Telegram"),
        ("pt", "Siga o Farol no Instagram e entre no nosso canal do WhatsApp"),
        ("ru", "Подписывайтесь на наш телеграм-канал и группу ВКонтакте"),
        ("ru", "Читайте нас в Telegram."),
        ("uk", "Підпишіться на нас у Telegram та Facebook"),
        ("pl", "Obserwuj nas na Facebooku i Instagramie"),
        ("nl", "Volg ons op Facebook en Instagram"),
        ("tr", "Bizi Instagram ve X hesaplarımızdan takip edin."),
    ],
)
def test_found_between_paragraphs_whatever_language_is_told(lang: str, line: str) -> None:
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    assert flagged(text, lang) == [line]
    assert flagged(text, None) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "We are close to the day. Check out our preview of the race on Facebook Live:",
        "Follow the leader",
        "He has more followers on Twitter than the mayor.",
    ],
)
def test_the_story_is_kept(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_quotations_and_corrections_are_kept() -> None:
    line = "Like us on Facebook | Follow us on Twitter | Subscribe to our YouTube channel"
    assert flagged(f"{STORY}\n\n“{line}”\n\n{STORY}") == []
    assert flagged(f"{STORY}\n\nCorrection: {line}\n\n{STORY}") == []
