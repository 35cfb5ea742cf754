"""Replaces a folder of ours as a whole: built beside it, moved in when done, the old one kept until then."""

import errno
import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

from copydesk.model import CopydeskError
from copydesk.report.context import ReportError

MARKER = ".copydesk-report"

_ATTEMPTS = 20
_HOUR = 3600.0  # seconds between the file times of two folders: no clock is read

_number = count(1)
_in_use: set[Path] = set()


def check_folder(folder: str | Path) -> Path:
    """The folder a report may go to, links followed; worth asking before a long audit.

    Raises ReportError if something stands there that is not a report of ours.
    """
    target = Path(os.path.realpath(folder))
    _settled(lambda: _refuse_other(target, named=str(folder)))
    return target


def _refuse_other(target: Path, *, named: str) -> None:
    if target.exists() and not target.is_dir():
        raise ReportError(f"{named}: is a file; name another folder with --report-dir")
    if target.is_dir() and not (target / MARKER).is_file() and any(target.iterdir()):
        raise ReportError(
            f"{named}: is not empty and not a report of copydesk, so it is left alone; "
            "name another folder with --report-dir"
        )


def _settled(check: Callable[[], object]) -> None:
    """Ask again what is refused: another run may just be moving its folder in, between two looks of ours."""
    for _ in range(_ATTEMPTS):
        try:
            check()
        except (CopydeskError, FileNotFoundError):
            continue
        return
    check()


@contextmanager
def replace_folder(
    target: Path, *, marker: str = MARKER, check: Callable[[Path], object] = check_folder
) -> Iterator[Path]:
    """A new folder to fill; on success it takes the place of `target`, on failure `target` stays as it was.

    `marker` is the file that tells folders of this kind, `check` refuses a target that may not be replaced.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    building = _temporary(target)
    building.mkdir()
    _in_use.add(building)
    try:
        # The marker comes first: what a killed run leaves behind can be told from other people's folders.
        (building / marker).touch()
        yield building
        _settled(lambda: check(target))  # once more: an audit may take hours
        _move_in(building, target)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    finally:
        _in_use.discard(building)
    _sweep(target, marker)


def _temporary(target: Path) -> Path:
    while True:
        path = target.with_name(f".{target.name}-{os.getpid()}-{next(_number)}.tmp")
        if not path.exists():
            return path


def _move_in(building: Path, target: Path) -> None:
    """Put the new folder in the place of the old one. Of several runs that do so at once the last stays, whole."""
    for attempt in range(_ATTEMPTS):
        with _uninterrupted():  # between the two steps there is no report at all
            old = _moved_aside(target)
            try:
                building.rename(target)
                moved = True
            except OSError as error:
                # Another run put its report there between the two steps; any other reason is final.
                moved, raced = False, error.errno in (errno.ENOTEMPTY, errno.EEXIST)
                if old is not None and not raced:
                    old.rename(target)
                    old = None
                if not raced or attempt + 1 == _ATTEMPTS:
                    raise
        if old is not None:
            shutil.rmtree(old, ignore_errors=True)
        if moved:
            return


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let signals that would end the run wait for a moment; another thread, or another system, has none to hold."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    held = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, held)


def _moved_aside(target: Path) -> Path | None:
    old = _temporary(target)
    try:
        target.rename(old)
    except FileNotFoundError:
        return None
    return old


def _sweep(target: Path, marker: str) -> None:
    """Remove what killed runs left: folders with our name and marker whose process is gone, an hour older than ours.

    In another container, which may share the disk, a process that lives has a number that nobody has here.
    """
    ours = re.compile(rf"\.{re.escape(target.name)}-(\d+)-\d+\.tmp")
    try:
        young = target.stat().st_mtime - _HOUR
    except FileNotFoundError:  # another run is moving its report in
        return
    for path in target.parent.iterdir():
        named = ours.fullmatch(path.name)
        if named and path not in _in_use and (path / marker).is_file() and not _alive(int(named[1])):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < young:
                    shutil.rmtree(path, ignore_errors=True)


def _alive(process: int) -> bool:
    # Our own number on a folder not in use means that an earlier process had it: in a container they start anew.
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
