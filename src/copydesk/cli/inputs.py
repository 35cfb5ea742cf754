"""What the command line names as inputs, and the two options that show it."""

import difflib
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from copydesk import read
from copydesk.engine.gather import Inputs, gather_paths, is_address
from copydesk.read import ReadError, context_for, read_text
from copydesk.read.identity import printable_path
from copydesk.settings import Settings

STDIN = "-"
_MOST_COMPARED = 2_000  # names in a folder that a misspelt one is held against
COMMANDS = (
    "accept",
    "explain",
    "rules",
    "clean",
    "compare",
    "index",
    "learn",
    "test",
    "init",
    "schema",
    "sample",
    "knowledge",
)


def inputs_of(paths: Sequence[str], settings: Settings) -> Inputs:
    """The inputs that paths, `-` or the config's `paths` name. Raises ReadError with a hint where there are none."""
    if list(paths) == [STDIN]:
        context = context_for(settings)
        given = sys.stdin.buffer.read()
        if not given.strip():
            raise ReadError("nothing came in on standard input; send an article, as in `audit - < article.txt`")
        return Inputs(context=context, items=tuple(read_text(given, context=context)))
    if STDIN in paths:
        raise ReadError("`-` (one article from stdin) cannot be combined with paths; run audit twice")
    if not paths:
        folder = settings.config_folder
        if not settings.paths or folder is None:
            raise ReadError(
                "nothing to audit: name a folder or files, as in `audit corpus/`, or set `paths` in copydesk.toml "
                "(`audit init` writes one)"
            )
        for path in settings.paths:
            if not os.path.lexists(folder / path):
                raise ReadError(f"{settings.config_file}: `paths` names {path}, which is no file or folder there")
        return gather_paths([folder / path for path in settings.paths], settings)
    for path in paths:
        if not is_address(path):
            _refuse_missing(path)
    return gather_paths(paths, settings)


def _refuse_missing(path: str) -> None:
    if path.startswith("-") and not Path(path).exists():
        raise ReadError(f"{path}: no such option or file; `audit --help` lists the options")
    if path in COMMANDS and not Path(path).exists():
        raise ReadError(f"`{path}` is a command: its name comes first, then its options, as in `audit {path} ...`")
    if not Path(path).exists() and not Path(path).is_symlink():
        raise ReadError(f"{path}: no such file or folder; {_meant(path)}")


def _meant(path: str) -> str:
    """What a path that leads nowhere may have been meant for: a command, or what stands where it should stand."""
    if close := difflib.get_close_matches(path, COMMANDS, n=1):
        return f"did you mean the command `audit {close[0]}`?"
    folder, name = os.path.split(path.rstrip("/"))
    try:
        with os.scandir(folder or ".") as listing:
            there = [entry.name for entry in islice(listing, _MOST_COMPARED)]
    except OSError:
        return "check the spelling"
    close = difflib.get_close_matches(name, there, n=1, cutoff=0.7)
    return f"did you mean `{printable_path(str(Path(folder) / close[0]))}`?" if close else "check the spelling"


def refuse_input(output: Path, inputs: Inputs) -> None:
    """An output over an article would destroy it."""
    real = os.path.realpath(output)
    if any(os.path.realpath(file.location) == real for file in inputs.files):
        raise ReadError(f"{output}: is what is read and would be overwritten; name another file")


def show_files(inputs: Inputs) -> Iterator[str]:
    """Lines for --show-files: what would be read, then what is left out and why."""
    for file in inputs.files:
        yield f"{file.path}\n"
    for skipped in inputs.skipped:
        yield f"skipped {skipped.path}: {skipped.reason}\n"
    for failure in inputs.failures:
        yield f"error {failure.path}: {failure.message}\n"
    for notice in inputs.notices:
        yield f"note: {notice}\n"


def show_fields(inputs: Inputs) -> Iterator[str]:
    """Lines for --show-fields: for each record file, which field is read as what, and which are not read."""
    shown = read.show_fields(inputs.files, inputs.context)
    for row in shown:
        yield f"{row['path']}\n"
        for what, field in row["fields"].items():
            yield f"  {what:<8} {field or '(none)'}\n"
        if row["unread"]:
            yield f"  not read: {', '.join(row['unread'])}\n"
        if row["empty"]:
            yield f"  empty in the first {read.LOOKED_AT} records: {', '.join(row['empty'])}\n"
    if not shown:
        yield "no record files: articles in files are read whole, their front matter by the same names\n"
