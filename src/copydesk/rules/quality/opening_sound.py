"""Whether an English word, number or abbreviation opens with a vowel sound, as far as its letters tell."""

from functools import cache
from unicodedata import normalize

from copydesk.rules.quality.lexicon import english
from copydesk.text.pattern import lazily

_LETTERS_WITH_VOWEL = frozenset("AEFHILMNORSX")  # how their names are spoken: "an F", "an X", but "a U"
_TOKEN = lazily(r"(?P<initials>(?:[A-Za-z]\.){2,})|(?P<number>\d[\d,.]*)|(?P<word>[^\W\d_]+)(?P<rest>[-.'’\d]?\w?)")
_ACCENT = lazily("[\u0300-\u036f]")

# u as in "you", and as in "up"; of words that open with "uni" those of a negated "in-" or "im-" are of the second kind.
_NEGATED = r"ni(?:n|m[abp]|de|gn|ss)"
_YOU = lazily(
    rf"u(?!{_NEGATED})(?:ni|nanim|nabom|biqu|fo|ganda|kr|ku|r(?:an|in|ea|eth|ol|ug)|s(?:e|a[bg]|u[arf])|"
    r"t(?:e[nr]|ah|il|op)|vul)"
)
_UP = lazily(
    rf"u(?:{_NEGATED}|n(?!i|anim|abom|esco|ocal|um$)|p|dde|gl|l(?:tr|t[ei]|ce|ster)|m[bp]|r(?:ba|ch|ge|gi|n)|sh|tt|zb)"
)
_HOUR = lazily(r"h(?:our(?!i)|onou?r|onest|eir)")
# Words with an h that is spoken and stressed; before others ("historic", "habitual", "hotel") "an" is an old use.
_STRESSED_H_WORDS = """
habit had hair haircut half halt ham hammer hand handful handgun handle hang happy harbor harbour hard harder hardline
harm harmful harmless harsh harsher harvest has hat hatch hate hateful hatred haul have haven hawk hawkish hay hazard
hazy he head headache headline heady health healthcare healthier healthy heap hearing heart heartbeat heartfelt heat
heated heaven heavily heavy hedge heel hefty height heightened held helicopter hell hellish helmet help helper helpful
hen hero hidden hideous high higher highest highly highway hike hill hint hip hire his hit hoax hobby hold hole holiday
hollow holy home homeland homeless homemade hometown homework hook hope hopeful horn horrible horror horse hospital
host hostage hot hotbed hotline hound house household housing how hub hug huge hull human hundred hunger hungry hunt
hunter hurdle hurricane hurry hurt husband hush hut hybrid hydrogen hymn hyper hyped hype hypocrite
"""
_STRESSED_H = frozenset(_STRESSED_H_WORDS.split())
_NO_VOWEL = lazily(r"[^aeiouyáéíóúäöüàèêâôû]+")
# Openings of foreign names and of abbreviations: how they are spoken is anybody's guess.
_CLUSTER = lazily(
    r"m[bdfghjkmnptvwz]|n[bcdfghjkmnprtvwz]|l[bcdfghjkmnprstvwz]|r[bcdfgjklmnpqstvwxz]|x|f[cdfghkmnpstvz]|"
    r"s[bdfgjrsvxz]|h[bcdfghjklmnpqrstvwxz]|y[^aeiou]"
)
# Abbreviations spoken letter by letter that open with a consonant letter and a vowel sound.
_SPELT_WORDS = """
FBI FCC FDA FSB FTC FDIC HBO HIV HPV HMO HR LA LAPD LGBT LGBTQ LED LLC LNG LSD MBA MEP MEPS MI MIT MP MPS MRI MSNBC
MTV MVP NAACP NBA NBC NCAA NDA NFL NGO NGOS NHL NHS NPR NRA NRC NSA NSC NYPD RNC RPG RSVP RV SDP SEC SMS SNP SPD SUV
SUVS SVP XML RFID RCMP RFP
"""
_SPELT = frozenset(_SPELT_WORDS.split())
# Those spoken as a word that open with a consonant sound although their first letter's name does not.
_SPOKEN_WORDS = """
FARC FEMA FIFA HAMAS HUD LASIK LIBOR MENSA MERS NASA NASCAR NASDAQ NATO NAFTA NICE NIMBY RADAR RAND RICO SALT SARS
SCOTUS SCUBA SEAL SIM SNAP SONAR START SWAT HEPA HIPAA LEED MAGA
"""
_SPOKEN = frozenset(_SPOKEN_WORDS.split())
_SPELT_U_WORDS = """
UAE UAW UBS UC UCLA UFC UFO UFOS UHF UK UN UNC UNESCO UNHCR UNICEF UPI UPS US USA USB USC USDA USS USSR UV
"""
_SPELT_U = frozenset(_SPELT_U_WORDS.split())


def opening_sound(text: str, at: int) -> str | None:
    """ "vowel" or "consonant" for what begins at this place of a text; None where letters alone do not tell."""
    match = _TOKEN.match(text, at)
    if match is None:
        return None
    if match["number"]:
        return _of_number(match["number"])
    if match["initials"]:
        return _of_letter(match["initials"][0])
    word, rest = match["word"], match["rest"]
    if len(word) == 1:
        return _of_letter(word) if len(rest) == 2 and rest[0] == "-" else None
    if rest[:1].isdigit():
        return None
    return _of_word(word)


def _of_letter(letter: str) -> str:
    return "vowel" if letter.upper() in _LETTERS_WITH_VOWEL else "consonant"


def _of_number(number: str) -> str | None:
    """Eight, eleven and eighteen open with a vowel; 1,100 and 1800 are read in two ways, nought in many."""
    whole = number.rstrip(".,").split(".")[0]
    digits = whole.replace(",", "")
    if digits[0] == "8":
        return "vowel"
    if digits[0] == "0" or not whole:
        return None
    if digits[:2] in ("11", "18"):
        leading = whole.split(",")[0] if "," in whole else digits
        return "vowel" if len(leading) in (2, 5, 8) else None if len(digits) == 4 else "consonant"
    return "consonant"


@cache
def _of_word(word: str) -> str | None:
    if word.isupper():
        return _of_capitals(word)
    if not word[1:].islower():
        return "vowel" if word[0] in "ie" and word[1].isupper() else None  # iPhone, eBay; not McGill
    plain = _ACCENT.sub("", normalize("NFKD", word)).lower()
    first, known = plain[0], plain in english()
    if first in "aeio":
        return _of_vowel(plain, known=known)
    if first == "u":
        return _of_u(plain) if known else None
    return _of_consonant(plain)


def _of_consonant(plain: str) -> str | None:
    if plain[0] == "h":
        return "vowel" if _HOUR.match(plain) else "consonant" if plain in _STRESSED_H else None
    return None if _NO_VOWEL.fullmatch(plain) or _CLUSTER.match(plain) else "consonant"


def _of_vowel(plain: str, *, known: bool) -> str | None:
    if plain.startswith(("eu", "ew")):
        return "consonant" if known and not plain.startswith("eule") else None
    if plain in ("one", "ones", "once", "oneself", "onetime", "oneness"):
        return "consonant"
    if plain.startswith(("oua", "oui", "one")):
        return None
    return "vowel"


def _of_u(plain: str) -> str | None:
    if _YOU.match(plain):
        return "consonant"
    return "vowel" if _UP.match(plain) else None


def _of_capitals(word: str) -> str | None:
    """An abbreviation may be spelt or spoken as a word: told where both agree, or where it is known."""
    if word in _SPELT:
        return "vowel"
    if word in _SPOKEN or word in _SPELT_U:
        return "consonant"
    if word[0] in "AEIO":
        return None if word.startswith(("ONE", "ONCE", "EUR")) else "vowel"
    return "consonant" if word[0] in "BCDGJKPQTVWZ" else None
