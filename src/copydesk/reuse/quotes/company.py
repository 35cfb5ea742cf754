"""Which quotations of which documents are held against each other in findings: not slogans, not versions, no copies."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from copydesk.reuse.participants import NO_DAY, Roster
from copydesk.reuse.quotes.difference import Difference
from copydesk.reuse.quotes.links import Links, Place
from copydesk.reuse.quotes.saying import Saying

MOST_DOCUMENTS = 5  # with one wording; what more of them say is a slogan
LONG = 14  # words: a quotation so long that more documents carry is none, if they do within
NEWS_DAYS = 7

_SAME = Difference("same", 0, 0)


class Company(msgspec.Struct, frozen=True):
    """Who may be held against whom: by the roster, and, of several versions of an article, once."""

    roster: Roster
    first_version: dict[int, int]

    def same_article(self, one: int, other: int) -> bool:
        """Whether two documents are versions of one article."""
        return self.first_version.get(one, one) == self.first_version.get(other, other)

    def meeting(self, pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
        """Those of these pairs of documents that may meet."""
        if not pairs:
            return set()
        left, right = (np.array(side, np.int32) for side in zip(*pairs, strict=True))
        allowed = self.roster.may_meet(left, right).tolist()
        return {pair for pair, allows in zip(pairs, allowed, strict=True) if allows and not self.same_article(*pair)}


def company(known: Links, meets: Company) -> Iterator[tuple[Place, Place, Difference]]:
    """Pairs of places, in both orders, and how the quotations there differ."""
    slogans = {wording for wording in known.carriers if _is_slogan(wording, known, meets)}
    held = [
        (here, there, known.found.get((one, other), _SAME))
        for one in sorted(known.carriers)
        if one not in slogans
        for other in (one, *known.beside.get(one, ()))
        if other not in slogans
        for here in known.carriers[one]
        for there in known.carriers[other]
        if here[0] != there[0] and here in known.sayings and there in known.sayings
    ]
    allowed = meets.meeting(sorted({(here[0], there[0]) for here, there, _ in held}))
    for here, there, difference in held:
        if (here[0], there[0]) not in allowed:
            continue
        one, other = known.sayings[here], known.sayings[there]
        if difference.changes or (_are_of_one(one, other) and not known.is_copied(here, there)):
            yield here, there, difference


def _are_of_one(one: Saying, other: Saying) -> bool:
    """Whether both texts name the same speaker."""
    return one.named and other.named and one.surname == other.surname


def _is_slogan(wording: int, known: Links, meets: Company) -> bool:
    """Whether too many documents say it, alone or within more, for it to be what somebody said once."""
    places = list(known.carriers[wording])
    for other in known.beside.get(wording, ()):
        if known.says_the_same(wording, other):
            places += known.carriers[other]
    numbers = {meets.first_version.get(number, number) for number, _ in places}
    if len(numbers) <= MOST_DOCUMENTS:
        return False
    said = known.sayings.get(known.carriers[wording][0])
    return said is None or len(said.text.split()) < LONG or not _within_days(sorted(numbers), meets.roster, said)


def _within_days(numbers: Sequence[int], roster: Roster, said: Saying) -> bool:
    first = roster.first_days[numbers]
    if not said.named or (first == NO_DAY).any():
        return False
    return bool(roster.last_days[numbers].max() - first.min() <= NEWS_DAYS)
