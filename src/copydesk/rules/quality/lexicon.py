"""Which words are English: those of the CMU Pronouncing Dictionary."""

import zlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from copydesk.survey import word_keys

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_TABLE = "words/english.txt.zlib"  # the dictionary's words without counts; its licence lies beside it


@cache
def english() -> frozenset[str]:
    """117,000 English words and names in small letters, inflected forms included."""
    return frozenset(zlib.decompress((files(__package__) / _TABLE).read_bytes()).decode().split("\n"))


@cache
def english_keys() -> "NDArray[np.uint64]":
    """Their keys, sorted: to ask for all words of a document at once."""
    import numpy as np

    return np.sort(word_keys(list(english())))
