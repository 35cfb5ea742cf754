"""The language of a text: what its metadata says, else what its words say."""

import re
from functools import cache
from typing import Any

_LOOKED_AT = 3000
_GATE = 1200
_FEWEST_LETTERS = 40
_CODE = re.compile(r"([a-z]{2,3})(?:[-_][A-Za-z0-9_-]+)?", re.IGNORECASE)
_NAMES = {
    "arabic": "ar",
    "bulgarian": "bg", "catalan": "ca", "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da",
    "dutch": "nl", "english": "en", "estonian": "et", "finnish": "fi", "french": "fr", "german": "de", "greek": "el",
    "hebrew": "he", "hindi": "hi", "hungarian": "hu", "indonesian": "id", "italian": "it", "japanese": "ja",
    "korean": "ko", "norwegian": "no", "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro",
    "russian": "ru", "serbian": "sr", "slovak": "sk", "slovenian": "sl", "spanish": "es", "swedish": "sv",
    "turkish": "tr", "ukrainian": "uk", "vietnamese": "vi",
}  # fmt: skip
_THREE_LETTERS = {
    "ara": "ar", "deu": "de", "eng": "en", "fra": "fr", "fre": "fr", "ger": "de", "ita": "it", "jpn": "ja", "nld": "nl",
    "dut": "nl", "pol": "pl", "por": "pt", "rus": "ru", "spa": "es", "swe": "sv", "tur": "tr", "ukr": "uk", "zho": "zh",
}  # fmt: skip
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
_KNOWN = sorted(set(_NAMES.values()))


def language_code(value: str | None) -> str | None:
    """The ISO 639-1 code of a language as metadata names it ("en-US", "eng", "English"), None if it names none."""
    name = (value or "").strip().lower()
    if name in _NAMES:
        return _NAMES[name]
    match = _CODE.fullmatch(name)
    if match is None or name in ("und", "unknown", "mul", "zxx"):
        return None
    code = match[1]
    return code if len(code) == 2 else _THREE_LETTERS.get(code)


def detect(text: str, start: int = 0) -> str | None:
    """The language of the first 3,000 characters from `start` on, None for fewer than 40 letters.

    Clear English is told by its commonest words without loading a model.
    """
    sample = text[start : start + _LOOKED_AT]
    if _is_clear_english(sample[:_GATE]) or _is_clear_english(" ".join(sample.lower().split())):
        return "en"
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    return str(_model().classify(sample)[0])


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

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(_KNOWN)
    return model
