"""The lines of documents, stacked, and their characters and words, counted for all of them at once."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from copydesk.rules.boilerplate.line_class import (
    BRACKET,
    COLON,
    DIGIT,
    END,
    LETTER,
    QUOTE,
    SPACE,
    UPPER,
    classes,
    codes,
)
from copydesk.rules.boilerplate.shape import PROSE_WORDS, function_words
from copydesk.rules.unit import Unit

LONG_PROSE = 240  # a line this long is prose whatever it ends with
_LINE_FEED, _BLANK = ord("\n"), ord(" ")


class Stack:
    """The lines of several documents, none without any: `firsts` tells where those of each begin, and how many are."""

    def __init__(self, documents: Sequence[tuple[Unit, ...]]) -> None:
        self.lines = [unit for lines in documents for unit in lines]
        self.sizes = np.fromiter(map(len, documents), np.int64, len(documents))
        self.firsts = np.concatenate(([0], np.cumsum(self.sizes)))

    @cached_property
    def of(self) -> Any:
        """Whose each line is, by the document's place."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    @cached_property
    def low(self) -> Any:
        """The first line of each line's document."""
        return self.firsts[self.of]

    @cached_property
    def high(self) -> Any:
        """The line behind the last one of each line's document."""
        return self.firsts[self.of + 1]

    def sums(self, values: Any) -> Any:
        """What the lines of each document come to."""
        return np.bincount(self.of, values, len(self.sizes))

    def share(self, marked: Any) -> Any:
        """The share of each document's lines that are marked, for each of its lines."""
        return (self.sums(marked) / self.sizes)[self.of]


class Counts:
    """The characters and words of stacked lines."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack
        lines = stack.lines
        self._codes = codes("\n".join(unit.text for unit in lines))
        self.classes = classes().take(self._codes)
        self.lengths = np.fromiter((len(unit.text) for unit in lines), np.int64, len(lines))
        self.starts = np.concatenate(([0], np.cumsum(self.lengths + 1)[:-1]))
        self.last = self._last_mark()
        word = (self.classes & (LETTER | DIGIT)) > 0
        opens = word.copy()
        opens[1:] &= ~word[:-1]
        self.words = self._per_line(opens)
        self.caps = self._per_line(opens & ((self.classes & UPPER) > 0))
        self.tokens = self._tokens(word)
        self.breaks = self._breaks()
        known = function_words()
        self.function = np.fromiter(
            (sum(map(known.__contains__, own)) for own in self.tokens), np.float32, len(self.tokens)
        )
        self.ended = (self.last & END) > 0
        running = (self.words >= PROSE_WORDS) & (self.function >= 2)
        self.prose = running & (self.ended | (self.lengths > LONG_PROSE) | (self.breaks > 0) | (self.last == COLON))

    def _tokens(self, word: Any) -> list[list[str]]:
        """The words of each line in lower case, as runs of letters and digits."""
        spaced = np.where(word | (self._codes == _LINE_FEED), self._codes, np.uint16(_BLANK))
        return [line.split() for line in spaced.tobytes().decode("utf-16-le", "replace").lower().split("\n")]

    def _last_mark(self) -> Any:
        """The class of each line's last character; of the last but one where a line closes with a quotation mark."""
        at = self.starts + self.lengths - 1
        closing = (self.classes[at] & (QUOTE | BRACKET)) > 0
        return self.classes[np.where(closing & (self.lengths > 1), at - 1, at)]

    def _breaks(self) -> Any:
        """How many sentences begin inside each line, or with it below another of its document."""
        classes = self.classes
        ends = np.flatnonzero(classes[:-2] == END)
        begun = ends[(classes[ends + 1] == SPACE) & ((classes[ends + 2] & (UPPER | QUOTE)) > 0)] + 2
        line = np.searchsorted(self.starts, begun, "right") - 1
        counted = line[(begun > self.starts[line]) | (line > self.stack.low[line])]
        return np.bincount(counted, minlength=len(self.starts)).astype(np.float32)

    def _per_line(self, marked: Any) -> Any:
        """How many characters of each line are marked; a line break is none."""
        return np.add.reduceat(marked.view(np.uint8), self.starts, dtype=np.uint32).astype(np.float32)

    def count(self, mark: int) -> Any:
        """How many characters of a class each line has."""
        return self._per_line((self.classes & mark) > 0)
