"""A coarse key of a passage: copies of it, a little longer, shorter or edited, mostly have the same."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.tokens import tokenise

_GRAM = 3
# As arrays, by which numpy multiplies faster than by numbers.
_FACTORS = [np.array(factor * 0x9E3779B97F4A7C15 % 2**64, np.uint64) for factor in (3, 5, 7)]
_SHIFT = np.array(29, np.uint64)


def passage_key(text: str) -> str:
    """Sixteen hex digits: the least hash of the word 3-grams in the middle half of the passage."""
    return key_of(tokenise([text], breaks=False).ids)


def passage_keys(texts: Sequence[str]) -> list[str]:
    """The keys of many passages, whose words are told all at once."""
    table = tokenise(texts, breaks=False)
    bounds = table.bounds.tolist()
    return [key_of(table.ids[low:high]) for low, high in pairwise(bounds[: len(texts) + 1])]


def key_of(ids: NDArray[np.int64]) -> str:
    """The key of a passage given by its word hashes."""
    words = ids.view(np.uint64)
    if len(words) < _GRAM:
        least = words.sum(dtype=np.uint64) if len(words) else np.uint64(0)
        return f"{int(least):016x}"
    size = len(words) - _GRAM + 1
    quarter = size // 4
    middle = words[quarter : size - quarter + _GRAM - 1]
    grams = middle[:-2] * _FACTORS[0]
    grams += middle[1:-1] * _FACTORS[1]
    grams += middle[2:] * _FACTORS[2]
    grams ^= grams >> _SHIFT
    return f"{grams.item(grams.argmin()):016x}"
