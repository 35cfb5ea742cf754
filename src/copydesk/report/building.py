"""The folder of a report while it is built: files by their names below it, folders made as they are needed."""

import os
from collections.abc import Iterable
from contextlib import suppress
from io import FileIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, BinaryIO

BUFFER = 1 << 18
"""So many bytes of a file of lines are written, or read, at a time."""


class Building:
    """Writes files below a folder. Thousands of small ones come, so that no folder is asked for twice."""

    def __init__(self, folder: Path) -> None:
        self._folder = os.fspath(folder)
        self._made: set[str] = set()
        self._like: tuple[int, int, int] | None = None  # whose the files are that are written, and who may read them

    def write(self, name: str, content: str | bytes | Iterable[bytes]) -> None:
        """Write a file, named by its POSIX path below the folder; what comes in pieces is written as it comes.

        One that is there already is replaced, never written into: it may lie in the older report as well.
        """
        if isinstance(content, str | bytes):
            left = memoryview(content if isinstance(content, bytes) else content.encode("utf-8", "replace"))
            with self._new(name) as file:
                while left:  # what fits on a disk that fills up is written; only the next write tells that it is full
                    left = left[file.write(left) :]
            return
        with self.open(name) as pieces:
            pieces.writelines(content)

    def link(self, name: str, old: str, told: os.stat_result) -> bool:
        """Put a file that lies elsewhere here too, without a copy, if it is like those that are written here.

        Whether that worked, and it is the one told of.
        """
        if _owned(told) != self._like:
            return False
        place = self._place(name)
        try:
            with suppress(FileExistsError):
                os.link(old, place, follow_symlinks=False)
        except (OSError, NotImplementedError):  # another disk, one without links, a file of somebody else
            return False
        return os.path.samestat(os.lstat(place), told)

    def aside(self) -> IO[bytes]:
        """A file to write to and to read from, which goes when it is closed."""
        return TemporaryFile(dir=self._folder)

    def open(self, name: str) -> BinaryIO:
        """A file to write to; one that was written before goes on."""
        return open(self._place(name), "ab", buffering=BUFFER)  # noqa: PTH123 - the caller closes it

    def _new(self, name: str) -> FileIO:
        place = self._place(name)
        try:
            file = open(place, "xb", buffering=0)  # noqa: PTH123, SIM115
        except FileExistsError:
            os.unlink(place)  # noqa: PTH108
            file = open(place, "xb", buffering=0)  # noqa: PTH123, SIM115
        if self._like is None:
            self._like = _owned(os.fstat(file.fileno()))
        return file

    def _place(self, name: str) -> str:
        parent = name.rpartition("/")[0]
        if parent not in self._made:
            os.makedirs(f"{self._folder}/{parent}", exist_ok=True)  # noqa: PTH103 - a Path for each file is slow
            self._made.add(parent)
        return f"{self._folder}/{name}"


def _owned(told: os.stat_result) -> tuple[int, int, int]:
    return told.st_mode, told.st_uid, told.st_gid
