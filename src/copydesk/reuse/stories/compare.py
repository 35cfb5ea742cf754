"""The documents of one story held against each other: each is read once, and what they tell is compared as values."""

from collections.abc import Mapping, Sequence

from copydesk.model import Document
from copydesk.reuse.stories.aligned import aligned
from copydesk.reuse.stories.conflict import Conflict, Side
from copydesk.reuse.stories.meeting import meeting
from copydesk.reuse.stories.slips import slips
from copydesk.reuse.stories.told import Line, Told, line, sketches

LANGUAGES = (None, "en")  # in which number words, hedges and names are known


def told_by(
    documents: Sequence[tuple[int, Document]], *, first_versions: Mapping[int, int] = {}, closely: bool = True
) -> list[Line]:
    """The sentences of the (masked) documents of one story that can meet, each document with its number in the run.

    `first_versions` gives the first version of each document that is one of several. `closely`: sentences without a
    figure are compared too, which is worth its price where the documents share passages.
    """
    sketched = [
        sketch
        for number, document in documents
        if document.lang in LANGUAGES
        for sketch in sketches(Told(document, number, first_versions.get(number, -1)), every=closely)
    ]
    return list(map(line, meeting(sketched)))


def conflicts(told: Sequence[Line]) -> tuple[Conflict, ...]:
    """What the documents of one story tell differently in these sentences."""
    close = list(aligned(told))
    known = {(_place(each.left), _place(each.right)) for each in close}
    loose = (each for each in slips(told) if (_place(each.left), _place(each.right)) not in known)
    return tuple(sorted((*close, *loose)))


def _place(side: Side) -> tuple[int, int, int]:
    return side.document, side.span.start, side.span.end
