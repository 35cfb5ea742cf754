import subprocess
import sys

import pytest

from copydesk.read.language import detect, language_code

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


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("en-US", "en"),
        ("English", "en"),
        ("eng", "en"),
        ("pt_BR", "pt"),
        ("DE", "de"),
        ("und", None),
        ("", None),
        (None, None),
        ("of the sea", None),
    ],
)
def test_reads_what_metadata_says(value: str | None, code: str | None) -> None:
    assert language_code(value) == code


def test_clear_english_costs_no_model() -> None:
    program = f"""
import sys
from copydesk.read.language import detect
detect({SAMPLES["en"]!r})
print("numpy" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
