"""What the figures rest on, once per document: where words and sentences begin, what is quoted, what words are."""

from typing import TYPE_CHECKING

import msgspec

from copydesk import text
from copydesk.model import Document
from copydesk.scorecard.readability import SYLLABLES_COUNTED

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Places = NDArray[np.int32]
    Codes = NDArray[np.uint32]


class Layout(msgspec.Struct, frozen=True, eq=False):
    """Arrays over the words of a document, in order.

    `starts` and `ends` are code points; `inside` tells which words stand in quotation marks, `capital` which begin with
    a capital. `numbers` is how many numbers there are in digits. `traits` are what is noted of each (`traits.traits`),
    None in a language of which nothing is noted. `sentences` and `quotations` are where these begin and end.
    """

    starts: "NDArray[np.int32]"
    ends: "NDArray[np.int32]"
    inside: "Flags"
    numbers: int
    capital: "Flags"
    traits: "NDArray[np.int32] | None"
    sentences: "Places"
    quotations: "Places"


def layout(document: Document) -> Layout:
    """The arrays of a document that has words."""
    import numpy as np

    words = text.words(document)
    quotations = np.array([(each.start, each.end) for each in text.quotations(document)], np.int32).reshape(-1, 2)
    inside: Flags = (quotations.reshape(-1).searchsorted(words.starts, "right") & 1).astype(np.bool_)
    codes = text.code_points(document)[words.starts - document.body.start]
    return Layout(
        starts=words.starts,
        ends=words.ends,
        inside=inside,
        numbers=_numbers(document, words, codes),
        capital=_between(codes, "A", "Z") | _between(codes, "À", "Þ"),
        traits=_traits(document) if document.lang in SYLLABLES_COUNTED else None,
        sentences=np.array([sentence.start for sentence in text.sentences(document)], np.int32),
        quotations=quotations,
    )


def _between(codes: "Codes", first: str, last: str) -> "Flags":
    """Which codes are those of characters in a range."""
    found: Flags = codes - ord(first) <= ord(last) - ord(first)  # below it, unsigned numbers turn large
    return found


def _numbers(document: Document, words: text.Words, codes: "Codes") -> int:
    """How many words begin with a digit, where 1,200 and 3.5 are two words and one number."""
    digits = _between(codes, "0", "9").nonzero()[0]
    beside = zip(words.ends[digits].tolist(), words.starts[digits[1:]].tolist(), strict=False)
    joined: int = sum(start - end == 1 and document.text[end] in ".," for end, start in beside)
    return len(digits) - joined


def _traits(document: Document) -> "NDArray[np.int32]":
    from copydesk.scorecard.traits import traits  # it loads numpy

    return traits(document, document.lang or "")
