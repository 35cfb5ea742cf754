"""What kills the process that works on it, again and again, costs itself and no run, as with the local engine."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec

# What every process loads first: parts of two documents, and files that kill a worker at one step each.
_DYING = """
import os, signal, sys
from copydesk.engine import batches, library, workshop
batches.BATCH_FILES = library.PART_DOCUMENTS = 2
worker = "pyspark.worker" in sys.orig_argv
def die(name, deadly):
    sound = getattr(workshop.Workshop, name)
    def step(self, *task):
        if worker and deadly(self, *task):
            os.kill(os.getpid(), signal.SIGKILL)
        return sound(self, *task)
    setattr(workshop.Workshop, name, step)
def holds(path):
    return lambda self, part, *more: path in [
        each.path for index, each in enumerate(self.spool.part(part)) if not more or index not in more[-1]
    ]
def is_it(path):
    return lambda self, part, index, _: self.spool.document(part, index).path == path
die("take_in", lambda self, _, files, reference, left=(): any(
    file.path == "read.txt" for index, file in enumerate(files) if index not in left
))
die("survey", holds("survey.txt"))
die("try_survey", is_it("survey.txt"))
die("check", lambda self, part, first, reference=None, left=(): holds("check.txt")(self, part, left))
die("try_check", is_it("check.txt"))
die("compare", lambda self, pairs, wanted: any(
    self.document(each.place).path == "two/b.txt" for each in wanted.values()
))
"""
_PASSAGES = (
    "The council met on Monday to vote on the wall that keeps the harbour of Elmstow from the winter floods, "
    "and sent the plan back to its engineers, who have asked for 12 million pounds and another year of work.",
    "Drivers of the tram that climbs to the old fort of Kestrel Bay walked out at dawn on Thursday, saying that "
    "the brakes of 14 cars had not been looked at since spring, which the company called an honest oversight.",
)


def report_of(place: Path, *engine: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "copydesk", "corpus", "--isolated", "--no-report", "--format", "json", *engine],
        capture_output=True,
        check=False,
        cwd=place,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(place), os.environ.get("PYTHONPATH", "")])},
    )
    assert done.returncode == 2, done.stderr.decode()
    assert done.stdout, done.stderr.decode()
    return msgspec.json.decode(done.stdout)


def test_each_is_named_and_the_rest_is_audited(java: None, tmp_path: Path) -> None:
    for name in ("check", "plain", "read", "rest", "survey"):
        file = tmp_path / "corpus" / f"{name}.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"The the council of ward {name} met on Monday and agreed on its plan.\n")
    for path, passage in {"one/a": 0, "two/b": 0, "one/c": 1, "three/d": 1}.items():
        file = tmp_path / "corpus" / f"{path}.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"A word of {path} goes before all that is told here.\n\n{_PASSAGES[passage]}\n")
    (tmp_path / "sitecustomize.py").write_text(_DYING)
    report = report_of(tmp_path, "--engine", "spark=local[2,2]")
    assert all("died twice" in error["message"] for error in report["errors"])
    named = {error["path"] for error in report["errors"]}
    assert named == {"check.txt", "read.txt", "survey.txt", "one/a.txt", "two/b.txt"}
    found = {finding["path"] for finding in report["findings"]}
    assert found == {"plain.txt", "rest.txt", "one/c.txt", "three/d.txt"}
