"""The scorecard: its counts, its formulas as textstat has them, and that nothing is fetched or imported for it."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model import Document
from copydesk.scorecard import FIGURES, FLESCH, FOG, scorecard
from copydesk.scorecard.syllables import counter, english

PLAIN = {
    "en": "The council met on Monday and voted for the new bridge. Many people had waited for years. The old bridge is "
    "narrow and closes whenever the river rises. Nobody knows who will pay for the repair of the road beyond it.",
    "de": "Der Rat trat am Montag zusammen und stimmte dem Bau der Bahn zu. Viele Menschen hatten lange gewartet. Die "
    "alte Strecke ist schmal und wird bei Regen gesperrt. Niemand weiss wer das alles bezahlen soll.",
    "es": "El consejo se reunió el lunes y aprobó el puente nuevo. Mucha gente esperaba desde hace años. El puente "
    "viejo es estrecho y se cierra cuando sube el río. Nadie sabe quién pagará las obras de la carretera.",
    "fr": "Le conseil a voté lundi la construction du pont. Beaucoup de gens attendaient depuis des années. Le vieux "
    "pont est étroit et ferme quand la rivière monte. Personne ne sait qui va payer les travaux de la route.",
    "it": "Il consiglio si riunisce lunedì e vota il ponte nuovo. Molta gente aspettava da anni. Il vecchio ponte si "
    "chiude quando il fiume sale. Nessuno sa chi pagherà i lavori della strada.",
    "nl": "De raad kwam maandag bijeen en stemde voor de brug. Veel mensen hadden jaren gewacht. De oude brug gaat "
    "dicht wanneer het water stijgt. Niemand weet wie de weg gaat betalen.",
    "pl": "Rada zebrała się w poniedziałek i zatwierdziła most. Wielu mieszkańców czekało na niego od lat. "
    "Odpowiedzialność za finansowanie przebudowy pozostaje nierozstrzygnięta.",
    "hu": "A tanács hétfőn összeült és megszavazta az új hidat. Sokan évek óta vártak erre. "
    "Senki sem tudja ki fizeti az útfelújításokat a megváltozott körülmények között.",
    "ru": "Совет собрался в понедельник и одобрил новый мост. Многие люди ждали этого годами. Старый мост закрывают "
    "когда поднимается река. Никто не знает кто заплатит за ремонт дороги.",
}


def card(text: str, lang: str | None = "en") -> dict[str, float | None]:
    return scorecard(Document(id="d", path="d", text=text, lang=lang))


@pytest.fixture
def offline_textstat(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """textstat with our English syllables in the place of the dictionary it would download."""
    from textstat.backend.counts import _count_syllables
    from textstat.textstat import textstatistics

    class Dictionary:
        def __getitem__(self, word: str) -> list[list[str]]:
            return [["V0"] * english(word)]

    def dictionary(lang: str) -> Dictionary | None:
        return Dictionary() if lang == "en" else None

    monkeypatch.setattr(_count_syllables, "get_cmudict", dictionary)
    yield textstatistics()


@pytest.mark.parametrize("lang", sorted(FLESCH))
def test_on_plain_prose_the_figures_are_those_of_textstat(lang: str, offline_textstat: object) -> None:
    authority = offline_textstat
    authority.set_lang(lang)  # type: ignore[attr-defined]
    figures, prose = card(PLAIN[lang], lang), PLAIN[lang]
    assert figures["words"] == authority.lexicon_count(prose)  # type: ignore[attr-defined]
    assert figures["sentences"] == authority.sentence_count(prose)  # type: ignore[attr-defined]
    assert figures["flesch"] == pytest.approx(authority.flesch_reading_ease(prose), abs=0.01)  # type: ignore[attr-defined]
    assert figures["lix"] == pytest.approx(authority.lix(prose), abs=0.01)  # type: ignore[attr-defined]


def test_on_plain_english_grade_and_fog_are_those_of_textstat(offline_textstat: object) -> None:
    authority, prose = offline_textstat, PLAIN["en"] + " Everybody understood that the municipal administration, "
    prose += "however capable, had overestimated the possible contributions of neighbouring communities."
    authority.set_lang("en")  # type: ignore[attr-defined]
    figures = card(prose)
    assert figures["flesch_kincaid"] == pytest.approx(authority.flesch_kincaid_grade(prose), abs=0.01)  # type: ignore[attr-defined]
    assert figures["fog"] == pytest.approx(authority.gunning_fog(prose), abs=0.01)  # type: ignore[attr-defined]


@pytest.mark.filterwarnings("ignore:There is no easy words vocabulary")
@pytest.mark.parametrize("lang", ["pl", "hu"])
def test_the_fog_of_other_languages_is_that_of_textstat(lang: str, offline_textstat: object) -> None:
    authority = offline_textstat
    authority.set_lang(lang)  # type: ignore[attr-defined]
    expected = authority.gunning_fog(PLAIN[lang])  # type: ignore[attr-defined]
    assert card(PLAIN[lang], lang)["fog"] == pytest.approx(expected, abs=0.01)


def test_the_constants_are_those_of_textstat() -> None:
    from textstat.backend.utils.constants import LANG_CONFIGS

    with_constants = {lang: row for lang, row in LANG_CONFIGS.items() if "fre_base" in row}
    theirs = {
        lang: (row["fre_base"], row["fre_sentence_length"], row["fre_syll_per_word"])
        for lang, row in with_constants.items()
    }
    assert theirs == FLESCH
    assert {lang: row["syllable_threshold"] for lang, row in LANG_CONFIGS.items() if "syllable_threshold" in row} == FOG


@pytest.mark.parametrize(("lang"), ["tr", "pl", "ja", None])
def test_a_language_without_constants_has_a_lix_only(lang: str | None) -> None:
    figures = card("Belediye pazartesi toplandı. Yeni köprü onaylandı.", lang)
    assert figures["flesch"] is None and figures["flesch_kincaid"] is None and figures["lix"] is not None


@pytest.mark.parametrize("text", ["", " \n\n", "* * *", "…"])
def test_without_words_there_is_no_average(text: str) -> None:
    figures = card(text)
    assert figures["words"] == 0 and figures["words_per_sentence"] is None and figures["flesch"] is None


def test_abbreviations_end_no_sentence_and_ornaments_are_none() -> None:
    figures = card("Mr. Jones of the U.S. Senate met Dr. Smith.\n\n* * *\n\nThey spoke.")
    assert figures["sentences"] == 2


def test_the_front_matter_is_not_counted() -> None:
    from copydesk.model import Span

    text = "---\ntitle: one two three\n---\nThey spoke at length."
    document = Document(id="d", path="d", text=text, lang="en", body=Span(text.index("They"), len(text)))
    assert scorecard(document)["words"] == 4


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("the", 1), ("made", 1), ("makes", 1), ("table", 2), ("tables", 2), ("races", 2), ("walked", 1), ("ended", 2),
        ("settled", 2), ("called", 1), ("lovely", 2), ("nation", 2), ("media", 3), ("various", 3), ("million", 2),
        ("create", 2), ("created", 3), ("creating", 3), ("idea", 3), ("european", 4), ("clean", 1), ("actual", 3),
        ("question", 2), ("players", 2), ("played", 1), ("studying", 3), ("journalism", 4), ("unique", 2),
        ("league", 1), ("people", 2), ("business", 2), ("friend", 1), ("experience", 4), ("didn't", 2), ("don't", 1),
        ("they're", 1), ("church's", 2), ("obama's", 3), ("well-known", 2), ("mcconnell", 3), ("2016", 1), ("’tis", 1),
        ("responsibility", 6), ("everyone", 3), ("overseas", 3), ("interesting", 3), ("hmm", 1), ("façade", 2),
        ("naïve", 2), ("argue", 2),
    ],
)  # fmt: skip
def test_english_syllables(word: str, syllables: int) -> None:
    assert counter("en")(word) == syllables


@given(st.text(max_size=40))
def test_any_text_has_a_card(text: str) -> None:
    figures = card(text)
    assert tuple(figures) == FIGURES


def test_an_english_document_needs_neither_textstat_nor_a_download() -> None:
    program = (
        "import socket, sys\n"
        "def refuse(*args, **kwargs): raise AssertionError('network')\n"
        "socket.socket.connect = refuse\n"
        "from copydesk.model import Document\n"
        "from copydesk.scorecard import scorecard\n"
        "scorecard(Document(id='d', path='d', text='The council met. Zyzzogeton was there.', lang='en'))\n"
        "assert 'textstat' not in sys.modules and 'nltk' not in sys.modules\n"
        "scorecard(Document(id='d', path='d', text='Der Rat trat zusammen.', lang='de'))\n"
        "assert 'textstat' in sys.modules and not {'nltk', 'scipy'} & set(sys.modules)\n"
        "from textstat.backend.utils._get_cmudict import nltk as put_off\n"
        "assert put_off.__version__ and 'nltk' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
