"""One search of a text for very many names or words at once."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

# Characters read for each literal after which a table of states is worth building: it takes ten times as long to build
# as the automaton that is there at first, and searches about twice as fast.
MUCH = 2_000


class LiteralSearch:
    """Finds literals in texts: the longest at each place without overlaps, or all of them (`overlapping`)."""

    def __init__(self, literals: Iterable[str], *, overlapping: bool = False) -> None:
        self._literals = list(literals)
        self._overlapping = overlapping
        self._left = MUCH * len(self._literals)  # characters to read before the table of states is built

    def finds(self, text: str) -> list[tuple[int, int, int]]:
        """The number of each literal that is found, with the code points where it starts and ends, in order."""
        self._left -= len(text)
        automaton = self._simple if self._left > 0 else self._quick
        found: list[tuple[int, int, int]] = automaton.find_matches_as_indexes(text, overlapping=self._overlapping)
        return found

    @cached_property
    def _simple(self) -> Any:
        from ahocorasick_rs import Implementation

        return self._built(Implementation.ContiguousNFA)

    @cached_property
    def _quick(self) -> Any:
        from ahocorasick_rs import Implementation

        self.__dict__.pop("_simple", None)
        return self._built(Implementation.DFA)

    def _built(self, implementation: Any) -> Any:
        from ahocorasick_rs import AhoCorasick, MatchKind

        return AhoCorasick(
            self._literals,
            matchkind=MatchKind.Standard if self._overlapping else MatchKind.LeftmostLongest,
            store_patterns=False,
            implementation=implementation,
        )
