"""BP008 newsletter beyond the rule's own examples: more shapes, languages, guards."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.newsletter import Newsletter
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter, and nobody spoke against it."


def findings(text: str, lang: str | None = "en") -> list[Finding]:
    return list(Newsletter().check(Document(id="a", path="a", text=text, lang=lang), no_survey()))


def flagged(text: str, lang: str | None = "en") -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang)]


def test_own_examples_hold() -> None:
    assert list(failures(Newsletter)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Sign up for our newsletter and get the best of the harbour every Friday."),
        ("en", "Subscribe to our free weekly newsletter"),
        ("en", "Get the Gazette's morning headlines in your inbox, free, every weekday."),
        ("en", "The stories that matter, straight to your inbox."),
        ("en", "Enter your email to get The Long Pier, our weekly letter."),
        ("en", "Enter your email address"),
        ("en", "Unsubscribe at any time."),
        ("en", "Thanks for signing up!"),
        ("en", "TideNotes: our pocket-size email. It is free."),
        ("en", "Get our daily Entertainment newsletter"),
        ("en", "The Courier Breakfast: headlines by email at six, weekdays."),
        ("en", "The news that matters, delivered weekday mornings"),
        ("en", "Daily Newsletter"),
        ("en", "Sign up to breaking news"),
        ("es", "Suscríbase a nuestro boletín y reciba las noticias en su correo."),
        ("es", "Recibe cada mañana lo mejor del puerto en tu correo"),
        ("fr", "Recevez chaque matin l'essentiel du port : inscrivez-vous à notre newsletter."),
        ("fr", "Inscrivez-vous à notre infolettre"),
        (
            "de",
            "Abonnieren Sie unseren kostenlosen Newsletter und erhalten Sie jeden Morgen die wichtigsten Nachrichten.",
        ),
        ("de", "Jeden Freitag das Beste in Ihrem Postfach – jetzt zum Newsletter anmelden."),
        ("it", "Iscriviti alla newsletter: ogni lunedì le notizie del porto."),
        ("it", "Ricevi le notizie nella tua casella di posta"),
        ("pt", "Receba nossa newsletter: assine grátis."),
        ("pt", "Inscreva-se para receber as notícias no seu e-mail"),
        ("ru", "Подпишитесь на рассылку «Маяка»."),
        ("ru", "Хотите получать главные новости на почту?"),
        ("uk", "Підпишіться на щотижневу розсилку: тільки головне."),
        ("pl", "Zapisz się do newslettera i bądź na bieżąco."),
        ("nl", "Schrijf je in voor onze nieuwsbrief en ontvang elke zaterdag de mooiste verhalen."),
        ("tr", "Günün haberleri her sabah e-postanızda: bültenimize ücretsiz abone olun."),
        ("es", "Newsletters"),
        ("es", "Weitere Newsletter"),
    ],
)
def test_found_between_paragraphs_whatever_language_is_told(lang: str, line: str) -> None:
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    assert flagged(text, lang) == [line]
    assert flagged(text, None) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up at the town hall from Monday, the mayor said.",
        "Letters sent to the newsletter went unanswered.",
        "According to the paper, the questions concerned the procedure used to produce emails.",
    ],
)
def test_the_story_is_kept(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_quotations_and_corrections_are_kept() -> None:
    line = "Sign up for our newsletter and get the best of the harbour every Friday."
    assert flagged(f"{STORY}\n\n“{line}”\n\n{STORY}") == []
    assert flagged(f"{STORY}\n\nCorrection: {line}\n\n{STORY}") == []
