"""Figures about one document that are no complaints: how it reads, whom it quotes, how it speaks."""

from copydesk.scorecard.figures import FIGURES, scorecard
from copydesk.scorecard.readability import FLESCH, FOG

__all__ = ["FIGURES", "FLESCH", "FOG", "scorecard"]
