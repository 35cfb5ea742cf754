"""The scorecard of a document: figures that are no complaints, from its own words, sentences and quotations."""

from copydesk import text
from copydesk.model import Document
from copydesk.scorecard.layout import Layout, layout
from copydesk.scorecard.listed import listed_figures
from copydesk.scorecard.rates import Card, rate, rounded
from copydesk.scorecard.readability import FOG, LONG_WORD_LETTERS, Counts, readability
from copydesk.scorecard.variety import variety
from copydesk.scorecard.word_lists import EASY, SYLLABLES

_FIGURES = (
    "words sentences words_per_sentence flesch flesch_kincaid fog lix variety quoted_share named_speaker_share "
    "anonymous_per_1000 numbers_per_1000 hedges_per_1000 loaded_per_1000 first_person_per_1000 translated_per_1000 "
    "repeated_share"
)
FIGURES = tuple(_FIGURES.split())
"""What `scorecard` gives, in the order it is shown in."""


@text.view
def scorecard(document: Document) -> Card:
    """The figures of a document by name, all of FIGURES; None where a figure cannot be had.

    `words`, `sentences` (that hold a word), `words_per_sentence`; how hard it reads (`readability`); `variety`:
    different words in every hundred. `quoted_share` of its words; `named_speaker_share` of its quotations. Per 1,000
    words: `anonymous_per_1000` phrases for somebody unnamed, `numbers_per_1000` written in digits,
    `translated_per_1000` reporting verbs as translations have them ("has assured"). Per 1,000 words outside quotation
    marks, where the outlet speaks: `hedges_per_1000`, `loaded_per_1000`, `first_person_per_1000`. `repeated_share`: of
    its words, those in paragraphs that have stood before. What rests on lists of words is English only.
    """
    import numpy as np

    card: Card = dict.fromkeys(FIGURES)
    total = len(text.words(document))
    card.update(words=float(total), sentences=0.0)
    if not total:
        return card
    known = layout(document)
    counts = _counts(known, document.lang)
    card.update(
        sentences=float(counts.sentences),
        words_per_sentence=round(counts.words_per_sentence, 2),
        **readability(counts, document.lang),
        variety=rounded(variety(document)),
        quoted_share=round(int(np.count_nonzero(known.inside)) / total, 3),
        numbers_per_1000=rate(known.numbers, total),
        repeated_share=_repeated_share(document),
    )
    card.update(listed_figures(document, known))
    return card


def _counts(known: Layout, lang: str | None) -> Counts:
    """What the formulas of readability rest on."""
    import numpy as np

    total = len(known.starts)
    firsts = known.starts.searchsorted(known.sentences)
    firsts = firsts[firsts < total]
    sentences = 1 + int(np.count_nonzero(firsts[1:] != firsts[:-1]))
    long_words = int(np.count_nonzero(known.ends - known.starts > LONG_WORD_LETTERS))
    if known.traits is None:
        return Counts(total, sentences, long_words)
    syllables = known.traits & SYLLABLES
    hard = int(np.count_nonzero(known.traits[syllables >= FOG[lang]] & EASY == 0)) if lang in FOG else 0
    return Counts(total, sentences, long_words, int(syllables.sum()), hard)


def _repeated_share(document: Document) -> float:
    """The share of words in paragraphs that are equal to an earlier one."""
    import numpy as np

    paragraphs = text.paragraphs(document)
    if len({paragraph.flat for paragraph in paragraphs}) == len(paragraphs):
        return 0.0
    seen: set[str] = set()
    again: list[tuple[int, int]] = []
    for paragraph in paragraphs:
        if paragraph.flat in seen:
            again.append((paragraph.start, paragraph.end))
        seen.add(paragraph.flat)
    starts = text.words(document).starts
    lows, highs = np.searchsorted(starts, np.array(again, starts.dtype)).T
    return round(int((highs - lows).sum()) / len(starts), 4)
