"""Numbers for words: what is looked up of many words at once is an index into arrays."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from copydesk.survey.words import batch_keys
from copydesk.text.batch import Batch, together
from copydesk.text.view import view
from copydesk.text.word import word_bounds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[np.uint64]
    Numbers = NDArray[np.int32]
    Places = NDArray[np.int64]

# The largest table of a vocabulary; one that fills half of it is given up for a new one.
MOST_SLOTS = 1 << 20
_SLOTS = 1 << 17


class Vocabulary:
    """Gives every word, known by its key, a number from 1 on, in the order in which words are met.

    A hash table with open addressing in two arrays; a word whose slot is taken has one of the next. `slots` is a power
    of two.
    """

    def __init__(self, *, slots: int = _SLOTS, most_slots: int = MOST_SLOTS) -> None:
        self.size = 0
        self.most = most_slots // 2
        self._table = np.zeros(slots, np.uint64)
        self._numbers = np.zeros(slots, np.int32)
        self._keys = np.zeros(1 + slots // 2, np.uint64)  # by number

    @property
    def room(self) -> int:
        """The least number that it cannot give without growing."""
        return len(self._keys)

    @property
    def is_full(self) -> bool:
        """Whether it has as many words as it may have."""
        return self.size >= self.most

    def numbers(self, keys: "Array") -> "Numbers":
        """The number of each word; words that are new are given theirs."""
        mask = np.uint64(len(self._table) - 1)
        slots = (keys & mask).view(np.int64)
        found: Numbers = self._numbers.take(slots)
        holders = self._table.take(slots)
        rest = (holders != keys).nonzero()[0]
        if not len(rest):
            return found
        new: list[Places] = []
        slots, holders = slots.take(rest), holders.take(rest)
        while len(rest):
            taken = holders != 0
            new.append(rest[~taken])
            rest = rest[taken]
            slots = (slots[taken] + 1) & np.int64(mask)
            holders = self._table.take(slots)
            found[rest] = self._numbers.take(slots)
            others = holders != keys.take(rest)
            rest, slots, holders = rest[others], slots[others], holders[others]
        missing = np.concatenate(new)
        if len(missing):
            missing.sort()
            self._add(dict.fromkeys(keys[missing].tolist()))
            found[missing] = self.numbers(keys[missing])
        return found

    def keys(self, numbers: "Numbers | Places") -> "Array":
        """The keys of words given by their numbers."""
        return self._keys.take(numbers)

    def _add(self, keys: dict[int, None]) -> None:
        while 2 * (self.size + len(keys)) > len(self._table):
            self._grow()
        for key in keys:
            self.size += 1
            self._keys[self.size] = key
            self._place(key, self.size)

    def _place(self, key: int, number: int) -> None:
        table, mask = self._table, len(self._table) - 1
        slot = key & mask
        while table[slot]:
            slot = (slot + 1) & mask
        table[slot] = key
        self._numbers[slot] = number

    def _grow(self) -> None:
        """Take a table of twice the size."""
        slots = 2 * len(self._table)
        known = self._keys[1 : self.size + 1]
        self._table, self._numbers = np.zeros(slots, np.uint64), np.zeros(slots, np.int32)
        self._keys = np.concatenate([self._keys, np.zeros(1 + slots // 2 - len(self._keys), np.uint64)])
        for number, key in enumerate(known.tolist(), 1):
            self._place(key, number)


class Numbered(msgspec.Struct, frozen=True, eq=False):
    """The words of a text in order, as numbers of this vocabulary."""

    vocabulary: Vocabulary
    numbers: "Numbers"


_CURRENT = [Vocabulary()]


@together()
def word_numbers(batch: Batch) -> Iterator[Numbered]:
    """The numbers of the document's words in lower case."""
    numbered = batch_numbers(batch)
    cuts = batch.cuts(word_bounds(batch)[0])
    return (Numbered(numbered.vocabulary, numbers) for numbers in batch.parted(numbered.numbers, cuts))


@view
def batch_numbers(batch: Batch) -> Numbered:
    """The numbers of the words of all documents of a batch, in lower case."""
    if _CURRENT[0].is_full:
        _CURRENT[0] = Vocabulary()
    vocabulary = _CURRENT[0]
    return Numbered(vocabulary, vocabulary.numbers(batch_keys(batch)))
