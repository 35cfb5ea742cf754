"""What the lines of documents look like, in numbers: the features by which leftovers are told from the story."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np

from copydesk.model import Document, Span
from copydesk.rules.boilerplate.furniture import kinds_of_words
from copydesk.rules.boilerplate.line_class import (
    BRACKET,
    COLON,
    COMMA,
    DASH,
    DIGIT,
    END,
    LETTER,
    MARKS,
    QUOTE,
    SEPARATOR,
    SYMBOL,
    UPPER,
)
from copydesk.rules.boilerplate.line_count import Counts, Stack
from copydesk.rules.boilerplate.line_feature import KINDS, OWN, PLACE
from copydesk.rules.boilerplate.line_place import rows
from copydesk.rules.unit import Unit, units

PLEA_WORDS = 40  # words of running text that is searched for a page's words
_ENDING = frozenset(MARKS[END] + MARKS[QUOTE] + "”»)]")

Named = Sequence[tuple[Span, float]]


class LineTable(msgspec.Struct, frozen=True):
    """The lines of a document with their features: `rows` is lines by FEATURES; `prose` marks the running text."""

    lines: tuple[Unit, ...]
    prose: Any
    rows: Any

    @property
    def named(self) -> Any:
        """The confidence of the named finding on each line, 0 without one."""
        return self.rows[:, OWN.index("named")]

    def own(self, at: int) -> dict[str, float]:
        """A line's own features by name."""
        return dict(zip(OWN, self.rows[at, : len(OWN)].tolist(), strict=True))

    def place(self, at: int) -> dict[str, float]:
        """Where a line stands, by name."""
        return dict(zip(PLACE, self.rows[at, -len(PLACE) :].tolist(), strict=True))


def table_of(document: Document, named: Named) -> LineTable | None:
    """The table of a document; None where every line but the first ends as a sentence.

    `named` are the passages that the rules of one kind flag, with their confidence.
    """
    return tables_of([(document, named)])[0]


def tables_of(documents: Sequence[tuple[Document, Named]]) -> list[LineTable | None]:
    """The table of each document, made for all of them at once."""
    tables: list[LineTable | None] = [None] * len(documents)
    asked = [at for at, (document, _) in enumerate(documents) if is_mixed(units(document))]
    if not asked:
        return tables
    every = [units(documents[at][0]) for at in asked]
    stack = Stack(every)
    counts = Counts(stack)
    named = np.concatenate([_named(lines, documents[at][1]) for at, lines in zip(asked, every, strict=True)])
    found = rows(stack, _own(counts, named), counts.prose)
    bounds = pairwise(stack.firsts.tolist())
    for at, lines, (low, high) in zip(asked, every, bounds, strict=True):
        prose = counts.prose[low:high]
        if not prose.all():
            tables[at] = LineTable(lines, prose, found[low:high])
    return tables


def is_mixed(lines: tuple[Unit, ...]) -> bool:
    """Whether any line but the first does not end as a sentence."""
    return any(unit.text[-1] not in _ENDING for unit in lines[1:])


def _own(counts: Counts, named: Any) -> dict[str, Any]:
    """The features of each line by itself, and what it shares with the story."""
    lines = counts.stack.lines
    words, letters = np.maximum(counts.words, 1), np.maximum(counts.count(LETTER), 1)
    length = np.maximum(counts.lengths, 1).astype(np.float32)
    first = counts.classes[counts.starts]
    own: dict[str, Any] = {
        "length": np.log2(length + 1),
        "words": np.minimum(counts.words, 40),
        "caps": counts.caps / words,
        "upper": counts.count(UPPER) / letters,
        "digits": counts.count(DIGIT) / length,
        "end": counts.ended,
        "question": np.fromiter((unit.text[-1] in "?!" for unit in lines), bool, len(lines)),
        "colon_end": counts.last == COLON,
        "breaks": counts.breaks,
        "word_length": letters / words,
        "first_upper": (first & UPPER) > 0,
        "first_digit": first == DIGIT,
        "first_symbol": (first & (LETTER | DIGIT | QUOTE)) == 0,
        "bullet": (first == DASH) | np.fromiter((unit.text[0] in "*•·▪►▶✓➤" for unit in lines), bool, len(lines)),
        "function": counts.function / words,
        "named": named,
    }
    for name, mark in zip(
        ("separators", "quotes", "symbols", "commas", "colons", "dashes", "brackets"),
        (SEPARATOR, QUOTE, SYMBOL, COMMA, COLON, DASH, BRACKET),
        strict=True,
    ):
        own[name] = np.minimum(counts.count(mark), 9)
    own |= _worded(counts)
    return own


def _worded(counts: Counts) -> dict[str, Any]:
    """What the words of the lines tell: whether they come back in the story, and what furniture they name."""
    n = len(counts.tokens)
    found = {name: np.zeros(n, np.float32) for name in ("echo", "echo_long", "repeated", "link", "kinds", *KINDS)}
    for low, high in pairwise(counts.stack.firsts.tolist()):
        _worded_in(counts, range(low, high), found)
    return found


def _worded_in(counts: Counts, document: Iterable[int], found: dict[str, Any]) -> None:
    """The same of the lines of one document."""
    kinds = kinds_of_words()
    lines, prose = counts.stack.lines, counts.prose
    told = set().union(*(counts.tokens[at] for at in document if prose[at]))
    times = Counter(lines[at].text for at in document)
    for at in document:
        line, own = lines[at].text, counts.tokens[at]
        if times[line] > 1:
            found["repeated"][at] = 1
        if prose[at] and len(own) > PLEA_WORDS:
            continue
        known = kinds.keys() & set(own)
        if not prose[at]:
            found["link"][at] = "http" in line or "www." in line or "@" in line or ".com" in line
            long = [token for token in own if len(token) > 4]
            found["echo"][at] = sum(map(told.__contains__, own)) / max(1, len(own))
            found["echo_long"][at] = sum(map(told.__contains__, long)) / len(long) if long else -1
        for word in known:
            for kind in kinds[word]:
                found[kind][at] += 1
        found["kinds"][at] = len(known) / max(1, len(own))


def _named(lines: tuple[Unit, ...], named: Named) -> Any:
    """The confidence of the named finding that covers half or more of each line, 0 without one."""
    found = np.zeros(len(lines), np.float32)
    for span, confidence in named:
        for at in range(bisect_right(lines, span.start, key=_end), len(lines)):
            unit = lines[at]
            if unit.start >= span.end:
                break
            shared = min(unit.end, span.end) - max(unit.start, span.start)
            if 2 * shared >= unit.end - unit.start:
                found[at] = max(found[at], confidence)
    return found


def _end(unit: Unit) -> int:
    return unit.end
