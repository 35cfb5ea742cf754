"""What is noted of words, found out once for each and looked up for all words of a text at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from copydesk import text
from copydesk.model import Document
from copydesk.survey.words import lowered_keys

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Notes = NDArray[np.int32]
    Places = NDArray[np.int64]

# Words whose notes are remembered between documents; beyond, the rare ones are forgotten and looked up anew.
REMEMBERED = 300_000
_SLOTS = 1 << 18


class WordMemory:
    """A number for each word, given what tells it of a word in lower case.

    A word has a slot, told by its key, so that a whole text is looked up by indexing two arrays. Words whose slot
    another word has taken before, most of them rare, are looked up in a dict. `slots` is a power of two.
    """

    def __init__(self, read: Callable[[str], int], *, slots: int = _SLOTS) -> None:
        self.read = read
        self.keys = np.zeros(slots, np.uint64)
        self.values = np.zeros(slots, np.int32)
        self.others: dict[int, int] = {}

    def of(self, document: Document, chosen: "Places | None" = None) -> "Notes":
        """What is noted of every word, or of those chosen by their numbers, in the order of the text."""
        keys = lowered_keys(document) if chosen is None else lowered_keys(document)[chosen]
        slots = (keys & np.uint64(len(self.keys) - 1)).view(np.int64)  # a signed index need not be converted
        found: Notes = self.values.take(slots)
        missing = (self.keys.take(slots) != keys).nonzero()[0]
        if len(missing):
            told = list(map(self.others.get, keys[missing].tolist()))
            if None in told:
                places = missing if chosen is None else chosen[missing]
                self._learn(document, [place for place, one in zip(places.tolist(), told, strict=True) if one is None])
                told = list(map(self.others.__getitem__, keys[missing].tolist()))
            found[missing] = np.array(told, np.int32)
        return found

    def _learn(self, document: Document, places: list[int]) -> None:
        """Find out about words, given by their numbers in the document."""
        words = text.words(document)
        if len(self.others) > REMEMBERED:
            self.others.clear()
        keys = lowered_keys(document)[places].tolist()
        for key, start, end in zip(keys, words.starts[places], words.ends[places], strict=True):
            if key not in self.others:
                self.others[key] = self.read(document.text[start:end].lower())
                slot = key & (len(self.keys) - 1)
                if not self.keys[slot]:
                    self.keys[slot], self.values[slot] = key, self.others[key]
