"""A sentence with its places marked, so that a pattern can say "a state, then a city" without listing any."""

import re
from collections.abc import Iterable, Iterator

import msgspec

from copydesk.knowledge import Knowledge, Place
from copydesk.model import Document
from copydesk.rules.facts.sighted import sighted, within
from copydesk.rules.facts.statement import Statement, running_text, statements
from copydesk.text.pattern import lazily
from copydesk.text.view import once

# Characters for private use that stand for places in a marked sentence, one for each code point of the name.
_MARKS = {"state": "\ue001", "demonym": "\ue002", "city": "\ue003", "body": "\ue004", "former-state": "\ue005"}
STATE, DEMONYM, CITY, BODY, FORMER = (f"{mark}+" for mark in _MARKS.values())
ADJECTIVE = f"[{_MARKS['state']}{_MARKS['demonym']}]+"  # "US" and "Thai" stand before a noun alike
THE = r"(?:the |The )?"

# Words that make another place of the name behind them: Northern Ireland, New Mexico, South Ossetia, Inner Mongolia.
_OTHER_PLACE = lazily(
    r"(?:New|North|Northern|South|Southern|East|Eastern|West|Western|Central|Inner|Outer|Lower|Upper|Greater|Little|"
    r"British|French|American|Dutch|Equatorial|Papua New|San|Santa|Port|Fort|Lake|Mount|Gulf of|Bank of|University of|"
    r"Duke of|Earl of|Bay of|Sea of|Air|Miss|Team|Radio|Real|Atletico|Inter|AS|FC)[ -]$"
)
_LONGEST_WORD = 16


class Atlas(msgspec.Struct, frozen=True):
    """A sentence's flat text with its places marked at equal length, and the places by where they begin."""

    marked: str
    places: dict[int, Place]

    def state(self, match: re.Match[str], group: str) -> str | None:
        """The state that a group of a match names, as a noun or an adjective; None if it may be two."""
        place = self.places.get(match.start(group))
        return place.named("state", "demonym") if place is not None else None

    def states(self, match: re.Match[str], group: str) -> list[str]:
        """All states that a group names: "Poland, Latvia and Estonia"."""
        spans = range(match.start(group), match.end(group))
        found = [place.named("state", "demonym") for at, place in self.places.items() if at in spans]
        return [name for name in found if name is not None]

    def city(self, match: re.Match[str], group: str) -> str | None:
        """The city that a group of a match names."""
        place = self.places.get(match.start(group))
        return place.named("city") if place is not None else None

    def body(self, match: re.Match[str], group: str) -> str | None:
        """The body of states that a group of a match names."""
        place = self.places.get(match.start(group))
        return place.named("body") if place is not None else None


def atlas(statement: Statement, knowledge: Knowledge) -> Atlas:
    """The sentence with its places marked; names that are part of another name are left alone. Kept on the document."""
    kept: dict[int, Atlas] = statement.document.__dict__.setdefault("atlases", {})
    if statement.index not in kept:
        finds = within(statement, sighted(statement.document, knowledge).places)
        kept[statement.index] = _marked(statement.flat, knowledge.world.places(statement.flat, finds))
    return kept[statement.index]


def _marked(flat: str, found: Iterable[Place]) -> Atlas:
    pieces: list[str] = []
    places: dict[int, Place] = {}
    last = 0
    for place in found:
        mark = _mark(place)
        if mark is None or _OTHER_PLACE.search(flat[max(0, place.start - _LONGEST_WORD) : place.start]):
            continue
        pieces += (flat[last : place.start], mark * (place.end - place.start))
        places[place.start] = place
        last = place.end
    pieces.append(flat[last:])
    return Atlas("".join(pieces), places)


def _mark(place: Place) -> str | None:
    kinds = {kind for kind, _ in place.meanings}
    return next((mark for kind, mark in _MARKS.items() if kind in kinds), None)


def placed(document: Document, knowledge: Knowledge) -> tuple[tuple[Statement, frozenset[str]], ...]:
    """The sentences that name a place, in order, each with the kinds of its places; one search for all rules."""
    return once(document, f"placed.{knowledge.version}", lambda: tuple(_placed(document, knowledge)))


def _placed(document: Document, knowledge: Knowledge) -> Iterator[tuple[Statement, frozenset[str]]]:
    shift = document.body.start
    finds = [(index, start - shift, end - shift) for index, start, end in sighted(document, knowledge).places]
    places = list(knowledge.world.places(running_text(document), finds)) if finds else []
    at = 0
    for statement in statements(document, [shift + place.start for place in places]):
        kinds: set[str] = set()
        while at < len(places) and shift + places[at].start < statement.sentence.end:
            kinds.update(dict(places[at].meanings))
            at += 1
        yield statement, frozenset(kinds)


def shown(statement: Statement, match: re.Match[str], group: str | int = 0) -> str:
    """What a match in the marked text is in the sentence itself."""
    return statement.flat[match.start(group) : match.end(group)]


def every(patterns: tuple[re.Pattern[str], ...], marked: str) -> Iterator[re.Match[str]]:
    """The matches of all patterns, pattern by pattern."""
    for pattern in patterns:
        yield from pattern.finditer(marked)
