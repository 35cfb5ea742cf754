"""BP009 subscribe beyond the rule's own examples: more shapes, languages, guards."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.subscribe import Subscribe
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter, and nobody spoke against it."


def findings(text: str, lang: str | None = "en") -> list[Finding]:
    return list(Subscribe().check(Document(id="a", path="a", text=text, lang=lang), no_survey()))


def flagged(text: str, lang: str | None = "en") -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang)]


def test_own_examples_hold() -> None:
    assert list(failures(Subscribe)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "You have 2 free articles left this month. Already a subscriber? Log in."),
        ("en", "Subscribe to continue reading."),
        ("en", "Become a Courier member from £3 a month and read without adverts."),
        ("en", "Subscribe today – $1 for six months."),
        ("en", "If you enjoyed this article, please consider a donation."),
        ("en", "Local news needs local support."),
        ("en", "Subscribe now"),
        ("en", "Print & Digital"),
        ("es", "Suscríbete ahora por 1 € al mes."),
        ("es", "Contenido exclusivo para suscriptores."),
        ("fr", "Il vous reste 70 % de cet article à lire. La suite est réservée à nos abonnés."),
        ("fr", "Article réservé : déjà abonné ? Identifiez-vous."),
        ("de", "Weiterlesen mit Küste Plus: 4 Wochen gratis, danach 7,90 € im Monat. Jederzeit kündbar."),
        ("de", "Dieser Artikel ist nur für Abonnenten."),
        ("it", "Articolo riservato agli abbonati. Già abbonato? Accedi."),
        ("it", "Abbonati a 1 euro al mese."),
        ("pt", "Assine o Farol por R$ 1,90 no primeiro mês e leia sem limites."),
        ("pt", "Conteúdo exclusivo para assinantes."),
        ("ru", "Полный текст доступен подписчикам. Подписка — 99 рублей в месяц."),
        ("ru", "Поддержите нашу редакцию."),
        ("uk", "Підтримайте нашу редакцію: станьте частиною спільноти."),
        ("pl", "Ten artykuł przeczytasz do końca z prenumeratą cyfrową."),
        ("pl", "Wesprzyj nasze dziennikarstwo."),
        ("nl", "Dit artikel is alleen voor abonnees."),
        ("nl", "Word nu abonnee voor 1 euro per week."),
        ("tr", "Haberin tamamını okumak için abone olun. İlk ay 9,90 TL."),
        ("es", "Abonnez-vous"),
        ("es", "Jetzt abonnieren"),
    ],
)
def test_found_between_paragraphs_whatever_language_is_told(lang: str, line: str) -> None:
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    assert flagged(text, lang) == [line]
    assert flagged(text, None) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Members pay $4 a month for the right to moor.",
        "Donations to the clinic doubled in May.",
        "Support for the party fell to 12 percent.",
    ],
)
def test_the_story_is_kept(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_quotations_and_corrections_are_kept() -> None:
    line = "You have 2 free articles left this month. Already a subscriber? Log in."
    assert flagged(f"{STORY}\n\n“{line}”\n\n{STORY}") == []
    assert flagged(f"{STORY}\n\nCorrection: {line}\n\n{STORY}") == []
