"""One document as the alignment of a pair sees it: its words, its content words, its sentences."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from copydesk.model import Document
from copydesk.reuse.seeds import Index
from copydesk.reuse.tokens import TokenTable
from copydesk.text import quotations


class Side:
    """A document and its tokens; places are token indexes inside the document, or counts of content words."""

    def __init__(self, number: int, document: Document, table: TokenTable) -> None:
        self.number = number
        self.document = document
        self.ids = table.ids
        self.starts, self.ends = table.starts, table.ends
        self.content: Index = np.flatnonzero(table.stems)
        self.stems = table.stems[self.content]
        self.sentences: Index = np.flatnonzero(table.breaks)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Which words stand in quotation marks."""
        depth = np.zeros(len(self.ids) + 1, np.int32)
        for quotation in quotations(self.document):
            low = np.searchsorted(self.starts, quotation.start)
            depth[low] += 1
            depth[max(low, np.searchsorted(self.starts, quotation.end))] -= 1
        return np.cumsum(depth)[:-1] > 0

    def sentence_around(self, place: int) -> tuple[int, int]:
        """First token of the sentence that holds this token, and the one after its last."""
        index = int(np.searchsorted(self.sentences, place, side="right"))
        end = int(self.sentences[index]) if index < len(self.sentences) else len(self)
        return (int(self.sentences[index - 1]) if index else 0), end
