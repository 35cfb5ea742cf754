"""Lines of the older report are taken over where they were made from the same, whatever came or went around them."""

import os
from pathlib import Path

import pytest

from copydesk.engine.kept.memory import CachePlan, Memory
from copydesk.report.kept_lines import AHEAD, KeptLines

PLACE = "files/gazette/audits.jsonl"


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    (tmp_path / "cache").mkdir()
    return Memory(CachePlan(tmp_path / "cache", b"version", 10**8))


def told(numbers: list[int]) -> list[list[bytes]]:
    return [[b"gazette", b"%d" % number] for number in numbers]


def line(number: int) -> bytes:
    return b'{"number": %d}' % number


def written(folder: Path, numbers: list[int], memory: Memory, place: str = PLACE) -> None:
    """Write an older report with these lines, and remember what they were made of."""
    file = folder / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"".join(line(number) + b"\n" for number in numbers))
    kept = KeptLines(memory, folder, place)
    for number, inputs in zip(numbers, told(numbers), strict=True):
        kept.keep(inputs, line(number))


@pytest.mark.parametrize("gone", [0, 1, AHEAD // 2], ids=lambda gone: f"{gone} gone")
@pytest.mark.parametrize("come", [0, 1, AHEAD // 2], ids=lambda come: f"{come} come")
def test_lines_are_found_though_others_went_or_came(tmp_path: Path, memory: Memory, gone: int, come: int) -> None:
    written(tmp_path, list(range(5_000)), memory)
    now = [*range(2_000), *range(10_000, 10_000 + come), *range(2_000 + gone, 5_000)]
    found = KeptLines(memory, tmp_path, PLACE).find(told(now))
    assert found == [line(number) if number < 5_000 else None for number in now]


def test_a_line_that_was_edited_is_made_anew_and_those_behind_it_are_not(tmp_path: Path, memory: Memory) -> None:
    written(tmp_path, list(range(100)), memory)
    file = tmp_path / PLACE
    file.write_bytes(file.read_bytes().replace(line(50), line(51)))
    found = KeptLines(memory, tmp_path, PLACE).find(told(list(range(100))))
    assert [number for number, each in enumerate(found) if each is None] == [50]


def test_equal_inputs_give_equal_lines_each(tmp_path: Path, memory: Memory) -> None:
    written(tmp_path, [1, 1, 2], memory)
    assert KeptLines(memory, tmp_path, PLACE).find(told([1, 1, 2, 1])) == [line(1), line(1), line(2), line(1)]


def test_another_file_holds_other_lines(tmp_path: Path, memory: Memory) -> None:
    written(tmp_path, [1], memory)
    written(tmp_path, [1], memory, place="files/herald/audits.jsonl")
    assert KeptLines(memory, tmp_path, "files/elsewhere/audits.jsonl").find(told([1])) == [None]


@pytest.mark.parametrize("how", ["gone", "cut", "a link", "a pipe", "a folder"])
def test_whatever_stands_there_now_nothing_wrong_is_taken(tmp_path: Path, memory: Memory, how: str) -> None:
    written(tmp_path, [1, 2, 3], memory)
    file = tmp_path / PLACE
    content = file.read_bytes()
    file.unlink()
    if how == "cut":
        file.write_bytes(content[:-3])
    elif how == "a link":
        (tmp_path / "target").write_bytes(content)
        file.symlink_to(tmp_path / "target")
    elif how == "a pipe":
        os.mkfifo(file)
    elif how == "a folder":
        file.mkdir()
    found = KeptLines(memory, tmp_path, PLACE).find(told([1, 2, 3]))
    assert found == ([line(1), line(2), None] if how == "cut" else [None] * 3)


def test_inputs_that_cannot_be_told_are_not_remembered(tmp_path: Path, memory: Memory) -> None:
    written(tmp_path, [1], memory)
    kept = KeptLines(memory, tmp_path, PLACE)
    kept.keep(None, line(2))
    assert kept.find([None, *told([1])]) == [None, line(1)]
