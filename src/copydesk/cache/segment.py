"""Segments: files of many blobs with a table of their keys, written once, whole, and read through a memory map.

A segment is the blobs one after another, a row for each (its key, where it lies, how long it is, its checksum), in
order of the keys, and a footer with the number of rows and a hash of them. What does not fit together is no segment:
a torn file is left aside, a torn blob is no blob.
"""

import mmap
import os
import struct
import zlib
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from copydesk.cache.folder import temporary
from copydesk.cache.key import KEY_BYTES

SUFFIX = ".segment"
ROW = np.dtype([("high", ">u8"), ("low", ">u8"), ("start", "<u8"), ("size", "<u4"), ("check", "<u4")])
LARGEST_BLOB = 1 << 31

_FOOTER = struct.Struct("<Q16s16s")
_MAGIC = b"copydesk cache 1"

Rows = NDArray[Any]


class Segment:
    """A segment that is open: `rows` are those of its table, in order of their keys."""

    def __init__(self, path: Path, view: mmap.mmap, rows: Rows) -> None:
        self.path = path
        self.rows = rows
        self._view = memoryview(view)
        self._used = False

    def blob(self, row: int) -> memoryview | None:
        """The blob of a row, None where it is torn. Marks the segment as used, for the order in which old ones go."""
        _, _, start, size, check = self.rows[row].tolist()
        found = self._view[start : start + size]
        if zlib.crc32(found) != check:
            return None
        self._mark()
        return found

    def _mark(self) -> None:
        if not self._used:
            self._used = True
            try:
                os.utime(self.path)
            except OSError:  # deleted meanwhile, or not ours to write: what is mapped can be read all the same
                return


def opened(path: Path) -> Segment | None:
    """The segment in a file; None where it is torn, gone or something else."""
    try:
        with path.open("rb") as file:
            view = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return None
    rows = _table(view)
    return None if rows is None else Segment(path, view, rows)


def _table(view: mmap.mmap) -> Rows | None:
    end = len(view) - _FOOTER.size
    if end < 0:
        return None
    count, digest, magic = _FOOTER.unpack_from(view, end)
    begin = end - count * ROW.itemsize
    if magic != _MAGIC or begin < 0 or _digest(view[begin:end]) != digest:
        return None
    rows = np.frombuffer(view, ROW, count, begin)
    ends = rows["start"] + rows["size"]
    return rows if not count or int(ends.max()) <= begin else None


def written(folder: Path, blobs: Mapping[bytes, bytes | memoryview]) -> Path:
    """Write blobs by their keys as one segment, which is there as a whole or not at all. Raises OSError.

    It is named by what it holds: two runs that find the same write the same file.
    """
    keys = sorted(blobs)
    sizes = np.array([len(blobs[each]) for each in keys], np.int64)
    rows = np.zeros(len(keys), ROW)
    halves = np.frombuffer(b"".join(keys), ">u8").reshape(-1, KEY_BYTES // 8)
    rows["high"], rows["low"] = halves[:, 0], halves[:, 1]
    rows["start"], rows["size"] = np.cumsum(sizes) - sizes, sizes
    rows["check"] = [zlib.crc32(blobs[each]) for each in keys]
    table = rows.tobytes()
    name = blake2b(table, digest_size=10).hexdigest() + SUFFIX
    beside = temporary(folder, name)
    try:
        with beside.open("wb", buffering=1 << 20) as file:
            for each in keys:
                file.write(blobs[each])
            file.write(table)
            file.write(_FOOTER.pack(len(keys), _digest(table), _MAGIC))
        beside.replace(folder / name)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return folder / name


def _digest(table: bytes) -> bytes:
    return blake2b(table, digest_size=16).digest()
