"""Documents as postings: which keys stand in which document, and where."""

from collections.abc import Callable, Iterable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.model import CopydeskError, Document
from copydesk.reuse.keys import content_keys, whole_keys, word_keys
from copydesk.reuse.tokens import TokenTable, chunks
from copydesk.settings import ReuseSettings

PLACE_BITS = 28
PLACE_MASK = (1 << PLACE_BITS) - 1
BLOCK_BITS = 6  # documents begin at places that are multiples of 64, so that a small table tells whose a place is

MOST_WORDS = (1 << PLACE_BITS + BLOCK_BITS) - 1

Rows = NDArray[np.int64]


class TooManyWordsError(CopydeskError):
    """There is more text than one run can compare."""


class Postings(msgspec.Struct, frozen=True):
    """Rows of (key, place), one array for each kind of key.

    A row is one integer: the upper bits of a key above the place of its first word. So one plain sort brings equal
    keys together, in order of their places, and nothing has to be fetched by index, which costs far more. A place
    counts words (in steps of 2**`unit`, which is 0 below some 250 million words) through all documents: document
    i has the places from `firsts[i]` up to `firsts[i + 1]`, of which it may leave some unused. `numbers` are the
    run's document numbers, `whole` a hash of all the words of each document (0: it has none), `sizes` how many they
    are. Rows below 2**PLACE_BITS have no key and mean nothing.
    """

    words: Rows
    content: Rows
    skips: Rows
    numbers: NDArray[np.int32]
    firsts: NDArray[np.int64]
    whole: NDArray[np.int64]
    sizes: NDArray[np.int32]
    unit: int = 0

    def __len__(self) -> int:
        return len(self.words) + len(self.content) + len(self.skips)

    @property
    def kinds(self) -> tuple[Rows, Rows, Rows]:
        """The rows of word, content and skip keys."""
        return self.words, self.content, self.skips

    def indexes(self, rows: Rows) -> NDArray[np.int32]:
        """The index among `numbers` of the document that each row stands in."""
        return self.owners()(rows)

    def owners(self) -> Callable[[Rows], NDArray[np.int32]]:
        """The same for rows that come in parts: a table is made once."""
        shift = BLOCK_BITS - self.unit
        blocks = np.diff(self.firsts) >> shift
        table = np.repeat(np.arange(len(blocks), dtype=np.int32), blocks)
        return lambda rows: table.take((rows & PLACE_MASK) >> shift)


def postings(
    documents: Sequence[tuple[int, Document]],
    settings: ReuseSettings,
    tables: Iterable[tuple[slice, TokenTable]] | None = None,
) -> Postings:
    """The postings of these (masked) documents, each given with its number in the run; `tables` are their words."""
    numbers = np.array([number for number, _ in documents], np.int32)
    made = chunks([document for _, document in documents]) if tables is None else tables
    return _joined([postings_of(table, numbers[part], settings.keys) for part, table in made])


def postings_of(table: TokenTable, numbers: NDArray[np.int32], kinds: Iterable[str]) -> Postings:
    """The postings of a token table whose texts have these document numbers; `kinds` as in the settings."""
    sizes = np.diff(table.bounds)
    blocks = -(-sizes >> BLOCK_BITS)  # rounded up
    firsts = np.concatenate([np.zeros(1, np.int64), np.cumsum(blocks << BLOCK_BITS)])
    places = np.arange(len(table))
    places += np.repeat(firsts[:-1] - table.bounds[:-1], sizes)
    words = content = skips = np.zeros(0, np.int64)
    if "words" in kinds:
        found = word_keys(table)
        words = _rows(found.keys, places.take(found.positions))
    if "content" in kinds or "skips" in kinds:
        carrying = np.flatnonzero(table.stems)
        made = content_keys(table, carrying)
        at = np.append(places.take(carrying), 0)  # where there are too few words for a key, the keys are 0
        if "content" in kinds:
            content = _rows(made.triples.view(np.int64), at[: len(made.triples)])
        if "skips" in kinds:
            pairs = _rows(made.pairs.view(np.int64), at[: len(made.pairs)])
            skips = np.concatenate([pairs, _rows(made.skips.view(np.int64), at[: len(made.skips)])])
    return Postings(words, content, skips, numbers, firsts, whole_keys(table), sizes.astype(np.int32))


def _rows(keys: NDArray[np.int64], places: NDArray[np.int64]) -> Rows:
    keys &= ~PLACE_MASK
    keys |= places
    return keys


def merge(parts: Sequence[Postings]) -> Postings:
    """All postings in one table, sorted by key and place; the order of the parts does not matter."""
    ordered = sorted(parts, key=lambda part: int(part.numbers[0]) if len(part.numbers) else -1)
    merged = _joined(ordered)
    for rows in merged.kinds:
        rows.sort()
    return merged


def _joined(parts: Sequence[Postings]) -> Postings:
    """The postings one after another; their places are moved."""
    whole, moves = outline(parts)

    def join(kind: int) -> Rows:
        rows = np.empty(sum(len(part.kinds[kind]) for part in parts), np.int64)
        at = 0
        for part, move in zip(parts, moves, strict=True):
            size = len(part.kinds[kind])
            move.make(part.kinds[kind], rows[at : at + size])
            at += size
        return rows

    return msgspec.structs.replace(whole, words=join(0), content=join(1), skips=join(2))


class Move(msgspec.Struct, frozen=True):
    """What becomes of the places of a part, in steps of 2**own_unit, in the whole: counted from `start`, in 2**unit."""

    own_unit: int
    start: int
    unit: int

    def make(self, rows: Rows, target: Rows) -> None:
        """Write the rows with their places moved; sorted ones stay sorted."""
        if not self.own_unit and not self.unit:
            np.add(rows, self.start, out=target)  # cannot reach the bits of the key
            return
        np.bitwise_and(rows, PLACE_MASK, out=target)
        target <<= self.own_unit
        target += self.start
        target >>= self.unit
        target |= rows & ~PLACE_MASK


def unit_for(words: int) -> int:
    """The steps, as a power of two, in which so many words are counted. Raises TooManyWordsError."""
    unit = max(0, words.bit_length() - PLACE_BITS)
    if unit > BLOCK_BITS:
        raise TooManyWordsError(
            f"{words:,} words are too many to be compared in one run, which holds {MOST_WORDS:,}; "
            "audit them in parts, such as a year each"
        )
    return unit


def outline(parts: Sequence[Postings]) -> tuple[Postings, list[Move]]:
    """The postings one after another, still without rows, and how those of each part are moved."""
    ends = np.cumsum([0, *(int(part.firsts[-1]) << part.unit for part in parts)])
    unit = unit_for(int(ends[-1]))
    moves = [Move(part.unit, int(end), unit) for part, end in zip(parts, ends[:-1], strict=True)]
    firsts = [(part.firsts[:-1] << move.own_unit) + move.start >> unit for part, move in zip(parts, moves, strict=True)]
    none = np.zeros(0, np.int64)
    whole = Postings(
        words=none,
        content=none,
        skips=none,
        numbers=np.concatenate([np.zeros(0, np.int32), *(part.numbers for part in parts)]),
        firsts=np.concatenate([*firsts, ends[-1:] >> unit]),
        whole=np.concatenate([none, *(part.whole for part in parts)]),
        sizes=np.concatenate([np.zeros(0, np.int32), *(part.sizes for part in parts)]),
        unit=unit,
    )
    return whole, moves


def without_rows(postings: Postings) -> Postings:
    """What is known of the documents, without their keys."""
    none = np.zeros(0, np.int64)
    return msgspec.structs.replace(postings, words=none, content=none, skips=none)
