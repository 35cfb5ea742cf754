"""Tables that fold code points for matching: case, accents, quote and dash styles, digits, Unicode forms."""

import unicodedata
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

# What a code means. Letters and digits follow from FIRST_LETTER on; from FIRST_SHARED on are codes that several letters
# of rarer scripts and Korean syllables share; SINGLE are characters of scripts without spaces.
SEPARATOR, APOSTROPHE, COMMA, POINT, TERMINAL, LINE_END = range(6)
INNER = 14  # an apostrophe between letters, a point between digits: part of the word
IGNORED = 15  # inside a word and of no weight: combining marks, soft hyphens, zero-width characters
FIRST_LETTER, FIRST_SHARED, SINGLE = 16, 200, 255
LAST_DIGIT = FIRST_LETTER + 9

_BMP = 0x10000
_APOSTROPHES = "'\u2019\u2018\u02bc\u02bb\uff07`\u00b4\u2032"
_TERMINALS = "!?\u2026\u3002\uff01\uff1f\uff0e\u061f\u06d4\u0964\u0965\u203c\u2047\u2048\u2049\u037e"
_LINE_ENDS = "\n\r"
_ZERO_WIDTH = (
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
# Scripts written without spaces between words: Thai, Lao, Myanmar, Khmer, kana, ideographs.
_SINGLES = ((0x0E01, 0x0EDF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3041, 0x30FF), (0x31F0, 0x31FF), (0x3400, 0x4DBF))
_IDEOGRAPHS = (0x4E00, 0x9FFF)
_COMPATIBILITY_IDEOGRAPHS = (0xF900, 0xFAFF)
_HANGUL = (0xAC00, 0xD7A3)
# Whose letters have a code of their own, as far as those go: Latin, Cyrillic, Greek, Arabic, Hebrew, Devanagari.
_COMMON = ((0x61, 0x7A), (0xDF, 0x180), (0x430, 0x491), (0x3B1, 0x3C9), (0x621, 0x64A), (0x5D0, 0x5EA), (0x905, 0x939))


class Folding(msgspec.Struct, frozen=True):
    """Tables by code point of the basic plane.

    `code` is what a character means; the digits 0 to 9 have the first ten letter codes. `letter_of` tells letters apart
    whose code is shared. `lower` and `upper` are letters by case.
    """

    code: NDArray[np.uint8]
    letter_of: NDArray[np.uint16]
    lower: NDArray[np.bool_]
    upper: NDArray[np.bool_]

    def letter(self, char: str) -> int:
        """The code of an ASCII letter or digit."""
        return int(self.code[ord(char)])


@lru_cache(maxsize=1)
def folding() -> Folding:
    """The tables, built once per process in some 20 ms; equal in every process and on every machine."""
    letter_of = np.zeros(_BMP, np.uint16)
    lower, upper = np.zeros((2, _BMP), np.bool_)
    code = np.zeros(_BMP, np.uint8)
    for point in _alphabetic_points():
        char = chr(point)
        lower[point], upper[point] = char.islower(), char.isupper()
        if _is_mark(point):
            code[point] = IGNORED
        else:
            letter_of[point] = ord(_fold(char))
    letter_of[_HANGUL[0] : _HANGUL[1] + 1] = np.arange(_HANGUL[0], _HANGUL[1] + 1)
    letters = letter_of > 0
    code[letters] = _codes().take(letter_of[letters])
    for first, last in (*_SINGLES, _IDEOGRAPHS, _COMPATIBILITY_IDEOGRAPHS):
        code[first : last + 1] = SINGLE
    for chars, meaning in ((_APOSTROPHES, APOSTROPHE), (_TERMINALS, TERMINAL), (_LINE_ENDS, LINE_END)):
        code[[ord(char) for char in chars]] = meaning
    code[[ord(char) for char in _ZERO_WIDTH]] = IGNORED
    code[0x0300:0x0370] = IGNORED
    code[ord(",")], code[ord(".")] = COMMA, POINT
    return Folding(code, letter_of, lower, upper)


def _codes() -> NDArray[np.uint8]:
    """The code of every folded letter."""
    codes = (np.arange(_BMP) % (SINGLE - FIRST_SHARED) + FIRST_SHARED).astype(np.uint8)
    own = [*range(ord("0"), ord("9") + 1)]
    for first, last in _COMMON:
        own += [point for point in range(first, last + 1) if chr(point).isalpha() and _fold(chr(point)) == chr(point)]
    own = own[: FIRST_SHARED - FIRST_LETTER]
    codes[own] = np.arange(FIRST_LETTER, FIRST_LETTER + len(own))
    return codes


def _alphabetic_points() -> list[int]:
    """Code points of letters, digits and marks outside the great blocks, which need no folding."""
    skipped = (*_SINGLES, _IDEOGRAPHS, _COMPATIBILITY_IDEOGRAPHS, _HANGUL, (0xD800, 0xF8FF))
    points: list[int] = []
    start = 0
    for first, last in (*sorted(skipped), (_BMP, _BMP)):
        points += [point for point in range(start, first) if chr(point).isalnum() or _is_mark(point)]
        start = last + 1
    return points


def _is_mark(point: int) -> bool:
    return point >= 0x0300 and unicodedata.category(chr(point)) in ("Mn", "Me")


def _fold(char: str) -> str:
    """One letter for all its forms: lower case, without accents, in its plain width; digits of any script as 0-9."""
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    low = char.lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return next(form for form in (plain, low, char) if len(form) == 1)
