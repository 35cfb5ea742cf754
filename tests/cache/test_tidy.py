"""A cache stays small: many small segments become one, and what was not used for longest goes first."""

import os
from pathlib import Path

from copydesk.cache import key
from copydesk.cache.segment import written
from copydesk.cache.store import Store
from copydesk.cache.tidy import MANY, tidied

PLENTY = 10**9
KIB = 1024


def segment(folder: Path, number: int, *, used: int, size: int = 100) -> Path:
    """A segment of one blob, last used so many seconds after all began."""
    path = written(folder, {key(str(number).encode()): bytes([number]) * size})
    os.utime(path, (used, used))
    return path


def test_the_longest_unused_goes_first(tmp_path: Path) -> None:
    made = [segment(tmp_path, number, used=1000 - number, size=100 * KIB) for number in range(5)]
    tidied(tmp_path, 350 * KIB)
    assert [path.exists() for path in made] == [True, True, True, False, False]


def test_use_saves_a_segment(tmp_path: Path) -> None:
    made = [segment(tmp_path, number, used=1000 + number, size=100 * KIB) for number in range(3)]
    Store(tmp_path, most_bytes=PLENTY).find([key(b"0")])
    tidied(tmp_path, 150 * KIB)
    assert [path.exists() for path in made] == [True, False, False]


def test_many_small_segments_become_one_that_holds_all(tmp_path: Path) -> None:
    for number in range(MANY + 1):
        segment(tmp_path, number, used=1000 + number)
    tidied(tmp_path, PLENTY)
    (joined,) = tmp_path.glob("*.segment")
    assert joined.stat().st_mtime == 1000 + MANY
    keys = [key(str(number).encode()) for number in range(MANY + 1)]
    found = Store(tmp_path, most_bytes=PLENTY).find(keys)
    assert [bytes(blob or b"") for blob in found] == [bytes([number]) * 100 for number in range(MANY + 1)]


def test_a_few_small_segments_are_left_alone(tmp_path: Path) -> None:
    made = [segment(tmp_path, number, used=1000) for number in range(3)]
    tidied(tmp_path, PLENTY)
    assert all(path.exists() for path in made)


def test_half_written_files_of_killed_runs_go_but_not_those_of_runs_under_way(tmp_path: Path) -> None:
    segment(tmp_path, 0, used=10_000)
    for name, age in (("dead", 5_000), ("alive", 10)):
        (tmp_path / f"{name}.tmp").write_bytes(b"half")
        os.utime(tmp_path / f"{name}.tmp", (10_000 - age, 10_000 - age))
    tidied(tmp_path, PLENTY)
    assert [path.name for path in tmp_path.glob("*.tmp")] == ["alive.tmp"]


def test_a_folder_that_is_gone_is_no_error(tmp_path: Path) -> None:
    tidied(tmp_path / "gone", PLENTY)
