"""What is noted of words, found out once for each and looked up for all words of a text, or of many, at once."""

from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from copydesk import text
from copydesk.model import Document
from copydesk.survey.vocabulary import Numbered, Vocabulary, batch_numbers, word_numbers
from copydesk.survey.words import LONGEST
from copydesk.text.batch import Batch
from copydesk.text.word import word_bounds

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Notes = NDArray[np.int32]
    Places = NDArray[np.int64]

_UNKNOWN = np.int32(-(1 << 31))


class WordMemory:
    """A number for each word, given what tells it of a word in lower case; of endless words it is told the beginning.

    What is noted of a word is kept at its number in the vocabulary, so that a text is looked up by indexing an array.
    """

    def __init__(self, read: Callable[[str], int]) -> None:
        self.read = read
        self._noted: WeakKeyDictionary[Vocabulary, Notes] = WeakKeyDictionary()

    def of(self, document: Document, chosen: "Places | None" = None) -> "Notes":
        """What is noted of every word, or of those chosen by their numbers, in the order of the text."""
        return self._of(word_numbers(document), chosen, lambda: text.alone(document))

    def of_batch(self, batch: Batch, chosen: "Places | None" = None) -> "Notes":
        """The same for the words of all documents of a batch."""
        return self._of(batch_numbers(batch), chosen, lambda: batch)

    def _of(self, numbered: Numbered, chosen: "Places | None", batch: Callable[[], Batch]) -> "Notes":
        numbers = numbered.numbers if chosen is None else numbered.numbers.take(chosen)
        notes = self._notes(numbered.vocabulary)
        found: Notes = notes.take(numbers)
        unknown = (found == _UNKNOWN).nonzero()[0]
        if len(unknown):
            places = unknown if chosen is None else chosen[unknown]
            self._learn(notes, dict(zip(numbers[unknown].tolist(), places.tolist(), strict=True)), batch())
            found[unknown] = notes.take(numbers[unknown])
        return found

    def _notes(self, vocabulary: Vocabulary) -> "Notes":
        """What is noted so far, by the words' numbers."""
        notes = self._noted.get(vocabulary)
        if notes is None or len(notes) <= vocabulary.size:
            longer = np.full(vocabulary.room, _UNKNOWN, np.int32)
            if notes is not None:
                longer[: len(notes)] = notes
            self._noted[vocabulary] = notes = longer
        return notes

    def _learn(self, notes: "Notes", places: dict[int, int], batch: Batch) -> None:
        """Find out about words, given by their numbers and by a place of each among the words of a batch."""
        starts, ends = word_bounds(batch)
        rows = np.fromiter(places.values(), np.int64, len(places))
        bounds = zip(starts[rows].tolist(), ends[rows].tolist(), strict=True)
        lowered, read = batch.lowered_text, self.read
        found = [read(lowered[start : min(end, start + LONGEST)]) for start, end in bounds]
        notes[np.fromiter(places, np.int64, len(places))] = found
