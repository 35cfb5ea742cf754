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


CLEAR = {
    "de": "Der Gemeinderat hat am Dienstag mitgeteilt, dass die Brücke für eine Woche gesperrt wird und nicht vor "
    "Montag befahren werden kann. Busse sind als Ersatz für die Bahn bestellt, auch nach Mitternacht. Die "
    "Stadt hat die Kosten noch nicht beziffert und will sich bei einer Sitzung äußern, wenn die Zahlen aus "
    "dem Amt auf dem Tisch sind.",
    "es": "El ayuntamiento anunció que el puente está cerrado y que los autobuses salen más tarde, según el "
    "alcalde. Las obras fueron aplazadas, pero los vecinos y las tiendas ya sabían que el cierre era muy "
    "probable. También está cerrada la plaza, donde los obreros han levantado el suelo hasta las tuberías, "
    "según el portavoz y los técnicos.",
}


@pytest.mark.parametrize("lang", CLEAR)
def test_what_is_clear_by_its_words_is_what_the_model_says(lang: str) -> None:
    assert detect(CLEAR[lang]) == language_of(CLEAR[lang])[0] == lang


@pytest.mark.parametrize("lang", ["en", *CLEAR])
def test_a_clear_language_costs_no_model(lang: str) -> None:
    program = f"""
import sys
from copydesk.text.language import detect
detect({ ({**SAMPLES, **CLEAR}[lang])!r})
print("numpy" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


@pytest.mark.parametrize(
    "text",
    [
        CLEAR["de"] + "\n" + CLEAR["es"],
        CLEAR["es"][:200] + "\n" + CLEAR["de"],
        CLEAR["de"] + "\n" + "市議会は火曜日に橋を一週間閉鎖すると発表した。" * 20,
    ],
    ids=["German, then Spanish", "a Spanish opening", "German and Japanese"],
)
def test_two_languages_in_one_text_are_left_to_the_model(text: str) -> None:
    assert detect(text) == language_of(text)[0]
