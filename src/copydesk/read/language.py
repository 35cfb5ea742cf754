"""The language of a document as its metadata names it."""

import re

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
