"""Files opened as their content: unpacked where they are compressed, whatever their name says, within limits."""

import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from copydesk.read.opened import open_file

# What a file may unpack to: texts shrink to a third or a tenth, lists of equal lines to a hundredth.
LARGEST_RATIO = 250
RATIO_FROM = 64 << 20
LARGEST_ARTICLE = 100_000_000
LARGEST_RECORD = 100_000_000

TOO_LARGE = f"is larger than {LARGEST_ARTICLE // 1_000_000} MB, too large for one article; split it"

_MAGIC = ((b"\x1f\x8b", "gzip"), (b"BZh", "bzip2"), (b"\xfd7zXZ\0", "xz"), (b"\x28\xb5\x2f\xfd", "zstd"))
_BUFFER = 1 << 18
_XZ_MEMORY = 256 << 20


class UnreadableError(Exception):
    """A file, or what is left of it, that cannot be read; the message is one line that follows the file's name."""


class NoArticleError(UnreadableError):
    """A file that is sound, but holds no text to audit."""


def packing_of(head: bytes) -> str | None:
    """How a file that begins with these bytes is compressed, None if it is not."""
    return next((name for magic, name in _MAGIC if head.startswith(magic)), None)


def open_content(location: str) -> IO[bytes]:
    """A file's content. Raises OSError; reading raises UnreadableError where compressed data is damaged or endless."""
    return content_of(open_file(location))


def content_of(raw: IO[bytes]) -> IO[bytes]:
    """The content of an open file, which is closed with it."""
    packing = packing_of(raw.read(8))
    raw.seek(0)
    return io.BufferedReader(_Unpacked(raw, packing), _BUFFER) if packing else raw


@contextmanager
def packed_like(location: str, stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """A stream to write content to, which is compressed as the file at this location is; the given one stays open."""
    with open_file(location) as raw:
        packing = packing_of(raw.read(8))
    if packing is None:
        yield stream
        return
    with _packers()[packing](stream) as packer:
        yield packer


def opening_of(stream: IO[bytes], size: int = 1 << 16) -> bytes:
    """The first bytes of a stream, which stays where it is."""
    if stream.seekable():
        first = stream.read(size)
        stream.seek(-len(first), io.SEEK_CUR)
        return first
    return stream.peek(size)[:size]  # type: ignore[attr-defined,no-any-return]


def lines_of(stream: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a stream, None for one that is too long to be a record."""
    while line := stream.readline(LARGEST_RECORD + 1):
        if len(line) <= LARGEST_RECORD:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(1 << 20)
        yield None


def whole(stream: IO[bytes]) -> bytes:
    """All that is left of a stream. Raises UnreadableError where that is too large to be one article."""
    data = stream.read(LARGEST_ARTICLE + 1)
    if len(data) > LARGEST_ARTICLE:
        raise UnreadableError(TOO_LARGE)
    return data


class _Unpacked(io.RawIOBase):
    """A compressed file, read as what it unpacks to; its errors are UnreadableError."""

    def __init__(self, raw: IO[bytes], packing: str) -> None:
        self._raw, self._packing, self._given = raw, packing, 0
        self._inner = _openers()[packing](raw)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        view = memoryview(buffer)
        try:
            data = self._inner.read1(len(view))  # what there is, so that a cut file is read up to the cut
        except (EOFError, OSError, ValueError, zlib.error, lzma.LZMAError, _zstd_error()) as error:
            if isinstance(error, EOFError) or "ended" in str(error):
                raise UnreadableError(f"is cut short: its {self._packing} data ends too early") from None
            raise UnreadableError(f"is damaged: its {self._packing} data cannot be unpacked") from None
        self._given += len(data)
        if self._given > RATIO_FROM and self._given > LARGEST_RATIO * max(self._raw.tell(), 1):
            raise UnreadableError(
                f"unpacks to more than {LARGEST_RATIO} times its size: taken for a decompression bomb and left there"
            )
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()


class _Xz:
    """An .xz file, read within a limit of memory, which such a file may otherwise set as it likes."""

    def __init__(self, raw: IO[bytes]) -> None:
        self._raw = raw
        self._stream = lzma.LZMADecompressor(memlimit=_XZ_MEMORY)

    def read1(self, size: int) -> bytes:
        """At most `size` bytes of content, none at its end."""
        data = b""
        while not data:
            if self._stream.eof:
                more = self._stream.unused_data.lstrip(b"\0") or self._raw.read(_BUFFER).lstrip(b"\0")
                if not more:
                    return b""
                self._stream = lzma.LZMADecompressor(memlimit=_XZ_MEMORY)
            else:
                more = self._raw.read(_BUFFER) if self._stream.needs_input else b""
                if not more and self._stream.needs_input:
                    raise EOFError
            data = self._stream.decompress(more, size)
        return data


def _openers() -> dict[str, Callable[[IO[bytes]], Any]]:
    import bz2
    import gzip

    return {
        "gzip": lambda raw: gzip.GzipFile(fileobj=raw, mode="rb"),
        "bzip2": bz2.BZ2File,
        "xz": _Xz,
        "zstd": lambda raw: _zstd().ZstdFile(raw),
    }


def _packers() -> dict[str, Callable[[IO[bytes]], Any]]:
    import bz2
    import gzip

    return {
        "gzip": lambda stream: gzip.GzipFile(filename="", fileobj=stream, mode="wb", mtime=0),
        "bzip2": lambda stream: bz2.BZ2File(stream, "wb"),
        "xz": lambda stream: lzma.LZMAFile(stream, "wb"),
        "zstd": lambda stream: _zstd().ZstdFile(stream, "wb"),
    }


def _zstd() -> Any:
    import sys

    if sys.version_info >= (3, 14):
        from compression import zstd
    else:
        from backports import zstd
    return zstd


def _zstd_error() -> type[Exception]:
    error: type[Exception] = _zstd().ZstdError
    return error
