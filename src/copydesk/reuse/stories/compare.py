"""The documents of one story held against each other: each is read once, and what they tell is compared as values."""

from collections.abc import Sequence

from copydesk.model import Document
from copydesk.reuse.stories.aligned import aligned
from copydesk.reuse.stories.conflict import Conflict
from copydesk.reuse.stories.slips import slips
from copydesk.reuse.stories.told import Told, lines

NONE: frozenset[tuple[int, int]] = frozenset()


def conflicts(
    documents: Sequence[tuple[int, Document]], *, apart: frozenset[tuple[int, int]] = NONE, closely: bool = True
) -> tuple[Conflict, ...]:
    """What the (masked) documents of one story tell differently, each given with its number in the run.

    `apart` are pairs of numbers that are not held against each other, as versions of one article are not. `closely`:
    sentences without a figure are compared too, which is worth its price where the documents share passages.
    """
    told = [line for number, document in documents for line in lines(Told(document, number), every=closely)]
    close = list(aligned(told, apart))
    known = {(each.left.document, each.left.span, each.right.document, each.right.span) for each in close}
    loose = (
        each
        for each in slips(told, apart)
        if (each.left.document, each.left.span, each.right.document, each.right.span) not in known
    )
    return tuple(sorted((*close, *loose)))
