"""The scorecard of a document: figures that are no complaints, from its own words, sentences and quotations."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from copydesk import text
from copydesk.model import Document
from copydesk.scorecard.layout import Layout, layout
from copydesk.scorecard.listed import listed_figures
from copydesk.scorecard.rates import Card, rate, rounded
from copydesk.scorecard.readability import FOG, LONG_WORD_LETTERS, Counts, readability
from copydesk.scorecard.variety import variety
from copydesk.scorecard.word_lists import EASY, SYLLABLES
from copydesk.text.batch import Batch, together

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FIGURES = (
    "words sentences words_per_sentence flesch flesch_kincaid fog lix variety quoted_share named_speaker_share "
    "anonymous_per_1000 numbers_per_1000 hedges_per_1000 loaded_per_1000 first_person_per_1000 translated_per_1000 "
    "repeated_share"
)
FIGURES = tuple(_FIGURES.split())
"""What `scorecard` gives, in the order it is shown in."""


@together()
def scorecard(batch: Batch) -> Iterator[Card]:
    """The figures of a document by name, all of FIGURES; None where a figure cannot be had.

    `words`, `sentences` (that hold a word), `words_per_sentence`; how hard it reads (`readability`); `variety`:
    different words in every hundred. `quoted_share` of its words; `named_speaker_share` of its quotations. Per 1,000
    words: `anonymous_per_1000` phrases for somebody unnamed, `numbers_per_1000` written in digits,
    `translated_per_1000` reporting verbs as translations have them ("has assured"). Per 1,000 words outside quotation
    marks, where the outlet speaks: `hedges_per_1000`, `loaded_per_1000`, `first_person_per_1000`. `repeated_share`: of
    its words, those in paragraphs that have stood before. What rests on lists of words is English only.
    """
    known = layout(batch)
    columns = zip(
        batch.documents,
        _counts(known, batch.lang),
        known.counted(known.inside).tolist(),
        known.numbers.tolist(),
        variety(batch, known),
        listed_figures(batch, known),
        strict=True,
    )
    for document, counts, quoted, numbers, different, listed in columns:
        card: Card = dict.fromkeys(FIGURES)
        card.update(words=float(counts.words), sentences=0.0)
        if counts.words:
            card.update(
                sentences=float(counts.sentences),
                words_per_sentence=round(counts.words_per_sentence, 2),
                **readability(counts, document.lang),
                variety=rounded(different),
                quoted_share=round(quoted / counts.words, 3),
                numbers_per_1000=rate(numbers, counts.words),
                repeated_share=_repeated_share(document),
                **listed,
            )
        yield card


def _counts(known: Layout, lang: str | None) -> Iterator[Counts]:
    """What the formulas of readability rest on, document by document."""
    import numpy as np

    words = np.diff(known.cuts)
    sentences = _sentences_with_words(known)
    long_words = known.counted(known.ends - known.starts > LONG_WORD_LETTERS)
    if known.traits is None:
        return map(Counts, words.tolist(), sentences.tolist(), long_words.tolist())
    syllables = known.traits & SYLLABLES
    sums = np.concatenate(([0], syllables.cumsum()))
    hard = np.zeros(len(words), np.int64)
    if lang in FOG:
        hard = known.counted((syllables >= FOG[lang]) & (known.traits & EASY == 0))
    columns = (words, sentences, long_words, np.diff(sums[known.cuts]), hard)
    return map(Counts, *(column.tolist() for column in columns))


def _sentences_with_words(known: Layout) -> "NDArray[np.int64]":
    """How many sentences of each document hold a word, at least one."""
    import numpy as np

    firsts = known.starts.searchsorted(known.sentences)
    owners = np.repeat(np.arange(len(known.cuts) - 1), np.diff(known.sentence_cuts))
    holds = firsts < known.cuts[owners + 1]
    firsts, owners = firsts[holds], owners[holds]
    fresh = np.ones(len(firsts), np.bool_)
    fresh[1:] = firsts[1:] != firsts[:-1]
    return np.maximum(np.bincount(owners[fresh], minlength=len(known.cuts) - 1), 1)


def _repeated_share(document: Document) -> float:
    """The share of words in paragraphs that are equal to an earlier one."""
    import numpy as np

    paragraphs = text.paragraphs(document)
    sizes = {len(paragraph.flat) for paragraph in paragraphs}
    if len(sizes) == len(paragraphs) or len({paragraph.flat for paragraph in paragraphs}) == len(paragraphs):
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
