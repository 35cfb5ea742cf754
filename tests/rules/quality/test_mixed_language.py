"""SQ018 mixed-language: paragraphs in another language are found; quotations, lists, posts and names are not."""

import subprocess
import sys

import pytest

from copydesk.model import Document, Finding
from copydesk.rules.quality.mixed_language import MixedLanguage
from copydesk.survey import no_survey
from copydesk.testing import failures

PARAGRAPHS = {
    "en": "The owner of the mill said that the water had risen in the night and that nobody from the council had come "
    "to look at the wall, which was built by her grandfather and has not been mended for forty years.",
    "es": "La dueña del molino dijo que el agua había subido por la noche y que nadie del ayuntamiento había venido a "
    "ver el muro, que fue levantado por su abuelo y no se ha reparado en los últimos cuarenta años.",
    "fr": "La propriétaire du moulin a dit que l’eau était montée dans la nuit et que personne de la mairie n’était "
    "venu voir le mur, qui a été construit par son grand-père et n’a pas été réparé depuis quarante ans.",
    "de": "Die Besitzerin der Mühle sagte, das Wasser sei in der Nacht gestiegen, und niemand von der Gemeinde habe "
    "sich die Mauer angesehen, die ihr Großvater gebaut hat und die seit vierzig Jahren nicht ausgebessert wurde.",
    "it": "La padrona del mulino ha detto che l’acqua è salita nella notte e che nessuno del comune è venuto a vedere "
    "il muro, che è stato costruito dal nonno e non è stato riparato negli ultimi quarant’anni.",
    "pt": "A dona do moinho disse que a água subiu durante a noite e que ninguém da câmara foi ver o muro, que foi "
    "construído pelo avô e não é reparado há quarenta anos, apesar das cartas que ela enviou.",
    "nl": "De eigenares van de molen zei dat het water in de nacht was gestegen en dat niemand van de gemeente naar de "
    "muur was komen kijken, die door haar grootvader is gebouwd en al veertig jaar niet is hersteld.",
    "pl": "Właścicielka młyna powiedziała, że woda podniosła się w nocy i że nikt z gminy nie przyszedł obejrzeć muru, "
    "który zbudował jej dziadek i który nie był naprawiany od czterdziestu lat, a rano było już za późno.",
    "ru": "Хозяйка мельницы сказала, что вода поднялась ночью и что никто из управы не пришёл посмотреть на стену, "
    "которую построил её дед и которую не чинили сорок лет, хотя она писала об этом не раз.",
    "uk": "Господиня млина сказала, що вода піднялася вночі і що ніхто з управи не прийшов подивитися на стіну, яку "
    "збудував її дід і яку не лагодили сорок років, хоча вона писала про це не раз.",
    "tr": "Değirmenin sahibi, suyun gece yükseldiğini ve belediyeden kimsenin gelip duvara bakmadığını söyledi; bu "
    "duvar dedesi tarafından yapılmış ve kırk yıldır onarılmamış, ama mektuplara da bir cevap gelmemiş.",
}
OTHERS = [(own, other) for own in PARAGRAPHS for other in PARAGRAPHS if own != other]


def found(text: str, lang: str | None = "en") -> list[Finding]:
    return list(MixedLanguage().check(Document(id="d", path="d", text=text, lang=lang), no_survey()))


def passages(text: str, lang: str | None = "en") -> list[str]:
    return [text[finding.span.start : finding.span.end] for finding in found(text, lang)]


def test_its_own_examples() -> None:
    assert list(failures(MixedLanguage)) == []


@pytest.mark.parametrize(("own", "other"), OTHERS)
def test_one_paragraph_of_another_language_is_found(own: str, other: str) -> None:
    text = "\n\n".join((PARAGRAPHS[own], PARAGRAPHS[other], PARAGRAPHS[own]))
    (finding,) = found(text, own)
    assert text[finding.span.start : finding.span.end] == PARAGRAPHS[other]
    assert (finding.evidence["language"], finding.evidence["text_language"]) == (other, own)
    assert finding.evidence["probability"] > 0.9


@pytest.mark.parametrize("lang", PARAGRAPHS)
def test_a_text_in_one_language_is_silent(lang: str) -> None:
    assert found("\n\n".join([PARAGRAPHS[lang]] * 3), lang) == []


def test_adjacent_paragraphs_are_one_finding_with_short_ones_between() -> None:
    spanish = f"{PARAGRAPHS['es']}\n\nEl agua subió.\n\n{PARAGRAPHS['es']}"
    text = f"{PARAGRAPHS['en']}\n\n{spanish}\n\n{PARAGRAPHS['en']}"
    (finding,) = found(text)
    assert text[finding.span.start : finding.span.end] == spanish
    assert finding.evidence["paragraphs"] == 3


def test_a_text_in_two_languages_by_turns_is_reported_once_with_the_number_of_places() -> None:
    text = "\n\n".join([PARAGRAPHS["en"], PARAGRAPHS["fr"]] * 6)
    (finding,) = found(text)
    assert finding.evidence["places"] == 6
    assert "5 more places" in finding.message


def test_a_text_that_goes_by_as_another_language_is_said_to_be_so() -> None:
    (finding,) = found("\n\n".join([PARAGRAPHS["fr"]] * 4), "en")
    assert "most of this text is French" in finding.message


def test_without_a_known_language_it_is_silent() -> None:
    assert found(f"{PARAGRAPHS['en']}\n\n{PARAGRAPHS['es']}", None) == []


@pytest.mark.parametrize(
    "passage",
    [
        f"“{PARAGRAPHS['es']}”",
        f"She wrote to us, “{PARAGRAPHS['es']}” and left.",
        f"{PARAGRAPHS['es']} pic.example/x (@elmolino) May 3, 2016",
        f"RT @elmolino {PARAGRAPHS['es']}",
        "El agua subió por la noche, y nadie lo vio.",
        "Los Llanos / Las Torres / El Puerto / La Sierra / La Bahía / El Valle y las aldeas del río que están más "
        "allá del puente / y las del mar con los dos faros",
        "Teatro de la Ciudad, Museo del Mar, Casa de las Artes, Escuela del Puerto, Banco de los Andes, Liga del Sur, "
        "Club de las Torres, Plaza de la Villa, Parque del Río, Calle de los Pinos, Puente del Rey",
        "Mendoza Garcia Lopez Fernandez Alvarez Ibarra Quintana Rojas Salgado Trujillo Urrutia Vallejo Zamora Benitez "
        "Cabrera Dominguez Escobar Fuentes Guzman Herrera Iglesias Jimenez Lozano Montoya Navarro Ortega Pacheco",
    ],
)
def test_quotations_posts_lists_and_names_are_left_alone(passage: str) -> None:
    assert passages(f"{PARAGRAPHS['en']}\n\n{passage}\n\n{PARAGRAPHS['en']}") == []


def test_what_a_colon_announces_is_left_alone() -> None:
    assert found(f"{PARAGRAPHS['en']}\n\nThe stone on the wall reads:\n\n{PARAGRAPHS['es']}") == []


def test_a_script_without_blanks_is_found() -> None:
    chinese = "磨坊的主人说，昨天夜里水位上涨，镇上没有人来看那堵墙，那是她祖父修建的，已经四十年没有修缮过。"
    assert passages(f"{PARAGRAPHS['en']}\n\n{chinese}\n\n{PARAGRAPHS['en']}") == [chinese]


def test_a_text_in_its_own_language_costs_no_model() -> None:
    program = f"""
import sys
from copydesk.model import Document
from copydesk.rules.quality.mixed_language import MixedLanguage
from copydesk.survey import no_survey
list(MixedLanguage().check(Document(id="d", path="d", text={PARAGRAPHS["en"]!r} * 3, lang="en"), no_survey()))
print("py3langid" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
