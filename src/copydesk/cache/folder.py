"""The folder of a cache: where it lies, what marks it, and why it cannot be used."""

import os
from contextlib import suppress
from pathlib import Path

from copydesk.model import CopydeskError
from copydesk.settings import Settings

FOLDER = ".copydesk-cache"

_IGNORED = "# Written by copydesk; safe to delete at any moment.\n*\n"
# The mark that backup programs and archivers know: https://bford.info/cachedir/
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This folder is a cache of copydesk; it can be deleted.\n"


class CacheError(CopydeskError):
    """The cache cannot be used; the message is one line that says why. The run goes on without it."""


def place(settings: Settings, cwd: Path) -> Path:
    """Where the cache lies: beside the config file, without one in the working directory."""
    return (settings.config_folder or cwd) / FOLDER


def prepared(folder: Path) -> Path:
    """The folder, made where it is missing and marked as a cache. Raises CacheError where it cannot be written."""
    if folder.is_symlink():
        raise CacheError(f"{folder}: is a link, so the cache is not used; remove it, or give --no-cache")
    try:
        folder.mkdir(exist_ok=True)
        for name, content in ((".gitignore", _IGNORED), ("CACHEDIR.TAG", _TAG)):
            if not (folder / name).is_file():
                _written(folder / name, content.encode())
        _try(folder)
        os.scandir(folder).close()
    except OSError as error:
        why = error.strerror or error
        raise CacheError(f"{folder}: the cache cannot be used: {why}; give --no-cache to do without") from None
    return folder


def time_in(folder: Path) -> int:
    """What the disk says of the time now, in nanoseconds: no clock is read. Raises OSError."""
    trial = temporary(folder, "time")
    try:
        trial.write_bytes(b"")
        return trial.stat().st_mtime_ns
    finally:
        with suppress(OSError):
            trial.unlink(missing_ok=True)


def temporary(folder: Path, name: str) -> Path:
    """A name beside the files of the cache that no other process uses."""
    return folder / f"{name}.{os.getpid()}.tmp"


def _written(target: Path, content: bytes) -> None:
    beside = temporary(target.parent, target.name)
    beside.write_bytes(content)
    beside.replace(target)


def _try(folder: Path) -> None:
    trial = temporary(folder, "trial")
    try:
        trial.write_bytes(b"")
    finally:
        with suppress(OSError):
            trial.unlink(missing_ok=True)
