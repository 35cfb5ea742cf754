"""Syllables by the places where a word may be hyphenated: pyphen's patterns, each read when a word first needs it.

textstat counts so in all languages but English. It takes a second to import, and pyphen as long to read the patterns
of German; a file of a few words needs a hundred of them.
"""

import re
from pathlib import Path
from typing import cast

EDGE = 2  # letters before the first and behind the last place of a hyphen

_COMMENTS = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN")
_NO_DIGITS = str.maketrans("", "", "0123456789")
_WEIGHED = re.compile(r"[1-9]")
_WEIGHT = re.compile(r"(\d?)(\D?)")
_CODE = re.compile(r"\^{2}([0-9a-f]{2})")
_PUNCTUATION = re.compile(r"'(?![tsd]|ve|ll|re)|[^\w\s']")

Weights = tuple[int, list[int]]


class Hyphenation:
    """The places of hyphens in the words of one language."""

    def __init__(self, lang: str) -> None:
        from pyphen import LANGUAGES, language_fallback

        self._patterns: dict[str, str | Weights] = _read(LANGUAGES[language_fallback(lang)])
        self._longest = max(map(len, self._patterns))

    def syllables(self, passage: str) -> int:
        """The syllables of a word in lower case, as textstat counts them; what is left without marks may be several."""
        return sum(self._places(word) + 1 for word in _PUNCTUATION.sub("", passage).lower().split())

    def _places(self, word: str) -> int:
        pointed = f".{word}."
        weights = [0] * (len(pointed) + 1)
        for start in range(len(pointed) - 1):
            for end in range(start + 1, min(start + self._longest, len(pointed)) + 1):
                pattern = self._patterns.get(pointed[start:end])
                if pattern is not None:
                    self._weigh(weights, start, pattern if isinstance(pattern, tuple) else self._parsed(pattern))
        return sum(weights[place + 1] % 2 for place in range(EDGE, len(word) - EDGE + 1))

    def _weigh(self, weights: list[int], start: int, pattern: Weights) -> None:
        offset, values = pattern
        for place, value in enumerate(values[: len(weights) - start - offset], start + offset):
            weights[place] = max(weights[place], value)

    def _parsed(self, pattern: str) -> Weights:
        """The weights of a pattern between its letters, without the zeros at its ends."""
        values = [int(weight or "0") for weight, _ in _WEIGHT.findall(pattern)]
        first = next(at for at, value in enumerate(values) if value)
        last = next(at for at in range(len(values), 0, -1) if values[at - 1])
        parsed = self._patterns[pattern.translate(_NO_DIGITS)] = (first, values[first:last])
        return parsed


def _read(path: Path) -> dict[str, str | Weights]:
    """The patterns of a dictionary by their letters; a pattern without a weight counts for nothing."""
    with path.open("rb") as file:
        encoding = file.readline().decode().strip()
    text = path.read_text("cp1251" if encoding.lower() == "microsoft-cp1251" else encoding)
    if "^^" in text:
        text = _CODE.sub(lambda match: chr(int(match[1], 16)), text)
    lines = [line.strip() for line in text.split("\n")[1:]]
    if "=" in text:  # what else changes where a word is parted
        lines = [line.split("/", 1)[0] if "=" in line else line for line in lines]
    patterns = [line for line in lines if _WEIGHED.search(line) and not line.startswith(_COMMENTS)]
    return cast(dict[str, str | Weights], {pattern.translate(_NO_DIGITS): pattern for pattern in patterns})
