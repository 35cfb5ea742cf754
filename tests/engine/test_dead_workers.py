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
from copydesk.engine import batches, library, workshop
batches.BATCH_FILES = library.PART_DOCUMENTS = 2
flags, worker = Path({flags!r}), any("loky" in argument for argument in sys.orig_argv)
def die_at_times(name, deadly):
    sound = getattr(workshop.Workshop, name)
    def step(self, *task):
        flag = flags / f"{{name}}-{{task[0]}}"[:60]
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

_IN_SURVEY = """
def holds(self, name, task, flag):
    left = (task[1:] or [()])[0]
    return any(each.path == "d.txt" for number, each in enumerate(self.spool.part(task[0])) if number not in left)
die_at_times("survey", holds)
die_at_times("try_survey", lambda self, name, task, flag: self.spool.document(*task[:2]).path == "d.txt")
"""
_BESIDE_OTHERS = """
def opens(self, name, task, flag):
    return any(self.document(each.place).path == "three/d.txt" for each in task[1].values())
die_at_times("STEP", opens)
"""
_WALL = (
    "The council met on Monday to vote on the wall that keeps the harbour of Elmstow from the winter floods, "
    "and sent the plan back to its engineers, who have asked for 12 million pounds and another year of work."
)
_TRAM = (
    "Drivers of the tram that climbs to the old fort of Kestrel Bay walked out at dawn on Thursday, saying that "
    "the brakes of 14 cars had not been looked at since spring, which the company called an honest oversight."
)


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """Four articles of three outlets: two share one passage, two another."""
    for path, passage in {"one/a": _WALL, "two/b": _WALL, "one/c": _TRAM, "three/d": _TRAM}.items():
        file = tmp_path / "corpus" / f"{path}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"A word of {path} goes before all that is told here.\n\n{passage}\n")
    return tmp_path / "corpus"


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


def test_a_document_that_kills_the_survey_is_named_with_an_error_and_the_rest_surveyed(corpus: Path) -> None:
    code, report = run(corpus, _IN_SURVEY, workers=2)
    assert code == 2
    judged = {document["path"]: document["checked"] != [] for document in report["documents"]}
    assert judged == {f"{name}.txt": name != "d" for name in "abcdefg"}
    assert [error["path"] for error in report["errors"]] == ["d.txt"]


def test_what_kills_the_survey_and_what_kills_its_judge_are_both_named(corpus: Path) -> None:
    code, report = run(corpus, _IN_SURVEY + _WITH_ONE_DOCUMENT.replace("d.txt", "f.txt"), workers=2)
    assert code == 2
    assert [error["path"] for error in report["errors"]] == ["d.txt", "f.txt"]


@pytest.mark.parametrize("step", ["compare", "sayings", "tell", "origins"])
def test_documents_that_kill_who_sets_them_side_by_side_are_named_and_the_others_compared(
    copies: Path, step: str
) -> None:
    code, report = run(copies, _BESIDE_OTHERS.replace("STEP", step), workers=2)
    _, whole = run(copies, "", workers=1)
    assert code == 2
    assert "three/d.txt" in [error["path"] for error in report["errors"]]
    assert {error["path"] for error in report["errors"]} <= {"one/c.txt", "three/d.txt"}
    assert all("died twice" in error["message"] for error in report["errors"])
    shared = [finding for finding in whole["findings"] if finding["path"] in ("one/a.txt", "two/b.txt")]
    assert [finding["code"] for finding in shared if finding["family"] == "reuse"]
    assert [finding for finding in report["findings"] if finding["path"] in ("one/a.txt", "two/b.txt")] == shared
