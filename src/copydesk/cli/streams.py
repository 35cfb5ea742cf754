"""What goes to the terminal besides the report: one-line complaints, progress, colours, closed pipes."""

import os
import sys
import time
import traceback
from collections.abc import Callable

from copydesk.settings import SettingsError

EXIT_ERROR = 2


def complain(message: str, *, error: BaseException | None = None) -> int:
    """Print one clear line to stderr and return exit code 2; with COPYDESK_DEBUG set, the traceback of `error` too."""
    line = " ".join(_visible(message).split())
    sys.stderr.write(f"audit: {line}\n")
    if error is not None and os.environ.get("COPYDESK_DEBUG"):
        traceback.print_exception(error)
    return EXIT_ERROR


def _visible(message: str) -> str:
    return "".join(char if char.isprintable() or char in " \n\t" else "\N{REPLACEMENT CHARACTER}" for char in message)


def silence_stdout() -> None:
    """Send what is still to be written nowhere: the reader closed the pipe."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def wants_color(choice: str) -> bool:
    """Whether to colour stdout: the option wins, then NO_COLOR, then FORCE_COLOR, else a terminal."""
    if choice not in ("auto", "always", "never"):
        raise SettingsError(f"--color: `{choice}` is not one of auto, always, never")
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty()


def _how_far(done: int, total: int, seconds: float) -> str:
    """So much of so many, at this rate, with so much time left, as far as it is known."""
    if not total:
        return " ..."
    told = f": {done:,} of {total:,} ({100 * done // total} %)"
    if done and seconds > 0:
        told += f", {done / seconds:,.0f} a second, {_duration(seconds / done * (total - done))} left"
    return told


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {rest} s" if minutes else f"{rest} s"


class ProgressLine:
    """One line on stderr that says which stage a long run is in, how far, how fast, and how long it will take."""

    def __init__(self, *, shown: bool, clock: Callable[[], float] = time.monotonic) -> None:
        self.shown = shown
        self._clock = clock
        self._started = self._stage_started = clock()
        self._stage = ""
        self._drawn = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Redraw for `done` of `total` of this stage, 0 where that cannot be told; the first second shows nothing."""
        now = self._clock()
        if stage != self._stage:
            self._stage, self._stage_started = stage, now
        if self.shown and now - self._started >= 1:
            sys.stderr.write(f"\r\x1b[K{stage}{_how_far(done, total, now - self._stage_started)}")
            sys.stderr.flush()
            self._drawn = True

    def close(self) -> None:
        """Wipe the line."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
