"""Which quotations of a run are held against each other, and what came of it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.match import Match
from copydesk.reuse.participants import Roster
from copydesk.reuse.quotes.difference import Couple, Difference
from copydesk.reuse.quotes.meeting import Meeting, shared_passages, within
from copydesk.reuse.quotes.quoted import Quoted
from copydesk.reuse.quotes.rough import promising
from copydesk.reuse.quotes.saying import Saying
from copydesk.reuse.quotes.wordings import Wordings, pairs, pairs_in_stories, wordings

MOST_CARRIERS = 50  # of one wording that are looked at

Place = tuple[int, int]  # a document's number, and which of its quotations
Asked = tuple[int, tuple[int, ...], bool]  # a document's number, quotations of it, and whether all of named speakers
Tell = Callable[[Sequence[Asked]], Iterable[Saying]]
Differ = Callable[[Sequence[Couple]], Iterable[Difference | None]]


class Links(msgspec.Struct, frozen=True):
    """What is known of the quotations that share words.

    `sayings` are by place, `carriers` the places of each wording, `wording` the wording of each place. `found` is how
    two wordings differ, seen from the first of the key, and `beside` those that are linked; both orders are there.
    `passages` are those that documents share.
    """

    sayings: dict[Place, Saying]
    carriers: dict[int, tuple[Place, ...]]
    wording: dict[Place, int]
    found: dict[tuple[int, int], Difference]
    beside: dict[int, list[int]]
    passages: dict[tuple[int, int], list[Match]] = {}

    def is_copied(self, one: Place, other: Place) -> bool:
        """Whether two quotations stand in a longer passage that one document has word for word from the other."""
        if one > other:
            one, other = other, one
        spans = self.sayings[one].span, self.sayings[other].span
        return any(
            match.kind in ("document", "verbatim")
            and within(match.left.span, spans[0])
            and within(match.right.span, spans[1])
            for match in self.passages.get((one[0], other[0]), ())
        )

    def says_the_same(self, one: int, other: int) -> bool:
        """Whether two wordings differ in nothing, or by a cut."""
        if one == other:
            return True
        known = self.found.get((one, other))
        return known is not None and not known.changes

    def alters(self, one: int, other: int) -> bool:
        """Whether words of one are changed in the other."""
        known = self.found.get((one, other))
        return known is not None and bool(known.changes)


def links(
    quoted: Quoted,
    roster: Roster,
    matches: Sequence[Match],
    tell: Tell,
    differ: Differ,
    *,
    stories: Iterable[Sequence[int]] = (),
) -> Links:
    """Find the wordings that share words, have them told, and tell how they differ.

    Documents with `matches` have all their quotations told, those of one of the `stories` what has words in common.
    `tell` gives the sayings that are asked for.
    """
    known = wordings(quoted)
    story_of = _stories(stories, len(roster.outlets))
    near = set(promising(quoted, known, _listed(pairs(quoted, known, roster))))
    near.update(_listed(pairs_in_stories(quoted, known, roster, story_of)))
    shared = _shared(quoted, known, roster)
    carriers = {wording: _places(quoted, known, wording) for wording in {*shared, *(w for pair in near for w in pair)}}
    met = shared_passages(matches, roster)
    asked = _asked(carriers.values(), {number for pair in met for number in pair})
    told = {(each.document, each.ordinal): each for each in tell(asked)}
    wording = {place: number for number, places in carriers.items() for place in places}
    _number_rest(told, wording, carriers, quoted, known)
    meeting = Meeting(met, roster, story_of)
    couples = {pair: meeting.couple(*(told[carriers[number][0]] for number in pair)) for pair in sorted(near)}
    for one, other in meeting.beside_passages(told):
        pair = wording[one.document, one.ordinal], wording[other.document, other.ordinal]
        if pair[0] != pair[1]:
            key = min(pair), max(pair)
            couple = meeting.couple(one, other) if pair == key else meeting.couple(other, one)
            if key not in couples or (couple.framed and not couples[key].framed):
                couples[key] = couple
    listed = sorted(couples)
    found: dict[tuple[int, int], Difference] = {}
    for pair, result in zip(listed, differ([couples[pair] for pair in listed]), strict=True):
        if result is not None:
            found[pair], found[pair[1], pair[0]] = result, result.mirrored
    _keep_best_retold(found, told, wording)
    beside: dict[int, list[int]] = defaultdict(list)
    for left, right in sorted(found):
        beside[left].append(right)
    return Links(told, carriers, wording, found, beside, met)


def _listed(found: tuple[NDArray[np.int64], NDArray[np.int64]]) -> Iterable[tuple[int, int]]:
    return zip(found[0].tolist(), found[1].tolist(), strict=True)


def _stories(stories: Iterable[Sequence[int]], count: int) -> NDArray[np.int32]:
    """The story of each document, -1 for none."""
    story_of = np.full(count, -1, np.int32)
    for story, documents in enumerate(stories):
        story_of[list(documents)] = story
    return story_of


def _places(quoted: Quoted, known: Wordings, wording: int) -> tuple[Place, ...]:
    found = known.quotations(wording)[:MOST_CARRIERS]
    return tuple((int(quoted.documents[each]), int(quoted.ordinals[each])) for each in found)


def _shared(quoted: Quoted, known: Wordings, roster: Roster) -> list[int]:
    """The wordings that several outlets have, or several documents of unknown ones."""
    if not len(known):
        return []
    outlets = roster.outlets[quoted.documents[known.carriers]]
    least, most = (each.reduceat(outlets, known.firsts[:-1]) for each in (np.minimum, np.maximum))
    chosen: list[int] = np.flatnonzero((known.sizes > 1) & ((least != most) | (least < 0))).tolist()
    return chosen


def _asked(carriers: Iterable[tuple[Place, ...]], everyone: set[int]) -> list[Asked]:
    """The quotations to be told of, document by document; of some documents those of everyone."""
    by_document: dict[int, set[int]] = {number: set() for number in everyone}
    for places in carriers:
        for number, ordinal in places:
            by_document.setdefault(number, set()).add(ordinal)
    return [(number, tuple(sorted(by_document[number])), number in everyone) for number in sorted(by_document)]


def _number_rest(
    told: Iterable[Place],
    wording: dict[Place, int],
    carriers: dict[int, tuple[Place, ...]],
    quoted: Quoted,
    known: Wordings,
) -> None:
    """Give the places without a wording theirs; quotations too short to have been looked at have each their own."""
    rest = sorted(place for place in told if place not in wording)
    number = len(known)
    packed = (quoted.documents.astype(np.int64) << 32) | quoted.ordinals
    for place in rest:
        at = int(np.searchsorted(packed, (place[0] << 32) | place[1]))
        if at < len(packed) and int(packed[at]) == (place[0] << 32) | place[1]:
            own = int(known.of[at])
            carriers[own] = _places(quoted, known, own)
            wording[place] = own
        else:
            carriers[number], wording[place] = (place,), number
            number += 1


def _keep_best_retold(
    found: dict[tuple[int, int], Difference], told: Mapping[Place, Saying], wording: Mapping[Place, int]
) -> None:
    """Drop what is retold where one of the two has a nearer counterpart in the other's document."""
    documents: dict[int, set[int]] = defaultdict(set)
    for place in told:
        documents[wording[place]].add(place[0])
    nearest: dict[tuple[int, int], tuple[bool, float, int]] = {}

    def rank(pair: tuple[int, int]) -> tuple[bool, float, int]:
        difference = found[pair]
        return difference.verdict != "retold", difference.kept / difference.words, -pair[1]

    for pair in found:
        for document in documents[pair[1]]:
            key = pair[0], document
            nearest[key] = max(nearest.get(key, rank(pair)), rank(pair))
    dropped = [
        pair
        for pair, difference in found.items()
        if difference.verdict == "retold"
        and any(nearest[pair[0], document][:2] > rank(pair)[:2] for document in documents[pair[1]])
    ]
    for one, other in dropped:
        found.pop((one, other), None)
        found.pop((other, one), None)
