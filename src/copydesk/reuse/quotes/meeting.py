"""Where two quotations meet: in passages that their documents share, in documents of one time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from copydesk.model import Span
from copydesk.reuse.match import Match
from copydesk.reuse.participants import NO_DAY, Roster
from copydesk.reuse.quotes.difference import Couple
from copydesk.reuse.quotes.saying import Saying, in_one_frame, same_speaker

REACH = 100  # code points beside a shared passage: what was changed may be cut off it
LONGER = 1.5  # than a quotation, a passage that says more than that quotation
MOST_SAYINGS = 60  # of one document that are held against those of another

Place = tuple[int, int]
Pair = tuple[int, int]


def shared_passages(matches: Sequence[Match], roster: Roster) -> dict[Pair, list[Match]]:
    """The pairs of documents that share passages and may meet, and these passages."""
    met: dict[Pair, list[Match]] = defaultdict(list)
    for match in matches:
        met[match.left.document, match.right.document].append(match)
    if not met:
        return met
    left, right = (np.array(side, np.int32) for side in zip(*met, strict=True))
    allowed = roster.may_meet(left, right).tolist()
    return {pair: found for (pair, found), allows in zip(met.items(), allowed, strict=True) if allows}


class Meeting:
    """What is known of the documents that two quotations stand in."""

    def __init__(self, met: Mapping[Pair, list[Match]], roster: Roster, story_of: NDArray[np.int32]) -> None:
        self._met = met
        self._roster = roster
        self._story_of = story_of

    def couple(self, one: Saying, other: Saying) -> Couple:
        """The two quotations, to be held against each other."""
        pair = min(one.document, other.document), max(one.document, other.document)
        framed = pair in self._met and in_one_frame(one, other) and self._in_passage(one, other)
        shares = pair in self._met
        return Couple(one, other, framed, shares or self._in_one_story(*pair), self._days(*pair), shares)

    def _in_one_story(self, one: int, other: int) -> bool:
        return bool(self._story_of[one] == self._story_of[other] >= 0)

    def _in_passage(self, one: Saying, other: Saying) -> bool:
        if one.document > other.document:
            one, other = other, one
        return any(
            _touches(match.left.span, one.span) and _touches(match.right.span, other.span)
            for match in self._met[one.document, other.document]
        )

    def _days(self, one: int, other: int) -> int | None:
        first, last = self._roster.first_days, self._roster.last_days
        if NO_DAY in (int(first[one]), int(first[other])):
            return None
        return max(0, int(first[one]) - int(last[other]), int(first[other]) - int(last[one]))

    def beside_passages(self, told: Mapping[Place, Saying]) -> Iterator[tuple[Saying, Saying]]:
        """Quotations of documents that share passages: those of one speaker, and those between the same words."""
        by_document: dict[int, list[Saying]] = defaultdict(list)
        for place in sorted(told):
            by_document[place[0]].append(told[place])
        for left, right in sorted(self._met):
            for one in by_document[left][:MOST_SAYINGS]:
                for other in by_document[right][:MOST_SAYINGS]:
                    if same_speaker(one, other) or (in_one_frame(one, other) and self._in_passage(one, other)):
                        yield one, other


def within(passage: Span, quotation: Span) -> bool:
    """Whether a quotation is a part of a longer passage."""
    covered = min(passage.end, quotation.end) - max(passage.start, quotation.start)
    return covered >= 0.9 * len(quotation) and len(passage) >= LONGER * len(quotation)


def _touches(passage: Span, quotation: Span) -> bool:
    return quotation.start - REACH < passage.end and passage.start < quotation.end + REACH
