"""Whether two like passages tell of the same people, places and figures, or fill in one form for others."""

import numpy as np

from copydesk.reuse.side import Side

LEAST = 3  # names and figures on either side; fewer tell little
SAME = 0.55  # of those of the side that has fewer; copies have two in three and more, forms none or hardly any
FEW, MANY = 2, 5  # so many that are the same are no chance, whatever else each tells of its own

Span = tuple[int, int]


def differ(one: Side, span: Span, other: Side, there: Span) -> bool:
    """Whether the names and figures of two passages are different ones: notices of deaths, match reports, weather.

    Whoever rewrites a text changes its words before its names.
    """
    mine, theirs = _particulars(one, span), _particulars(other, there)
    fewer, same = min(len(mine), len(theirs)), len(mine & theirs)
    return fewer >= FEW and (not same or (fewer >= LEAST and same < min(MANY, SAME * fewer)))


def agree(one: Side, span: Span, other: Side, there: Span) -> bool:
    """Whether there are names or figures in two passages, and most of them are the same."""
    mine, theirs = _particulars(one, span), _particulars(other, there)
    return len(mine & theirs) >= max(FEW, SAME * min(len(mine), len(theirs)))


def _particulars(side: Side, span: Span) -> frozenset[int]:
    """The names and figures among these tokens; a capital that begins a sentence says nothing."""
    first, last = side.content.searchsorted(span).tolist()
    places = side.content[first:last]
    begins = np.isin(places, side.sentences)
    chosen = side.stems[first:last][~side.ordinary[first:last] & ~begins]
    return frozenset(chosen.tolist())
