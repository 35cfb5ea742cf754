"""Shares out the making of files among this process and copies of it, where the system can copy one.

A copy (fork) has all that this process holds, so nothing is sent to it or back: it writes files, and ends. That is safe
where no other thread runs, as in the command line once its workers are gone.
"""

import gc
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

MOST_PIECES = 1_000
"""Their numbers must fit into a pipe whatever its size, before anyone takes from it."""

_BYTES = 4  # of a number in the pipe, which is read and written as a whole


@contextmanager
def shared_out(
    work: Callable[[int], object], pieces: int, *, hands: int = 1, done: Callable[[], object] = lambda: None
) -> Iterator[None]:
    """Have `work(0)` to `work(pieces - 1)` done, each by one of `hands` processes, this one among them.

    The copies begin at once, this process when the body is through; each calls `done` at its end. What a copy fails at
    is done here again, so that any error is raised here. Of work that is none of the copies' the body comes first.
    """
    pile = _Pile(pieces)
    copies = [copy for _ in range(min(hands, pieces) - 1) if (copy := _copy(work, pile, done)) is not None]
    try:
        yield
        for piece in pile:
            work(piece)
        while copies:
            if not _ended_well(copies.pop()):
                for piece in range(pieces):
                    work(piece)
        done()
    finally:
        pile.close()
        for copy in copies:
            os.kill(copy, signal.SIGKILL)
            os.waitpid(copy, 0)


class _Pile:
    """The numbers of pieces of work. Processes take from it, each number one of them."""

    def __init__(self, pieces: int) -> None:
        assert pieces <= MOST_PIECES
        self._top, bottom = os.pipe()
        os.write(bottom, b"".join(piece.to_bytes(_BYTES, "little") for piece in range(pieces)))
        os.close(bottom)

    def __iter__(self) -> Iterator[int]:
        while taken := os.read(self._top, _BYTES):
            yield int.from_bytes(taken, "little")

    def close(self) -> None:
        """Let go of it; others may still take."""
        os.close(self._top)


def _copy(work: Callable[[int], object], pile: _Pile, done: Callable[[], object]) -> int | None:
    """The number of a copy of this process that is at work; None where none can be made."""
    if sys.platform != "linux" or threading.active_count() > 1:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of threads that numpy's libraries keep idle
            copy = os.fork()
    except OSError:
        return None
    if copy:
        return copy
    try:
        gc.freeze()  # to look for garbage would touch, and so copy, all that the processes have in common
        for piece in pile:
            work(piece)
        done()
        os._exit(0)
    except BaseException:  # noqa: BLE001 - the first process finds out for itself
        os._exit(1)


def _ended_well(copy: int) -> bool:
    return os.waitpid(copy, 0)[1] == 0
