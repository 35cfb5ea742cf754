"""One document as the alignment of a pair sees it: its words, its content words, its sentences."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from copydesk.model import Document
from copydesk.reuse.formulas import are_stock
from copydesk.reuse.posts import posts
from copydesk.reuse.seeds import Index
from copydesk.reuse.tokens import FIGURE, TokenTable
from copydesk.text import quotations

STOCK = 0.35  # what a word of newsroom formulas counts, of a plain word


def distinct(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """The values sorted, each once."""
    ordered = np.sort(values)
    new = np.ones(len(ordered), np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    return ordered.compress(new)


class Side:
    """A document and its tokens; places are token indexes inside the document, or counts of content words."""

    def __init__(self, number: int, document: Document, table: TokenTable) -> None:
        self.number = number
        self.document = document
        self.ids = table.ids
        self.starts, self.ends = table.starts, table.ends
        self.content: Index = table.stems.nonzero()[0]
        self.stems = table.stems[self.content]
        self._initials = table.initials
        self.sentences: Index = table.breaks.nonzero()[0]
        self.likenesses: dict[int, Any] = {}

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Which words stand in quotation marks or in an embedded post."""
        quoted = np.zeros(len(self.ids), np.bool_)
        spans = [(quotation.start, quotation.end) for quotation in quotations(self.document)]
        spans += ((post.start, post.end) for post in posts(self.document.text))
        if spans:
            for low, high in self.starts.searchsorted(spans).tolist():
                quoted[low:high] = True
        return quoted

    @cached_property
    def _coded(self) -> tuple[NDArray[np.int64], Index, Index]:
        """The vocabulary, the index in it of each content word, and how often each of it stands in the document."""
        order = self.stems.argsort()
        ordered = self.stems.take(order)
        new = np.ones(len(ordered), np.bool_)
        np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
        codes = np.empty(len(ordered), np.int64)
        codes[order] = new.cumsum() - 1
        first = np.append(new.nonzero()[0], len(ordered))
        return ordered.compress(new), codes, first[1:] - first[:-1]

    @property
    def vocabulary(self) -> NDArray[np.int64]:
        """The content words of the document, sorted, each once."""
        return self._coded[0]

    @property
    def codes(self) -> Index:
        """For each content word of the text its index in the vocabulary."""
        return self._coded[1]

    @cached_property
    def rarity(self) -> NDArray[np.float64]:
        """By word of the vocabulary: 1 / sqrt(times in the document)."""
        rarity: NDArray[np.float64] = 1 / np.sqrt(self._coded[2])
        return rarity

    @cached_property
    def stock(self) -> NDArray[np.float64]:
        """By word of the vocabulary: less than 1 for words of newsroom formulas."""
        return np.where(are_stock(self.vocabulary), STOCK, 1.0)

    @cached_property
    def ordinary(self) -> NDArray[np.bool_]:
        """Which content words are plain words: not names or figures, which reports of one event share by necessity."""
        initials = self._initials.take(self.content)
        # In German every noun has a capital.
        plain: NDArray[np.bool_] = initials != FIGURE if self.document.lang == "de" else initials == 0
        return plain

    def says(self, low: int, high: int, *, own: bool = False) -> NDArray[np.bool_]:
        """Which words of the vocabulary are plain words among these tokens; with `own` outside of quotations."""
        first, last = self.content.searchsorted((low, high))
        chosen = self.ordinary[first:last]
        if own:
            chosen = chosen & ~self.quoted[self.content[first:last]]
        said = np.zeros(len(self.vocabulary), np.bool_)
        said[self.codes[first:last][chosen]] = True
        return said

    def sentence_around(self, place: int) -> tuple[int, int]:
        """First token of the sentence that holds this token, and the one after its last."""
        index = int(self.sentences.searchsorted(place, side="right"))
        end = int(self.sentences[index]) if index < len(self.sentences) else len(self)
        return (int(self.sentences[index - 1]) if index else 0), end
