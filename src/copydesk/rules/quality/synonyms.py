"""Words that rewritten copy puts for one another, and tokens that are two of them."""

import re
from functools import cache
from importlib.resources import files

from copydesk.text.pattern import lazily

_SYNONYMS = "words/synonyms.txt"
_HISSES = ("s", "x", "z", "ch", "sh")
_DOUBLED = re.compile(r"[^aeiou][aeiou][bdgmnprt]$")  # stop, stopped
# What closes compounds of all kinds: "lamplight" is one word, though lamp and light stand for one another.
_COMPOUND_TAIL_WORDS = """
light boat ship house room yard way road land place side work man men woman women field ground market shop store board
hall gate stone wood fire storm line time day night book paper post ball head mate master stick bag box case pot pan
bell hand coat bird fish path port bank born born bound proof wide like scape stead
"""
_COMPOUND_TAILS = frozenset(_COMPOUND_TAIL_WORDS.split())
_SWUNG = lazily(r"([a-z]+)i([a-z]+)\1[aou]\2")


def said_twice(token: str) -> int | None:
    """The seam between two different words that stand for one another: "calm|quiet"."""
    if _SWUNG.fullmatch(token) or token.endswith("ing"):
        return None  # "singsong"; "warfighting"
    groups, none = synonyms(), frozenset[int]()
    for at in range(3, len(token) - 2):
        if groups.get(token[:at], none) & groups.get(token[at:], none):
            return None if token[at:] in _COMPOUND_TAILS and not token[:at].endswith(("s", "ed")) else at
    return None


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
