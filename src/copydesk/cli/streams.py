"""What goes to the terminal besides the report: one-line complaints, progress, colours, closed pipes."""

import os
import sys
import time
import traceback

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


class ProgressLine:
    """One line on stderr that says which stage a long run is in, how far, and how long it will take."""

    def __init__(self, *, shown: bool) -> None:
        self.shown = shown
        self._started = self._stage_started = time.monotonic()
        self._stage = ""
        self._drawn = False

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Redraw for `done` of `total` batches of this stage; the first second shows nothing."""
        now = time.monotonic()
        if stage != self._stage:
            self._stage, self._stage_started = stage, now
        if not self.shown or now - self._started < 1 or not total:
            return
        left = ""
        if done:
            left = f", about {(now - self._stage_started) / done * (total - done):.0f} s left"
        sys.stderr.write(f"\r\x1b[K{stage}: {100 * done // total} %{left}")
        sys.stderr.flush()
        self._drawn = True

    def close(self) -> None:
        """Wipe the line."""
        if self._drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
