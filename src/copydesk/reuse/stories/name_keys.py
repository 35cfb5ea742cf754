"""The names of a document as keys: what documents that tell of one event have in common."""

import re
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.model import Document
from copydesk.text.pattern import lazily

MOST_KEYS = 256  # of a document; what names more is a list

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de\u0130\u0141\u015a\u0160\u017b\u017d\u0391-\u03a9\u0410-\u042f"
_WORD = rf"[{_UPPER}][^\W\d_]{{1,30}}(?:['’-][^\W\d_]{{2,30}}){{0,2}}(?![\w@/]|\.\w)"
# Begins with what few words begin with, so that the search is quick; what stands before is looked at afterwards.
_NAMES = lazily(rf"{_WORD}(?:[ \u00a0]{_WORD}){{0,4}}")
_JOINTS = frozenset(("@", "#", "/", ".", "'", "’", "-"))  # before a word that is part of another, or of an address
_POSSESSIVE = ("'s", "’s")
_SENTENCES_OPEN = """
    The A An In On At By For From To And But Or If When While As Since After Before Until Once Then Now That This
    These Those His Her Their Its Our My Your He She It They We You There Here Not No Yes With Without What Who
    Why How Where Which Mr Mrs Ms Dr Sen Rep Gov Monday Tuesday Wednesday Thursday Friday Saturday Sunday"""
_OPENERS = frozenset(_SENTENCES_OPEN.split())
_DAYS_AND_MONTHS = """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December"""
_COMMON = frozenset(_DAYS_AND_MONTHS.split())


class NameKeys(msgspec.Struct, frozen=True):
    """Rows of a name's key and the number of a document that has it; a document has a key once.

    The keys of names of two words, which say more, are odd.
    """

    keys: NDArray[np.int64]
    documents: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.keys)


def name_keys(documents: Sequence[tuple[int, Document]]) -> NameKeys:
    """The keys of these (masked) documents, each given with its number in the run."""
    found = [sorted(set(map(_key, _distinct(document)))) for _, document in documents]
    sizes = [len(keys) for keys in found]
    numbers = np.array([number for number, _ in documents], np.int32)
    return NameKeys(
        np.array([key for keys in found for key in keys], np.int64), np.repeat(numbers, np.array(sizes, np.int64))
    )


def merged(parts: Sequence[NameKeys]) -> NameKeys:
    """All rows in one table."""
    return NameKeys(
        np.concatenate([np.zeros(0, np.int64), *(part.keys for part in parts)]),
        np.concatenate([np.zeros(0, np.int32), *(part.documents for part in parts)]),
    )


def name_runs(document: Document) -> Iterator[re.Match[str]]:
    """Runs of capitalised words in the body; a word alone only where it opens no sentence, as any may."""
    text = document.text
    for match in _NAMES.finditer(text, document.body.start, document.body.end):
        start = match.start()
        before = text[start - 1 : start] if start else ""
        several = " " in match[0] or "\u00a0" in match[0]
        inside = before == " " and text[start - 2 : start - 1].islower()
        if inside or (several and not before.isalnum() and before not in _JOINTS):
            yield match


def _distinct(document: Document) -> list[str]:
    runs = {match[0] for match in name_runs(document)}
    return sorted({name for run in runs for name in _names(run)})[:MOST_KEYS]


def _names(run: str) -> Iterator[str]:
    """Each two words of a run that stand side by side, and a word alone."""
    words, _ = name_words(run)
    if len(words) == 1 and words[0] not in _COMMON:
        yield words[0]
    for one, other in pairwise(words):
        yield f"{one} {other}"


def name_words(run: str) -> tuple[list[str], int]:
    """The words of a run that are a name's, and how many characters of the run stand before them."""
    words = [word[:-2] if word.endswith(_POSSESSIVE) else word for word in run.replace("\u00a0", " ").split(" ")]
    skipped = 0
    while words and words[0] in _OPENERS:
        skipped += len(words.pop(0)) + 1
    return words, skipped


def _key(name: str) -> int:
    """A hash of the name; its last bit tells whether it is of two words."""
    made = int.from_bytes(blake2b(name.encode("utf-8", "replace"), digest_size=8).digest(), "little", signed=True)
    return made | 1 if " " in name else made & ~1
