"""BP018 cookie-notice beyond the rule's own examples: more shapes, languages, guards."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.cookie_notice import CookieNotice
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter, and nobody spoke against it."


def findings(text: str, lang: str | None = "en") -> list[Finding]:
    return list(CookieNotice().check(Document(id="a", path="a", text=text, lang=lang), no_survey()))


def flagged(text: str, lang: str | None = "en") -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang)]


def test_own_examples_hold() -> None:
    assert list(failures(CookieNotice)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "We use cookies to improve your experience on this site. Accept all / Manage settings"),
        ("en", "This content is hosted by a third party. By showing it you accept their cookies."),
        ("en", "Accept all / Manage settings"),
        ("en", "Manage consent"),
        ("es", "Utilizamos cookies para mejorar su experiencia."),
        ("fr", "En poursuivant votre navigation, vous acceptez le dépôt de cookies."),
        ("de", "Wir und unsere Partner verwenden Cookies."),
        ("it", "Questo sito utilizza cookie per migliorare l'esperienza."),
        ("pt", "Usamos cookies para melhorar a sua experiência."),
        ("ru", "Мы используем файлы cookie. Продолжая использовать сайт, вы соглашаетесь с этим."),
        ("uk", "Ми використовуємо файли cookie, щоб сайт працював краще."),
        ("pl", "Ta strona używa plików cookies w celach statystycznych."),
        ("nl", "Deze inhoud kan niet worden getoond omdat je geen cookies hebt geaccepteerd. Pas je voorkeuren aan."),
        ("tr", "Sitemizde size daha iyi hizmet vermek için çerezler kullanılmaktadır."),
    ],
)
def test_found_between_paragraphs_whatever_language_is_told(lang: str, line: str) -> None:
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    assert flagged(text, lang) == [line]
    assert flagged(text, None) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The recipe makes forty cookies.",
        "All settings were wrong on the machine.",
        "The law on cookies passed the senate.",
    ],
)
def test_the_story_is_kept(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_quotations_and_corrections_are_kept() -> None:
    line = "We use cookies to improve your experience on this site. Accept all / Manage settings"
    assert flagged(f"{STORY}\n\n“{line}”\n\n{STORY}") == []
    assert flagged(f"{STORY}\n\nCorrection: {line}\n\n{STORY}") == []
