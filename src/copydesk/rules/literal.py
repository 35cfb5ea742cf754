r"""What the matches of a pattern hold: sets of literals, of each of which one stands wherever the pattern matches.

Text and literals are folded alike, so that a plain search finds them: case, blanks and digits are made equal, and each
line is opened by a line break, its bullets taken off, and closed by one. So `^read more` is the literal "\nread more",
and `\d\d:\d\d` is "00:00". What is not plain (an open class, a repeat, a look-around) parts one literal from the next.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from copydesk.rules.chance import expected
from copydesk.rules.fold import BLANK, DIGIT, EDGE, LINE, folded_literal
from copydesk.rules.gate import plain_i, tokens

# Literals that may stand for one part of a pattern; beyond, it is parted in two.
MOST = 450
# Characters of a class that are spelt out.
WIDEST_CLASS = 24
# Below, a set is as good as any longer one.
RARE = 1e-7

Literals = frozenset[str]
# One of several literals; or one of several alternatives, each with conditions of its own.
Given = Literals | tuple[tuple["Given", ...], ...]

_NOTHING: Literals = frozenset({""})
_FLAGS = re.compile(r"\(\?[aimsuf-]+\)")
_COUNTS = re.compile(r"\{(\d+)(,?)(\d*)\}")
_RANGE = re.compile(r"(\\.|[^\\])-(\\.|[^\\\]])")
_ITEM = re.compile(r"\\.|[^\\]", re.DOTALL)
_WORD_CLASSES = frozenset({r"[\p{L}\p{N}]", r"[\p{L}\p{N}_]", r"\w", r"[\w]"})
_KINDS = {"s": BLANK, "d": DIGIT, "t": BLANK}


_SINGLE = frozenset((BLANK, EDGE))  # two of them are one


class NoLiteralError(ValueError):
    """The pattern holds something that is not understood here."""


class _Part(msgspec.Struct, frozen=True):
    """A part of a pattern: all it can match (`exact`, None if unbounded), how each match opens, what each must hold."""

    exact: Literals | None
    opens: Literals = _NOTHING
    holds: tuple[Given, ...] = ()
    optional: "_Part | None" = None  # what may stand there, or nothing


_EMPTY = _Part(_NOTHING, _NOTHING)
_OPEN = _Part(None)


def given(pattern: str) -> tuple[Given, ...]:
    """What stands, folded, in every text that the pattern matches; NoLiteralError if the pattern is not understood."""
    return _conditions(_Parser(pattern).whole())


class _Parser:
    """One pass over the tokens of a pattern."""

    def __init__(self, pattern: str) -> None:
        self._tokens = list(tokens(plain_i(pattern)))
        self._at = 0

    def whole(self) -> _Part:
        part = self._alternatives()
        if self._at < len(self._tokens):
            raise NoLiteralError("unbalanced")
        return part

    def _alternatives(self) -> _Part:
        every = [self._sequence()]
        while self._at < len(self._tokens) and self._tokens[self._at][1] == "|":
            self._at += 1
            every.append(self._sequence())
        return every[0] if len(every) == 1 else _either(every)

    def _sequence(self) -> _Part:
        parts: list[_Part] = []
        while self._at < len(self._tokens):
            kind, piece = self._tokens[self._at]
            if kind == "close" or (kind == "char" and piece == "|"):
                break
            self._at += 1
            parts.append(self._repeated(self._atom(kind, piece)))
        return _sequence(parts)

    def _atom(self, kind: str, piece: str) -> _Part:
        if kind in ("look", "open", "atomic"):
            return self._opened(kind, piece)
        if kind == "blank":
            return _plain(BLANK) if piece.endswith("+") else _Part(frozenset({"", BLANK}))
        if kind == "set":
            return _class(piece)
        if kind == "escape":
            return _escape(piece)
        return _character(kind, piece)

    def _opened(self, kind: str, piece: str) -> _Part:
        if piece.endswith(")"):
            if not _FLAGS.fullmatch(piece):
                raise NoLiteralError(piece)
            return _EMPTY
        if "x" in piece.partition("<")[0]:
            raise NoLiteralError(piece)
        edge = piece in ("(?<!", "(?!") and self._tokens[self._at][1] in _WORD_CLASSES
        inner = self._group()
        if kind != "look":
            return inner
        return _plain(EDGE) if edge and inner is _OPEN else _EMPTY

    def _group(self) -> _Part:
        part = self._alternatives()
        if self._at >= len(self._tokens):
            raise NoLiteralError("unbalanced")
        self._at += 1
        return part

    def _repeated(self, part: _Part) -> _Part:
        while self._at < len(self._tokens) and self._tokens[self._at][0] == "quantifier":
            least, most = _counts(self._tokens[self._at][1])
            self._at += 1
            part = _times(part, least, most)
        return part


def _counts(piece: str) -> tuple[int, int | None]:
    if piece[0] in "?*+":
        return int(piece[0] == "+"), 1 if piece[0] == "?" else None
    counts = _COUNTS.match(piece)
    if counts is None:
        raise NoLiteralError(piece)
    least = int(counts[1])
    return least, (int(counts[3]) if counts[3] else None) if counts[2] else least


def _times(part: _Part, least: int, most: int | None) -> _Part:
    if (least, most) == (1, 1):
        return part
    if least == 0:
        if most != 1:
            return _OPEN
        return _Part(None, optional=part) if part.exact is None else _Part(part.exact | _NOTHING)
    if part.exact is None:
        return _Part(None, part.opens, part.holds)
    joined = _joined([part] * min(least, 4))
    if least == most and least <= 4:
        return joined
    return _Part(None, joined.opens if joined.exact is None else joined.exact)


def _sequence(parts: list[_Part]) -> _Part:
    """Parts one after the other; with and without an optional part that would part a literal from the next."""
    for at, part in enumerate(parts):
        if part.optional is not None:
            without = parts[:at] + parts[at + 1 :]
            return _either([_joined([*parts[:at], part.optional, *parts[at + 1 :]]), _sequence(without)])
        if part.exact is None:
            break
    return _joined(parts)


def _joined(parts: Iterable[_Part]) -> _Part:
    """Parts one after the other."""
    running, opens, holds = _NOTHING, None, []
    bounded = True
    for part in parts:
        product = _product(running, part.opens if part.exact is None else part.exact)
        if product is not None and len(product) > len(running) and expected(running) < RARE:
            product = None
        if part.exact is not None and product is not None:
            running = product
            continue
        bounded = False
        if part.exact is None:
            known, following = product or running, _NOTHING
        else:
            known, following = running, part.exact
        holds += [known, *part.holds]
        opens = known if opens is None else opens
        running = following
    if bounded:
        return _Part(running)
    return _Part(None, opens or _NOTHING, tuple(each for each in (*holds, running) if "" not in each))


def _either(every: list[_Part]) -> _Part:
    """One of several parts."""
    if all(part.exact is not None for part in every):
        exact = frozenset(literal for part in every for literal in part.exact or ())
        if len(exact) <= MOST:
            return _Part(exact)
    opens = frozenset(literal for part in every for literal in (part.opens if part.exact is None else part.exact))
    if len(opens) > MOST:
        opens = _NOTHING
    alternatives = tuple(map(_conditions, every))
    return _Part(None, opens, (_flattened(alternatives),) if all(alternatives) else ())


def _flattened(alternatives: tuple[tuple[Given, ...], ...]) -> Given:
    """Alternatives as a condition: those that are mere literals as one."""
    plain = [every[0] for every in alternatives if len(every) == 1 and isinstance(every[0], frozenset)]
    literals = frozenset(literal for each in plain for literal in each)
    if len(plain) == len(alternatives):
        return literals
    others = tuple(every for every in alternatives if len(every) > 1 or not isinstance(every[0], frozenset))
    return ((literals,), *others) if literals else others


def _conditions(part: _Part) -> tuple[Given, ...]:
    """What each match of a part holds."""
    known = (part.exact,) if part.exact is not None else dict.fromkeys((part.opens, *part.holds))
    return tuple(each for each in known if "" not in each and EDGE not in each)


def _product(first: Literals, second: Literals) -> Literals | None:
    """Each literal of the first with each of the second behind it; None if they are too many."""
    if second == _NOTHING:
        return first
    if len(first) * len(second) > MOST:
        return None
    return frozenset(
        one + (other[1:] if other and one and other[0] == one[-1] and other[0] in _SINGLE else other)
        for one in first
        for other in second
    )


@cache
def _plain(chars: str) -> _Part:
    return _Part(frozenset({folded_literal(chars)}))


def _character(kind: str, piece: str) -> _Part:
    if kind != "char" or piece == "{":  # a brace that is no count may be a fuzzy match
        raise NoLiteralError(piece)
    if piece in "^$":
        return _plain(LINE)
    return _OPEN if piece == "." else _plain(piece)


def _escape(piece: str) -> _Part:
    letter = piece[1]
    if letter == "b":
        return _plain(EDGE)
    if letter in "BKmMG":
        return _EMPTY
    if letter in "AzZ":
        return _plain(LINE)
    if letter in _KINDS:
        return _plain(_KINDS[letter])
    if letter in "wWSD" or len(piece) > 2:
        return _OPEN
    if letter.isalnum():
        raise NoLiteralError(piece)
    return _plain(letter)


def _class(piece: str) -> _Part:
    """The characters of a class, if they are few."""
    inner = piece[1:-1]
    if inner[0] == "^" or "[:" in inner:
        return _OPEN
    members = {folded_literal(char) for char in _members(inner)}
    return _Part(frozenset(members)) if len(members) <= WIDEST_CLASS and "" not in members else _OPEN


def _members(inner: str) -> Iterator[str]:
    at = 0
    while at < len(inner):
        span = _RANGE.match(inner, at)
        item = _ITEM.match(inner, at)
        if span is not None:
            first, last = _one(span[1]), _one(span[2])
            yield from map(chr, range(ord(first), min(ord(last), ord(first) + 99) + 1)) if first and last else ("",)
            at = span.end()
        elif item is not None:
            yield _one(item[0])
            at = item.end()
        else:
            yield ""
            at += 1


def _one(item: str) -> str:
    """The character that an item of a class stands for; "" if it stands for many."""
    if item[0] != "\\":
        return item
    return _KINDS.get(item[1], "") if item[1].isalnum() else item[1]
