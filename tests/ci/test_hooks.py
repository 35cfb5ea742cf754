"""The hooks, run by the real pre-commit: from a repository that is cloned, and as hooks of the project's own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from copydesk.read.formats import FORMATS

PROJECT = Path(__file__).parents[2]
HOOKS = ".pre-commit-hooks.yaml"
CLEAN = "The council met on Monday and agreed to mend the bridge before winter.\n"
DOUBLED = "The minister said that the the bridge would be mended before winter.\n"
COPIED = (
    "Divers who went down beneath the old weir on Thursday brought up four bicycles, a wedding ring and the brass "
    "bell of the ferry that sank there in the great flood, and the keeper of the lock said he would polish it himself "
    "before the mayor came to see it hung again in the tower of the customs house.\n"
)


class Repository:
    """A git repository with our hooks installed, and a bare one to push to."""

    def __init__(self, folder: Path, env: dict[str, str]) -> None:
        self.folder, self.env = folder, env

    def run(self, *command: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=cwd or self.folder, env=self.env, capture_output=True, text=True, check=False, timeout=300
        )

    def must(self, *command: str, cwd: Path | None = None) -> None:
        done = self.run(*command, cwd=cwd)
        assert done.returncode == 0, done.stdout + done.stderr

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self, path: str, text: str, *options: str) -> tuple[int, str]:
        """Commit this file: the exit code of git, and all that was said."""
        self.write(path, text)
        self.must("git", "add", "-A")
        done = self.run("git", "commit", "-q", "-m", f"Add {path}", *options)
        return done.returncode, done.stdout + done.stderr

    def push(self) -> tuple[int, str]:
        done = self.run("git", "push", "-q", "origin", "HEAD")
        return done.returncode, done.stdout + done.stderr


def manifest() -> list[dict[str, Any]]:
    return list(yaml.safe_load((PROJECT / HOOKS).read_text(encoding="utf-8")))


def cloned(repository: Repository, tmp_path: Path) -> dict[str, Any]:
    """The hooks as a project takes them from a repository of ours; only what installs the tool is replaced."""
    ours = tmp_path / "copydesk"
    ours.mkdir()
    shutil.copy(PROJECT / HOOKS, ours)
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "Add hooks"), ("tag", "v1.0")):
        repository.must("git", *command, cwd=ours)
    hooks = [{"id": hook["id"], "language": "system"} for hook in manifest()]
    return {"repo": ours.as_uri(), "rev": "v1.0", "hooks": hooks}


def local(repository: Repository, tmp_path: Path) -> dict[str, Any]:
    """The hooks as a project writes them itself where the tool is installed already."""
    return {"repo": "local", "hooks": [hook | {"language": "system"} for hook in manifest()]}


@pytest.fixture(params=[cloned, local], ids=["from a repository", "of the project's own"])
def repository(request: pytest.FixtureRequest, tmp_path: Path) -> Repository:
    env = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT", "COPYDESK"))}
    env |= {
        "HOME": str(tmp_path),
        "PRE_COMMIT_HOME": str(tmp_path / "hooks"),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{env['PATH']}",
        "GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"),
        "GIT_CONFIG_NOSYSTEM": "1",
    }
    (tmp_path / "gitconfig").write_text(
        "[user]\nname = Desk\nemail = desk@example.org\n[init]\ndefaultBranch = main\n", encoding="utf-8"
    )
    made = Repository(tmp_path / "archive", env)
    made.folder.mkdir()
    made.must("git", "init", "-q", "--bare", str(tmp_path / "far.git"))
    made.must("git", "init", "-q")
    made.must("git", "remote", "add", "origin", str(tmp_path / "far.git"))
    made.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [request.param(made, tmp_path)]}))
    made.write("copydesk.toml", 'paths = ["articles"]\n[corpus]\nexclude = ["articles/old/**"]\n')
    made.must("pre-commit", "install", "-t", "pre-commit", "-t", "pre-push")
    return made


def test_a_clean_article_is_committed_and_pushed(repository: Repository) -> None:
    code, said = repository.commit("articles/gazette/a.txt", CLEAN)
    assert (code, "audit the articles of a commit" in said) == (0, True), said
    code, said = repository.push()
    assert (code, "audit the corpus" in said) == (0, True), said
    assert not (repository.folder / "audit-report").exists()


def test_a_slip_stops_the_commit_and_is_shown(repository: Repository) -> None:
    code, said = repository.commit("articles/gazette/a.txt", DOUBLED)
    assert code == 1
    assert "articles/gazette/a.txt:1:24: SQ001 doubled-word" in said
    assert repository.run("git", "log", "--oneline").stdout == ""


def test_what_the_settings_exclude_is_committed_though_it_is_named(repository: Repository) -> None:
    code, said = repository.commit("articles/old/a.txt", DOUBLED)
    assert code == 0, said


def test_a_copy_is_seen_by_the_push_alone(repository: Repository) -> None:
    for outlet, day in (("gazette", "01"), ("herald", "02")):
        code, said = repository.commit(f"articles/{outlet}/2022-09-{day}-weir.txt", COPIED)
        assert code == 0, said
    code, said = repository.push()
    assert code == 1
    assert "articles/herald/2022-09-02-weir.txt:1:1: TR00" in said
    assert "articles/gazette/2022-09-01-weir.txt" in said


def test_a_push_without_articles_is_not_held_up(repository: Repository) -> None:
    code, said = repository.commit("LICENCE", "Do as you please.\n")
    assert code == 0, said
    code, said = repository.push()
    assert code == 0
    assert "Skipped" in said


def test_pre_commit_takes_the_manifest() -> None:
    command = [str(Path(sys.executable).with_name("pre-commit")), "validate-manifest", str(PROJECT / HOOKS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_a_change_of_any_file_that_is_read_runs_the_hook_for_the_corpus() -> None:
    import re

    corpus = next(hook for hook in manifest() if hook["id"] == "audit")
    suffixes = [suffix for each in FORMATS for suffix in each.suffixes]
    assert [suffix for suffix in suffixes if not re.search(corpus["files"], f"a/b{suffix}")] == []
