"""The content words of many documents at once: their vocabularies, how rare each word is, which are plain words."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.formulas import are_stock
from copydesk.reuse.tokens import FIGURE, TokenTable

STOCK = 0.35  # what a word of newsroom formulas counts, of a plain word
_STEM_BITS = 44  # of a stem, beside which the number of its document fits into one integer: one plain sort for all
_MOST_DOCUMENTS = 1 << (63 - _STEM_BITS)

Index = NDArray[np.int64]


class Content(msgspec.Struct, frozen=True):
    """The content words of one document.

    By content word: `positions` (token indexes), `stems`, `codes` (places in the vocabulary), `initials` (see tokens).
    By word of the vocabulary, which is sorted: `vocabulary`, `rarity` (1 / sqrt(times in the document)), `stock` (less
    than 1 for words of newsroom formulas). `sentences` are the tokens that sentences begin with.
    """

    positions: Index
    stems: NDArray[np.int64]
    codes: Index
    initials: NDArray[np.uint8]
    vocabulary: Index
    rarity: NDArray[np.float64]
    stock: NDArray[np.float64]
    sentences: Index


class Contents:
    """The content words of all texts of a table, worked out together, which is far cheaper than one by one."""

    def __init__(self, table: TokenTable) -> None:
        if len(table.bounds) > _MOST_DOCUMENTS:
            raise ValueError(f"more than {_MOST_DOCUMENTS} documents in one batch")
        self._tokens = table.bounds.tolist()
        content = table.stems.nonzero()[0]
        self._sentences = table.breaks.nonzero()[0]
        self._stems = table.stems.take(content)
        self._initials = table.initials.take(content)
        bounds = content.searchsorted(table.bounds)
        owner = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
        self._positions = content - table.bounds.take(owner)
        packed = (self._stems.view(np.uint64) >> np.uint64(64 - _STEM_BITS)).view(np.int64)
        packed |= owner << _STEM_BITS
        order = packed.argsort()
        packed = packed.take(order)
        new = np.ones(len(packed), np.bool_)
        np.not_equal(packed[1:], packed[:-1], out=new[1:])
        first = new.nonzero()[0]
        self._words = packed.take(first) & ((1 << _STEM_BITS) - 1)
        vocabularies = first.searchsorted(bounds)
        self._codes = np.empty(len(packed), np.int64)
        self._codes[order] = new.cumsum() - 1
        self._codes -= vocabularies.take(owner)
        self._rarity = 1 / np.sqrt(np.diff(np.append(first, len(packed))))
        self._stock = np.where(are_stock(self._stems.take(order.take(first))), STOCK, 1.0)
        self._content, self._vocabularies = bounds.tolist(), vocabularies.tolist()
        self._breaks = self._sentences.searchsorted(table.bounds).tolist()

    def of(self, index: int) -> Content:
        """Those of one text."""
        words = slice(self._content[index], self._content[index + 1])
        known = slice(self._vocabularies[index], self._vocabularies[index + 1])
        starts = self._sentences[self._breaks[index] : self._breaks[index + 1]]
        return Content(
            positions=self._positions[words],
            stems=self._stems[words],
            codes=self._codes[words],
            initials=self._initials[words],
            vocabulary=self._words[known],
            rarity=self._rarity[known],
            stock=self._stock[known],
            sentences=starts - self._tokens[index],
        )


def is_plain(initials: NDArray[np.uint8], lang: str | None) -> NDArray[np.bool_]:
    """Which words are plain words: not names or figures, which reports of one event share by necessity."""
    # In German every noun has a capital.
    plain: NDArray[np.bool_] = initials != FIGURE if lang == "de" else initials == 0
    return plain
