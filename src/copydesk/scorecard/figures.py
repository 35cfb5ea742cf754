"""The scorecard: counts from our own words and sentences, formulas and constants as textstat has them."""

from typing import TYPE_CHECKING

from copydesk import text
from copydesk.model import Document
from copydesk.scorecard.syllables import counter
from copydesk.survey import lowered_keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
LONG_WORD_LETTERS = 6
# Words whose syllables are remembered between documents; beyond, they are forgotten and counted anew.
REMEMBERED = 300_000


def scorecard(document: Document) -> dict[str, float | None]:
    """The figures of a document, by name; None where a figure cannot be had.

    `words`, `sentences` (that hold a word), `words_per_sentence`; `flesch`, the Flesch reading ease with the language's
    own constants (higher is easier; None where the language has none or is unknown); `lix` (Björnsson 1968: words per
    sentence plus the percentage of words of more than six letters; higher is harder).
    """
    words = text.words(document)
    total = len(words)
    if not total:
        return {"words": 0.0, "sentences": 0.0, "words_per_sentence": None, "flesch": None, "lix": None}
    sentences = _sentences_with_words(document, words.starts)
    length = total / sentences
    long_words = int((words.ends - words.starts > LONG_WORD_LETTERS).sum())
    return {
        "words": float(total),
        "sentences": float(sentences),
        "words_per_sentence": round(length, 2),
        "flesch": _flesch(document, total, words_per_sentence=length),
        "lix": round(length + 100 * long_words / total, 2),
    }


def _sentences_with_words(document: Document, starts: "NDArray[np.int32]") -> int:
    import numpy as np

    bounds = np.array([sentence.start for sentence in text.sentences(document)], np.int64)
    first_words = np.searchsorted(starts, bounds)
    return max(1, len(np.unique(first_words[first_words < len(starts)])))


def _flesch(document: Document, words: int, *, words_per_sentence: float) -> float | None:
    if document.lang not in FLESCH:
        return None
    base, per_word, per_syllable = FLESCH[document.lang]
    syllables = _syllables(document, document.lang) / words
    return round(base - per_word * words_per_sentence - per_syllable * syllables, 2)


def _syllables(document: Document, lang: str) -> int:
    """The syllables of all words; each different word is counted once, and remembered."""
    import numpy as np

    keys = np.sort(lowered_keys(document))
    opens = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]]))
    times = np.diff(np.append(opens, len(keys)))
    different = keys[opens].tolist()
    known = _known(lang)
    counts = list(map(known.get, different))
    if None in counts:
        _learn(document, {key for key, count in zip(different, counts, strict=True) if count is None}, lang)
        counts = list(map(known.get, different))
    return int(np.dot(np.array(counts, np.int64), times))


_REMEMBERED: dict[str, dict[int, int]] = {}


def _known(lang: str) -> dict[int, int]:
    known = _REMEMBERED.setdefault(lang, {})
    if len(known) > REMEMBERED:
        known.clear()
    return known


def _learn(document: Document, unknown: set[int], lang: str) -> None:
    words, known, count = text.words(document), _REMEMBERED[lang], counter(lang)
    for place, key in enumerate(lowered_keys(document).tolist()):
        if key in unknown:
            unknown.discard(key)
            known[key] = count(document.text[int(words.starts[place]) : int(words.ends[place])].lower())
