"""One search for the cue words of all rules: a rule reads only documents, or sentences, that hold one of its own."""

from collections.abc import Sequence
from functools import cached_property

from copydesk.knowledge.literals import LiteralSearch
from copydesk.model import Document
from copydesk.text import lowered, view


class Cues:
    """The cues of all rules, and the search for them."""

    def __init__(self) -> None:
        self._words: dict[str, tuple[str, ...]] = {}

    def add(self, code: str, cues: Sequence[str]) -> None:
        """Make known the cues of a rule."""
        self._words[code] = tuple(cues)
        self.__dict__.pop("search", None)

    @cached_property
    def search(self) -> tuple[LiteralSearch, list[list[str]]]:
        """What finds the cues, and whose each of them is."""
        rules: dict[str, list[str]] = {}
        for code, words in sorted(self._words.items()):
            for word in words:
                rules.setdefault(word, []).append(code)
        return LiteralSearch(rules, overlapping=True), list(rules.values())


_CUES = Cues()


def register(code: str, cues: Sequence[str]) -> None:
    """Make known the cues of a rule: literals in lower case, found where they begin a word."""
    _CUES.add(code, cues)


@view
def cued(document: Document) -> dict[str, list[int]]:
    """For each rule with cues, the offsets in the document's body at which one begins, in order."""
    search, rules = _CUES.search
    found: dict[str, list[int]] = {}
    low, body = lowered(document), document.body
    text = low if body.start == 0 and body.end == len(low) else low[body.start : body.end]
    for index, start, _ in search.finds(text):
        if start and text[start - 1].isalnum() and text[start].isalnum():
            continue
        for code in rules[index]:
            found.setdefault(code, []).append(body.start + start)
    for offsets in found.values():
        offsets.sort()
    return found
