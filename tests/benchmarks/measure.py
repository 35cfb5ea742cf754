"""What all benchmarks share: processes run in turn, CPU seconds and memory of each, and what their ratios tell.

Whatever else a machine does falls on all alike when they run in turn; so ratios within a round count, not seconds.
"""

import json
import math
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

AUDIT = (sys.executable, "-m", "copydesk")


class Cost(NamedTuple):
    """What a process and those it started took: CPU seconds, the memory of the largest in bytes, what it printed.

    The memory is never told as less than that of who starts it, which should be small.
    """

    seconds: float
    peak: int
    printed: str


class FailedError(Exception):
    """A process ended with an error; the message is the end of what it complained of."""


def measured(command: Sequence[str], *, environment: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end. Raises FailedError."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as complaints:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=out, stderr=complaints, env={**os.environ, **(environment or {})}
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        for stream in (out, complaints):
            stream.seek(0)
        if process.returncode:
            raise FailedError(complaints.read().decode(errors="replace").strip()[-400:] or f"exit {process.returncode}")
        peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        return Cost(used.ru_utime + used.ru_stime, peak, out.read().decode(errors="replace"))


def in_turn(tasks: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, list[float]]:
    """What each task costs, by name, as it says itself: all once, then all again."""
    costs: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(rounds):
        for name, task in tasks.items():
            costs[name].append(task())
    return costs


def times(costs: Sequence[float], yardstick: Sequence[float]) -> list[float]:
    """Costs as multiples of those of the same round."""
    return [own / one for own, one in zip(costs, yardstick, strict=True)]


def spread(values: Sequence[float]) -> str:
    """The median, and the least and the greatest value."""
    return f"{median(values):8.2f}  ({min(values):.2f} to {max(values):.2f})"


def exponent(small: float, large: float, larger: float) -> float:
    """How cost grows with a corpus so many times larger: cost ~ size ** exponent."""
    return math.log(large / small) / math.log(larger)


def audited(file: Path, *more: str) -> tuple[float, list[dict[str, Any]]]:
    """CPU seconds of an audit of the file for reuse alone, and its findings."""
    options = (
        "--select",
        "TR",
        "--isolated",
        "--no-report",
        "--workers",
        "1",
        "--format",
        "json",
        "--fail-on",
        "never",
    )
    cost = measured([*AUDIT, str(file), *options, *more])
    return cost.seconds, json.loads(cost.printed)["findings"]


def compare_audits(file: Path, rounds: int, *, without: Sequence[str], having: Sequence[str]) -> list[float]:
    """CPU seconds of the audit with some options, as multiples of those with others."""
    costs = in_turn({"without": lambda: audited(file, *without)[0], "with": lambda: audited(file, *having)[0]}, rounds)
    return times(costs["with"], costs["without"])
