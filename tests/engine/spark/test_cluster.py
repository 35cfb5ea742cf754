"""A cluster of one master and two workers: what a worker had done when it was killed is done again, by the other."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from made_corpus import Newsroom  # type: ignore[import-not-found]

FILES, ARTICLES = 6, 40
PACK = """
[rule]
code = "X001"
name = "small-word"
message = "“{text}” is a small word; leave it."

[[entry]]
id = "small.word"
rule = "small-word"
lang = "en"
pattern = "which were"
bad = ["The men ⟦which were⟧ there."]
good = ["The men who came."]
"""

# What every Python process of an executor loads first: the first to check documents kills one worker and all of its.
_KILLING = """
import os, signal
from pathlib import Path
from copydesk.engine.workshop import Workshop
folder = Path({folder!r})
sound = Workshop.check
def check(self, *task):
    try:
        (folder / "killed").touch(exist_ok=False)
    except FileExistsError:
        return sound(self, *task)
    os.killpg(int((folder / "worker").read_text()), signal.SIGKILL)
    return sound(self, *task)
Workshop.check = check
"""


def started(*command: str, until: str, env: dict[str, str]) -> subprocess.Popen[str]:
    """A daemon of Spark's in a process group of its own, once it has said these words."""
    import pyspark

    script = Path(pyspark.__file__).parent / "bin" / "spark-class"
    process = subprocess.Popen(
        [str(script), *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=env, process_group=0
    )
    assert process.stderr is not None
    said = []
    for line in process.stderr:
        said.append(line)
        if until in line:
            return process
    pytest.fail("".join(said))


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@pytest.fixture
def cluster(java: None, tmp_path: Path) -> Iterator[str]:
    """The address of a master that two workers have joined, of whom one is to be killed."""
    (tmp_path / "killing").mkdir()
    (tmp_path / "killing" / "sitecustomize.py").write_text(_KILLING.format(folder=str(tmp_path)))
    env = os.environ | {"SPARK_LOCAL_IP": "127.0.0.1", "SPARK_WORKER_DIR": str(tmp_path / "work")}
    theirs = env | {"PYTHONPATH": os.pathsep.join([str(tmp_path / "killing"), os.environ.get("PYTHONPATH", "")])}
    master, deploy = f"spark://127.0.0.1:{free_port()}", "org.apache.spark.deploy"
    at = ("--host", "127.0.0.1", "--webui-port", "0")
    running = [started(f"{deploy}.master.Master", *at, "--port", master.rpartition(":")[2], until="ALIVE", env=env)]
    try:
        for _ in range(2):
            size = ("--cores", "1", "--memory", "1g")
            joined = started(f"{deploy}.worker.Worker", *at, *size, master, until="Successfully registered", env=theirs)
            running.append(joined)
        (tmp_path / "worker").write_text(str(running[1].pid))
        yield master
    finally:
        for process in running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()


def test_a_worker_killed_while_it_works_costs_nothing_but_time(cluster: str, tmp_path: Path) -> None:
    made = Newsroom(3).articles(FILES * ARTICLES, "normal")
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(FILES):
        rows = [{"id": each.id, "outlet": each.outlet, "text": each.text} for each in islice(made, ARTICLES)]
        (corpus / f"{number}.jsonl").write_text("\n".join(map(json.dumps, rows)))

    (tmp_path / "ours.toml").write_text(PACK)

    def found(*options: str) -> Any:
        report = tmp_path / "findings.json"
        command = [sys.executable, "-m", "copydesk", str(corpus), "--isolated", "--quiet", "--no-report"]
        command += ["--no-cache", "--pack", "ours.toml"]  # which executors, elsewhere, do not find by this name
        env = os.environ | {"PYSPARK_PYTHON": sys.executable}
        done = subprocess.run(
            [*command, "--output", f"json={report}", *options],
            capture_output=True,
            text=True,
            env=env,
            check=False,
            cwd=tmp_path,
        )
        assert done.returncode == 1 and "TR00" in done.stdout and "X001" in done.stdout, done.stderr
        return report.read_bytes()

    here = found("--workers", "1")
    assert found("--engine", f"spark={cluster}") == here
    assert (tmp_path / "killed").exists()
