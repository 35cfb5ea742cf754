"""Tables that fold code points for matching: case, accents, quote and dash styles, digits, Unicode forms."""

import unicodedata
from functools import lru_cache

import msgspec
import numpy as np
from numpy.typing import NDArray

# What a code means. Letters and digits follow from FIRST_LETTER on, scripts without spaces from FIRST_SINGLE on.
SEPARATOR, APOSTROPHE, COMMA, POINT, TERMINAL, LINE_END = range(6)
INNER = 14  # an apostrophe between letters, a point between digits: part of the word
IGNORED = 15  # inside a word and of no weight: combining marks, soft hyphens, zero-width characters
FIRST_LETTER, FIRST_SINGLE = 16, 36_000
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
_SEED = 20_261_122


class Folding(msgspec.Struct, frozen=True):
    """Tables by code point of the basic plane (`code`; `lower`, `upper`: letters by case) and by code (`weight`).

    The digits 0 to 9 have the first ten letter codes.
    """

    code: NDArray[np.uint16]
    lower: NDArray[np.bool_]
    upper: NDArray[np.bool_]
    weight: NDArray[np.uint64]

    def letter(self, char: str) -> int:
        """The code of an ASCII letter or digit."""
        return int(self.code[ord(char)])


@lru_cache(maxsize=1)
def folding() -> Folding:
    """The tables, built once per process in some 20 ms; equal in every process and on every machine."""
    letters = _Letters()
    code = np.zeros(_BMP, np.uint16)
    lower, upper = np.zeros((2, _BMP), np.bool_)
    for point in _alphabetic_points():
        code[point] = letters.code_of(chr(point))
        lower[point], upper[point] = chr(point).islower(), chr(point).isupper()
    for first, last in (*_SINGLES, _IDEOGRAPHS, _COMPATIBILITY_IDEOGRAPHS):
        code[first : last + 1] = letters.singles(last + 1 - first)
    code[_HANGUL[0] : _HANGUL[1] + 1] = letters.block(_HANGUL[1] + 1 - _HANGUL[0])
    for chars, meaning in ((_APOSTROPHES, APOSTROPHE), (_TERMINALS, TERMINAL), (_LINE_ENDS, LINE_END)):
        code[[ord(char) for char in chars]] = meaning
    code[[ord(char) for char in _ZERO_WIDTH]] = IGNORED
    code[0x0300:0x0370] = IGNORED
    code[ord(",")], code[ord(".")] = COMMA, POINT
    # Weights are random once and for all: the hash of a word is the sum of weight * base**position.
    weight = np.random.Generator(np.random.PCG64(_SEED)).integers(0, 2**64, _BMP, np.uint64)
    weight[:INNER] = weight[IGNORED] = 0
    return Folding(code, lower, upper, weight)


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


class _Letters:
    """Hands out one code per folded letter."""

    def __init__(self) -> None:
        self._codes = {digit: FIRST_LETTER + value for value, digit in enumerate("0123456789")}
        self._next = FIRST_LETTER + len(self._codes)
        self._next_single = FIRST_SINGLE

    def code_of(self, char: str) -> int:
        if unicodedata.combining(char) or _is_mark(ord(char)):
            return IGNORED
        folded = _fold(char)
        if folded not in self._codes:
            self._codes[folded] = self._next
            self._next += 1
        return self._codes[folded]

    def block(self, size: int) -> NDArray[np.uint16]:
        self._next += size
        return np.arange(self._next - size, self._next).astype(np.uint16)

    def singles(self, size: int) -> NDArray[np.uint16]:
        self._next_single += size
        return np.arange(self._next_single - size, self._next_single).astype(np.uint16)


def _fold(char: str) -> str:
    """One letter for all its forms: lower case, without accents, in its plain width; digits of any script as 0-9."""
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKD", char.lower())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return bare if len(bare) == 1 else char.lower()
