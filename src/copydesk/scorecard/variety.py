"""How varied the words of a document are, by arrays."""

from typing import TYPE_CHECKING

from copydesk.model import Document
from copydesk.survey import lowered_keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Keys = NDArray[np.uint64]
    Places = NDArray[np.int64]

WINDOW = 100  # words
_PLACE_BITS = 20


def variety(document: Document) -> float | None:
    """Different words in every hundred running ones, on average; None where there are fewer than a hundred.

    The moving-average type-token ratio (Covington and McFall 2010), which does not fall with a text's length. Of the
    hundred words of a window those are taken away that have stood in it before.
    """
    import numpy as np

    keys = lowered_keys(document)
    windows = len(keys) - WINDOW + 1
    if windows < 1:
        return None
    order = _ordered(keys)
    ordered = keys[order]
    again = ordered[1:] == ordered[:-1]
    before, place = order[:-1][again], order[1:][again]
    # The windows that hold a word and its last occurrence before, by where they begin.
    shared = np.minimum(before, windows - 1) - np.maximum(place - (WINDOW - 1), 0) + 1
    return 100 / WINDOW * float(WINDOW * windows - np.maximum(shared, 0).sum()) / windows


def _ordered(keys: "Keys") -> "Places":
    """The words' numbers, equal words side by side and in the order of the text."""
    import numpy as np

    total = len(keys)
    if total >= 1 << _PLACE_BITS:
        return keys.argsort(kind="stable")
    # One plain sort of keys with the words' numbers in their low bits is several times quicker than a stable argsort;
    # 44 bits still tell the words of a text apart.
    low = np.uint64((1 << _PLACE_BITS) - 1)
    numbered = keys & ~low | np.arange(total, dtype=np.uint64)
    numbered.sort()
    return (numbered & low).view(np.int64)
