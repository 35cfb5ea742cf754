"""The action: its metadata by GitHub's rules, and its steps run by bash as a runner would run them."""

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

PROJECT = Path(__file__).parents[2]
DOUBLED = "The minister said that the the bridge would be mended before winter.\n"
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")


def action() -> dict[str, Any]:
    return cast("dict[str, Any]", yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8")))


def steps() -> list[dict[str, Any]]:
    return cast("list[dict[str, Any]]", action()["runs"]["steps"])


def step(name: str) -> dict[str, Any]:
    return next(each for each in steps() if each["name"] == name)


def expressions(value: Any) -> list[str]:
    """All ${{ }} of a part of the file, and conditions, which are such without the braces."""
    if isinstance(value, dict):
        own = [value["if"]] if "if" in value else []
        return own + [found for each in value.values() for found in expressions(each)]
    if isinstance(value, list):
        return [found for each in value for found in expressions(each)]
    return EXPRESSION.findall(value) if isinstance(value, str) else []


def test_the_metadata_has_what_a_composite_action_needs() -> None:
    told = action()
    assert set(told) <= {"name", "description", "author", "branding", "inputs", "outputs", "runs"}
    assert told["name"] and told["description"]
    assert told["runs"]["using"] == "composite"
    for each in told["inputs"].values():
        assert set(each) <= {"description", "required", "default", "deprecationMessage"}
        assert each["description"] and isinstance(each["default"], str)
    for each in told["outputs"].values():
        assert set(each) == {"description", "value"}


def test_every_step_is_either_a_script_with_its_shell_or_an_action_of_a_version() -> None:
    for each in steps():
        assert ("run" in each) != ("uses" in each)
        if "run" in each:
            assert each["shell"] == "bash"
        else:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+", each["uses"])


def test_every_input_is_used_and_every_used_one_exists() -> None:
    told = action()
    said = " ".join(expressions(told["runs"]) + expressions(told["outputs"]))
    assert set(re.findall(r"inputs\.([\w-]+)", said)) == set(told["inputs"])
    ids = {each["id"] for each in steps() if "id" in each}
    assert set(re.findall(r"steps\.([\w-]+)", said)) <= ids


def test_no_input_is_pasted_into_a_script() -> None:
    """What is pasted is run: a branch's name could be a command. Inputs come by the environment."""
    for each in steps():
        assert not EXPRESSION.search(each.get("run", ""))


@pytest.mark.parametrize("name", [each["name"] for each in steps() if "run" in each])
def test_scripts_are_bash(name: str) -> None:
    done = subprocess.run(["bash", "-n"], input=step(name)["run"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


class Runner:
    """Runs a step's script as GitHub's runner does, in a folder with one article."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "articles" / "old news").mkdir(parents=True)
        (folder / "articles" / "old news" / "a.txt").write_text(DOUBLED, encoding="utf-8")

    def __call__(self, name: str, *, inside: str = "", **inputs: str) -> subprocess.CompletedProcess[str]:
        told = step(name)
        given = {key: each["default"] for key, each in action()["inputs"].items()} | inputs
        env = {
            key: EXPRESSION.sub(lambda found: given.get(found[1].strip().removeprefix("inputs."), ""), value)
            for key, value in told["env"].items()
        }
        env |= {
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "GITHUB_ACTIONS": "true",
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary.md"),
            "GITHUB_OUTPUT": str(self.folder / "output"),
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", told["run"]]
        return subprocess.run(
            command, cwd=self.folder / inside, env=env, capture_output=True, text=True, check=False, timeout=300
        )


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_a_finding_is_annotated_summed_up_and_fails_the_step(runner: Runner) -> None:
    done = runner("Audit", paths="articles/old news", sarif="found.sarif")
    assert done.returncode == 1, done.stderr
    assert "::warning title=copydesk (SQ001 doubled-word),file=a.txt,line=1,col=24" in done.stdout
    assert "SQ001" in (runner.folder / "summary.md").read_text(encoding="utf-8")
    assert (runner.folder / "output").read_text(encoding="utf-8") == "exit-code=1\n"
    assert (runner.folder / "found.sarif").is_file()
    assert (runner.folder / "audit-report" / "index.html").is_file()


def test_inputs_change_what_the_step_does(runner: Runner) -> None:
    wanted = {"report-dir": "", "summary": "false", "annotations": "false", "args": "--fail-on=error\n--ignore\nBP"}
    done = runner("Audit", paths="articles", **wanted)
    assert done.returncode == 0, done.stderr
    assert "Found" in done.stdout
    assert sorted(path.name for path in runner.folder.iterdir()) == ["articles", "output"]


def test_a_wrong_option_fails_the_step_with_2(runner: Runner) -> None:
    done = runner("Audit", paths="articles", args="--frobnicate")
    assert done.returncode == 2
    assert "--frobnicate" in done.stderr


def test_a_shallow_checkout_is_told_of_before_the_audit(runner: Runner, tmp_path: Path) -> None:
    deep, shallow = tmp_path / "deep", tmp_path / "shallow"
    deep.mkdir()
    identity = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    for command in (("init", "-q"), *[("commit", "-q", "--allow-empty", "-m", text) for text in ("one", "two")]):
        subprocess.run(["git", *identity, *command], cwd=deep, check=True)
    subprocess.run(["git", "clone", "-q", "--depth", "1", deep.as_uri(), str(shallow)], check=True)
    done = runner("Look at the checkout", inside="shallow", **{"changed-since": "main"})
    assert done.returncode == 2
    assert "fetch-depth: 0" in done.stdout
    assert runner("Look at the checkout", inside="deep", **{"changed-since": "main"}).returncode == 0
    assert runner("Look at the checkout", inside="shallow").returncode == 0
