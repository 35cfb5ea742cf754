"""One document as the alignment of a pair sees it: its words, its content words, its sentences."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from copydesk.model import Document
from copydesk.reuse.folding import LAST_DIGIT, folding
from copydesk.reuse.posts import posts
from copydesk.reuse.seeds import Index
from copydesk.reuse.tokens import TokenTable
from copydesk.text import quotations


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
        self.content: Index = np.flatnonzero(table.stems)
        self.stems = table.stems[self.content]
        self.sentences: Index = np.flatnonzero(table.breaks)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Which words stand in quotation marks or in an embedded post."""
        depth = np.zeros(len(self.ids) + 1, np.int32)
        spans = [(quotation.start, quotation.end) for quotation in quotations(self.document)]
        for start, end in [*spans, *((post.start, post.end) for post in posts(self.document.text))]:
            low = np.searchsorted(self.starts, start)
            depth[low] += 1
            depth[max(low, np.searchsorted(self.starts, end))] -= 1
        return np.cumsum(depth)[:-1] > 0

    @cached_property
    def _occurrences(self) -> tuple[NDArray[np.int64], Index]:
        return np.unique(self.stems, return_counts=True)

    def times(self, words: NDArray[np.int64]) -> Index:
        """How often each of these content words stands in the document."""
        known, counts = self._occurrences
        if not len(known):
            return np.zeros(len(words), np.int64)
        place = np.minimum(np.searchsorted(known, words), len(known) - 1)
        return np.where(known[place] == words, counts[place], 0)

    @cached_property
    def ordinary(self) -> NDArray[np.bool_]:
        """Which content words are plain words: not names or figures, which reports of one event share by necessity."""
        points = np.frombuffer(self.document.text.encode("utf-32-le", "surrogatepass"), np.uint32)
        first = points[self.starts[self.content]]
        figures = folding().code.take(first, mode="clip") <= LAST_DIGIT
        if self.document.lang == "de":  # where every noun has a capital
            return ~figures
        return ~(figures | folding().upper.take(first, mode="clip"))

    def content_of(self, low: int, high: int, *, own: bool = False) -> NDArray[np.int64]:
        """The distinct plain content words among these tokens, sorted; with `own` only those outside quotations."""
        first, last = np.searchsorted(self.content, (low, high))
        chosen = self.ordinary[first:last]
        if own:
            chosen = chosen & ~self.quoted[self.content[first:last]]
        return distinct(self.stems[first:last][chosen])

    def sentence_around(self, place: int) -> tuple[int, int]:
        """First token of the sentence that holds this token, and the one after its last."""
        index = int(np.searchsorted(self.sentences, place, side="right"))
        end = int(self.sentences[index]) if index < len(self.sentences) else len(self)
        return (int(self.sentences[index - 1]) if index else 0), end
