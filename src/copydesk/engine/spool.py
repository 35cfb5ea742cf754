"""The spool: decoded documents of a run, kept by part and index, so that later steps never read an input again.

Inputs may be compressed, change or vanish while a run goes on; the spool holds what was read. In memory for small
runs, else one file a part in the run's own folder: a table of 8-byte offsets, then the documents as MessagePack.
Parts that an earlier run has read need not be read: of them it holds where they are.
"""

import mmap
import pickle
import struct
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from copydesk.engine.error import keeping
from copydesk.engine.unread import Unread
from copydesk.model import Document

PARTS_MAPPED = 64
"""So many files of some 2 MB are mapped into memory at a time, for the documents that are asked for one by one."""

UNREAD = ".unread"

_COUNT = struct.Struct("<Q")
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Document)


class Spool:
    """Documents by (part, index). Without a folder they stay in memory, within this process."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._parts: dict[str, tuple[Document, ...]] = {}
        self._unread: dict[str, Unread] = {}

    def put_unread(self, part: str, unread: Unread) -> None:
        """Note of a part that it was not read; only this process knows, until it hands that over."""
        self._unread[part] = unread

    def hand_over(self) -> None:
        """Tell the other processes of the run which parts were not read. Raises EngineError where the disk is full."""
        if self.folder is not None:
            for part, unread in self._unread.items():
                with keeping():
                    (self.folder / (part + UNREAD)).write_bytes(pickle.dumps(unread))
            self._unread.clear()

    def unread(self, part: str) -> Unread | None:
        """Where the documents of a part are that was not read; None where it was."""
        known = self._unread.get(part)
        return _unread(self.folder, part) if known is None and self.folder is not None else known

    def write(self, part: str, documents: Sequence[Document]) -> None:
        """Keep the documents of one part, which is written once. Raises EngineError where the disk is full."""
        if self.folder is None:
            self._parts[part] = tuple(documents)
            return
        self.write_encoded(part, [_encoder.encode(document) for document in documents])

    def write_encoded(self, part: str, blobs: Sequence[bytes]) -> None:
        """As `write`, for documents that are encoded already; there must be a folder."""
        assert self.folder is not None
        offsets = [_COUNT.size * (len(blobs) + 2)]
        for blob in blobs:
            offsets.append(offsets[-1] + len(blob))
        table = b"".join(map(_COUNT.pack, [len(blobs), *offsets]))
        with keeping():
            (self.folder / part).write_bytes(table + b"".join(blobs))

    def part(self, part: str) -> tuple[Document, ...]:
        """All documents of a part, in order."""
        if self.folder is None:
            return self._parts[part]
        view = (self.folder / part).read_bytes()  # as all of it is needed once; what is mapped would stay
        (count,) = _COUNT.unpack_from(view)
        return tuple(_decode(view, index) for index in range(count))

    def count(self, part: str) -> int:
        """How many documents a part has."""
        if self.folder is None:
            return len(self._parts[part])
        (count,) = _COUNT.unpack_from(_mapped(self.folder, part))
        return int(count)

    def document(self, part: str, index: int) -> Document:
        """One document."""
        if self.folder is None:
            return self._parts[part][index]
        return _decode(_mapped(self.folder, part), index)


@lru_cache(maxsize=PARTS_MAPPED)
def _mapped(folder: Path, part: str) -> mmap.mmap:
    with (folder / part).open("rb") as handle:
        return mmap.mmap(handle.fileno(), 0, access=mmap.ACCESS_READ)


@lru_cache(maxsize=PARTS_MAPPED)
def _unread(folder: Path, part: str) -> Unread | None:
    file = folder / (part + UNREAD)
    if not file.exists():
        return None
    found: Unread = pickle.loads(file.read_bytes())  # noqa: S301 - our own file, in our own folder
    return found


def _decode(view: mmap.mmap | bytes, index: int) -> Document:
    start, end = struct.unpack_from("<QQ", view, _COUNT.size * (index + 1))
    return _decoder.decode(memoryview(view)[start:end])
