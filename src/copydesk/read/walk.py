"""The walk through folders: which files are there, which are left out and why."""

# Paths are strings here: Path objects make a walk of many files several times slower.
# ruff: noqa: PTH110, PTH112, PTH115, PTH118

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from copydesk.model import Failure, Skipped
from copydesk.read.formats import unread
from copydesk.read.identity import printable_path
from copydesk.read.inputs import REPORT_MARKER, ReadError, Stamp, stamp_of
from copydesk.read.opened import open_file
from copydesk.settings import CONFIG_NAME

EXCLUDED = "is excluded by the settings"
_LARGEST_IGNORE = 1 << 20
_MOST_GLOBS, _LONGEST_GLOB, _GLOBS_AT_ONCE = 5_000, 1_000, 200
_ANNEX = f"{os.sep}annex{os.sep}objects{os.sep}"
_NEVER_ARTICLES = (".git", ".gitignore", ".gitattributes", ".copydesk-cache")  # nobody takes them for articles left out
IN_USE = "is the baseline in use"
_SPECIAL = ((stat.S_ISFIFO, "is a FIFO"), (stat.S_ISSOCK, "is a socket"), (stat.S_ISCHR, "is a device"))


class Found(msgspec.Struct, frozen=True):
    """A file with a suffix that is read: its location, its real one, its bytes, its stamp, whether it was named."""

    location: str
    real: str
    size: int
    stamp: Stamp = ()
    named: bool = False


class Walker:
    """Walks folders in sorted order and remembers what it left out, and what it could not look into.

    `inside` are the real paths of all inputs: links that lead out of them are not followed. `excluded` tells whether a
    location is excluded by the settings; `config` is the configuration in use, `baseline` where the baseline really is.
    """

    def __init__(
        self, inside: Iterable[str], *, excluded: Callable[[str], bool], config: str | None, baseline: str | None
    ) -> None:
        self.skipped: list[Skipped] = []
        self.failures: list[Failure] = []
        self.notices: list[str] = []
        self._inside = tuple(path.rstrip(os.sep) for path in inside)
        self._excluded = excluded
        self._config = config
        self.baseline = baseline

    def walk(self, folder: str) -> Iterator[Found]:
        """The files below a folder, deepest folders last, by name."""
        waiting: list[tuple[str, str, tuple[Any, ...]]] = [(folder, os.path.realpath(folder), ())]
        while waiting:
            location, real, ignores = waiting.pop()
            try:
                with os.scandir(location) as listing:
                    entries = sorted(listing, key=lambda entry: entry.name)
            except OSError as error:
                reason = f"this folder cannot be listed, so nothing in it was read: {error.strerror}"
                self.failures.append(Failure(location, reason))
                continue
            names = {entry.name for entry in entries}
            if REPORT_MARKER in names:
                self.skip(location, "is an audit report")
                continue
            if ".gitignore" in names:
                ignores = (*ignores, *_ignore_file(location))
            below: list[tuple[str, str, tuple[Any, ...]]] = []
            for entry in entries:
                if self._is_out(entry, ignores):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    below.append((entry.path, os.path.join(real, entry.name), ignores))
                else:
                    yield from self._file(entry, real)
            waiting.extend(reversed(below))

    def skip(self, location: str, reason: str) -> None:
        """Remember what was left out; the discovery gives it the path that reports show."""
        self.skipped.append(Skipped(location, reason))

    def _is_out(self, entry: os.DirEntry[str], ignores: tuple[Any, ...]) -> bool:
        if entry.name.startswith("."):
            if entry.name not in _NEVER_ARTICLES:
                self.skip(entry.path, "is hidden")
            return True
        folder = entry.is_dir(follow_symlinks=False)
        if self._excluded(entry.path + (os.sep if folder else "")):
            self.skip(entry.path, EXCLUDED)
            return True
        for base, spec in reversed(ignores):
            verdict = spec.check_file(entry.path[len(base) :].replace(os.sep, "/") + ("/" if folder else "")).include
            if verdict is not None:
                if verdict:
                    self.skip(entry.path, "is ignored by a .gitignore in the folder")
                return bool(verdict)
        return False

    def _file(self, entry: os.DirEntry[str], real_folder: str) -> Iterator[Found]:
        real = os.path.join(real_folder, entry.name)
        if entry.is_symlink():
            target = self._linked(entry)
            if target is None:
                return
            real = target
        try:
            status = entry.stat()
        except OSError as error:
            self.skip(entry.path, f"cannot be read: {error.strerror}")
            return
        reason = self._unread(entry.name, entry.path, status)
        if not reason and real == self.baseline:
            reason = IN_USE
        if reason:
            self.skip(entry.path, reason)
        else:
            yield Found(entry.path, real, status.st_size, stamp_of(status))

    def _linked(self, entry: os.DirEntry[str]) -> str | None:
        """Where a link leads, None if it is not followed (and skipped)."""
        real = os.path.realpath(entry.path)
        if not os.path.exists(real):
            aim = os.readlink(entry.path)
            annexed = f"is a git-annex file whose content is not here; fetch it with: git annex get {entry.name!r}"
            self.skip(entry.path, annexed if _ANNEX in aim else "is a link that leads nowhere or in a circle")
        elif not any(real == root or real.startswith(root + os.sep) for root in self._inside) and _ANNEX not in real:
            self.skip(entry.path, "is a link that leads out of the folder; name its target to have it read")
        elif os.path.isdir(real):
            self.skip(entry.path, "is a link to a folder that is read where it stands")
        else:
            return real
        return None

    def _unread(self, name: str, location: str, status: os.stat_result) -> str | None:
        """Why a file in a folder is not read, None if it is."""
        if not stat.S_ISREG(status.st_mode):
            return next((reason for test, reason in _SPECIAL if test(status.st_mode)), "is not a regular file")
        if name == CONFIG_NAME:
            if location == self._config:
                return "is the configuration in use"
            self.notices.append(f"{printable_path(location)}: a configuration inside the corpus is ignored")
            return "is a configuration inside the corpus, which is ignored"
        return unread(name)


def _ignore_file(folder: str) -> Iterator[tuple[str, Any]]:
    """The globs of a folder's ignore file in their order, some at a time; those that git could not read say nothing."""
    try:
        with open_file(os.path.join(folder, ".gitignore")) as stream:
            lines = stream.read(_LARGEST_IGNORE).decode(errors="replace").splitlines()[:_MOST_GLOBS]
    except OSError:
        return
    lines = [line for line in lines if line.strip() and not line.startswith("#") and len(line) <= _LONGEST_GLOB]
    for start in range(0, len(lines), _GLOBS_AT_ONCE):
        some = lines[start : start + _GLOBS_AT_ONCE]
        specs = [spec] if (spec := _globs(some)) else map(_globs, ([line] for line in some))
        yield from ((folder.rstrip(os.sep) + os.sep, spec) for spec in specs if spec)


def _globs(lines: list[str]) -> Any:
    """What matches as these lines say, None where one of them is no glob."""
    import re2
    from pathspec import GitIgnoreSpec

    try:
        # By RE2, for they are the corpus's own: a backtracking search may try one for hours on a single name.
        return GitIgnoreSpec.from_lines(lines, backend="re2")
    except (ValueError, re2.error):
        return None


def exclusion(patterns: tuple[str, ...], bases: Iterable[str]) -> Callable[[str], bool]:
    """Whether a location (a folder's ends with the separator) matches a glob, read as in a .gitignore in a base folder.

    Raises ReadError for a glob that cannot be understood.
    """
    if not patterns:
        return lambda location: False
    from pathspec import GitIgnoreSpec

    try:
        spec = GitIgnoreSpec.from_lines(patterns)
    except ValueError as error:
        raise ReadError(f"--exclude: a pattern cannot be understood: {error}") from None
    prefixes = tuple(base.rstrip(os.sep) + os.sep for base in bases)

    def excluded(location: str) -> bool:
        return any(
            spec.match_file(location[len(prefix) :].replace(os.sep, "/"))
            for prefix in prefixes
            if location.startswith(prefix)
        )

    return excluded
