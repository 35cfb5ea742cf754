"""Keeps a cache small: few large segments instead of many small ones, and no more bytes than were allowed."""

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from copydesk.cache.segment import Segment, opened, written
from copydesk.cache.store import segments_in

SMALL = 2_000_000  # bytes of a segment that is to be joined with others
MANY = 24  # small segments that may lie there
_HOUR = 3600.0  # seconds between the file times of two files: no clock is read


class _Lying(NamedTuple):
    """A segment as it lies there; `used` is the file's time, which every use renews."""

    used: float
    path: Path
    size: int


def tidied(folder: Path, most_bytes: int) -> None:
    """Join small segments, and delete those whose last use is longest ago until the rest fits.

    Whatever fails is left for the next time: another run may be at the same folder.
    """
    with suppress(OSError):
        _sweep(folder)
        _join([each for each in _lying(folder) if each.size < SMALL], folder)
        _shrink(_lying(folder), most_bytes)


def _lying(folder: Path) -> list[_Lying]:
    found = []
    for path in segments_in(folder):
        with suppress(FileNotFoundError):
            status = path.stat()
            found.append(_Lying(status.st_mtime, path, status.st_size))
    return sorted(found)


def _join(small: list[_Lying], folder: Path) -> None:
    if len(small) <= MANY:
        return
    segments = [(each, segment) for each in small if (segment := opened(each.path)) is not None]
    blobs = {key: blob for _, segment in segments for key, blob in _blobs(segment)}
    joined = written(folder, blobs)
    latest = max(each.used for each, _ in segments)
    os.utime(joined, (latest, latest))
    for each in small:
        if each.path != joined:
            each.path.unlink(missing_ok=True)


def _blobs(segment: Segment) -> Iterable[tuple[bytes, memoryview]]:
    for row, (high, low) in enumerate(segment.rows[["high", "low"]].tolist()):
        blob = segment.blob(row)
        if blob is not None:
            yield high.to_bytes(8, "big") + low.to_bytes(8, "big"), blob


def _shrink(lying: list[_Lying], most_bytes: int) -> None:
    total = sum(each.size for each in lying)
    for each in lying:
        if total <= most_bytes:
            return
        each.path.unlink(missing_ok=True)
        total -= each.size


def _sweep(folder: Path) -> None:
    """Remove what killed runs left half written, once it is an hour older than the youngest file."""
    left = [path for path in folder.iterdir() if path.suffix == ".tmp"]
    if left:
        youngest = max(path.stat().st_mtime for path in folder.iterdir())
        for path in left:
            if path.stat().st_mtime < youngest - _HOUR:
                path.unlink(missing_ok=True)
