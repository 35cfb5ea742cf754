"""A file of arrays and blobs by name, written once and then mapped into memory: what a reference's index lies in."""

import mmap
import os
import struct
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk.model import CopydeskError

MAGIC = b"copydesk index\r\n"  # a transfer that changes line ends breaks it
FORMAT = 1
_PREAMBLE = struct.Struct("<16sQQ")  # magic, where the table of contents begins, how long it is
_ALIGNED = 8


class IndexFileError(CopydeskError):
    """The file is no index, or not one that this version can read; the message is one line that says what to do."""


class Section(msgspec.Struct, frozen=True):
    """Where an array lies: `kind` as numpy names it."""

    offset: int
    count: int
    kind: str


class Contents(msgspec.Struct, frozen=True):
    """The table of contents: the sections by name, and what the writer says of the whole."""

    format: int
    sections: dict[str, Section]
    about: msgspec.Raw


class IndexWriter:
    """Writes sections one after another into a new file, which replaces the old one when all of it is written."""

    def __init__(self, target: Path) -> None:
        self.target = target
        refuse(target)
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.absolute().parent)
        self._temporary = Path(name)
        self._stream: BinaryIO = os.fdopen(handle, "wb", buffering=1 << 20)
        self._stream.write(bytes(_PREAMBLE.size))
        self._sections: dict[str, Section] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._stream.close()  # writes what is left, for which there may be no room
        finally:
            self._temporary.unlink(missing_ok=True)  # gone already where `finish` was reached

    def array(self, name: str, parts: Iterable[NDArray[Any]], kind: str) -> None:
        """A section that holds these arrays end to end."""
        offset, count = self._open(), 0
        for part in parts:
            self._stream.write(np.ascontiguousarray(part, kind).data)
            count += len(part)
        self._sections[name] = Section(offset, count, kind)

    def blobs(self, name: str, blobs: Iterable[bytes]) -> None:
        """A section of byte strings, and one named `name.ends` that tells where each ends."""
        offset, size, ends = self._open(), 0, []
        for blob in blobs:
            self._stream.write(blob)
            size += len(blob)
            ends.append(size)
        self._sections[name] = Section(offset, size, "u1")
        self.array(f"{name}.ends", [np.array(ends, np.uint64)], "<u8")

    def finish(self, about: msgspec.Struct) -> None:
        """Write the table of contents and put the file in its place."""
        contents = Contents(FORMAT, self._sections, msgspec.Raw(msgspec.json.encode(about)))
        offset, table = self._open(), msgspec.json.encode(contents)
        self._stream.write(table)
        self._stream.seek(0)
        self._stream.write(_PREAMBLE.pack(MAGIC, offset, len(table)))
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._temporary.chmod(0o666 & ~_umask())
        self._temporary.replace(self.target)

    def _open(self) -> int:
        self._stream.write(bytes(-self._stream.tell() % _ALIGNED))
        return self._stream.tell()


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def refuse(target: Path) -> None:
    """Raise IndexFileError where no index can be written: a folder, or a file that is something else."""
    if target.is_dir():
        raise IndexFileError(f"{target}: is a folder; name a file for the index")
    if not target.absolute().parent.is_dir():
        raise IndexFileError(f"{target}: its folder does not exist; make it first")
    if target.exists() and target.stat().st_size and not is_index(target):
        raise IndexFileError(f"{target}: exists and is no index; name another file, or remove it first")


def is_index(file: Path) -> bool:
    """Whether the file begins as an index does."""
    try:
        with file.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:
        return False


class MappedFile:
    """The sections of a written file, as views into memory that is read from disk when it is looked at.

    Raises IndexFileError for a file that is no index, of another format, or cut off.
    """

    def __init__(self, file: Path) -> None:
        self.file = file
        try:
            with file.open("rb") as stream:
                self._map = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            reason = "is empty" if isinstance(error, ValueError) else f"cannot be read: {error.strerror}"
            raise IndexFileError(f"{file}: {reason}") from None
        self.contents = self._contents()

    def _contents(self) -> Contents:
        if self._map[: len(MAGIC)] != MAGIC:
            raise IndexFileError(f"{self.file}: is no index of copydesk; make one with `audit index PATHS -o FILE`")
        damaged = IndexFileError(f"{self.file}: is damaged or was not copied whole; make the index again")
        if len(self._map) < _PREAMBLE.size:
            raise damaged
        _, offset, length = _PREAMBLE.unpack_from(self._map)
        if offset + length != len(self._map):
            raise damaged
        try:
            contents = msgspec.json.decode(self._map[offset:], type=Contents)
        except msgspec.DecodeError:
            raise damaged from None
        if contents.format != FORMAT:
            raise IndexFileError(
                f"{self.file}: is an index of format {contents.format}, this version reads format {FORMAT}; "
                "make the index again"
            )
        return contents

    def array(self, name: str) -> NDArray[Any]:
        """A section, not copied. It must not be written to."""
        section = self.contents.sections[name]
        return np.frombuffer(self._map, section.kind, section.count, section.offset)

    def blob(self, name: str, index: int) -> memoryview:
        """One of the byte strings of a section."""
        ends = self.array(f"{name}.ends")
        offset = self.contents.sections[name].offset
        low = offset + (int(ends[index - 1]) if index else 0)
        return memoryview(self._map)[low : offset + int(ends[index])]
