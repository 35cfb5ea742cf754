"""Work shared out among copies of this process: every piece is done, whoever fails or dies."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.report.hands import MOST_PIECES, shared_out

PIECES = 40


def mark_of(folder: Path) -> Callable[[int], None]:
    """Writes a file for each piece, which holds who did it."""

    def work(piece: int) -> None:
        (folder / str(piece)).write_text(str(os.getpid()))

    return work


def done(folder: Path) -> list[int]:
    return sorted(int(path.name) for path in folder.iterdir())


@pytest.mark.parametrize("hands", [1, 2, 3])
def test_all_pieces_are_done_by_however_many(hands: int, tmp_path: Path) -> None:
    with shared_out(mark_of(tmp_path), PIECES, hands=hands):
        pass
    assert done(tmp_path) == list(range(PIECES))


def test_alone_all_is_done_here_and_after_the_body(tmp_path: Path) -> None:
    with shared_out(mark_of(tmp_path), PIECES):
        assert done(tmp_path) == []
    assert {path.read_text() for path in tmp_path.iterdir()} == {str(os.getpid())}


def test_no_work_is_no_trouble(tmp_path: Path) -> None:
    with shared_out(mark_of(tmp_path), 0, hands=2):
        pass
    assert done(tmp_path) == []


def test_so_many_pieces_fit_into_the_pile(tmp_path: Path) -> None:
    counted: list[int] = []
    with shared_out(counted.append, MOST_PIECES):
        pass
    assert counted == list(range(MOST_PIECES))


def test_what_a_killed_copy_left_is_done_here(tmp_path: Path) -> None:
    first, work = os.getpid(), mark_of(tmp_path)

    def deadly(piece: int) -> None:
        if os.getpid() != first:
            os.kill(os.getpid(), signal.SIGKILL)
        work(piece)

    with shared_out(deadly, PIECES, hands=2):
        pass
    assert done(tmp_path) == list(range(PIECES))


@pytest.mark.parametrize("hands", [1, 2])
def test_an_error_of_the_work_is_raised_here(hands: int) -> None:
    def failing(piece: int) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"), shared_out(failing, PIECES, hands=hands):
        pass


def test_an_error_of_the_body_ends_the_copies() -> None:
    # In a process of its own: where other threads run, as Spark's do behind its tests, no copy is made.
    program = """
import os, signal
from copydesk.report.hands import shared_out

told, telling = os.pipe()

def endless(piece):
    os.write(telling, os.getpid().to_bytes(8))
    signal.pause()

try:
    with shared_out(endless, 40, hands=2):
        copy = int.from_bytes(os.read(told, 8))
        raise KeyError
except KeyError:
    pass
try:
    os.waitpid(copy, os.WNOHANG)
except ChildProcessError:
    print("ended")
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, timeout=60)
    assert done.stdout == b"ended\n"


def test_each_process_is_told_when_it_is_through(tmp_path: Path) -> None:
    def end() -> None:
        (tmp_path / f"end-{os.getpid()}").touch()

    with shared_out(lambda piece: None, PIECES, hands=3, done=end):
        pass
    assert (tmp_path / f"end-{os.getpid()}").exists()
