"""One search for the cue words of all rules: a rule reads only documents, or sentences, that hold one of its own."""

from collections.abc import Sequence
from functools import lru_cache

from copydesk.knowledge.literals import LiteralSearch
from copydesk.model import Document
from copydesk.text import lowered, view

_CUES: dict[str, tuple[str, ...]] = {}


def register(code: str, cues: Sequence[str]) -> None:
    """Make known the cues of a rule: literals in lower case, found where they begin a word."""
    _CUES[code] = tuple(cues)


@view
def cued(document: Document) -> dict[str, list[int]]:
    """For each rule with cues, the offsets in the document's body at which one begins, in order."""
    search, rules = _search(tuple(sorted(_CUES.items())))
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


@lru_cache(maxsize=4)
def _search(cues: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[LiteralSearch, list[list[str]]]:
    rules: dict[str, list[str]] = {}
    for code, words in cues:
        for word in words:
            rules.setdefault(word, []).append(code)
    return LiteralSearch(rules, overlapping=True), list(rules.values())
