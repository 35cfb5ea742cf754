"""What the figures of a batch rest on: where words and sentences begin, what is quoted, what words are."""

from typing import TYPE_CHECKING, Any

import msgspec

from copydesk import text
from copydesk.scorecard.readability import SYLLABLES_COUNTED
from copydesk.text.batch import Batch
from copydesk.text.word import word_bounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Places = NDArray[np.int64]
    Codes = NDArray[np.uint32]

_COMMA, _POINT = ord(","), ord(".")
_PARAGRAPH_BITS = 32


class Layout(msgspec.Struct, frozen=True, eq=False):
    """Arrays over the words of all documents of a batch, in order; places are those in its text.

    The words of the n-th document are those from `cuts[n]` to `cuts[n + 1]`. `inside` tells which words stand in
    quotation marks, `capital` which begin with a capital. `numbers` is how many numbers there are in digits, document
    by document. `traits` are what is noted of each word, None in a language of which nothing is.
    `sentences` is where these begin, `paragraphs` a number for the paragraph of each, ascending over all documents.
    `quotations` are where these begin and end. `sentence_cuts` and `quotation_cuts` tell whose they are, as `cuts` do.
    """

    starts: "Places"
    ends: "Places"
    cuts: "Places"
    inside: "Flags"
    capital: "Flags"
    numbers: "Places"
    traits: "NDArray[np.int32] | None"
    sentences: "Places"
    paragraphs: "Places"
    sentence_cuts: "Places"
    quotations: "Places"
    quotation_cuts: "Places"

    def counted(self, flags: "Flags") -> "Places":
        """How many words of each document are flagged."""
        return counted(flags.nonzero()[0], self.cuts)


def layout(batch: Batch) -> Layout:
    """The arrays of a batch."""
    import numpy as np

    starts, ends = word_bounds(batch)
    cuts = starts.searchsorted(batch.firsts)
    codes = batch.codes.take(starts)
    sentences, paragraphs, sentence_cuts = _sentences(batch)
    quotations, quotation_cuts = _quotations(batch)
    # A word stands inside if the number of marks up to it is odd.
    turns = np.bincount(starts.searchsorted(quotations.reshape(-1)), minlength=len(starts))[: len(starts)]
    return Layout(
        starts=starts,
        ends=ends,
        cuts=cuts,
        inside=(turns.cumsum() & 1).astype(np.bool_),
        capital=_between(codes, "A", "Z") | _between(codes, "À", "Þ"),
        numbers=_numbers(batch, _between(codes, "0", "9").nonzero()[0], cuts),
        traits=_traits(batch) if batch.lang in SYLLABLES_COUNTED else None,
        sentences=sentences,
        paragraphs=paragraphs,
        sentence_cuts=sentence_cuts,
        quotations=quotations,
        quotation_cuts=quotation_cuts,
    )


def counted(places: "Places", cuts: "Places") -> "Places":
    """How many of the places, in ascending order, lie between neighbouring cuts."""
    import numpy as np

    return np.diff(places.searchsorted(cuts))


def _sentences(batch: Batch) -> "tuple[Places, Places, Places]":
    """Where sentences begin, the numbers of their paragraphs, and the cuts."""
    import numpy as np

    each = [text.sentences(document) for document in batch.documents]
    cuts = np.array([0, *map(len, each)], np.int64).cumsum()
    owners = np.repeat(np.arange(len(each)), np.diff(cuts))
    starts = np.array([sentence.start for sentences in each for sentence in sentences], np.int64)
    paragraphs = np.array([sentence.paragraph for sentences in each for sentence in sentences], np.int64)
    return starts - batch.shifts[owners], paragraphs + (owners << _PARAGRAPH_BITS), cuts


def _quotations(batch: Batch) -> "tuple[Places, Places]":
    """Where quotations begin and end, and the cuts."""
    import numpy as np

    each = [text.quotations(document) for document in batch.documents]
    cuts = np.array([0, *map(len, each)], np.int64).cumsum()
    bounds: list[Any] = [(found.start, found.end) for quotations in each for found in quotations]
    shifts = np.repeat(batch.shifts, np.diff(cuts))
    return np.array(bounds, np.int64).reshape(-1, 2) - shifts[:, None], cuts


def _between(codes: "Codes", first: str, last: str) -> "Flags":
    """Which codes are those of characters in a range."""
    found: Flags = codes - ord(first) <= ord(last) - ord(first)  # below it, unsigned numbers turn large
    return found


def _numbers(batch: Batch, digits: "Places", cuts: "Places") -> "Places":
    """How many of the words that begin with a digit are numbers: 1,200 and 3.5 are two words and one number."""
    starts, ends = word_bounds(batch)
    beside = (starts[digits[1:]] - ends[digits[:-1]] == 1).nonzero()[0]
    marks = batch.codes[ends[digits[beside]]]
    joined = beside[(marks == _COMMA) | (marks == _POINT)]
    return counted(digits, cuts) - counted(digits[joined], cuts)


def _traits(batch: Batch) -> "NDArray[np.int32]":
    from copydesk.scorecard.traits import memory  # it loads numpy

    return memory(batch.lang or "").of_batch(batch)
