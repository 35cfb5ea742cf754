"""What stops a run as a whole."""

from collections.abc import Iterator
from contextlib import contextmanager

from copydesk.model import CopydeskError

_LONGEST = 300  # characters of an error's own words


class EngineError(CopydeskError):
    """The work could not be done; the message is one line that says why and what to try."""


def told(error: BaseException) -> str:
    """An error in one line of bounded length."""
    words = " ".join(f"{type(error).__name__}: {error}"[: 4 * _LONGEST].split())
    return words if len(words) <= _LONGEST else words[:_LONGEST] + " …"


@contextmanager
def keeping() -> Iterator[None]:
    """Around what is written to the run's own folder. Raises EngineError where the disk does not take it."""
    try:
        yield
    except OSError as error:
        why = error.strerror or error
        raise EngineError(f"the run's own temporary files cannot be written: {why}; make room or set TMPDIR") from None
