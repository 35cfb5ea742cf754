"""What a line must hold for a pattern to match: literals to search for, and what else to ask of the lines found."""

from collections.abc import Iterable
from functools import cache, cached_property
from hashlib import blake2b
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from copydesk.rules.chance import expected
from copydesk.rules.fold import EDGE
from copydesk.rules.literal import Given, Literals, NoLiteralError, given

if TYPE_CHECKING:
    from ahocorasick_rs import BytesAhoCorasick

# What `searched_for` says of each packaged pattern; tests/rules/test_packaged.py writes it anew.
TABLE = "packs/literals.json"
# Expected finds per character of text beyond which a set of literals is not worth a search.
TOO_COMMON = 1 / 150
# Expected finds per character beyond which nearly every line has one.
EVERYWHERE = 1 / 10

_WORD = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")


class Either(msgspec.Struct, frozen=True):
    """Alternatives, of which one has all its conditions met."""

    alternatives: "tuple[tuple[Condition, ...], ...]"


class Edges(NamedTuple):
    """Whether no letter or digit stands before a literal, and none after it."""

    before: bool
    after: bool

    def both(self, other: "Edges") -> "Edges":
        """What is true of two places of one literal."""
        return self if other is self else _KINDS[self.before and other.before, self.after and other.after]

    def hold(self, searched: bytes, start: int, end: int) -> bool:
        """Whether that is so of a find in a folded text; letters beyond ASCII are not told from marks."""
        return not (
            (self.before and start and searched[start - 1] in _WORD)
            or (self.after and end < len(searched) and searched[end] in _WORD)
        )


# There are ten thousand literals and four kinds of edges: each kind is one value, and equal edges are the same.
_KINDS = {(before, after): Edges(before, after) for before in (False, True) for after in (False, True)}
NO_EDGES = _KINDS[False, False]

# The numbers of literals of which one stands in the line, or alternatives.
Condition = frozenset[int] | Either


class Needs:
    """What a text must hold, folded, for a pattern to match.

    At least one of `literals` stands in it, with its edges; they are few or seldom, so that they are what to search
    for. There are none where no such set is known, or where one would be found everywhere. `stand_in` asks more of a
    line.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        told = read_before().get(digest(pattern))
        self.literals: dict[bytes, Edges] = {}
        for literal in searched_for(pattern) if told is None else told:
            edges, plain = _edges(literal), _encoded(literal)
            self.literals[plain] = edges.both(self.literals.get(plain, edges))
        self._numbers: dict[str, int] = {}

    def stand_in(self, line: bytes) -> bool:
        """Whether a folded line, with the line breaks around it, holds all that a match must."""
        conditions = self._conditions
        if not conditions:
            return True
        held = {find[0] for find in self._automaton.find_matches_as_indexes(line, overlapping=True)}
        return _are_met(conditions, held)

    @cached_property
    def _conditions(self) -> tuple[Condition, ...]:
        known, best = _given(self._pattern)
        return self._numbered(each for each in known if each is not best)

    def _numbered(self, conditions: Iterable[Given]) -> tuple[Condition, ...]:
        """Conditions by the numbers of their literals; those that nearly all lines meet are left out."""
        return tuple(
            frozenset(self._numbers.setdefault(literal, len(self._numbers)) for literal in each)
            if isinstance(each, frozenset)
            else Either(tuple(map(self._numbered, each)))
            for each in conditions
            if expected(_searched(each) or ()) < EVERYWHERE
        )

    @cached_property
    def _automaton(self) -> "BytesAhoCorasick":
        from ahocorasick_rs import BytesAhoCorasick

        return BytesAhoCorasick(list(map(_encoded, self._numbers)))


def searched_for(pattern: str) -> list[str]:
    """The literals to search for to find where a pattern may match, sorted; their edges are marked."""
    _, best = _given(pattern)
    return sorted(_shortest(best or frozenset()))


def _given(pattern: str) -> tuple[tuple[Given, ...], Literals | None]:
    """What every match holds, and of it the set of literals that is worth a search."""
    try:
        known = given(pattern)
    except NoLiteralError:
        known = ()
    best = _best(known)
    return known, None if best is not None and expected(best) > TOO_COMMON else best


@cache
def read_before() -> dict[str, list[str]]:
    """The literals of the packaged patterns, by the patterns' digests: to read them from 700 patterns is slow."""
    return msgspec.json.decode(files(__package__).joinpath(TABLE).read_bytes(), type=dict[str, list[str]])


def digest(pattern: str) -> str:
    """The name under which a pattern's literals are kept."""
    return blake2b(pattern.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _encoded(literal: str) -> bytes:
    """A literal as it stands in a folded text."""
    bare = literal.replace(EDGE, "") if EDGE in literal else literal
    while "  " in bare:
        bare = bare.replace("  ", " ")
    return bare.encode("utf-8", "replace")


def _edges(literal: str) -> Edges:
    """Which ends of a literal are ends of words; beside a mark a `\\b` would say the contrary."""
    if EDGE not in literal:
        return NO_EDGES
    return _KINDS[
        literal[:1] == EDGE and literal[1:2].isalnum(),
        literal[-1:] == EDGE and literal[-2:-1].isalnum(),
    ]


def _are_met(conditions: tuple[Condition, ...], held: set[int]) -> bool:
    for condition in conditions:
        if isinstance(condition, frozenset):
            if condition.isdisjoint(held):
                return False
        elif not any(_are_met(every, held) for every in condition.alternatives):
            return False
    return True


def _best(conditions: Iterable[Given]) -> Literals | None:
    """The set of literals least often found by chance."""
    return min((each for each in map(_searched, conditions) if each is not None), key=expected, default=None)


def _searched(condition: Given) -> Literals | None:
    """The literals to search for to find where a condition may be met."""
    if isinstance(condition, frozenset):
        return condition
    best = [_best(every) for every in condition]
    return frozenset(literal for each in best for literal in each or ())


def _shortest(literals: Literals) -> Literals:
    """The set without literals that open with another of it."""
    return frozenset(
        literal for literal in literals if not any(literal[:at] in literals for at in range(1, len(literal)))
    )
