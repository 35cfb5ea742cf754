"""The words of a text that lead to a speaker, by stretches: verbs of saying, participles, "according to"."""

from bisect import bisect_left
from functools import cache, cached_property
from typing import Literal

from copydesk.knowledge.literals import LiteralSearch
from copydesk.model import Document
from copydesk.text.batch import body_of
from copydesk.text.reporting import Reporting, hanging_verbs, phrases_of_source, verbs_of_saying

Place = tuple[int, int]
Kind = Literal["verbs", "hanging", "phrases"]

_PATTERNS: dict[Kind, str] = {"verbs": "verb", "hanging": "hanging", "phrases": "according"}
_JOINTS = frozenset("_-")


class Leads:
    """Where a document has words that lead to a speaker; what is asked for lies in a stretch as a whole.

    In English all are found in one search, since every quotation asks for several stretches; in other languages, whose
    verbs have forms by the dozen, each stretch is searched.
    """

    def __init__(self, document: Document, words: Reporting) -> None:
        self.text = document.text
        self.words = words
        self._document = document

    @cached_property
    def _known(self) -> dict[Kind, list[Place]] | None:
        """The places of an English text; found when first asked for, as many a speaker stands right behind the mark."""
        return _english(self._document) if (self._document.lang or "en")[:2].lower() == "en" else None

    def verbs(self, low: int, high: int) -> list[Place]:
        """The verbs of saying."""
        return self._between("verbs", low, high)

    def hanging(self, low: int, high: int) -> list[Place]:
        """The participles whose subject is that of the whole sentence."""
        return self._between("hanging", low, high)

    def phrases(self, low: int, high: int) -> list[Place]:
        """The words behind which a source is named."""
        return self._between("phrases", low, high)

    def _between(self, kind: Kind, low: int, high: int) -> list[Place]:
        if self._known is not None:
            places = self._known[kind]
            first = bisect_left(places, (low, low))
            return [place for place in places[first : bisect_left(places, (high, high), first)] if place[1] <= high]
        pattern = getattr(self.words, _PATTERNS[kind])
        return [match.span() for match in pattern.finditer(self.text, low, high)] if pattern is not None else []


def _english(document: Document) -> dict[Kind, list[Place]]:
    """The places of each kind in the body of an English text, in order."""
    kinds, search = _search()
    text, shift = body_of(document), document.body.start
    found: dict[Kind, list[Place]] = {"verbs": [], "hanging": [], "phrases": []}
    for index, start, end in search.finds(text):
        kind, behind = kinds[index], text[end : end + 1]
        dashed = kind == "phrases" and behind == "-"  # "according to- as he put it -"
        if not _joins(text[start - 1 : start]) and (dashed or not _joins(behind)):
            found[kind].append((shift + start, shift + end))
    return found


def _joins(beside: str) -> bool:
    """Whether what stands beside letters makes them a part of a longer word."""
    return beside.isalnum() or beside in _JOINTS


@cache
def _search() -> tuple[list[Kind], LiteralSearch]:
    """The kind of each literal, and what finds them; the phrases open sentences and headlines too."""
    shown = (str.lower, str.capitalize, str.title, str.upper)
    phrases = {form(each) for each in phrases_of_source("en") for form in shown}
    literals: dict[str, Kind] = dict.fromkeys(sorted(phrases), "phrases")
    literals |= dict.fromkeys(sorted(hanging_verbs("en")), "hanging")
    literals |= dict.fromkeys(sorted(verbs_of_saying("en")), "verbs")
    return list(literals.values()), LiteralSearch(literals)
