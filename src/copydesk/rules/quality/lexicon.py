"""Which words are English (those of the CMU Pronouncing Dictionary), and which stand for one another."""

import re
import zlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from copydesk.survey import word_keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SYNONYMS = "words/synonyms.txt"
_HISSES = ("s", "x", "z", "ch", "sh")
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgmnprt]$")  # stop, stopped
_TABLE = "words/english.txt.zlib"  # the dictionary's words without counts; its licence lies beside it


@cache
def english() -> frozenset[str]:
    """117,000 English words and names in small letters, inflected forms included."""
    return frozenset(zlib.decompress((files(__package__) / _TABLE).read_bytes()).decode().split("\n"))


@cache
def english_keys() -> "NDArray[np.uint64]":
    """Their keys, sorted: to ask for all words of a document at once."""
    import numpy as np

    return np.sort(word_keys(list(english())))


@cache
def synonyms() -> dict[str, frozenset[int]]:
    """The words that rewritten copy puts for one another, with their endings, and the numbers of their groups."""
    found: dict[str, set[int]] = {}
    lines = (files(__package__) / _SYNONYMS).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line.startswith("#"):
            continue
        for word in line.split():
            for form in _inflected(word[:-1]) if word.endswith("+") else (word,):
                found.setdefault(form, set()).add(number)
    return {form: frozenset(groups) for form, groups in found.items()}


def _inflected(word: str) -> tuple[str, ...]:
    """The word with the regular endings of nouns and verbs; some of them no word takes, which does no harm."""
    plural = f"{word}es" if word.endswith(_HISSES) else f"{word}s"
    stem = word.removesuffix("e")
    doubled = f"{word}{word[-1]}" if _DOUBLED.search(word) else stem
    return word, plural, f"{stem}ed", f"{stem}ing", f"{doubled}ed", f"{doubled}ing"
