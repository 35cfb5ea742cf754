"""Documents as postings: which keys stand in which document, and where."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.model import Document
from copydesk.reuse.keys import content_keys, skip_keys, whole_keys, word_keys
from copydesk.reuse.tokens import TokenTable, tokenise_documents
from copydesk.settings import ReuseSettings


class Postings(msgspec.Struct, frozen=True):
    """Rows of (key, document, position); the kind of a key is its two lowest bits, see `keys`.

    `documents` are the run's document numbers, `positions` word indexes inside the document; for a WHOLE key the
    number of its words.
    """

    keys: NDArray[np.int64]
    documents: NDArray[np.int32]
    positions: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.keys)


def postings(documents: Sequence[tuple[int, Document]], settings: ReuseSettings) -> Postings:
    """The postings of these (masked) documents, each given with its number in the run."""
    table = tokenise_documents([document for _, document in documents], breaks=False)
    numbers = np.array([number for number, _ in documents], np.int32)
    return postings_of(table, numbers)


def postings_of(table: TokenTable, numbers: NDArray[np.int32]) -> Postings:
    """The postings of a token table whose texts have these document numbers."""
    sizes = np.diff(table.bounds)
    owner = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    parts = [word_keys(table), content_keys(table), skip_keys(table)]
    keys = np.concatenate([part.keys for part in parts])
    positions = np.concatenate([part.positions for part in parts])
    owners = owner[positions]
    whole = whole_keys(table)
    filled = np.flatnonzero(whole)
    return Postings(
        keys=np.concatenate([keys, whole[filled]]),
        documents=np.concatenate([numbers[owners], numbers[filled]]),
        positions=np.concatenate([positions - table.bounds[owners], sizes[filled]]).astype(np.int32),
    )


def merge(parts: Sequence[Postings]) -> Postings:
    """All postings in one table."""
    if not parts:
        return Postings(np.zeros(0, np.int64), np.zeros(0, np.int32), np.zeros(0, np.int32))
    return Postings(
        keys=np.concatenate([part.keys for part in parts]),
        documents=np.concatenate([part.documents for part in parts]),
        positions=np.concatenate([part.positions for part in parts]),
    )
