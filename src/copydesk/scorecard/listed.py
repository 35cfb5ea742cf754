"""The figures that rest on lists of words: unnamed sources, hedges, loaded words, the first person."""

from typing import TYPE_CHECKING

from copydesk.model import Document
from copydesk.scorecard.layout import Layout
from copydesk.scorecard.quoted import named_speaker_share
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
from copydesk.text.translated import translated_speech

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_REACH = 60  # code points beside a word in which a phrase about an unnamed source stands


def listed_figures(document: Document, layout: Layout) -> Card:
    """These figures by name; none at all in a language without lists."""
    traits, lang = layout.traits, document.lang
    if traits is None or lang not in LISTED_LANGUAGES:
        return {}
    import numpy as np

    outside = ~layout.inside
    own, total = int(np.count_nonzero(outside)), len(traits)
    own_traits = traits[outside]

    def per_own_words(mark: int) -> float | None:
        return rate(int(np.count_nonzero(own_traits & mark)), own)

    # Only "us" is told by its case, and few texts have it in capitals.
    first_person = np.count_nonzero(own_traits & (FIRST_PERSON | FIRST_PERSON_SMALL))
    if first_person:
        first_person -= np.count_nonzero((own_traits & FIRST_PERSON_SMALL != 0) & layout.capital[outside])
    return {
        "named_speaker_share": rounded(named_speaker_share(document, layout, traits), digits=3),
        "anonymous_per_1000": rate(_anonymous(document, layout, traits, lang=lang), total),
        "hedges_per_1000": per_own_words(HEDGE),
        "loaded_per_1000": per_own_words(LOADED),
        "first_person_per_1000": rate(int(first_person), own),
        "translated_per_1000": rate(len(translated_speech(document).perfect), total),
    }


def _anonymous(document: Document, layout: Layout, traits: "NDArray[np.int32]", *, lang: str) -> int:
    """How many phrases stand for somebody whom the text leaves unnamed."""

    cues = (traits & ANONYMOUS).nonzero()[0]
    if not len(cues):
        return 0
    pattern = word_lists(lang).anonymous
    found = reached = 0
    for start in layout.starts[cues].tolist():
        low = max(reached, start - _REACH)
        match = pattern.search(document.text[low : start + _REACH].lower())
        if match is not None:
            found += 1
            reached = low + match.end()
    return found
