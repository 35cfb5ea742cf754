"""The cache from the command line: who gets one, where it lies, and that it never fails a run nor shows in one."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
Write = Callable[[str, str | bytes], Path]

DOUBLED = "The minister said that the the bridge would be mended before winter.\n"
ALWAYS = "[run]\ncache = true\n"


@pytest.fixture
def archive(cli: Run, write: Write) -> None:  # `cli` first: it is what changes to the empty folder
    for number in range(4):
        write(f"corpus/gazette/2022-09-{number + 10}-bridge.txt", f"{DOUBLED}It was bridge number {number}.\n")


def segments(folder: str = ".copydesk-cache") -> list[Path]:
    return sorted(Path(folder).glob("*.segment"))


@pytest.mark.usefixtures("archive")
def test_a_small_corpus_leaves_no_cache_behind(cli: Run) -> None:
    assert cli("corpus").code == 1
    assert not Path(".copydesk-cache").exists()


@pytest.mark.usefixtures("archive")
def test_the_config_can_ask_for_one_that_gives_the_same_again(cli: Run, write: Write) -> None:
    write("copydesk.toml", ALWAYS)
    first = cli("corpus", "--format", "json", "--no-report")
    assert segments()
    assert cli("corpus", "--format", "json", "--no-report") == first
    assert cli("corpus", "--format", "json", "--no-report", "--no-cache") == first


@pytest.mark.usefixtures("archive")
def test_it_lies_beside_the_config(cli: Run, write: Write, tmp_path: Path) -> None:
    write("copydesk.toml", ALWAYS)
    inner = tmp_path / "corpus"
    os.chdir(inner)
    cli(".", "--no-report")
    assert segments(str(tmp_path / ".copydesk-cache"))
    assert not (inner / ".copydesk-cache").exists()


@pytest.mark.usefixtures("archive")
def test_the_option_wins_over_the_config(cli: Run, write: Write) -> None:
    write("copydesk.toml", ALWAYS)
    cli("corpus", "--no-report", "--no-cache")
    assert not Path(".copydesk-cache").exists()
    assert "cache = false  # --no-cache" in cli("corpus", "--no-cache", "--show-settings").out


@pytest.mark.usefixtures("archive")
@pytest.mark.parametrize(
    "args", [("corpus/gazette/2022-09-10-bridge.txt",), ("corpus", "--scope", "document"), ("corpus", "--no-cache")]
)
def test_what_is_judged_alone_needs_none(cli: Run, args: tuple[str, ...]) -> None:
    cli(*args)
    assert not Path(".copydesk-cache").exists()


@pytest.mark.usefixtures("archive")
def test_a_cache_inside_the_corpus_is_no_article_and_does_not_show(cli: Run, write: Write) -> None:
    write("corpus/copydesk.toml", ALWAYS)
    os.chdir("corpus")
    first = cli(".", "--format", "json", "--no-report")
    assert segments()
    assert cli(".", "--format", "json", "--no-report") == first


@pytest.mark.usefixtures("archive")
def test_a_cache_that_cannot_be_used_is_one_line_and_a_run_without(cli: Run, write: Write) -> None:
    write("copydesk.toml", ALWAYS)
    write(".copydesk-cache", "somebody's file")
    expected = cli("corpus", "--format", "json", "--no-report", "--no-cache")
    done = cli("corpus", "--format", "json", "--no-report")
    assert (done.code, done.out) == (expected.code, expected.out)
    told, _, rest = done.err.partition("\n")
    assert (rest, "the cache cannot be used" in told) == (expected.err, True)


@pytest.mark.usefixtures("archive")
def test_damage_is_passed_over_and_mended(cli: Run, write: Write) -> None:
    write("copydesk.toml", ALWAYS)
    first = cli("corpus", "--format", "json", "--no-report")
    for path in segments():
        path.write_bytes(path.read_bytes()[:-100] + b"x" * 100)
    assert cli("corpus", "--format", "json", "--no-report") == first
    assert cli("corpus", "--format", "json", "--no-report") == first


@pytest.mark.usefixtures("archive")
def test_it_can_be_deleted_at_any_moment(cli: Run, write: Write) -> None:
    """Another thread deletes what it finds while audits go on."""
    write("copydesk.toml", ALWAYS)
    expected = cli("corpus", "--format", "json", "--no-report")
    over = threading.Event()

    def delete() -> None:
        while not over.is_set():
            for path in segments():
                path.unlink(missing_ok=True)

    deleting = threading.Thread(target=delete)
    deleting.start()
    try:
        assert all(cli("corpus", "--format", "json", "--no-report") == expected for _ in range(3))
    finally:
        over.set()
        deleting.join()


@pytest.mark.usefixtures("archive")
def test_several_runs_at_once_share_it(cli: Run, write: Write) -> None:
    write("copydesk.toml", ALWAYS)
    command = [sys.executable, "-m", "copydesk", "corpus", "--format", "json", "--no-report"]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(3)]
    told = [(*process.communicate(), process.returncode) for process in running]
    expected = cli("corpus", "--format", "json", "--no-report", "--no-cache")
    assert told == [(expected.out.encode(), expected.err.encode(), expected.code)] * 3
    assert not list(Path(".copydesk-cache").glob("*.tmp"))


@pytest.mark.usefixtures("archive")
def test_a_bad_size_is_one_line(cli: Run, write: Write) -> None:
    write("copydesk.toml", '[run]\ncache-size = "much"\n')
    done = cli("corpus")
    assert done.code == 2
    assert "`much` is no amount" in done.err
    assert len(done.err.splitlines()) == 1
