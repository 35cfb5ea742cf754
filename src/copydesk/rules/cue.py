"""One search for the cue words of all rules: a rule reads only documents, or sentences, that hold one of its own."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from copydesk.knowledge.literals import LiteralSearch
from copydesk.model import Document
from copydesk.text import lowered, view

WHOLE = "|"  # at the end of a cue


class Cues:
    """The cues of all rules, and the search for them."""

    def __init__(self) -> None:
        self._words: dict[str, tuple[str, ...]] = {}

    def add(self, code: str, cues: Sequence[str]) -> None:
        """Make known the cues of a rule."""
        self._words[code] = tuple(cues)
        self.__dict__.pop("search", None)

    @cached_property
    def search(self) -> "tuple[LiteralSearch, list[Owners]]":
        """What finds the cues, and whose each of them is."""
        rules: dict[str, Owners] = {}
        for code, words in sorted(self._words.items()):
            for word in words:
                owners = rules.setdefault(word.removesuffix(WHOLE), Owners([], []))
                owners.of_whole.append(code)
                if not word.endswith(WHOLE):
                    owners.of_any.append(code)
        return LiteralSearch(rules, overlapping=True), list(rules.values())


class Owners(NamedTuple):
    """The rules that a cue is for wherever a word begins with it, and those that it is for where the word is whole."""

    of_any: list[str]
    of_whole: list[str]


_CUES = Cues()


def register(code: str, cues: Sequence[str]) -> None:
    """Make known the cues of a rule: literals in lower case, found where they begin a word.

    One with a bar behind it ("late|") is found where the word ends with it too.
    """
    _CUES.add(code, cues)


@view
def cued(document: Document) -> dict[str, list[int]]:
    """For each rule with cues, the offsets in the document's body at which one begins, in order."""
    search, rules = _CUES.search
    found: dict[str, list[int]] = {}
    low, body = lowered(document), document.body
    text = low if body.start == 0 and body.end == len(low) else low[body.start : body.end]
    for index, start, end in search.finds(text):
        if start and text[start - 1].isalnum() and text[start].isalnum():
            continue
        of_any, of_whole = rules[index]
        for code in of_any if text[end : end + 1].isalnum() else of_whole:
            found.setdefault(code, []).append(body.start + start)
    for offsets in found.values():
        offsets.sort()
    return found
