"""Figures about one document that are no complaints: its length, its sentences, how hard it reads."""

from copydesk.scorecard.figures import FLESCH, scorecard

__all__ = ["FLESCH", "scorecard"]
