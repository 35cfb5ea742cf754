"""How much memory what grows with the corpus may take, and where the rest lies: in temporary files without a name."""

import mmap
import os
import tempfile
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import msgspec

from copydesk.engine.error import keeping
from copydesk.settings import Settings, memory_bytes

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from copydesk.reuse import Postings

_UNKNOWN = 8 << 30  # where the system does not tell how much there is
_MOST_KEYS = 512_000_000  # beyond, sorting in parts costs a hundredth of a run
_FEWEST_MEETINGS = 1 << 18
_MOST_WORDS = 64_000_000
_MOST_SPOOL = 64_000_000
_LARGE = 256_000  # kilobytes


class Room(msgspec.Struct, frozen=True):
    """Bytes that may grow with the corpus in all processes of a run, and what of it is for what."""

    size: int

    @property
    def keys(self) -> int:
        """For the keys of documents that wait to be sorted."""
        return min(self.size // 8, _MOST_KEYS)

    @property
    def meetings(self) -> int:
        """How many keys that two documents share may be held at once, of some 50 bytes while they are weighed."""
        return max(self.size // 8 // 50, _FEWEST_MEETINGS)

    @property
    def survey(self) -> int:
        """For the words of documents that wait to be added up."""
        return min(self.size // 8, _MOST_WORDS)

    @property
    def spool(self) -> int:
        """For the texts themselves, where one process does all the work."""
        return min(self.size // 8, _MOST_SPOOL)


def room_of(settings: Settings) -> Room:
    """What `[run] memory` allows, else half of the machine's memory."""
    return Room(memory_bytes(settings.run.memory) if settings.run.memory else _machine() // 2)


def _machine() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, OSError, ValueError):
        return _UNKNOWN


def give_back() -> None:
    """Hand what is free back to the system, where the allocator keeps it (glibc) and this process has grown large.

    Between two stages of a large run that is some hundred megabytes of every process.
    """
    try:
        import ctypes
        import resource

        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > _LARGE:
            ctypes.CDLL(None).malloc_trim(0)
    except (ImportError, AttributeError, OSError, TypeError):
        return


class KeyStore:
    """The postings of a run as they come; those for which there is no `room` (bytes) lie in files, in sorted runs."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._waiting: list[Postings] = []
        self._size = 0
        self._runs: list[Postings] = []

    def add(self, part: "Postings") -> None:
        """Take in the postings of some documents. Raises EngineError where the disk is full."""
        self._waiting.append(part)
        self._size += 8 * len(part)
        if self._size > self._room // 2:  # while they are sorted they are held twice
            self._spill()

    def merged(self) -> "Postings":
        """All of them, sorted; mapped from files where they were written. Nothing is held here afterwards."""
        from copydesk.reuse import merge
        from copydesk.reuse.sorted_runs import merged_runs

        if not self._runs:
            waiting, self._waiting = self._waiting, []
            return merge(waiting)
        self._spill()
        runs, self._runs = self._runs, []
        return merged_runs(runs, put_away, rows_at_once=self._room // 64)

    def _spill(self) -> None:
        from copydesk.reuse import merge

        if self._waiting:
            run = merge(self._waiting)
            self._waiting, self._size = [], 0
            words, content, skips = (put_away([rows]) for rows in run.kinds)
            self._runs.append(msgspec.structs.replace(run, words=words, content=content, skips=skips))


def put_away(rows: "Iterable[NDArray[np.int64]]") -> "NDArray[np.int64]":
    """These numbers in a file that is gone with them, read from it when they are looked at.

    Raises EngineError where the disk is full.
    """
    import numpy as np

    with keeping(), tempfile.TemporaryFile(prefix="copydesk-") as handle:
        for part in rows:
            handle.write(part.data)
        handle.flush()
        if not os.fstat(handle.fileno()).st_size:
            return np.zeros(0, np.int64)
        held: Any = mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)
    return np.frombuffer(held, np.int64)
