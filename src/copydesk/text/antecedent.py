"""Whom a pronoun or a lone surname means: the one person named before it, the one full name that ends in it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from copydesk.model import Document
from copydesk.text.paragraph import paragraphs
from copydesk.text.pattern import lazily
from copydesk.text.quotation import quotations
from copydesk.text.reporting import Reporting
from copydesk.text.speaker import Subject, named
from copydesk.text.token import Token, is_name, is_title, tokens

_SINGULAR_LISTED = "he she él ella il elle er sie lui lei egli ele ela он она він вона on ona hij zij ze"
_SINGULAR = frozenset(_SINGULAR_LISTED.split())
_NOT_LISTED = (
    "council university party court bank street road avenue post times news city county ministry department "
    "police hospital school church house committee union association club office group company inc ltd state "
    "states united north south east west new old saint army navy force forces service agency commission board "
    "authority institute college centre center foundation federation league cup station airport park river lake "
    "bay island islands"
)
NO_PERSON = frozenset(_NOT_LISTED.split())
"""Words of names that are no person's, in lower case."""
_PLACED_LISTED = "the in at of from near on outside into"
_PLACED = frozenset(_PLACED_LISTED.split())
# A plain set first, which makes the search fast: capitals, and among others all that is beyond Latin.
_CAPITALS = lazily(
    r"[A-Z\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00de\u0100-\uffff]"
    r"(?<![\w’'-].)(?<=[^\W\d_a-zß-öø-ÿ])[\w’'-]*\.?"
    r"(?:[ \u00a0](?:(?:de|da|van|von|bin|al|el|la)[ \u00a0])?[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?)*"
)
_BEFORE = lazily(r"(?<![\w’'-])([^\W_A-ZÀ-Þ]\w{0,7})[ \u00a0]$")
_LONGEST_BEFORE = 9
_WORD = 24
_LONGEST = 6000  # code points of a paragraph that are read for names
_LONGEST_NAME = 4
_MOST_WORDS = 6  # of a full name, with all that stands between: "María de los Ángeles Ruiz Prado"
_BEFORE_SURNAME = 60
_OCCURRENCES = 40


class Antecedents:
    """The people of one document, looked up when they are asked for."""

    def __init__(self, document: Document, words: Reporting, names: Iterable[str]) -> None:
        self._document = document
        self._words = words
        self._names = dict.fromkeys(names)
        self._surnames = {name.split()[-1] for name in self._names}
        self._full: dict[str, str] = {}
        self._read: dict[int, list[_Sighting]] = {}
        self._starts = [paragraph.start for paragraph in paragraphs(document)]
        self._quoted = [quotation.start for quotation in quotations(document)]

    def full(self, name: str) -> str:
        """A lone surname as the one full name of the text that ends in it; any other name as it is."""
        if " " in name:
            return name
        if name not in self._full:
            known = {each for each in self._names if each.endswith(f" {name}")} or set(self._longer(name))
            found = {each for each in known if len(each.split()) <= _MOST_WORDS}  # more are a headline
            last = {each.split()[0] for each in found}
            self._full[name] = max(sorted(found), key=len) if len(last) == 1 else name
        return self._full[name]

    def meant(self, subject: Subject) -> str:
        """The only person named before the pronoun in its paragraph, else in the paragraph before; "" if in doubt."""
        if subject.name.lower() not in _SINGULAR:
            return ""
        every = paragraphs(self._document)
        index = bisect_right(self._starts, subject.span.start) - 1
        if index < 0:
            return ""
        found = self._people(index, subject.span.start)
        if not found and index:
            found = self._people(index - 1, every[index - 1].end)
        return self.full(found.pop()) if len(found) == 1 else ""

    def _longer(self, surname: str) -> Iterator[str]:
        """The names of two words and more that end in a surname."""
        text, body = self._document.text, self._document.body
        at, count = text.find(surname, body.start, body.end), 0
        while at >= 0 and count < _OCCURRENCES:
            end, count = at + len(surname), count + 1
            if text[at - 1 : at].isspace() and not text[end : end + 1].isalnum():
                before = text[max(body.start, at - _WORD) : at].split()
                if before and before[-1][0].isupper():
                    yield from self._name_ending(max(body.start, at - _BEFORE_SURNAME), end)
            at = text.find(surname, end, body.end)

    def _name_ending(self, low: int, end: int) -> Iterator[str]:
        """The name of two words and more that ends at an offset."""
        text = self._document.text
        known = tokens(text, _name_opening(text, max(low, text.rfind("\n", low, end) + 1), end), end)
        at = len(known)
        while at > 0 and is_name(known[at - 1], self._words):
            at -= 1
        run = known[at:]
        if len(run) > 1 and not (at and known[at - 1].word.lower() in ("the", "&")):
            name = named(run).name
            if " " in name and not NO_PERSON & set(name.lower().split()):
                yield name

    def _people(self, index: int, end: int) -> set[str]:
        """The people named in a paragraph before an offset and outside quotations; a lone surname is its full name."""
        seen = self._sightings(index)
        low = max(self._starts[index], end - _LONGEST)
        found: set[str] = set()
        belonging: set[str] = set()  # "the wife of Tom Lind", but also "the mayor of Oxley"
        first = bisect_right(seen, low, key=_ends)
        for sighting in seen[first : bisect_left(seen, end, lo=first, key=_begins)]:
            whole = low <= sighting.start and sighting.end <= end
            for each in (sighting,) if whole else self._seen(max(low, sighting.start), min(sighting.end, end)):
                (found if each.sure else belonging).add(each.name)
        surnames = {name.split()[-1] for name in found}
        found |= {name for name in belonging if name.split()[-1] in surnames}
        full = {name for name in found if " " in name}
        return full | {name for name in found - full if not any(each.endswith(f" {name}") for each in full)}

    def _sightings(self, index: int) -> "list[_Sighting]":
        """The names in a paragraph outside quotations, in order; read once, however many pronouns ask for them."""
        if index not in self._read:
            paragraph = paragraphs(self._document)[index]
            told = self._told(paragraph.start, paragraph.end)
            self._read[index] = [each for start, stop in told for each in self._seen(start, stop)]
        return self._read[index]

    def _seen(self, start: int, stop: int) -> "Iterator[_Sighting]":
        """The names in a stretch that are somebody's, or belong to what stands before them."""
        text = self._document.text
        for match in _CAPITALS.finditer(text, start, stop):
            word = match[0]
            # Nobody is told by one word that is no speaker's, save who something is of.
            if word.isalpha() and word not in self._surnames and not text.endswith("of", start, match.start() - 1):
                continue
            run, inside = _run(match, self._words)
            if not run:
                continue
            name = named(run).name
            beside = _BEFORE.search(text, max(start, match.start() - _LONGEST_BEFORE), match.start())
            before = inside or (beside[1].lower() if beside is not None else "")
            sure = self._is_person(run, name, before)
            if sure or before == "of":
                yield _Sighting(beside.start() if beside is not None else match.start(), match.end(), name, sure)

    def _is_person(self, run: list[Token], name: str, before: str) -> bool:
        parts = name.split()
        if len(parts) == 1 and name.isupper():
            return False
        if NO_PERSON & {part.lower() for part in parts}:
            return False
        if name in self._names or parts[-1] in self._surnames:
            return True
        if len(parts) == 1:
            return len(run) > 1 and is_title(run[-2])
        return len(parts) <= _LONGEST_NAME and before not in _PLACED

    def _told(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The stretches between quotations."""
        quoted = quotations(self._document)
        at = start
        for index in range(max(bisect_right(self._quoted, start) - 1, 0), len(quoted)):
            quotation = quoted[index]
            if quotation.start >= end:
                break
            if quotation.end > at:
                yield at, max(at, min(quotation.start, end))
                at = quotation.end
        if at < end:
            yield at, end


class _Sighting(NamedTuple):
    """A name where it stands with the word before it; `sure`: it is a person's, else it is what something is of."""

    start: int
    end: int
    name: str
    sure: bool


def _begins(sighting: _Sighting) -> int:
    return sighting.start


def _ends(sighting: _Sighting) -> int:
    return sighting.end


def _name_opening(text: str, low: int, end: int) -> int:
    """Where the last word in small letters stands before the name that ends there; `low` if there is none."""
    at = text.rfind(" ", low, end)
    while at > low and (not text[at + 1].islower() or "-" in text[at + 1 : at + 5]):  # al-Assad
        at = text.rfind(" ", low, at)
    return max(low, at)


def _run(match: re.Match[str], words: Reporting) -> tuple[list[Token], str]:
    """The words of a run that can be a name, and the one before them in lower case if that has a capital too."""
    known = tokens(match.string, match.start(), match.end())
    first = 0
    while first < len(known) and not is_name(known[first], words):
        first += 1
    run = list(takewhile(lambda token: is_name(token, words), known[first:]))
    return run, known[first - 1].word.lower() if first else ""
