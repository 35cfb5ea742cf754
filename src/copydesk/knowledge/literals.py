"""One search of a text for very many names or words at once, of one set or of several."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

# Characters read for each literal after which a table of states is worth building: it takes four times as long to
# build as the automaton that is there at first, and searches about four times as fast.
MUCH = 250
_MANY = 1_000  # literals of which only the first letters are searched for
_CUT = 12

# The number of a literal, and the code points where it starts and ends.
Find = tuple[int, int, int]


class LiteralSearch:
    """Finds literals in texts: the longest at each place without overlaps, or all of them (`overlapping`)."""

    def __init__(self, literals: Iterable[str], *, overlapping: bool = False) -> None:
        self.literals: Sequence[str] = tuple(literals)
        self._overlapping = overlapping

    @cached_property
    def _automaton(self) -> "_Automaton":
        return _Automaton(self.literals, overlapping=self._overlapping)

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
    searched for, which makes the automaton a third as large. `forced`: a wrong find could hide a right one, so that all
    are asked for though overlaps are not wanted.
    """

    def __init__(self, literals: Sequence[str], *, overlapping: bool) -> None:
        self._cut = _CUT if len(literals) > _MANY else None
        self._literals = literals
        # Those that are not there for sure where their first letters, or question marks in them, are found.
        self._doubtful = frozenset(
            [index for index, each in enumerate(literals) if self._is_cut(each) or not each.isascii() or "?" in each]
        )
        self.forced = bool(self._doubtful) and not overlapping
        self.overlapping = overlapping or self.forced
        self._known: dict[str, list[int]] = {}
        for index, literal in enumerate(literals):
            self._known.setdefault(literal[: self._cut], []).append(index)
        self._behind = list(self._known.values())
        self._shared = self._cut is not None or len(self._behind) < len(literals)
        self._left = MUCH * len(self._known)  # characters to read before the table of states is built

    def _is_cut(self, literal: str) -> bool:
        return self._cut is not None and len(literal) > self._cut

    def finds(self, text: str) -> list[Find]:
        """The number of each literal that is found, with the code points where it starts and ends."""
        self._left -= len(text)
        automaton = self._simple if self._left > 0 else self._quick
        found: list[Find] = automaton.find_matches_as_indexes(
            text.encode("ascii", "replace"), overlapping=self.overlapping
        )
        literals, doubtful = self._literals, self._doubtful
        if self._shared:
            behind = self._behind
            found = [
                (index, start, start + len(literals[index])) for opening, start, _ in found for index in behind[opening]
            ]
        if not doubtful:
            return found
        return [find for find in found if find[0] not in doubtful or text.startswith(literals[find[0]], find[1])]

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
