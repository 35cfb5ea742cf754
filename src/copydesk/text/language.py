"""The language of a passage, told by its words."""

from functools import cache
from typing import Any

from copydesk.text.pattern import lazily

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
_FEWEST_BLANKS = 12  # in a sample whose words are counted
_ONE_IN = 20  # words by which a language is clear
# Words that are common in one of the languages told apart, and in hardly any other.
_OWN_WORDS = {
    "de": "und nicht sich auch eine einen einer dass wird wurde für ist auf bei aus nach zum zur werden haben sind von",
    "es": "los las y pero según también más fue sus muy el han ya hasta donde está años fueron",
    "fr": "dans une qui est aux cette avec été sur ont pour les et du au pas sont ses leur",
    "it": "il che della dei nel gli sono anche più dal alla delle nella è stato degli dalla",
    "nl": "het een niet aan zijn wordt voor naar door van hij heeft dat deze werd",
    "pl": "się nie jest że oraz przez został dla jego tym z w są być",
    "pt": "não uma dos pelo também são mais ao em foi os pela à às é um com",
    "tr": "ve bir bu için ile olarak daha olan çok gibi sonra kadar ise değil olduğunu her",
}
_COMMON = {lang: tuple(f" {word} " for word in words.split()) for lang, words in _OWN_WORDS.items()}
_COMMON["en"] = _ENGLISH
_RIVAL = 4  # how often a language's words stand for one of any other
_PARTS = 3
_OTHER_SCRIPT = lazily("[\u0370-\u1dff\u2e80-\ufaff\U00010000-\U0010ffff]")
_KNOWN_LANGUAGES = (
    "ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko nl no pl pt ro ru sk sl sr sv tr uk vi zh"
)


def detect(text: str, start: int = 0) -> str | None:
    """The language of the first 3,000 characters from `start` on, None for fewer than 40 letters.

    A clear case is told by its commonest words without loading a model, which takes half a second.
    """
    sample = text[start : start + _LOOKED_AT]
    if _is_clear_english(sample[:_GATE]) or _is_clear_english(" ".join(sample.lower().split())):
        return "en"
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    return _clear_language(sample) or language_of(sample)[0]


def language_of(passage: str) -> tuple[str, float]:
    """The likeliest language of a passage, and its probability among the languages that are told apart, 0 to 1."""
    code, probability = _model().classify(passage)
    return str(code), float(probability)


def _is_clear_english(sample: str) -> bool:
    """Whether words that only English has make up one word in twenty; other languages hardly reach one in 100."""
    spaces, found = sample.count(" "), 0
    if spaces < _FEWEST_BLANKS:
        return False
    for word in _ENGLISH:
        found += sample.count(word)
        if found * _ONE_IN >= spaces:
            return True
    return False


def _clear_language(sample: str) -> str | None:
    """The language whose own words prevail in each third of a sample: two languages in one text are the model's."""
    if _OTHER_SCRIPT.search(sample):
        return None
    words = " ".join(sample.lower().split())
    size = -(-len(words) // _PARTS)
    first, *others = (_prevailing(words[start : start + size]) for start in range(0, len(words), size))
    return first if all(other == first for other in others) else None


def _prevailing(words: str) -> str | None:
    """The language whose own words make up one word in twenty, and four for one of any other's; None if none does."""
    spaces = words.count(" ")
    if spaces < _FEWEST_BLANKS:
        return None
    found = {lang: sum(map(words.count, own)) for lang, own in _COMMON.items()}
    likeliest = max(found, key=lambda lang: found[lang])
    most = found.pop(likeliest)
    return likeliest if most * _ONE_IN >= spaces and most >= max(found.values()) * _RIVAL else None


@cache
def _model() -> Any:
    # An identifier of our own: the module's functions share one whose languages any other user of it may change.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(_KNOWN_LANGUAGES.split())
    return model
