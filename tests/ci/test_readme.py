"""What README.md shows under "In CI" is true: options and inputs exist, hooks are ours, commands do as told."""

import json
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from copydesk.cli.app import main

PROJECT = Path(__file__).parents[2]
SECTION = re.search(r"^## In CI\n(.*?)^## ", (PROJECT / "README.md").read_text(encoding="utf-8"), re.M | re.S)
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", SECTION[1], re.S) if SECTION else []
GITHUB, GITLAB, HOOKS = (yaml.safe_load(text) for language, text in BLOCKS if language == "yaml")
DOUBLED = "The minister said that the the bridge would be mended before winter.\n"


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(DOUBLED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_github_job_gives_the_action_inputs_that_it_has() -> None:
    checkout, ours, upload = GITHUB
    assert checkout["with"] == {"fetch-depth": 0}
    inputs = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    assert set(ours["with"]) <= set(inputs)
    assert upload["with"]["sarif_file"] == ours["with"]["sarif"]


def test_the_gitlab_job_leaves_the_artifacts_that_it_names(archive: Path) -> None:
    job = GITLAB["audit"]
    tool, *args = shlex.split(job["script"][-1])
    assert (tool, main(args)) == ("audit", 0)
    assert json.loads((archive / job["artifacts"]["reports"]["codequality"]).read_text())[0]["check_name"]
    assert all((archive / path).is_dir() for path in job["artifacts"]["paths"])


def test_the_hooks_are_ours_and_pre_commit_takes_them(tmp_path: Path) -> None:
    known = {hook["id"] for hook in yaml.safe_load((PROJECT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))}
    assert {hook["id"] for hook in HOOKS["repos"][0]["hooks"]} == known
    config = tmp_path / "config.yaml"
    config.write_text(yaml.safe_dump(HOOKS), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("pre-commit")), "validate-config", str(config)]
    assert subprocess.run(command, capture_output=True, text=True, check=False).returncode == 0


def test_the_commands_about_a_baseline_do_as_told(archive: Path, capsys: Any) -> None:
    lines = [line for language, text in BLOCKS if language == "console" for line in text.splitlines()]
    first, second, accept = (shlex.split(line.removeprefix("$ "), comments=True)[1:] for line in lines)
    assert main(first) == 0
    shutil.copy("articles/a.txt", "articles/b.txt")
    capsys.readouterr()
    assert main([*second, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert {row["path"] for row in found} == {"b.txt"}
    given = [found[0]["fingerprint"][: len(word)] if re.fullmatch("[0-9a-f]{8}", word) else word for word in accept]
    assert main(given) == 0
    assert "printed so in 1911" in (archive / ".copydesk-accept.toml").read_text(encoding="utf-8")


def test_the_config_it_speaks_of_is_written(archive: Path) -> None:
    assert SECTION is not None
    for command in re.findall(r"`audit ((?:init|--show)[^`]*)`", SECTION[1]):
        assert main(shlex.split(command)) == 0
    for level in re.findall(r"`(--fail-on [^`]*)`", SECTION[1]):
        assert main(["articles", "--no-report", "--ignore", "SQ", *shlex.split(level)]) == 0
