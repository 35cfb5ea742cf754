"""The words that two quotations have in common, and what stands between them."""

from collections.abc import Iterator, Sequence

import msgspec
from rapidfuzz.distance import Indel

from copydesk.reuse.quotes.spoken_form import Spoken


class Block(msgspec.Struct, frozen=True, gc=False):
    """A run of words on either side; common or not."""

    left: tuple[int, int]
    right: tuple[int, int]
    common: bool

    @property
    def is_one_sided(self) -> bool:
        """Whether one side has no words here."""
        return self.left[0] == self.left[1] or self.right[0] == self.right[1]

    @property
    def size(self) -> int:
        """The words of the side that has more."""
        return max(self.left[1] - self.left[0], self.right[1] - self.right[0])


def aligned(left: Sequence[Spoken], right: Sequence[Spoken]) -> Iterator[Block]:
    """Common and other runs in turn, of both whole."""
    codes: dict[str, int] = {}
    here, there = (
        [
            -1 - side if word.kind == "gap" else codes.setdefault(f"{word.kind} {word.form}", len(codes))
            for word in words
        ]
        for side, words in enumerate((left, right))
    )
    at = at_there = 0
    for block in Indel.opcodes(here, there).as_matching_blocks():
        if block.a > at or block.b > at_there:
            yield Block((at, block.a), (at_there, block.b), common=False)
        at, at_there = block.a + block.size, block.b + block.size
        if block.size:
            yield Block((block.a, at), (block.b, at_there), common=True)
