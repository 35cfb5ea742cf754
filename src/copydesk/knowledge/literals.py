"""One search of a text for very many names or words at once, of one set or of several."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

# Characters read for each literal after which a table of states is worth building: it takes four times as long to
# build as the automaton that is there at first, and searches about four times as fast.
MUCH = 400
_MANY = 1_000  # literals of which only the first letters are searched for
_CUT = 8

# The number of a literal, and the code points where it starts and ends.
Find = tuple[int, int, int]


class LiteralSearch:
    """Finds literals in texts: the longest at each place without overlaps, or all of them (`overlapping`)."""

    def __init__(self, literals: Iterable[str], *, overlapping: bool = False) -> None:
        self.literals: Sequence[str] = tuple(literals)
        self._automaton = _Automaton(self.literals, overlapping=overlapping)

    def finds(self, text: str) -> list[Find]:
        """The number of each literal that is found, with the code points where it starts and ends, in order."""
        found = self._automaton.finds(text)
        return longest(found) if self._automaton.forced and len(found) > 1 else found


class LiteralSets:
    """Finds the literals of several sets in one pass; of each set the longest at each place without overlaps."""

    def __init__(self, sets: Sequence[Iterable[str]]) -> None:
        self._count = len(sets)
        places: dict[str, list[tuple[int, int]]] = {}
        for number, literals in enumerate(sets):
            for index, literal in enumerate(literals):
                places.setdefault(literal, []).append((number, index))
        self._places = list(places.values())
        self._automaton = _Automaton(tuple(places), overlapping=True)

    def finds(self, text: str) -> tuple[list[Find], ...]:
        """For each set the number of each literal of it that is found, and where it starts and ends, in order."""
        found: tuple[list[Find], ...] = tuple([] for _ in range(self._count))
        for literal, start, end in self._automaton.finds(text):
            for number, index in self._places[literal]:
                found[number].append((index, start, end))
        return tuple(longest(finds) if len(finds) > 1 else finds for finds in found)


def longest(finds: list[Find]) -> list[Find]:
    """Those finds that a search for the leftmost, and of these the longest, without overlaps would give."""
    kept: list[Find] = []
    last = 0
    for find in sorted(finds, key=_by_place):
        if find[1] >= last:
            kept.append(find)
            last = find[2]
    return kept


def _by_place(find: Find) -> tuple[int, int]:
    return find[1], -find[2]


class _Automaton:
    """A search of bytes, one for each code point: what is not ASCII is a question mark, and looked at once found.

    So no offsets need be counted, which takes longer than the search. Of very many literals only the first letters are
    searched for, which makes the automaton a fifth as large. `forced`: a wrong find could hide a right one, so that all
    are asked for though overlaps are not wanted.
    """

    def __init__(self, literals: Sequence[str], *, overlapping: bool) -> None:
        cut = _CUT if len(literals) > _MANY else None
        self._literals = literals
        self._looked_at = cut is not None or any(not each.isascii() or "?" in each for each in literals)
        self.forced = self._looked_at and not overlapping
        self.overlapping = overlapping or self.forced
        self._known: dict[str, list[int]] = {}
        for index, literal in enumerate(literals):
            self._known.setdefault(literal[:cut], []).append(index)
        self._behind = list(self._known.values())
        self._left = MUCH * len(self._known)  # characters to read before the table of states is built

    def finds(self, text: str) -> list[Find]:
        """The number of each literal that is found, with the code points where it starts and ends."""
        self._left -= len(text)
        automaton = self._simple if self._left > 0 else self._quick
        found: list[Find] = automaton.find_matches_as_indexes(
            text.encode("ascii", "replace"), overlapping=self.overlapping
        )
        if not self._looked_at:
            return found
        literals, behind = self._literals, self._behind
        return [
            (index, start, start + len(literals[index]))
            for opening, start, _ in found
            for index in behind[opening]
            if text.startswith(literals[index], start)
        ]

    @cached_property
    def _simple(self) -> "BytesAhoCorasick":
        return self._built(quick=False)

    @cached_property
    def _quick(self) -> "BytesAhoCorasick":
        self.__dict__.pop("_simple", None)
        return self._built(quick=True)

    def _built(self, *, quick: bool) -> "BytesAhoCorasick":
        from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

        return BytesAhoCorasick(
            [opening.encode("ascii", "replace") for opening in self._known],
            matchkind=MatchKind.Standard if self.overlapping else MatchKind.LeftmostLongest,
            implementation=Implementation.DFA if quick else Implementation.ContiguousNFA,
        )
