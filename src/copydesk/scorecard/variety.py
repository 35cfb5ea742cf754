"""How varied the words of documents are, by arrays."""

from typing import TYPE_CHECKING

from copydesk.scorecard.layout import Layout
from copydesk.text.batch import Batch

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]
    Places = NDArray[np.int64]

WINDOW = 100  # words
_NUMBER_BITS, _PLACE_BITS = 22, 26


def variety(batch: Batch, layout: Layout) -> list[float | None]:
    """Different words in every hundred running ones, on average; None where there are fewer than a hundred.

    The moving-average type-token ratio (Covington and McFall 2010), which does not fall with a text's length. Of the
    hundred words of a window those are taken away that have stood in it before.
    """
    import numpy as np

    sizes = np.diff(layout.cuts)
    windows = sizes - WINDOW + 1
    owners = np.repeat(np.arange(len(sizes)), sizes)
    before, place = _again(batch, owners)
    # The windows that hold a word and its last occurrence before, by where they begin.
    owner = owners[place]
    first = layout.cuts[owner]
    shared = np.minimum(before - first, windows[owner] - 1) - np.maximum(place - first - (WINDOW - 1), 0) + 1
    taken = np.bincount(owner, np.maximum(shared, 0), len(sizes)).astype(np.int64)
    return [
        100 / WINDOW * float(WINDOW * count - away) / count if count >= 1 else None
        for count, away in zip(windows.tolist(), taken.tolist(), strict=True)
    ]


def _again(batch: Batch, owners: "Places") -> "tuple[Places, Places]":
    """Where in the batch a word stands that its document has had before, and where it stood last."""
    import numpy as np

    from copydesk.survey.vocabulary import batch_numbers  # it loads numpy

    numbers = batch_numbers(batch).numbers.astype(np.int64)
    total = len(numbers)
    if not total:
        return numbers, numbers
    words = owners << _NUMBER_BITS | numbers
    if total < 1 << _PLACE_BITS and len(batch.documents) < 1 << 15 and int(numbers.max()) < 1 << _NUMBER_BITS:
        # One plain sort of words with their places in the low bits is several times quicker than a stable argsort.
        placed = words << _PLACE_BITS | np.arange(total)
        placed.sort()
        ordered, order = placed >> _PLACE_BITS, placed & ((1 << _PLACE_BITS) - 1)
    else:
        order = np.lexsort((numbers, owners))
        ordered = words[order]
    again = ordered[1:] == ordered[:-1]
    return order[:-1][again], order[1:][again]
