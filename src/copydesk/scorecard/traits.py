"""What is noted of words: their syllables and the lists they are in; looked up for all words of a text at once."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from copydesk import text
from copydesk.model import Document
from copydesk.scorecard.syllables import counter
from copydesk.scorecard.word_lists import LISTED_LANGUAGES, SYLLABLES, word_lists
from copydesk.survey import lowered_keys

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Traits = NDArray[np.int32]

# Words whose traits are remembered between documents; beyond, the rare ones are forgotten and looked up anew.
REMEMBERED = 300_000
_SLOTS = 1 << 18


def traits(document: Document, lang: str) -> "Traits":
    """The syllables (in the low 8 bits) and the marks of every word, in the order of the text."""
    return _memory(lang).of(document)


@cache
def _memory(lang: str) -> "_Memory":
    return _Memory(lang)


class _Memory:
    """The traits of the words of one language, each found out once.

    A word has a slot, told by its key, so that a whole text is looked up by indexing two arrays. Words whose slot
    another word has taken before, most of them rare, are looked up in a dict.
    """

    def __init__(self, lang: str) -> None:
        self.read = _reader(lang)
        self.keys = np.zeros(_SLOTS, np.uint64)
        self.values = np.zeros(_SLOTS, np.int32)
        self.others: dict[int, int] = {}

    def of(self, document: Document) -> "Traits":
        keys = lowered_keys(document)
        slots = (keys & np.uint64(_SLOTS - 1)).view(np.int64)  # a signed index need not be converted
        found: Traits = self.values.take(slots)
        missing = (self.keys.take(slots) != keys).nonzero()[0]
        if len(missing):
            told = list(map(self.others.get, keys[missing].tolist()))
            if None in told:
                self._learn(document, [place for place, one in zip(missing.tolist(), told, strict=True) if one is None])
                told = list(map(self.others.__getitem__, keys[missing].tolist()))
            found[missing] = np.array(told, np.int32)
        return found

    def _learn(self, document: Document, places: list[int]) -> None:
        """Find out the traits of words, given by their numbers in the document."""
        words = text.words(document)
        if len(self.others) > REMEMBERED:
            self.others.clear()
        keys = lowered_keys(document)[places].tolist()
        for key, start, end in zip(keys, words.starts[places], words.ends[places], strict=True):
            if key not in self.others:
                self.others[key] = self.read(document.text[start:end].lower())
                slot = key & (_SLOTS - 1)
                if not self.keys[slot]:
                    self.keys[slot], self.values[slot] = key, self.others[key]


def _reader(lang: str) -> Callable[[str], int]:
    """What tells the traits of a word in lower case."""
    count = counter(lang)
    marks = word_lists(lang).marks if lang in LISTED_LANGUAGES else {}
    return lambda word: min(count(word), SYLLABLES) | marks.get(word, 0)
