"""BP014 event-promo beyond the rule's own examples: more shapes, languages, guards."""

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.boilerplate.event_promo import EventPromo
from copydesk.survey import no_survey
from copydesk.testing import failures

STORY = "The council voted on Monday to keep the ferry running through the winter, and nobody spoke against it."


def findings(text: str, lang: str | None = "en") -> list[Finding]:
    return list(EventPromo().check(Document(id="a", path="a", text=text, lang=lang), no_survey()))


def flagged(text: str, lang: str | None = "en") -> list[str]:
    return [text[each.span.start : each.span.end] for each in findings(text, lang)]


def test_own_examples_hold() -> None:
    assert list(failures(EventPromo)) == []


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Register today for the Coast Makers' Summit, Sept. 19. Early-bird rate ends July 31."),
        ("en", "Tickets on sale now: Harbour Jazz Weekend, June 10–12."),
        ("en", "Save the date: our Small Business Breakfast, Nov. 14. Reserve your seat online."),
        ("es", "Entradas ya a la venta: Noche de los Museos, 3 de mayo."),
        ("fr", "Réservez vos places pour la Nuit du port, tarif lecteurs."),
        ("de", "Jetzt Tickets sichern: Lange Nacht am Hafen, 10. Juni."),
        ("it", "Biglietti in prevendita per la Notte dei Musei: acquista ora con lo sconto lettori."),
        ("pt", "Garanta já seu ingresso: Noite do Porto, 10 de junho."),
        ("ru", "Билеты уже в продаже: Ночь музеев, 10 июня."),
        ("uk", "Купуйте квитки: Ніч музеїв, 10 червня."),
        ("pl", "Kup bilet: Noc Muzeów, 10 czerwca."),
        ("nl", "Koop nu je tickets: Nacht van de Polder, 10 juni."),
        ("tr", "Liman Kitap Günleri biletleri satışta, erken alana yüzde 20 indirim."),
    ],
)
def test_found_between_paragraphs_whatever_language_is_told(lang: str, line: str) -> None:
    text = f"{STORY}\n\n{line}\n\n{STORY}"
    assert flagged(text, lang) == [line]
    assert flagged(text, None) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Tickets cost nine pounds and are sold at the door.",
        "Register offices are closed.",
        "Booked tickets stay valid until May.",
    ],
)
def test_the_story_is_kept(line: str) -> None:
    assert flagged(f"{STORY}\n\n{line}\n\n{STORY}") == []


def test_quotations_and_corrections_are_kept() -> None:
    line = "Register today for the Coast Makers' Summit, Sept. 19. Early-bird rate ends July 31."
    assert flagged(f"{STORY}\n\n“{line}”\n\n{STORY}") == []
    assert flagged(f"{STORY}\n\nCorrection: {line}\n\n{STORY}") == []
