"""Sorting more rows than memory is to hold: sorted runs, in memory or mapped from files, merged range by range.

A run is sorted by itself. Rows taken at equal steps from all runs tell where to cut, so that between two cuts lie so
many rows at most; each range is then sorted in memory. What is written is in order from the first row to the last.
"""

from collections.abc import Callable, Iterator, Sequence

import msgspec
import numpy as np

from copydesk.reuse.fingerprint import PLACE_MASK, Move, Postings, Rows, outline
from copydesk.reuse.sorted_rows import is_new, let_go

LEAST_ROWS = 1 << 10  # sorted at once
MOST_ROWS = 1 << 20  # so many lie in the processor's cache, or nearly

Keep = Callable[[Iterator[Rows]], Rows]


def merged_runs(runs: Sequence[Postings], keep: Keep, *, rows_at_once: int = MOST_ROWS) -> Postings:
    """The runs as `fingerprint.merge` would have merged them; `keep` puts rows away, and gives them as one array."""
    ordered = sorted(runs, key=lambda run: int(run.numbers[0]) if len(run.numbers) else -1)
    whole, moves = outline(ordered)
    at_once = min(max(rows_at_once, LEAST_ROWS), MOST_ROWS)
    words, content, skips = (keep(_merged([run.kinds[kind] for run in ordered], moves, at_once)) for kind in range(3))
    return msgspec.structs.replace(whole, words=words, content=content, skips=skips)


def _merged(runs: Sequence[Rows], moves: Sequence[Move], at_once: int) -> Iterator[Rows]:
    for slices in ranges(runs, PLACE_MASK, at_once):
        rows = np.empty(sum(map(len, slices)), np.int64)
        at = 0
        for part, move in zip(slices, moves, strict=True):
            move.make(part, rows[at : at + len(part)])
            at += len(part)
        rows.sort()
        yield rows
        for run in runs:
            let_go(run)


def ranges(runs: Sequence[Rows], mask: int, at_once: int) -> Iterator[list[Rows]]:
    """Of each sorted run what lies in one range after another, about `at_once` rows in all at most.

    Rows that differ in the masked bits alone stay together, however many they are.
    """
    step = max(1, at_once // (2 * max(1, len(runs))))
    samples = np.sort(np.concatenate([np.zeros(0, np.int64), *(run[step - 1 :: step] & ~mask for run in runs)]))
    cuts = samples[max(1, len(runs)) - 1 :: max(1, len(runs))]
    lows = [0] * len(runs)
    for cut in cuts.compress(is_new(cuts)):
        highs = [int(np.searchsorted(run, cut)) for run in runs]
        if highs != lows:
            yield [run[low:high] for run, low, high in zip(runs, lows, highs, strict=True)]
        lows = highs
    if any(low < len(run) for run, low in zip(runs, lows, strict=True)):
        yield [run[low:] for run, low in zip(runs, lows, strict=True)]
