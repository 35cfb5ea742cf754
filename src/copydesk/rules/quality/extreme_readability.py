"""SQ014: the text reads harder than nearly all news, by every measure."""

from collections.abc import Iterator
from functools import cache

from copydesk import text
from copydesk.model import Document, Finding, Span
from copydesk.rules.quality.once import EXCERPT
from copydesk.rules.rule import SURE, Case, Rule
from copydesk.scorecard import packaged, scorecard
from copydesk.survey import Survey

FEWEST_WORDS = 200
# Percentiles of the reference. All must be passed at once: a style can move one of them, lost sentence ends move all.
BEYOND = {"words_per_sentence": 99.5, "flesch_kincaid": 99, "lix": 99}

_ENDLESS = (
    "The harbour authority's infrastructure rehabilitation programme, however constituted, necessitates extraordinary "
    "appropriations, notwithstanding considerable reservations among municipal representatives, "
)
_MARKED = _ENDLESS.replace("The harbour", "⟦The harbour").replace("however", "however⟧")
_CLAUSE = (
    "whose implementation, according to documentation circulated internally, presupposes uninterrupted cooperation "
    "between engineering departments, environmental organisations and international contractors, "
)
_PLAIN = "The ferry left at noon. Nobody on the quay knew when it would be back, and the mayor did not say. "
_LONG_AND_PLAIN = (
    "She said that she would go to the shop and get the milk and the eggs and then walk home by the sea and sit on "
    "the wall with the dog and look at the boats as they came in one by one with red sails in the low sun of the day. "
)
_HARD_AND_SHORT = (
    "Administrative responsibilities remain undefined. Environmental considerations dominate parliamentary "
    "deliberations. Infrastructure modernisation necessitates international cooperation. "
)


class ExtremeReadability(Rule):
    """The text reads harder than ninety-nine in a hundred news articles, in sentence length, grade and LIX at once.

    Why it matters: sentences seldom get that long by writing. Mostly spaces after full stops were lost, or the
    headlines of other articles stand inside the sentences: a fault of extraction that spoils any count of words.

    All 33 such articles among 6,403 were read: in each the extraction was at fault, in 31 for want of spaces.

    The percentiles are those of 6,403 English news articles. Texts of fewer than 200 words are not measured, nor
    are other languages: there is nothing to set them beside. Easy texts are left alone: half of the easiest articles
    are interviews, the other half are well written.

    When it is wrong: a statute, a scholarly text, a writer of very long sentences. It is a note, and says how it reads.

    How common: 5.2 in 1,000 English news articles have one (33 of 6,403).
    """

    code = "SQ014"
    name = "extreme-readability"
    severity = "note"
    confidence = SURE
    ocr_noise = True
    judged = (33, 33)
    languages = frozenset({"en"})
    help = "Look at the source: if its sentences are shorter, extract the text again."
    bad = (
        _MARKED + _CLAUSE * 12 + "and so on.",
        "⟦The commissioners met.The investigators had identified irregularities.The⟧ "
        + "administration acknowledged substantial discrepancies.Representatives demanded explanations." * 30,
        "⟦Rain.⟧ Statements followed.\n\n" + _ENDLESS + _CLAUSE * 16 + "until today.",
    )
    good = (
        _PLAIN * 15,
        _LONG_AND_PLAIN * 6,
        _HARD_AND_SHORT * 16,
        _ENDLESS + _CLAUSE * 3 + "and so on.",
        Case(_ENDLESS + _CLAUSE * 12, lang="de"),
        "No. No! He went. She stayed. It rained. They sang. Why? " * 30,
    )

    def check(self, document: Document, survey: Survey) -> Iterator[Finding]:
        """Yield a note at the head of the text if all measures lie beyond the 99th percentile."""
        card = scorecard(document)
        if (card["words"] or 0) < FEWEST_WORDS:
            return
        for measure, bound in _bounds():
            value = card[measure]
            if value is None or value <= bound:
                return
        reference = packaged()
        lix, length = card["lix"], card["words_per_sentence"]
        rank = reference.percentile("lix", lix)
        yield self.finding(
            document,
            _head(document),
            message=f"This text has {length:.0f} words to a sentence and a LIX of {lix:.0f}, higher than {rank:g} in "
            f"100 articles of {reference.name}: mostly lost sentence ends or headlines caught in the text, seldom the "
            "writing; look at the source.",
            evidence={
                **{measure: card[measure] for measure in BEYOND},
                "percentile": rank,
                "reference": reference.name,
            },
        )


@cache
def _bounds() -> tuple[tuple[str, float], ...]:
    return tuple((measure, packaged().value_at(measure, point)) for measure, point in BEYOND.items())


def _head(document: Document) -> Span:
    """The beginning of the text, as far as a message quotes it, at the end of a word."""
    first = text.sentences(document)[0]
    if first.end - first.start <= EXCERPT:
        return Span(first.start, first.end)
    cut = max(document.text.rfind(mark, first.start + 1, first.start + EXCERPT) for mark in (" ", "\n"))
    return Span(first.start, cut if cut > first.start else first.start + EXCERPT)
