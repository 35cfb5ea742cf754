"""Places to write to are tried before the audit starts, and nothing is left half written."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from copydesk.cli import outputs, running

Write = Callable[[str, str | bytes], Path]

DOUBLED = "The minister said that the the bridge would be mended before winter.\n"


@pytest.fixture
def never_audits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails the test if the audit starts."""

    def started(*args: Any, **kwargs: Any) -> None:
        pytest.fail("the audit started")

    monkeypatch.setattr(running, "audited", started)


@pytest.mark.parametrize(
    "args",
    [
        ("--output", "json=nowhere/f.json"),
        ("--output", "json=corpus"),
        ("--output", "json=/proc/f.json"),
        ("--output", "tables=file"),
        ("--output", "tables=/proc/tables"),
        ("--output", "json=f", "--output", "sarif=./f"),
        ("--report-dir", "file"),
        ("--report-dir", "/proc/report"),
        ("--report-dir", "corpus"),
        ("--baseline", "nowhere/known", "--update-baseline"),
        ("--baseline", "/proc/known", "--update-baseline"),
    ],
    ids=" ".join,
)
def test_a_place_that_cannot_be_written_stops_the_run_before_it_starts(
    args: tuple[str, ...], cli: Any, write: Write, never_audits: None
) -> None:
    write("corpus/a.txt", DOUBLED)
    write("file", "mine")
    done = cli("corpus", *args)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert Path("file").read_text() == "mine"
    assert sorted(path.name for path in Path().iterdir()) == ["corpus", "file"]


def test_rates_fail_a_run(cli: Any, write: Write) -> None:
    for number in range(4):
        write(f"corpus/{number}.txt", DOUBLED if number else "It rained all week in the valley.\n")
    done = cli("corpus", "--no-report", "--fail-on", "SQ001=50%")
    assert done.code == 1
    assert "SQ001 in 3 of 4 documents (75.00%, allowed 50%)" in done.err
    assert cli("corpus", "--no-report", "--fail-on", "SQ001=75%").code == 0


def test_exceptions_of_the_config_reach_the_findings(cli: Any, write: Write) -> None:
    write(
        "copydesk.toml", '[per-path."corpus/old/**"]\nignore = ["SQ"]\n\n[per-outlet.new]\nseverity = { SQ = "note" }\n'
    )
    write("corpus/old/a.txt", DOUBLED)
    write("corpus/new/a.txt", DOUBLED)
    found = json.loads(cli("corpus", "--no-report", "--format", "json").out)["findings"]
    assert [(row["path"], row["severity"]) for row in found] == [("corpus/new/a.txt", "note")]
    write("copydesk.toml", '[per-path."old/**"]\nskip = ["SQ"]\n')
    assert "unknown setting" in cli("corpus").err


def test_a_pipe_is_written_to_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DOUBLED)
    done = subprocess.run(
        [sys.executable, "-m", "copydesk", "a.txt", "--quiet", "--format", "concise", "--output", "jsonl=/dev/stdout"],
        capture_output=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    first, second = done.stdout.decode().splitlines()
    assert json.loads(first)["text"] == "the the"
    assert second.startswith("a.txt:1:24: SQ001")


def test_a_run_that_is_stopped_while_it_writes_leaves_the_old_files_whole(
    cli: Any, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("corpus/a.txt", DOUBLED)
    wanted = ("--no-report", "--output", "sarif=o.sarif")
    assert cli("corpus", *wanted).code == 1
    before = Path("o.sarif").read_bytes()

    def stopped(*args: Any) -> Iterator[bytes]:
        yield b"half"
        raise KeyboardInterrupt

    monkeypatch.setattr(outputs, "pieces", stopped)
    assert cli("corpus", *wanted).code == 130
    assert Path("o.sarif").read_bytes() == before
    assert sorted(path.name for path in Path().iterdir()) == ["corpus", "o.sarif"]


def test_a_baseline_that_is_a_folder_is_one_line_and_exit_2(cli: Any, write: Write) -> None:
    write("corpus/a.txt", DOUBLED)
    Path("known").mkdir()
    done = cli("corpus", "--baseline", "known")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "known: cannot be read" in done.err


def test_changes_of_stdin_are_none(cli: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(DOUBLED.encode())))
    done = cli("-", "--changed-since", "main")
    assert done.code == 2
    assert "is about files" in done.err
