"""The figures that rest on lists of words: unnamed sources, hedges, loaded words, the first person."""

from typing import TYPE_CHECKING

from copydesk.model import Document
from copydesk.scorecard.layout import Layout, counted
from copydesk.scorecard.quoted import named_speaker_shares
from copydesk.scorecard.rates import Card, rate, rounded
from copydesk.scorecard.word_lists import (
    ANONYMOUS,
    FIRST_PERSON,
    FIRST_PERSON_SMALL,
    HEDGE,
    LISTED_LANGUAGES,
    LOADED,
    word_lists,
)
from copydesk.text.batch import Batch
from copydesk.text.translated import translated_speech

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.int64]
    Traits = NDArray[np.int32]

_REACH = 60  # code points beside a word in which a phrase about an unnamed source stands


def listed_figures(batch: Batch, layout: Layout) -> list[Card]:
    """These figures by name, document by document; none at all in a language without lists."""
    traits = layout.traits
    if traits is None or batch.lang not in LISTED_LANGUAGES:
        return [{} for _ in batch.documents]
    import numpy as np

    own = np.diff(layout.cuts) - layout.counted(layout.inside)
    marked = (traits & (HEDGE | LOADED | FIRST_PERSON | FIRST_PERSON_SMALL)).nonzero()[0]
    marked = marked[~layout.inside[marked]]
    marks = traits[marked]
    # Only "us" is told by its case, and few texts have it in capitals.
    first = (marks & FIRST_PERSON != 0) | (marks & FIRST_PERSON_SMALL != 0) & ~layout.capital[marked]
    columns = zip(
        batch.documents,
        own.tolist(),
        named_speaker_shares(layout, traits),
        _anonymous(batch, layout, traits),
        *(counted(marked[chosen], layout.cuts).tolist() for chosen in (marks & HEDGE != 0, marks & LOADED != 0, first)),
        np.diff(layout.cuts).tolist(),
        strict=True,
    )
    return [
        {
            "named_speaker_share": rounded(share, digits=3),
            "anonymous_per_1000": rate(unnamed, total),
            "hedges_per_1000": rate(hedges, words),
            "loaded_per_1000": rate(loaded, words),
            "first_person_per_1000": rate(person, words),
            "translated_per_1000": rate(len(translated_speech(document).perfect), total),
        }
        for document, words, share, unnamed, hedges, loaded, person, total in columns
    ]


def _anonymous(batch: Batch, layout: Layout, traits: "Traits") -> list[int]:
    """How many phrases stand for somebody whom the text leaves unnamed, document by document."""
    cues = (traits & ANONYMOUS).nonzero()[0]
    bounds = cues.searchsorted(layout.cuts).tolist()
    starts = layout.starts[cues]
    return [
        _phrases(document, (starts[low:high] + shift).tolist()) if low < high else 0
        for document, low, high, shift in zip(batch.documents, bounds, bounds[1:], batch.shifts, strict=False)
    ]


def _phrases(document: Document, cues: list[int]) -> int:
    """How many of them stand around the cues of a document, which are words at these places."""
    pattern = word_lists(document.lang or "").anonymous
    found = reached = 0
    for start in cues:
        low = max(reached, start - _REACH)
        match = pattern.search(document.text[low : start + _REACH].lower())
        if match is not None:
            found += 1
            reached = low + match.end()
    return found
