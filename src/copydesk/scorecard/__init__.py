"""Figures about one document that are no complaints: how it reads, whom it quotes, how it speaks, how whole it is."""

from copydesk.scorecard.complete import completed
from copydesk.scorecard.figures import FIGURES, scorecard
from copydesk.scorecard.integrity import Deduction, Integrity, integrity
from copydesk.scorecard.readability import FLESCH, FOG
from copydesk.scorecard.reference import (
    CORPUS,
    FEWEST_DOCUMENTS,
    PACKAGED,
    Measured,
    Reference,
    by_language,
    packaged,
    references,
)

__all__ = [
    "CORPUS",
    "FEWEST_DOCUMENTS",
    "FIGURES",
    "FLESCH",
    "FOG",
    "PACKAGED",
    "Deduction",
    "Integrity",
    "Measured",
    "Reference",
    "by_language",
    "completed",
    "integrity",
    "packaged",
    "references",
    "scorecard",
]
