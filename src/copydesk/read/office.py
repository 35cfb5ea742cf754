"""What .docx and .odt have in common: XML parts in a ZIP file, opened within limits; and the text being gathered."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from copydesk.read.unpack import LARGEST_ARTICLE, LARGEST_RATIO, NoArticleError, UnreadableError
from copydesk.read.xml_events import Event, events

_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_PART_LISTED, _MOST_PARTS = b"PK\x01\x02", 20_000
_RATIO_FROM = 10 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error)


@contextmanager
def opened(data: bytes, *, what: str) -> Iterator[zipfile.ZipFile]:
    """The ZIP file that a document is; `what` is its name for people. Raises UnreadableError where it is none."""
    if data.startswith(_OLD_OFFICE):
        raise UnreadableError("is protected by a password, or an old .doc; save it as .docx without one, or as .txt")
    if not data.startswith(b"PK"):
        raise UnreadableError(f"is not {what}, whatever its name says; save it as .docx or .txt")
    if data.count(_PART_LISTED) > _MOST_PARTS:
        raise UnreadableError(f"holds more than {_MOST_PARTS:,} parts: taken for a decompression bomb")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield archive
    except _BROKEN as error:
        raise UnreadableError(
            f"is damaged: its ZIP data cannot be read ({' '.join(str(error).split())[:80]})"
        ) from None
    except OSError:
        raise UnreadableError("is damaged: its ZIP data cannot be read") from None


def has(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether the archive has a part of this name."""
    return name in archive.NameToInfo


def part(archive: zipfile.ZipFile, name: str) -> Iterator[Event]:
    """The events of one XML part. Raises UnreadableError where it is locked, damaged or unpacks beyond the limits."""
    info = archive.getinfo(name)
    if info.flag_bits & 1:
        raise UnreadableError("is protected by a password; save it without one, or as .txt")
    with archive.open(info) as stream:
        yield from events(_Bounded(stream, max(info.compress_size, 1)))


class _Bounded:
    """A part that is not read beyond the limits, whatever size it declares."""

    def __init__(self, stream: IO[bytes], packed: int) -> None:
        self._stream, self._packed, self._given = stream, packed, 0

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(size)
        self._given += len(data)
        if self._given > LARGEST_ARTICLE:
            raise UnreadableError(f"unpacks to more than {LARGEST_ARTICLE // 1_000_000} MB, too large for one article")
        if self._given > _RATIO_FROM and self._given > LARGEST_RATIO * self._packed:
            raise UnreadableError(
                f"unpacks to more than {LARGEST_RATIO} times its size: taken for a decompression bomb"
            )
        return data


class Text:
    """A text as it is put together: paragraphs apart by an empty line, a table's rows line by line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[list[str]] = [[]]
        self._in_row = 0
        self._cells: list[list[str]] = []

    def add(self, text: str) -> None:
        """Characters of the paragraph that is open."""
        self._open[-1].append(text)

    def open(self) -> None:
        """A paragraph begins; it may lie inside another, as that of a text box does."""
        self._open.append([])

    def close(self, *, joined: bool = False) -> None:
        """A paragraph ends; `joined` to the next one, where its end was deleted."""
        if len(self._open) < 2:
            return
        written = "".join(self._open.pop())
        if joined:
            self._open[-1].append(written)
            return
        if len(self._open) == 1 and self._open[0]:
            written = "".join(self._open[0]) + written
            self._open[0].clear()
        self._put(written)

    def open_row(self) -> None:
        """A row of a table begins."""
        self._cells.append([])

    def close_cell(self) -> None:
        """A cell ends: what comes next is apart from it."""
        if self._cells:
            self._cells[-1].append("\t")

    def close_row(self) -> None:
        """A row ends: its cells are one line, with tabs between."""
        if self._cells:
            row = "".join(self._cells.pop()).strip("\t ")
            if row:
                self._put(row, end="\n")

    def close_table(self) -> None:
        """A table ends."""
        if not self._cells and self._parts and self._parts[-1].endswith("\n"):
            self._parts.append("\n")

    def __str__(self) -> str:
        return "".join([*self._parts, *("".join(each) for each in self._open)]).strip("\n")

    def _put(self, written: str, end: str = "\n\n") -> None:
        if self._cells:
            cell = self._cells[-1]
            cell.append((" " if cell and cell[-1] != "\t" and written else "") + written.replace("\n", " "))
        elif written.strip():
            self._parts.append(written.strip("\n") + end)


def checked(text: str) -> str:
    """The text. Raises NoArticleError where there is none."""
    if not text.strip():
        raise NoArticleError("holds no text")
    return text
