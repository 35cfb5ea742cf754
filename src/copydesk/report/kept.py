"""Spares making again what the report in place holds: a file that would be made from the same is taken over from it.

The cache remembers of each file what it was made from and a digest of its bytes. The old file counts only if its bytes
have that digest: whatever was done to the old report, by whomever, the new one is as if it were made anew.
"""

import os
import stat
from collections.abc import Callable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from copydesk.report.building import Building

if TYPE_CHECKING:
    from copydesk.engine.kept.memory import Memory
    from copydesk.report.kept_lines import KeptLines

TOGETHER = 50
"""So many files are looked up at a time."""

_DIGEST = 16  # bytes
READ_AS_IT_IS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Planned(msgspec.Struct, frozen=True):
    """A file to be written: its place in the report, all that it depends on, and how it is made.

    `inputs` gives None where these cannot be told.
    """

    place: str
    inputs: Callable[[], Sequence[bytes] | None]
    make: Callable[[], bytes]


class KeptFiles:
    """The files of the report at `old`, told by `memory`; without a memory every file is made."""

    def __init__(self, memory: "Memory | None" = None, old: Path | None = None) -> None:
        self._memory = memory
        self._old = old

    def write(self, planned: Sequence[Planned], building: Building) -> None:
        """Write these files. They are looked up together, so that some dozens should come at once."""
        if self._memory is None:
            for file in planned:
                building.write(file.place, file.make())
            return
        keys = [self._key(self._memory, file) for file in planned]
        told = [key for key in keys if key]
        digests = dict(zip(told, self._memory.find(told, bytes), strict=True))
        for file, key in zip(planned, keys, strict=True):
            digest = digests[key] if key else None
            if digest is None or not self._taken_over(file.place, digest, building):
                content = file.make()
                building.write(file.place, content)
                if key:
                    self._memory.keep([(key, digest_of(content))])

    def lines(self, place: str) -> "KeptLines | None":
        """The lines of a file, told by the same memory; None without one."""
        from copydesk.report.kept_lines import KeptLines

        return None if self._memory is None else KeptLines(self._memory, self._old, place)

    def flush(self) -> None:
        """Let later runs know what this process made."""
        if self._memory is not None:
            self._memory.flush()

    @staticmethod
    def _key(memory: "Memory", file: Planned) -> bytes | None:
        inputs = file.inputs()
        return None if inputs is None else memory.key("file", file.place.encode(), *inputs)

    def _taken_over(self, place: str, digest: bytes, building: Building) -> bool:
        """Whether the old report holds the file as it was written; it is then linked to, or copied, into the new one.

        Nothing else that may stand there is read, and no file is shared that has another name as well.
        """
        old = f"{self._old}/{place}"
        try:
            file = os.open(old, READ_AS_IT_IS)
        except OSError:
            return False
        try:
            told = os.fstat(file)
            if not stat.S_ISREG(told.st_mode) or told.st_size != _size(digest):
                return False
            content = os.read(file, told.st_size)
        except OSError:
            return False
        finally:
            os.close(file)
        if digest_of(content) != digest:
            return False
        if told.st_nlink > 1 or not building.link(place, old, told):
            building.write(place, content)
        return True


def digest_of(content: bytes) -> bytes:
    """The length of some bytes and a hash of them."""
    return len(content).to_bytes(8, "little") + blake2b(content, digest_size=_DIGEST).digest()


def _size(digest: bytes) -> int:
    return int.from_bytes(digest[:8], "little")


def packed(value: Any) -> bytes | None:
    """All of a value of the model in bytes, equal for equal ones; None where there is no telling."""
    try:
        return _ENCODER.encode(value)
    except (UnicodeEncodeError, TypeError, NotImplementedError):
        return None  # half a surrogate pair, numbers of numpy: what comes from a broken record is made anew


_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
