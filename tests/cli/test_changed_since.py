"""`--changed-since`: everything is compared, what touches changed files is reported."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Write = Callable[[str, str | bytes], Path]

DOUBLED = "The minister said that the the bridge would be mended before winter.\n"
PASSAGE = (
    "The ferry will not sail again before the pier has been mended, the mayor of the little harbour town told everyone"
    " who had come to the meeting on the quay, and nobody present believed that this would happen before the spring.\n"
)


def git(*args: str) -> None:
    options = ["-c", "user.name=Desk", "-c", "user.email=desk@desk.example", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *options, *args], check=True, capture_output=True)


@pytest.fixture
def repository(cli: Any, write: Write) -> None:
    """A corpus under git with a finding in an old article, on a branch of its own."""
    write("corpus/harbour/old.txt", DOUBLED)
    write("corpus/harbour/ferry.txt", f"Harbour news of the day.\n\n{PASSAGE}")
    write("corpus/valley/rain.txt", "It rained on the valley all week and the goats stayed in.\n")
    git("init")
    git("add", ".")
    git("commit", "-m", "first")
    git("checkout", "-b", "draft")


def found(cli: Any, *args: str) -> list[tuple[str, str]]:
    report = json.loads(cli("corpus", "--no-report", "--select", "SQ001,TR", "--format", "json", *args).out)
    return [(row["path"], row["family"]) for row in report["findings"]]


def test_nothing_changed_nothing_reported(cli: Any, repository: None) -> None:
    assert found(cli, "--changed-since", "main") == []
    assert found(cli) == [("corpus/harbour/old.txt", "quality")]


def test_both_sides_of_a_pair_with_a_changed_side_are_reported(cli: Any, repository: None, write: Write) -> None:
    write("corpus/valley/ferry.txt", f"From the coast.\n\n{PASSAGE}")
    git("add", ".")
    git("commit", "-m", "second")
    write("corpus/valley/rain.txt", "It rained and rained in the the valley for weeks.\n")
    write("corpus/valley/new.txt", "Nobody in the village could could remember such a wet and windy summer.\n")
    assert found(cli, "--changed-since", "main") == [
        ("corpus/harbour/ferry.txt", "reuse"),
        ("corpus/valley/ferry.txt", "reuse"),
        ("corpus/valley/new.txt", "quality"),
        ("corpus/valley/rain.txt", "quality"),
    ]


def test_what_changed_on_the_other_branch_is_not_ours(cli: Any, repository: None, write: Write) -> None:
    git("checkout", "main")
    write("corpus/valley/rain.txt", DOUBLED)
    git("commit", "-am", "elsewhere")
    git("checkout", "draft")
    assert found(cli, "--changed-since", "main") == []


def test_it_says_what_is_left_out(cli: Any, repository: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "120")  # on a narrower screen the line is broken
    done = cli("corpus", "--no-report", "--changed-since", "main")
    assert done.code == 0
    assert "only what touches the 0 changed files since main is reported; 1 other finding is left out" in done.out
    assert done.out.endswith("Nothing found in what changed: 0 files.\n")


@pytest.mark.parametrize("ref", ["no-such-branch", "--upload-pack=x", "main..draft"])
def test_a_missing_point_is_exit_2(ref: str, cli: Any, repository: None) -> None:
    done = cli("corpus", "--no-report", f"--changed-since={ref}")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "no such branch, tag or commit" in done.err


def test_a_shallow_clone_is_named(
    cli: Any, repository: None, write: Write, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write("corpus/valley/new.txt", DOUBLED)
    git("add", ".")
    git("commit", "-m", "second")
    git("clone", "--depth", "1", f"file://{tmp_path}", "shallow")
    monkeypatch.chdir("shallow")
    done = cli("corpus", "--no-report", "--changed-since", "HEAD~1")
    assert done.code == 2
    assert "shallow clone" in done.err


def test_outside_of_a_repository_it_is_exit_2(cli: Any, write: Write) -> None:
    write("corpus/a.txt", DOUBLED)
    done = cli("corpus", "--no-report", "--changed-since", "main")
    assert done.code == 2
    assert "is not in a git repository" in done.err


def test_nothing_that_the_repository_configures_is_run(cli: Any, repository: None, write: Write) -> None:
    write("trap.sh", "#!/bin/sh\ntouch sprung\n").chmod(0o755)
    for key in ("core.fsmonitor", "diff.external", "core.hooksPath"):
        git("config", key, f"{Path.cwd()}/trap.sh")
    write("corpus/valley/rain.txt", DOUBLED)
    assert found(cli, "--changed-since", "main") == [("corpus/valley/rain.txt", "quality")]
    assert not Path("sprung").exists()


def test_all_findings_go_into_a_baseline_so_a_part_is_refused(cli: Any, repository: None) -> None:
    done = cli("corpus", "--changed-since", "main", "--baseline", "known", "--update-baseline")
    assert done.code == 2
    assert "use one of them" in done.err
