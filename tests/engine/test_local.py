"""The local engine: the number of workers never shows, scripts need no guard, a dead worker costs a retry."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from copydesk.api import audit
from copydesk.engine.local import workers_for
from copydesk.model import Report
from copydesk.settings import RunSettings, Settings

CORPUS = Path(__file__).parents[2] / "corpus"


def report_with(workers: int, source: object = CORPUS) -> bytes:
    return msgspec.json.encode(audit(source, settings=Settings(run=RunSettings(workers=workers))))


@pytest.mark.parametrize("workers", [2, 7])
def test_any_number_of_workers_gives_the_same_bytes(workers: int) -> None:
    assert report_with(workers) == report_with(1)


def test_the_order_of_the_inputs_does_not_show() -> None:
    folders = sorted(CORPUS.iterdir())
    assert report_with(1, folders) == report_with(1, folders[::-1])


def test_small_runs_use_one_process_unless_asked() -> None:
    assert workers_for(0, 10_000) == 1
    assert workers_for(3, 10_000) == 3
    assert workers_for(0, 10**9) == len(os.sched_getaffinity(0))


def test_a_script_without_a_main_guard_can_use_workers(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from copydesk import Settings, audit\n"
        "from copydesk.settings import RunSettings\n"
        f"report = audit({str(CORPUS)!r}, settings=Settings(run=RunSettings(workers=2)))\n"
        "print(len(report.documents))\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.stdout.strip(), done.stderr, done.returncode) == (str(len(list(CORPUS.rglob("*.txt")))), "", 0)


def test_a_worker_killed_once_costs_a_retry_and_no_document(tmp_path: Path) -> None:
    """The first worker that reads the pipe dies; the pool that replaces it finds an ordinary file there."""
    killer = tmp_path / "killer.py"
    killer.write_text(
        "import os, signal\n"
        "from pathlib import Path\n"
        "from copydesk.engine import workshop\n"
        "sound = workshop.Workshop.check\n"
        "def check(self, *task):\n"
        f"    flag = Path({str(tmp_path / 'died')!r})\n"
        "    try:\n"
        "        flag.touch(exist_ok=False)\n"
        "    except FileExistsError:\n"
        "        return sound(self, *task)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "workshop.Workshop.check = check\n"
    )
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nif any('loky' in argument for argument in sys.orig_argv):\n    import killer\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "copydesk", str(CORPUS), "--workers", "2", "--no-report", "--format", "json"],
        capture_output=True, text=True, check=False, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert (tmp_path / "died").exists()
    assert done.returncode == 1
    assert len(msgspec.json.decode(done.stdout)["documents"]) == len(list(CORPUS.rglob("*.txt")))
    assert signal.SIGKILL.name not in done.stderr


def test_the_pool_leaves_no_folder_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    report: Report = audit(CORPUS, settings=Settings(run=RunSettings(workers=2)))
    assert report.documents
    assert [path for path in tmp_path.iterdir() if path.name.startswith("copydesk-")] == []
