"""Writes one file whole or not at all."""

import os
from collections.abc import Iterable
from pathlib import Path

from copydesk.report.context import ReportError

Chunks = bytes | str | Iterable[str] | Iterable[bytes]


def write_atomically(path: str | Path, content: Chunks) -> None:
    """Write `content` beside `path` and move it there; on failure the old file stays as it was.

    A link is followed; a device or pipe is written to directly. Raises ReportError where the file cannot be written.
    """
    try:
        if is_stream(path):
            _write(Path(path), content, mode="wb")
            return
        target = Path(os.path.realpath(path))
        if target.is_dir():
            raise ReportError(f"{path}: is a folder; name a file")
        target.parent.mkdir(parents=True, exist_ok=True)
        _write_and_move(_beside(target), target, content)
    except OSError as error:
        raise ReportError(f"{path}: cannot be written: {error.strerror or error}") from error


def is_stream(path: str | Path) -> bool:
    """Whether it is a device or a pipe, such as /dev/stdout, which is written to as it stands."""
    given = Path(path)  # a link to a pipe resolves to no path
    return given.exists() and not given.is_file() and not given.is_dir()


def check_writable(path: str | Path) -> None:
    """Try whether a file could be written there, before hours of work are lost on it.

    Its folder must exist; nothing that stands there is touched. Raises ReportError.
    """
    target = Path(os.path.realpath(path))
    try:
        if is_stream(path):
            return
        if target.is_dir():
            raise ReportError(f"{path}: is a folder; name a file")
        if not target.parent.is_dir():
            raise ReportError(f"{path}: cannot be written: its folder does not exist; make it first")
        if target.exists() and not os.access(target, os.W_OK):
            raise ReportError(f"{path}: cannot be written: it is write-protected")
        _try(target)
    except OSError as error:
        raise ReportError(f"{path}: cannot be written: {error.strerror or error}") from error


def check_target(folder: str | Path) -> None:
    """Try whether files could be written in a folder, which need not exist yet. Raises ReportError."""
    target = Path(os.path.realpath(folder))
    if target.exists() and not target.is_dir():
        raise ReportError(f"{folder}: is a file; name a folder")
    place = next(each for each in (target, *target.parents) if each.exists())
    try:
        _try(place / "copydesk")
    except OSError as error:
        raise ReportError(f"{folder}: cannot be written in: {error.strerror or error}") from error


def _try(target: Path) -> None:
    temporary = _beside(target)
    try:
        temporary.touch(exist_ok=False)
    finally:
        temporary.unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name[:200]}.{os.getpid()}.tmp")


def _write_and_move(temporary: Path, target: Path, content: Chunks) -> None:
    try:
        _write(temporary, content, mode="wb")
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _write(target: Path, content: Chunks, *, mode: str) -> None:
    chunks = (content,) if isinstance(content, bytes | str) else content
    with target.open(mode) as file:
        for chunk in chunks:
            file.write(chunk if isinstance(chunk, bytes) else chunk.encode("utf-8", "replace"))
