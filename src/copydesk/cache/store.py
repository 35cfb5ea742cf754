"""The blobs of a cache by their keys: looked up many at once, gathered and written as segments."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from copydesk.cache.key import KEY_BYTES
from copydesk.cache.segment import LARGEST_BLOB, SUFFIX, Segment, opened, written

WAITING_BYTES = 16_000_000
"""When so much waits to be written, it becomes a segment."""

Blob = bytes | memoryview


class Store:
    """What a cache holds, as one process sees it: what lay there when it was first asked, and what it adds.

    `most_bytes` is how much it may add; what goes beyond is forgotten. A store that cannot be written any more (the
    disk is full) goes on being read.
    """

    def __init__(self, folder: Path, *, most_bytes: int) -> None:
        self.folder = folder
        self._left = most_bytes
        self._waiting: dict[bytes, bytes] = {}
        self._bytes = 0

    def find(self, keys: Sequence[bytes]) -> list[Blob | None]:
        """The blobs of these keys in their order, None for those that are not there."""
        found: list[Blob | None] = [self._waiting.get(each) for each in keys] if self._waiting else [None] * len(keys)
        segments, _, _, homes, places = self._index
        hits, rows = self._rows_of(keys)
        for which, home, place in zip(hits.tolist(), homes[rows].tolist(), places[rows].tolist(), strict=True):
            found[which] = segments[home].blob(place)
        return found

    def holds(self, keys: Sequence[bytes]) -> list[bool]:
        """Whether there is a blob under each of these keys; it may be torn."""
        held = [each in self._waiting for each in keys]
        for which in self._rows_of(keys)[0].tolist():
            held[which] = True
        return held

    def _rows_of(self, keys: Sequence[bytes]) -> "tuple[NDArray[Any], NDArray[Any]]":
        """Which of these keys stand in the index, and in which of its rows."""
        _, highs, lows, _, _ = self._index
        if not len(highs) or not keys:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        halves = np.frombuffer(b"".join(keys), ">u8").astype("u8").reshape(-1, KEY_BYTES // 8)
        at = np.searchsorted(highs, halves[:, 0])
        at[at == len(highs)] = 0
        hits = np.flatnonzero((highs[at] == halves[:, 0]) & (lows[at] == halves[:, 1]))
        return hits, at[hits]

    def keep(self, key: bytes, blob: bytes) -> None:
        """Keep a blob under a key, once there is enough to write."""
        if self._left < len(blob) or len(blob) >= LARGEST_BLOB:
            return
        self._left -= len(blob)
        self._waiting[key] = blob
        self._bytes += len(blob)
        if self._bytes >= WAITING_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write what waits, if anything does."""
        if not self._waiting:
            return
        waiting, self._waiting, self._bytes = self._waiting, {}, 0
        try:
            written(self.folder, waiting)
        except OSError:
            self._left = 0

    @cached_property
    def _index(self) -> "tuple[list[Segment], NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]":
        """The segments, and of all their rows, in order: both halves of the key, the segment, the row in it."""
        segments = [each for path in segments_in(self.folder) if (each := opened(path)) is not None]
        sizes = [len(segment.rows) for segment in segments]
        highs, lows = (
            np.concatenate([np.zeros(0, "u8"), *(segment.rows[half].astype("u8") for segment in segments)])
            for half in ("high", "low")
        )
        order = np.argsort(highs, kind="stable")
        homes = np.repeat(np.arange(len(segments)), sizes)[order]
        places = np.concatenate([np.zeros(0, np.int64), *map(np.arange, sizes)])[order]
        return segments, highs[order], lows[order], homes, places


def segments_in(folder: Path) -> list[Path]:
    """The segments that lie in a folder, by name; none where it cannot be listed."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == SUFFIX)
    except OSError:
        return []
