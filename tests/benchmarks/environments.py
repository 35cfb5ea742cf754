"""A virtual environment of its own for every tool that is measured beside ours, made once and kept in a folder."""

import subprocess
import sys
from pathlib import Path

PATIENCE = 900
"""Seconds that an installation may take."""


class NotInstalledError(Exception):
    """A tool cannot be installed here; the message says why in a line."""


def python_of(name: str, requires: tuple[str, ...], folder: Path) -> str:
    """The interpreter that has these requirements: this one where there are none. Raises NotInstalledError."""
    if not requires:
        return sys.executable
    place = folder / name
    python, done = place / "bin" / "python", place / "installed"
    wanted = "\n".join(requires)
    if not done.exists() or done.read_text() != wanted:
        _run([sys.executable, "-m", "venv", "--clear", str(place)])
        _run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *requires])
        done.write_text(wanted)
    return str(python)


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        raise NotInstalledError(f"its installation takes more than {PATIENCE} s") from None
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip()] or [f"exit {done.returncode}"]
        raise NotInstalledError(said[-1][:200])
