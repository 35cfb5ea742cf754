"""The quotations of documents as runs of folded words: what they are brought together by, before a text is opened."""

from collections.abc import Iterable, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.model import Document
from copydesk.reuse.quotes.legible import legible
from copydesk.reuse.tokens import TokenTable
from copydesk.text import quotations

MIN_WORDS = 5  # of a quotation; fewer are labels and titles

Numbers = NDArray[np.int32]
Words = NDArray[np.int64]


class Quoted(msgspec.Struct, frozen=True):
    """Quotations one after another.

    Quotation i stands in document `documents[i]`, of whose quotations it is number `ordinals[i]`; its words are
    `ids[firsts[i]:firsts[i + 1]]`, as in a token table, and `content` tells which of them carry content.
    """

    documents: Numbers
    ordinals: Numbers
    firsts: Words
    ids: Words
    content: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.documents)

    @property
    def sizes(self) -> Words:
        """How many words each has."""
        return np.diff(self.firsts)

    def take(self, chosen: NDArray[np.int64]) -> "Quoted":
        """These quotations alone, in this order."""
        sizes = self.sizes[chosen]
        firsts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
        words = np.arange(firsts[-1]) + np.repeat(self.firsts[chosen] - firsts[:-1], sizes)
        return Quoted(self.documents[chosen], self.ordinals[chosen], firsts, self.ids[words], self.content[words])

    def words(self, quotation: int) -> list[int]:
        """The words of one quotation."""
        found: list[int] = self.ids[self.firsts[quotation] : self.firsts[quotation + 1]].tolist()
        return found


def none_quoted() -> Quoted:
    """No quotations."""
    nothing = np.zeros(0, np.int32)
    return Quoted(nothing, nothing, np.zeros(1, np.int64), np.zeros(0, np.int64), np.zeros(0, np.bool_))


def quoted(documents: Sequence[tuple[int, Document]], tables: Iterable[tuple[slice, TokenTable]]) -> Quoted:
    """The quotations of these (masked) documents, each given with its number in the run; `tables` are their words."""
    numbers = np.array([number for number, _ in documents], np.int32)
    texts = [document for _, document in documents]
    return joined([quoted_in(texts[part], numbers[part], table) for part, table in tables])


def quoted_in(documents: Sequence[Document], numbers: Numbers, table: TokenTable) -> Quoted:
    """The quotations of these (masked) documents, which have these numbers in the run and these words."""
    lows: list[NDArray[np.int64]] = []
    highs: list[NDArray[np.int64]] = []
    counts: list[int] = []
    for place, document in enumerate(documents):
        found = quotations(legible(document))
        counts.append(len(found))
        if found:
            begin, end = int(table.bounds[place]), int(table.bounds[place + 1])
            starts = table.starts[begin:end]
            lows.append(begin + starts.searchsorted([each.inner.start for each in found]))
            highs.append(begin + starts.searchsorted([each.inner.end for each in found]))
    if not lows:
        return none_quoted()
    owners = np.repeat(numbers, counts)
    ordinals = np.concatenate([np.arange(count, dtype=np.int32) for count in counts])
    low, high = np.concatenate(lows), np.concatenate(highs)
    kept = np.flatnonzero(high - low >= MIN_WORDS)
    sizes = (high - low)[kept]
    firsts = np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)])
    words = np.arange(firsts[-1]) + np.repeat(low[kept] - firsts[:-1], sizes)
    return Quoted(owners[kept], ordinals[kept], firsts, table.ids[words], table.stems[words] != 0)


def joined(parts: Sequence[Quoted]) -> Quoted:
    """All quotations one after another, in order of their documents."""
    ordered = sorted((part for part in parts if len(part)), key=lambda part: int(part.documents[0]))
    if not ordered:
        return none_quoted()
    ends = np.cumsum([0, *(len(part.ids) for part in ordered)])
    firsts = [part.firsts[:-1] + end for part, end in zip(ordered, ends[:-1], strict=True)]
    return Quoted(
        documents=np.concatenate([part.documents for part in ordered]),
        ordinals=np.concatenate([part.ordinals for part in ordered]),
        firsts=np.concatenate([*firsts, ends[-1:]]),
        ids=np.concatenate([part.ids for part in ordered]),
        content=np.concatenate([part.content for part in ordered]),
    )
