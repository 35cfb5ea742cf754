"""The different words of a document, and where each stands, by arrays."""

from typing import TYPE_CHECKING

import msgspec

from copydesk.model import Document
from copydesk.survey import lowered_keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Places = NDArray[np.int64]

WINDOW = 100  # words
_PLACE_BITS = 20


class Vocabulary(msgspec.Struct, frozen=True, eq=False):
    """The words of a document grouped by what they are.

    `order` are the words' numbers, equal words side by side and in the order of the text; `opens` is where in it each
    different word begins.
    """

    keys: "NDArray[np.uint64]"
    order: "Places"
    opens: "Places"

    def variety(self) -> float | None:
        """Different words in every hundred running ones, on average; None where there are fewer than a hundred.

        The moving-average type-token ratio (Covington and McFall 2010), which does not fall with a text's length. Each
        word counts in the windows that hold it and not its last occurrence before.
        """
        import numpy as np

        total = len(self.keys)
        if total < WINDOW:
            return None
        before = np.empty(total, np.int64)
        before[self.order[1:]] = self.order[:-1]
        before[self.order[self.opens]] = -1
        place = np.arange(total)
        first = np.maximum(before + 1, np.maximum(place - (WINDOW - 1), 0))
        last = np.minimum(place, total - WINDOW)
        windows = total - WINDOW + 1
        return 100 / WINDOW * float(np.maximum(last - first + 1, 0).sum()) / windows


def vocabulary(document: Document) -> Vocabulary:
    """The words of the body, grouped."""
    import numpy as np

    keys = lowered_keys(document)
    total = len(keys)
    if total < 1 << _PLACE_BITS:
        # One plain sort of keys with the words' numbers in their low bits is several times quicker than a stable
        # argsort; 44 bits still tell the words of a text apart.
        places = np.arange(total, dtype=np.uint64)
        low = np.uint64((1 << _PLACE_BITS) - 1)
        order = (np.sort(keys & ~low | places) & low).astype(np.int64)
    else:
        order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    fresh = np.ones(total, np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=fresh[1:])
    return Vocabulary(keys, order, fresh.nonzero()[0])
