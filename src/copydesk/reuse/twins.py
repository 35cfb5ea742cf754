"""Documents with the very same words: of many in one outlet the first stands for all."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.sorted_rows import is_new

FEW_TWINS = 8  # up to so many documents with the same words in one outlet each stands for itself


class Twins(msgspec.Struct, frozen=True):
    """Documents left out of the search for meetings, since one with their very words in their outlet stands for them.

    Row for row: the document left out, its `stand_in`, and the first document `elsewhere`, in another outlet, with
    these words (the stand-in again where there is none).
    """

    left_out: NDArray[np.int32]
    stand_in: NDArray[np.int32]
    elsewhere: NDArray[np.int32]


def find_twins(whole: NDArray[np.int64], outlets: NDArray[np.int32]) -> Twins:
    """The twins among documents, by hashes of all their words (0: none): of many in one outlet all but the first."""
    documents = np.flatnonzero(whole).astype(np.int32)
    documents = documents[np.lexsort((documents, outlets[documents], whole[documents]))]
    first = np.flatnonzero(is_new(whole[documents]) | is_new(outlets[documents]))
    sizes = np.diff(np.append(first, len(documents)))
    words = whole[documents[first]]
    runs = np.arange(len(first))
    other = np.maximum.accumulate(np.where(is_new(words), runs, 0))  # the first outlet with these words, or for itself
    other[other == runs] += 1  # the next, if there is one
    other = np.where(np.append(words, 0)[other] == words, other, runs)
    crowded = np.repeat(sizes > FEW_TWINS, sizes)
    crowded[first] = False
    heads = documents[first]
    return Twins(documents[crowded], np.repeat(heads, sizes)[crowded], np.repeat(heads[other], sizes)[crowded])
