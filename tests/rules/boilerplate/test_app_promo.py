"""BP012 app-promo beyond the rule's own examples: more shapes, languages, guards."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.app_promo import AppPromo
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter, and nobody spoke against it."


def findings(text: str, lang: str | None = "en") -> list[Finding]:
    return list(AppPromo().check(Document(id="a", path="a", text=text, lang=lang), no_survey()))


def flagged(text: str, lang: str | None = "en") -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang)]


def test_own_examples_hold() -> None:
    assert list(failures(AppPromo)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Never miss an alert: download our app for iPhone and Android."),
        ("en", "Hear it first: switch on notifications in the Courier app."),
        ("en", "Read in app"),
        ("es", "Descarga nuestra app y lee sin conexión."),
        ("fr", "Téléchargez notre application pour ne rien manquer."),
        ("de", "Alle Nachrichten auch in der App: jetzt im App Store und bei Google Play laden."),
        ("de", "Laden Sie unsere App herunter."),
        ("it", "Scarica la nostra app per restare aggiornato."),
        ("pt", "Baixe o aplicativo do Farol e receba as notícias em primeira mão."),
        ("ru", "Скачайте наше приложение для iOS и Android."),
        ("uk", "Завантажуйте застосунок «Новини Дуба» в Google Play."),
        ("pl", "Pobierz naszą aplikację na telefon."),
        ("nl", "Download de gratis app voor het laatste nieuws."),
        ("tr", "Haberleri kaçırmamak için mobil uygulamamızı indirin."),
    ],
)
def test_found_between_paragraphs_whatever_language_is_told(lang: str, line: str) -> None:
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    assert flagged(text, lang) == [line]
    assert flagged(text, None) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "You can also text TALK to 741741 for free, anonymous support.",
        "A search of the Apple store and Google Play found 560 apps.",
        "Get the ladder, he said.",
    ],
)
def test_the_story_is_kept(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_quotations_and_corrections_are_kept() -> None:
    line = "Never miss an alert: download our app for iPhone and Android."
    assert flagged(f"{STORY}\n\n“{line}”\n\n{STORY}") == []
    assert flagged(f"{STORY}\n\nCorrection: {line}\n\n{STORY}") == []
