"""The language of a passage is told by its words."""

import subprocess
import sys

import pytest

from copydesk.text.language import detect, language_of

SAMPLES = {
    "en": "The council said on Tuesday that the bridge would be closed for a week and that buses would run instead.",
    "de": "Der Gemeinderat teilte am Dienstag mit, dass die Brücke eine Woche lang gesperrt bleibt und Busse fahren.",
    "fr": "Le conseil a annoncé mardi que le pont serait fermé pendant une semaine et que des bus le remplaceraient.",
    "es": "El ayuntamiento anunció el martes que el puente estará cerrado una semana y que habrá autobuses.",
    "it": "Il comune ha annunciato martedì che il ponte resterà chiuso per una settimana e che ci saranno autobus.",
    "pt": "A câmara anunciou na terça-feira que a ponte ficará fechada durante uma semana e que haverá autocarros.",
    "nl": "De gemeente heeft dinsdag gezegd dat de brug een week dicht blijft en dat er bussen zullen rijden.",
    "pl": "Rada miasta ogłosiła we wtorek, że most będzie zamknięty przez tydzień i że będą jeździć autobusy.",
    "ru": "Городской совет сообщил во вторник, что мост закроют на неделю и вместо него пойдут автобусы.",
    "uk": "Міська рада повідомила у вівторок, що міст закриють на тиждень і замість нього їздитимуть автобуси.",
    "tr": "Belediye salı günü köprünün bir hafta kapalı kalacağını ve yerine otobüs çalışacağını duyurdu.",
}


@pytest.mark.parametrize("lang", SAMPLES)
def test_detects(lang: str) -> None:
    assert detect(SAMPLES[lang]) == lang


def test_a_few_letters_tell_nothing() -> None:
    assert detect("Kort bericht 12345 67890 ...") is None


def test_says_how_sure_it_is() -> None:
    code, probability = language_of(SAMPLES["es"])
    assert code == "es"
    assert 0.99 < probability <= 1


def test_clear_english_costs_no_model() -> None:
    program = f"""
import sys
from copydesk.text.language import detect
detect({SAMPLES["en"]!r})
print("numpy" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
