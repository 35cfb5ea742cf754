"""What sorted columns tell: where one run of equal values ends and the next begins."""

import mmap
from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

BLOCK_ROWS = 1 << 16  # rows looked at together: their arrays stay in the processor's cache
_BLOCKS_HELD = 64


def is_new(values: NDArray[Any]) -> NDArray[np.bool_]:
    """Which of these differ from the one before; the first one does."""
    new = np.ones(len(values), np.bool_)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return new


def parted(rows: NDArray[np.int64], mask: int) -> Iterator[NDArray[np.int64]]:
    """Sorted rows in parts of some BLOCK_ROWS; those that differ in the masked bits alone stay together."""
    low = blocks = 0
    while low < len(rows):
        high = min(low + BLOCK_ROWS, len(rows))
        if high < len(rows):
            high = max(low, int(np.searchsorted(rows, rows[high] & ~mask)))
            if high == low:  # one key fills the block
                high = int(np.searchsorted(rows, rows[low] | mask, side="right"))
        yield rows[low:high]
        low, blocks = high, blocks + 1
        if blocks % _BLOCKS_HELD == 0:
            let_go(rows)
    let_go(rows)


def let_go(rows: NDArray[Any]) -> None:
    """Tell the system that rows mapped from a file need not stay in memory; they are read again when looked at."""
    held: Any = rows
    while isinstance(held, np.ndarray | memoryview):
        held = held.base if isinstance(held, np.ndarray) else held.obj
    if isinstance(held, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
        held.madvise(mmap.MADV_DONTNEED)
