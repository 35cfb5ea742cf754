"""The figures of a scorecard that rest on what was found in the text, beside those that rest on the text alone."""

from collections.abc import Iterable

from copydesk.model import Finding
from copydesk.scorecard.integrity import hits_of
from copydesk.scorecard.rates import Card, rate


def completed(card: Card, findings: Iterable[Finding], *, words: int, originality: float | None = None) -> Card:
    """The card with `defects_per_1000` and `originality`, given the findings of a document of so many words.

    `defects_per_1000`: errors and warnings of the quality family per 1,000 words. `originality`: the share of the words
    that no earlier document has; None where documents were not compared.
    """
    defects = sum(hits_of(each) for each in findings if each.family == "quality" and each.severity != "note")
    return {**card, "defects_per_1000": rate(defects, words), "originality": originality}
