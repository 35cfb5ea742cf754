"""Quotations of a large store beside those of a few documents: the ones that share words with them."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from copydesk.reuse.quotes.quoted import Numbers, Quoted, joined
from copydesk.reuse.quotes.wordings import LEAST_KEYS, grams

_BLOCK = 1 << 17  # quotations that are looked at together


def beside(few: Quoted, large: Quoted, dropped: Numbers) -> Quoted:
    """Those quotations of the large part that share keys with the few, without those of dropped documents."""
    keys = np.unique(grams(few)[0])
    chosen = np.concatenate([np.zeros(0, np.int64), *_sharing(keys, large)])
    return large.take(chosen[~np.isin(large.documents[chosen], dropped)])


def _sharing(keys: NDArray[np.int64], large: Quoted) -> Iterator[NDArray[np.int64]]:
    for low in range(0, len(large), _BLOCK):
        block = large.take(np.arange(low, min(low + _BLOCK, len(large))))
        found, owners = grams(block)
        yield low + np.flatnonzero(np.bincount(owners[np.isin(found, keys)], minlength=1) >= LEAST_KEYS)


def in_order(parts: Sequence[Quoted]) -> Quoted:
    """All quotations in order of their documents, which may alternate between the parts."""
    every = joined(parts)
    return every.take(np.lexsort((every.ordinals, every.documents)))
