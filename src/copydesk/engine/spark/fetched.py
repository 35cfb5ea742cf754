"""The texts that a report shows: fetched from the executors that hold them, kept on this machine's disk for a while.

A report looks at documents in an order of its own, so that one after another lies somewhere else; what is fetched with
one is kept for the others.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from pathlib import Path

from copydesk.engine.spool import Spool
from copydesk.model import Document

MOST = 256
"""So many partitions are kept, of some 16 MB each."""

Named = tuple[str, list[bytes]]  # the name of a part and its documents, encoded
Fetch = Callable[[int], Iterable[Named]]


class Fetched(Spool):
    """Documents by (part, index). `fetch` brings all of a partition, whose number `partition_of` tells of a part."""

    def __init__(self, folder: Path, fetch: Fetch, partition_of: Callable[[str], int], *, most: int = MOST) -> None:
        super().__init__(folder)
        self._folder, self._fetch, self._partition_of, self._most = folder, fetch, partition_of, most
        self._kept: OrderedDict[int, list[str]] = OrderedDict()

    def document(self, part: str, index: int) -> Document:
        """One document. Raises EngineError where it cannot be fetched, or the disk is full."""
        partition = self._partition_of(part)
        if partition not in self._kept:
            if len(self._kept) >= self._most:
                self._forget()
            self._kept[partition] = []
            for name, encoded in self._fetch(partition):
                self.write_encoded(name, encoded)
                self._kept[partition].append(name)
        self._kept.move_to_end(partition)
        return super().document(part, index)

    def _forget(self) -> None:
        """Let go of what was not asked for the longest."""
        _, names = self._kept.popitem(last=False)
        for name in names:
            (self._folder / name).unlink()
