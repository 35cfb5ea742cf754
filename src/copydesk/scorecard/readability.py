"""How hard a text reads: formulas and constants as textstat has them, over our own counts of words and sentences."""

import msgspec

# Flesch reading ease by language: base, weight of words per sentence, weight of syllables per word (textstat's; a test
# holds them equal). A language that is not here has no constants of its own: read its LIX.
FLESCH: dict[str, tuple[float, float, float]] = {
    "en": (206.835, 1.015, 84.6),
    "de": (180, 1, 58.5),
    "es": (206.84, 1.02, 60.0),
    "fr": (207, 1.015, 73.6),
    "it": (217, 1.3, 60.0),
    "nl": (206.835, 0.93, 77),
    "ru": (206.835, 1.3, 60.1),
    "hu": (206.835, 1.015, 58.5),
}
# The fog index by language: how many syllables make a word a hard one.
FOG: dict[str, int] = {"en": 3, "pl": 4, "hu": 5}
LONG_WORD_LETTERS = 6
SYLLABLES_COUNTED = frozenset({*FLESCH, *FOG})


class Counts(msgspec.Struct, frozen=True):
    """What the formulas rest on. `long_words` have more than six letters; `hard_words` many syllables.

    `syllables` and `hard_words` are 0 in a language whose syllables are not counted.
    """

    words: int
    sentences: int
    long_words: int
    syllables: int = 0
    hard_words: int = 0

    @property
    def words_per_sentence(self) -> float:
        """The mean length of a sentence."""
        return self.words / self.sentences


def readability(counts: Counts, lang: str | None) -> dict[str, float | None]:
    """The figures of readability by name; None where the language has no formula.

    `flesch`: reading ease with the language's constants, higher is easier (Flesch 1948; Amstad, Fernández Huerta,
    Vacca, Douma for other languages). `flesch_kincaid`: an American school grade (Kincaid 1975), English only. `fog`:
    years of schooling (Gunning 1952). `lix`: words per sentence plus the percentage of long words, higher is harder,
    for any language (Björnsson 1968).
    """
    length, words = counts.words_per_sentence, counts.words
    per_word = counts.syllables / words
    flesch = fog = None
    if lang in FLESCH:
        base, per_sentence, per_syllable = FLESCH[lang]
        flesch = round(base - per_sentence * length - per_syllable * per_word, 2)
    if lang in FOG:
        fog = round(0.4 * (length + 100 * counts.hard_words / words), 2)
    return {
        "flesch": flesch,
        "flesch_kincaid": round(0.39 * length + 11.8 * per_word - 15.59, 2) if lang == "en" else None,
        "fog": fog,
        "lix": round(length + 100 * counts.long_words / words, 2),
    }
