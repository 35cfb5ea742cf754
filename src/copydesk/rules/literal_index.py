"""Entries of packs by the literals that their matches hold: one search tells which may match in which line."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from copydesk.rules.needs import NO_EDGES, Edges, Needs
from copydesk.rules.pack import Entry

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

# Bytes after which an automaton is worth building that takes ten times as long to build and half as long to search.
MUCH = 10_000_000


class LiteralIndex:
    """Entries by the literals that their matches hold: one search tells which of them may match in which line."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries: dict[bytes, list[tuple[Entry, Needs]]] = {}
        self._edges: dict[bytes, Edges] = {}
        self._automaton: BytesAhoCorasick | None = None
        self._read = 0  # bytes; -1 once the quicker automaton is built
        self._everywhere: list[tuple[Entry, Needs]] = []
        for entry in entries:
            known = Needs(entry.pattern)
            asked = (entry, known)
            for literal, edges in known.literals.items():
                self._entries.setdefault(literal, []).append(asked)
                self._edges[literal] = edges.both(self._edges.get(literal, edges))
            if not known.literals:
                self._everywhere.append(asked)

    def _finds(self, searched: bytes) -> list[tuple[int, int, int]]:
        """The literals in a folded text, by number, with start and end."""
        from ahocorasick_rs import BytesAhoCorasick, Implementation

        if self._automaton is None:
            self._automaton = BytesAhoCorasick(list(self._entries))
        elif self._read > MUCH:
            self._automaton = BytesAhoCorasick(list(self._entries), implementation=Implementation.DFA)
            self._read = -1
        if self._read >= 0:
            self._read += len(searched)
        return self._automaton.find_matches_as_indexes(searched, overlapping=True)

    @cached_property
    def _by_literal(self) -> list[list[tuple[Entry, Needs]]]:
        return list(self._entries.values())

    @cached_property
    def _bounded(self) -> list[Edges | None]:
        """The edges of each literal, None where there are none to look at."""
        return [None if edges is NO_EDGES else edges for edges in self._edges.values()]

    def candidates(self, searched: bytes) -> dict[int, list[Entry]]:
        """The entries that may match, by the number of the line."""
        found: dict[int, list[Entry]] = {}
        if self._entries and (finds := self._finds(searched)):
            for number, line, literals in self._lines(searched, finds):
                asked = {id(each): each for literal in literals for each in self._by_literal[literal]}
                found[number] = [entry for entry, known in asked.values() if known.stand_in(line)]
        if self._everywhere:
            for number, inner in enumerate(searched.split(b"\n")[1:-1]):
                own = [entry for entry, known in self._everywhere if known.stand_in(b"\n%b\n" % inner)]
                found.setdefault(number, []).extend(own)
        return {number: entries for number, entries in found.items() if entries}

    def _lines(self, searched: bytes, finds: list[tuple[int, int, int]]) -> Iterator[tuple[int, bytes, set[int]]]:
        """The lines in which literals stand with their edges: number, text with the breaks around it, literals."""
        edges = self._bounded
        number, low, high = -1, 0, -1
        literals: set[int] = set()
        for start, end, literal in sorted((start, end, literal) for literal, start, end in finds):
            if (edge := edges[literal]) is not None and not edge.hold(searched, start, end):
                continue
            if start >= high:
                if literals:
                    yield number, searched[low : high + 1], literals
                number += searched.count(b"\n", max(high, 0), start + 1)
                literals = set()
                low, high = searched.rfind(b"\n", 0, start + 1), searched.find(b"\n", start + 1)
                if high < 0:  # the break that closes the text opens no line
                    return
            literals.add(literal)
        if literals:
            yield number, searched[low : high + 1], literals
