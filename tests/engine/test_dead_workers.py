"""A worker killed by a signal costs a retry of its batch; what kills every worker costs itself, and nothing else."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec
import pytest

# What every process of a run loads first: batches of two files, parts of two documents, and a step that dies.
_DYING = """
import os, signal, sys
from pathlib import Path
from copydesk.engine import batches, workshop
batches.BATCH_FILES = workshop.PART_DOCUMENTS = 2
flags, worker = Path({flags!r}), any("loky" in argument for argument in sys.orig_argv)
def die_at_times(name, deadly):
    sound = getattr(workshop.Workshop, name)
    def step(self, *task):
        flag = flags / f"{{name}}-{{task[0]}}"
        if worker and deadly(self, name, task, flag):
            flag.touch()
            os.kill(os.getpid(), signal.{signal})
        return sound(self, *task)
    setattr(workshop.Workshop, name, step)
{dying}
"""
_ONCE_A_BATCH = """
for name in ("take_in", "check"):
    die_at_times(name, lambda self, name, task, flag: not flag.exists() and not task[0].startswith("000002"))
"""
_WITH_ONE_FILE = """
def holds(self, name, task, flag):
    return any(file.path == "d.txt" for number, file in enumerate(task[1]) if number not in (task[3:] or [()])[0])
die_at_times("take_in", holds)
"""
_WITH_ONE_DOCUMENT = """
def holds(self, name, task, flag):
    left = (task[3:] or [()])[0]
    return any(each.path == "d.txt" for number, each in enumerate(self.spool.part(task[0])) if number not in left)
die_at_times("check", holds)
die_at_times("try_check", lambda self, name, task, flag: self.spool.document(*task[:2]).path == "d.txt")
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number, name in enumerate("abcdefg"):
        (folder / f"{name}.txt").write_text(f"The the council of ward {number} met on Monday and agreed on its plan.\n")
    return folder


def run(corpus: Path, dying: str, *, workers: int, signal: str = "SIGKILL") -> tuple[int, dict[str, Any]]:
    place = corpus.parent
    (place / "flags").mkdir(exist_ok=True)
    code = _DYING.format(flags=str(place / "flags"), dying=dying, signal=signal)
    (place / "sitecustomize.py").write_text(code)
    done = subprocess.run(
        [sys.executable, "-m", "copydesk", "corpus", "--workers", str(workers), "--no-report", "--format", "json"],
        capture_output=True, check=False, cwd=place,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(place), os.environ.get("PYTHONPATH", "")])},
    )  # fmt: skip
    assert b"internal error" not in done.stderr, done.stderr.decode()
    assert done.returncode != 2 or done.stdout, done.stderr.decode()
    return done.returncode, msgspec.json.decode(done.stdout)


@pytest.mark.parametrize(("workers", "signal"), [(2, "SIGKILL"), (7, "SIGSEGV")])
def test_workers_that_die_once_on_most_batches_change_nothing(corpus: Path, workers: int, signal: str) -> None:
    code, report = run(corpus, _ONCE_A_BATCH, workers=workers, signal=signal)
    assert len(list((corpus.parent / "flags").iterdir())) > 3
    assert (code, report) == run(corpus, "", workers=1)


def test_a_file_that_kills_its_reader_is_an_error_and_the_only_one(corpus: Path) -> None:
    code, report = run(corpus, _WITH_ONE_FILE, workers=2)
    assert code == 2
    assert [document["path"] for document in report["documents"]] == [f"{name}.txt" for name in "abcefg"]
    assert [error["path"] for error in report["errors"]] == ["d.txt"]
    assert "died twice" in report["errors"][0]["message"]


def test_a_document_that_kills_its_judge_is_named_with_an_error(corpus: Path) -> None:
    code, report = run(corpus, _WITH_ONE_DOCUMENT, workers=2)
    assert code == 2
    judged = {document["path"]: document["checked"] != [] for document in report["documents"]}
    assert judged == {f"{name}.txt": name != "d" for name in "abcdefg"}
    assert [error["path"] for error in report["errors"]] == ["d.txt"]
    assert sorted({finding["path"] for finding in report["findings"]}) == [f"{name}.txt" for name in "abcefg"]
