"""Syllables of other languages than English: the same as textstat's, letter by letter."""

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.scorecard.hyphenation import Hyphenation

LANGUAGES = ("de", "es", "fr", "it", "nl", "ru", "hu")
WORDS = {
    "de": "straßenbahnhaltestelle donaudampfschiff ä ab aha über-all österreich’s",
    "es": "ferrocarril murciélago leído d'or 1922 x",
    "fr": "aujourd'hui aujourd’hui l'été quelqu'un porte-monnaie œuvre",
    "it": "dell'acqua perché qual'è affittacamere",
    "nl": "lettergrepen zo'n foto's ijsselmeerpolder",
    "ru": "достопримечательность съезд кто-то я",
    "hu": "megszentségteleníthetetlenség asszony s",
}


@pytest.fixture(scope="module")
def ours() -> dict[str, Hyphenation]:
    return {lang: Hyphenation(lang) for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_have_as_many_syllables_as_textstat_counts(lang: str, ours: dict[str, Hyphenation]) -> None:
    from textstat.backend.counts._count_syllables import count_syllables

    for word in WORDS[lang].split():
        assert ours[lang].syllables(word) == count_syllables(word, lang), word


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(max_examples=150, deadline=None)
@given(word=st.text(alphabet="aábcdeéèfghiklmnoóöőprsßtuüűvwyzабвгдеёжийклмнопрстьюя'’-1", max_size=14))
def test_any_word_does(lang: str, word: str, ours: dict[str, Hyphenation]) -> None:
    from textstat.backend.counts._count_syllables import count_syllables

    assert ours[lang].syllables(word) == count_syllables(word, lang)


def test_textstat_is_not_imported_for_it() -> None:
    code = (
        "import sys; from copydesk.scorecard.syllables import counter; counter('de')('haus');"
        "print(sorted({'textstat', 'nltk', 'scipy'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
