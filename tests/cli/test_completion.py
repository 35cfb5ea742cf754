"""Completion: the scripts for each shell, and what they are told."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Complete = Callable[[str], list[str]]


@pytest.fixture
def complete() -> Complete:
    """What bash would offer at the end of this line."""

    def call(line: str) -> list[str]:
        words = line.split(" ")
        env = os.environ | {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1), "_AUDIT_COMPLETE": "complete_bash"}
        done = subprocess.run([sys.executable, "-m", "copydesk"], env=env, capture_output=True, text=True, check=True)
        return done.stdout.split()

    return call


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        pytest.param("audit ex", {"explain"}, id="a command"),
        pytest.param("audit ", {"explain", "rules", "clean", "init", "knowledge"}, id="all commands"),
        pytest.param("audit --fo", {"--format", "--force-exclude"}, id="options of the default command first"),
        pytest.param("audit articles --fail", {"--fail-on"}, id="options behind a path"),
        pytest.param("audit articles --select FS00", {"FS001", "FS005"}, id="codes of rules"),
        pytest.param("audit --ignore doubled", {"doubled-word"}, id="names of rules"),
        pytest.param("audit --select FS001,late", {"FS001,late-but-living"}, id="after a comma"),
        pytest.param("audit explain SQ00", {"SQ001"}, id="the rule to explain"),
        pytest.param("audit --format sa", {"sarif"}, id="formats"),
        pytest.param("audit init --for da", {"dataset"}, id="kinds of corpora"),
        pytest.param("audit --output sa", {"sarif="}, id="formats of files"),
    ],
)
def test_words_are_completed(complete: Complete, line: str, offered: set[str]) -> None:
    assert offered <= set(complete(line))


def test_paths_are_left_to_the_shell(complete: Complete) -> None:
    assert complete("audit artic") == []


@pytest.mark.parametrize(
    ("shell", "said"),
    [("bash", "complete -o default -F"), ("zsh", "#compdef audit"), ("fish", "complete --command audit")],
)
def test_each_shell_has_its_script(cli: Any, shell: str, said: str) -> None:
    done = cli("--show-completion", shell)
    assert (done.code, done.err) == (0, "")
    assert said in done.out


def test_bash_completes_with_its_script(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    tool = tmp_path / "bin" / "audit"
    tool.write_text(f'#!/bin/sh\nexec {sys.executable} -m copydesk "$@"\n')
    tool.chmod(0o755)
    asked = 'COMP_WORDS=(audit expl); COMP_CWORD=1; _audit_completion audit; echo "${COMPREPLY[@]}"'
    script = cli("--show-completion", "bash").out + asked
    env = os.environ | {"PATH": f"{tool.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", script], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["explain"]


def test_it_is_installed_for_the_user(cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    done = cli("--install-completion", "bash")
    assert (done.code, done.out) == (0, "")
    script = tmp_path / "home" / ".bash_completions" / "audit.sh"
    assert str(script) in (tmp_path / "home" / ".bashrc").read_text()
    assert "_AUDIT_COMPLETE" in script.read_text()


@pytest.mark.parametrize("option", ["--show-completion", "--install-completion"])
def test_an_unknown_shell_is_told_which_there_are(cli: Any, option: str) -> None:
    done = cli(option, "tcsh")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "bash, zsh, fish" in done.err
