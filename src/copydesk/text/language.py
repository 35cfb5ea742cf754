"""The language of a passage, told by its words."""

from functools import cache
from typing import Any

_LOOKED_AT = 3000
_GATE = 1200
_FEWEST_LETTERS = 40
_ENGLISH = (
    " the ",
    " and ",
    " that ",
    " with ",
    " from ",
    " this ",
    " have ",
    " by ",
    " are ",
    " who ",
    " which ",
    " its ",
)
_KNOWN_LANGUAGES = (
    "ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko nl no pl pt ro ru sk sl sr sv tr uk vi zh"
)


def detect(text: str, start: int = 0) -> str | None:
    """The language of the first 3,000 characters from `start` on, None for fewer than 40 letters.

    Clear English is told by its commonest words without loading a model.
    """
    sample = text[start : start + _LOOKED_AT]
    if _is_clear_english(sample[:_GATE]) or _is_clear_english(" ".join(sample.lower().split())):
        return "en"
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    return language_of(sample)[0]


def language_of(passage: str) -> tuple[str, float]:
    """The likeliest language of a passage, and its probability among the languages that are told apart, 0 to 1."""
    code, probability = _model().classify(passage)
    return str(code), float(probability)


def _is_clear_english(sample: str) -> bool:
    """Whether words that only English has make up one word in twenty; other languages hardly reach one in 100."""
    spaces, found = sample.count(" "), 0
    if spaces < 12:
        return False
    for word in _ENGLISH:
        found += sample.count(word)
        if found * 20 >= spaces:
            return True
    return False


@cache
def _model() -> Any:
    # An identifier of our own: the module's functions share one whose languages any other user of it may change.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(_KNOWN_LANGUAGES.split())
    return model
