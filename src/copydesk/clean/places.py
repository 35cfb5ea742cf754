"""Where a cleaned copy may be written: never into its input, never over anything but an older copy of ours."""

import os
from collections.abc import Sequence
from pathlib import Path

from copydesk.model import CopydeskError
from copydesk.read import InputFile

MARKER = ".copydesk-clean"
DROPPED = "dropped.jsonl"


class CleanError(CopydeskError):
    """A cleaned copy cannot be made; the message is one line that says what to do."""


def check_target(folder: str | Path) -> Path:
    """The folder a copy may go to, links followed. Raises CleanError if something stands there that is not our copy."""
    target = Path(os.path.realpath(folder))
    if target.exists() and not target.is_dir():
        raise CleanError(f"{folder}: is a file; name another folder with -o")
    if target.is_dir() and not (target / MARKER).is_file() and any(target.iterdir()):
        raise CleanError(
            f"{folder}: is not empty and not a cleaned copy of copydesk, so it is left alone; name another one with -o"
        )
    return target


def refuse_input(folder: str | Path, named: Sequence[str | Path], files: Sequence[InputFile]) -> None:
    """Raise CleanError where the copy would lie inside its input, or its input inside the folder that is replaced."""
    target = os.path.realpath(folder)
    for path in named:
        source = os.path.realpath(path)
        if _inside(target, source):
            raise CleanError(
                f"{folder}: lies in the input {path}; a copy is written elsewhere: name a folder beside it"
            )
    if any(_inside(os.path.realpath(file.location), target) for file in files):
        raise CleanError(f"{folder}: holds the input itself and would be replaced; name another folder with -o")


def _inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def place_of(file: InputFile) -> str:
    """Where in the copy a file goes: the path below the common parent of all inputs."""
    below = file.below or file.path
    return os.path.basename(below) if os.path.isabs(below) else below  # noqa: PTH117, PTH119 - as above
