"""Given names: which words are some, and which two are one name in other forms (Joe and Joseph, Pyotr and Peter)."""

from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files

from copydesk.knowledge.fold import fold

_TABLE = "given_names.txt"
_ALIKE = 0.7  # Emmanuel and Emanuel, Volodymyr and Volodimir are one name; Pedro and Pablo are two
_HEAD = 3  # Alex and Alexander, Vlad and Vladimir


def is_given_name(word: str) -> bool:
    """Whether the word is a given name that the list holds; hyphens join two ("Jean-Claude")."""
    return all(part in _groups() for part in _key(word).split("-"))


def same_given_name(one: str, other: str) -> bool:
    """Whether the two can be forms or spellings of one name; in doubt they are."""
    first, second = _key(one), _key(other)
    if first == second or first[:_HEAD] == second[:_HEAD]:
        return True
    known = _groups()
    parts = [(a, b) for a in first.split("-") for b in second.split("-")]
    if any(a == b or known.get(a, frozenset()) & known.get(b, frozenset()) for a, b in parts):
        return True
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _ALIKE


def _key(word: str) -> str:
    return fold(word).lower()


@cache
def _groups() -> dict[str, frozenset[int]]:
    lines = (files(__package__) / _TABLE).read_text(encoding="utf-8").splitlines()
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        if not line.startswith("#"):
            for name in line.split():
                found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}
