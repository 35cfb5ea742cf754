"""The git repository that an input lies in: where its top is, and what changed since a point in its history."""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from copydesk.read.inputs import InputFile, ReadError

# Nothing that a repository configures is run, and nothing is written.
_SAFE = ("--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "diff.external=")


def repository_of(folder: str | Path) -> Path | None:
    """The top of the repository that holds the folder, None where there is none."""
    start = Path(folder)
    return next((place for place in (start, *start.parents) if (place / ".git").exists()), None)


def below_repository(folder: str | Path) -> str:
    """The folder from the top of its repository, with a slash at its end; "" for the top itself, or without one."""
    top = repository_of(folder)
    return "" if top is None or top == Path(folder) else f"{Path(folder).relative_to(top).as_posix()}/"


def changed_paths(files: Iterable[InputFile], root: str, since: str) -> frozenset[str]:
    """The paths, as reports name them, of files that changed on this branch since it left `since`.

    They are compared with the merge base of `since` and HEAD; what is not committed, and new files, count too.
    Raises ReadError where there is no repository or no such point in its history.
    """
    top = repository_of(os.path.realpath(root))
    if top is None:
        raise ReadError(f"--changed-since: {root} is not in a git repository; leave the option out to report on all")
    base = _base(top, since)
    told = _git(top, "diff", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "-z", base, "--")
    told += _git(top, "ls-files", "--others", "--exclude-standard", "-z")
    changed = {os.path.join(top, os.fsdecode(name)) for name in told.split(b"\0") if name}  # noqa: PTH118
    return frozenset(file.path for file in files if os.path.realpath(file.location) in changed)


def _base(top: Path, since: str) -> str:
    try:
        commit = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{since}^{{commit}}").strip()
        return os.fsdecode(_git(top, "merge-base", os.fsdecode(commit), "HEAD").strip())
    except ReadError:
        if (top / ".git" / "shallow").exists():
            why = "this is a shallow clone, which lacks older history; fetch all of it (`git fetch --unshallow`)"
        else:
            why = (
                "there is no such branch, tag or commit, or it shares no history with HEAD; fetch it, or check the name"
            )
        raise ReadError(f"--changed-since {since}: {why}") from None


def _git(top: Path, *args: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and only the arguments above
            ["git", *_SAFE, "-C", os.fspath(top), *args],  # noqa: S607
            capture_output=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except OSError as error:
        raise ReadError(f"--changed-since: git cannot be run: {error.strerror or error}") from None
    if done.returncode:
        said = " ".join(done.stderr.decode("utf-8", "replace").split()) or f"exit {done.returncode}"
        raise ReadError(f"--changed-since: git: {said[:200]}")
    return done.stdout
