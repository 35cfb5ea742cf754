"""Documents made ready to be compared, kept for the next pairs they are in while there is room."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from copydesk.model import Document
from copydesk.reuse.content import Contents
from copydesk.reuse.side import Side
from copydesk.reuse.tokens import chunks

ROOM = 1_500_000  # words; some 100 bytes each


class Shelf:
    """Sides by document number; those that came first leave first. The numbers are those of one run."""

    def __init__(self, room: int = ROOM) -> None:
        self._room = room
        self._words = 0
        self._sides: dict[int, Side] = {}

    def sides(self, numbers: Iterable[int], load: Callable[[int], Document]) -> dict[int, Side]:
        """The sides of these documents."""
        wanted = sorted(set(numbers))
        found = {number: self._sides[number] for number in wanted if number in self._sides}
        missing = [number for number in wanted if number not in found]
        for side in _made(missing, [load(number) for number in missing]):
            found[side.number] = self._sides[side.number] = side
            self._words += len(side)
        # Documents that were made ready together share their arrays, so they must leave together.
        while self._words > self._room:
            self._words -= len(self._sides.pop(next(iter(self._sides))))
        return found


def _made(numbers: Sequence[int], documents: Sequence[Document]) -> Iterator[Side]:
    for part, table in chunks(documents, breaks=True):
        contents = Contents(table)
        for place, (number, document) in enumerate(zip(numbers[part], documents[part], strict=True)):
            yield Side(number, document, table.of(place), contents.of(place))
