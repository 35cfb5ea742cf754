"""Spares making audits again that stand as lines in a file of the older report, beside others that have changed.

As with whole files, the cache remembers what a line was made from and a digest of it, and the old one counts only if it
has that digest. Lines are looked for about where they stood: the file is read on as they are asked for.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from copydesk.report.building import BUFFER
from copydesk.report.kept import READ_AS_IT_IS, digest_of

if TYPE_CHECKING:
    from copydesk.engine.kept.memory import Memory

AHEAD = 1_000
"""So many lines further on a line is looked for, as others may be gone; and as many back, as others may have come."""


class KeptLines:
    """The lines of one file of the older report, told by `memory`; `place` is where the new one is to stand."""

    def __init__(self, memory: "Memory", old: Path | None, place: str) -> None:
        self._memory = memory
        self._place = place.encode()
        self._coming = _lines_in(f"{old}/{place}")
        self._near: dict[bytes, bytes] = {}

    def find(self, inputs: Sequence[Sequence[bytes] | None]) -> list[bytes | None]:
        """The lines, without their ends, that were made of these; None for those that are to be made."""
        keys = list(map(self._key, inputs))
        told = [key for key in keys if key]
        digests = dict(zip(told, self._memory.find(told, bytes), strict=True))
        return [self._line(digest) if key and (digest := digests[key]) else None for key in keys]

    def keep(self, inputs: Sequence[bytes] | None, line: bytes) -> None:
        """Remember of which a line was made."""
        key = self._key(inputs)
        if key:
            self._memory.keep([(key, digest_of(line))])

    def _key(self, inputs: Sequence[bytes] | None) -> bytes | None:
        return None if inputs is None else self._memory.key("line", self._place, *inputs)

    def _line(self, digest: bytes) -> bytes | None:
        if digest not in self._near:
            for line in islice(self._coming, AHEAD):
                found = digest_of(line)
                self._near[found] = line
                if found == digest:
                    break
            while len(self._near) > 2 * AHEAD:
                del self._near[next(iter(self._near))]
        return self._near.get(digest)


def _lines_in(place: str) -> Iterator[bytes]:
    """The lines of a regular file without their ends, as far as it can be read."""
    try:
        with _opened(place) as file:
            for line in file:
                yield line.removesuffix(b"\n")
    except OSError:
        return


def _opened(place: str) -> BinaryIO:
    handle = os.open(place, READ_AS_IT_IS)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(place)
    return os.fdopen(handle, "rb", buffering=BUFFER)
