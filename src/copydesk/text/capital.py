"""Words with a capital: where several may stand side by side, as in names, and which of them a text has again."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from copydesk.text.batch import Batch, together
from copydesk.text.word import word_bounds

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]
    Places = NDArray[np.int64]
    Mask = NDArray[np.bool_]

_SPACE, _NO_BREAK, _LINE_BREAK = 0x20, 0xA0, 0x0A
_LETTERS, _FIRST_HIGH = 26, 0xAA  # beyond ASCII every letter is taken for a capital
_APART = 2  # code points between words that stand side by side, at most: "J. Lind", "Lind’ "
_PARTICLE = 3  # letters of what may stand between two: "van", "der"
_KEPT_BITS = 16  # of each letter in a key
_SPREAD = 0x9E3779B97F4A7C15  # an odd number, which makes keys of different documents differ

HEAD = 4
"""How many letters tell one word with a capital from another."""


class Capitals(NamedTuple):
    """What a look at the capitals of a text tells; places are offsets of the document's text, in order.

    `runs` are where a word begins behind which another one stands, but for particles between them: every place of a
    name of two words and more, and some others. `again` are the words whose first letters, as many as HEAD, another
    word with a capital has too: a word of so many letters that is not among them stands nowhere else in the text.
    """

    runs: list[int]
    again: frozenset[int]


@together(languages=frozenset({"en"}), rule="sheet")
def capitals(batch: Batch) -> Iterator[Capitals]:
    """The words of the body that begin with a capital."""
    codes, (starts, ends) = batch.codes, word_bounds(batch)
    first = codes[starts]
    capital = (first - ord("A") < _LETTERS) | (first >= _FIRST_HIGH)  # unsigned: below "A" it is large
    runs, begins = starts[_lead(codes, starts, ends, capital=capital)], starts[capital]
    again = begins[_stand_again(batch, begins)]
    return map(Capitals, batch.placed(runs), map(frozenset, batch.placed(again)))


def _lead(codes: "Codes", starts: "Places", ends: "Places", *, capital: "Mask") -> "Mask":
    """Behind which words with a capital another one stands; up to two short words between them are passed over."""
    import numpy as np

    before, behind = codes[starts[1:] - 1], codes[ends[:-1]]
    near = (starts[1:] - ends[:-1] <= _APART) & ((before == _SPACE) | (before == _NO_BREAK)) & (behind != _LINE_BREAK)
    short = ends - starts <= _PARTICLE
    leads = np.zeros(len(starts) + 3, np.bool_)  # whether such a word is next, and beyond the last word none
    leads[: len(near)] = near & capital[1:]
    passed = np.zeros(len(starts) + 3, np.bool_)
    passed[: len(near)] = near & short[1:]
    found: Mask = capital & (leads[:-3] | (passed[:-3] & (leads[1:-2] | (passed[1:-2] & leads[2:-1]))))
    return found


def _stand_again(batch: Batch, begins: "Places") -> "Mask":
    """Which of these words begin as another one of their document does."""
    import numpy as np

    keys = np.repeat(np.arange(len(batch.documents), dtype=np.uint64), np.diff(batch.cuts(begins))) * np.uint64(_SPREAD)
    for index in range(HEAD):
        keys ^= batch.codes.take(begins + index, mode="clip").astype(np.uint64) << np.uint64(index * _KEPT_BITS)
    order = keys.argsort()
    same = np.zeros(len(keys) + 1, np.bool_)
    same[1:-1] = keys[order[1:]] == keys[order[:-1]]
    again = np.zeros(len(keys), np.bool_)
    again[order] = same[1:] | same[:-1]
    return again
