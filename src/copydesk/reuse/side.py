"""One document as the alignment of a pair sees it: its words, its content words, its sentences."""

from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from copydesk.model import Document
from copydesk.reuse.content import Content, Contents, is_plain
from copydesk.reuse.tokens import TokenTable
from copydesk.text import posts, quotations_near

KEYS_A_WORD = 2


def distinct(values: NDArray[np.int64]) -> NDArray[np.int64]:
    """The values sorted, each once."""
    ordered = np.sort(values)
    new = np.ones(len(ordered), np.bool_)
    new[1:] = ordered[1:] != ordered[:-1]
    return ordered.compress(new)


class Side:
    """A document and its tokens; places are token indexes inside the document, or counts of content words.

    `content` are the places of the content words, by which `stems`, `codes` (in the `vocabulary`) and `ordinary` (plain
    words) go; by the vocabulary go `rarity` and `stock`, see `Content`. `sentences` are the places they begin at.
    `likenesses` and `alignments` are those to other documents, while they are compared.
    """

    def __init__(self, number: int, document: Document, table: TokenTable, known: Content | None = None) -> None:
        self.number = number
        self.document = document
        self.ids = table.ids
        self.starts, self.ends = table.starts, table.ends
        known = known or Contents(table).of(0)
        self.content, self.stems, self.codes = known.positions, known.stems, known.codes
        self.vocabulary, self.rarity, self.stock = known.vocabulary, known.rarity, known.stock
        self.ordinary = is_plain(known.initials, document.lang)
        self.sentences = known.sentences
        self.likenesses: dict[int, Any] = {}
        self.alignments: dict[int, Any] = {}

    def forget(self) -> None:
        """Drop what is only of use while it is compared."""
        self.likenesses.clear()
        self.alignments.clear()

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def keys(self) -> NDArray[np.uint64]:
        """Of each content word two keys: of it and the next, of it and the next but one, in any order."""
        stems = self.stems.view(np.uint64)
        keys = np.empty(max(0, KEYS_A_WORD * len(stems) - 3), np.uint64)  # none that reach beyond the end
        np.add(stems[:-1], stems[1:], out=keys[::KEYS_A_WORD])
        np.add(stems[:-2], stems[2:], out=keys[1::KEYS_A_WORD])
        return keys

    def quoted_among(self, low: int, high: int) -> NDArray[np.bool_] | None:
        """Which of these words stand in quotation marks or in an embedded post; None if none do."""
        if low >= high:
            return None
        starts = self.starts[low:high]
        start, end = int(starts[0]), int(self.ends[high - 1])
        spans = [(each.start, each.end) for each in quotations_near(self.document, start, end)]
        spans += [(post.start, post.end) for post in posts(self.document)]
        if not spans:
            return None
        quoted = np.zeros(high - low, np.bool_)
        for first, last in starts.searchsorted(spans).tolist():
            quoted[first:last] = True
        return quoted if quoted.any() else None

    @cached_property
    def quoted(self) -> NDArray[np.bool_]:
        """Which of all words do."""
        quoted = self.quoted_among(0, len(self))
        return np.zeros(len(self), np.bool_) if quoted is None else quoted

    def says(self, low: int, high: int, unless: NDArray[np.bool_] | None = None) -> NDArray[np.bool_]:
        """Which words of the vocabulary are plain words among these tokens, but for those marked."""
        first, last = self.content.searchsorted((low, high))
        chosen = self.ordinary[first:last]
        if unless is not None:
            chosen = chosen & ~unless[self.content[first:last] - low]
        said = np.zeros(len(self.vocabulary), np.bool_)
        said[self.codes[first:last][chosen]] = True
        return said

    def sentence_around(self, place: int) -> tuple[int, int]:
        """First token of the sentence that holds this token, and the one after its last."""
        index = int(self.sentences.searchsorted(place, side="right"))
        end = int(self.sentences[index]) if index < len(self.sentences) else len(self)
        return (int(self.sentences[index - 1]) if index else 0), end
