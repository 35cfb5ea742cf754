"""Signals, full disks, closed files, files that change: the old report stays whole, the exit code is right."""

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest

from copydesk.api import audit_inputs
from copydesk.engine.gather import gather_paths
from copydesk.settings import RunSettings, Settings

ARTICLE = "The the council met on Monday and agreed on the plan for the bridge. Work on it begins in spring.\n"

# Sends this very process a signal once so many things were imported, opened, renamed, removed and the like.
_AT_EVENT = """
import os, sys
left = int(os.environ["MOMENT"])
def count(event, arguments):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), int(os.environ["SENT"]))
sys.addaudithook(count)
if left < 0:
    import atexit
    atexit.register(lambda: sys.stderr.write(f"EVENTS {-left}\\n"))
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name in "ab":
        (corpus / f"{name}.txt").write_text(f"{name.upper()}. {ARTICLE}")
    (tmp_path / "hooks").mkdir()
    (tmp_path / "hooks" / "sitecustomize.py").write_text(_AT_EVENT)
    return tmp_path


def run(place: Path, *options: str, moment: int = -1, sent: int = 0, fsize: int | None = None) -> tuple[int, str]:
    def limited() -> None:
        if fsize is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (fsize, fsize))

    path = [str(place / "hooks")] if moment >= 0 or fsize is None else []
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([*path, os.environ.get("PYTHONPATH", "")])}
    done = subprocess.run(
        [sys.executable, "-m", "copydesk", "corpus", "--report-dir", "report", "--format", "concise", *options],
        capture_output=True, check=False, cwd=place, preexec_fn=limited, text=True,
        env={**env, "MOMENT": str(moment), "SENT": str(sent), "TMPDIR": str(place)},
    )  # fmt: skip
    return done.returncode, done.stderr


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def documents(folder: Path) -> int:
    return len(msgspec.json.decode((folder / "findings.json").read_bytes())["documents"])


def test_signals_at_random_moments_leave_a_whole_report_and_their_exit_code(place: Path) -> None:
    code, told = run(place)
    assert code == 1
    events = int(told.rpartition("EVENTS ")[2])
    old = contents(place / "report")
    (place / "corpus" / "c.txt").write_text(f"C. {ARTICLE}")
    # In an interpreter that has not loaded the program yet a signal ends it by itself: a shell sees the same code.
    expected = {signal.SIGINT: {130, -signal.SIGINT}, signal.SIGTERM: {143, -signal.SIGTERM}}
    chance = random.Random(20)
    for sent, codes in expected.items():
        for _ in range(10):
            code, told = run(place, moment=chance.randrange(events), sent=sent)
            assert code in codes or (code == 1 and documents(place / "report") == 3), told
            assert contents(place / "report") == old or documents(place / "report") == 3
            assert "internal error" not in told
            if documents(place / "report") == 3:  # the signal came after the new report was in its place
                shutil.rmtree(place / "report")
                for name, content in old.items():
                    (place / "report" / name).parent.mkdir(parents=True, exist_ok=True)
                    (place / "report" / name).write_bytes(content)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_all_processes_of_a_run_with_workers_leaves_nothing_behind(place: Path, sent: int) -> None:
    """A worker sends it, as a terminal does, to the whole group while the others are at work."""
    (place / "hooks" / "sitecustomize.py").write_text(
        "import os, sys\n"
        "from copydesk.engine import workshop\n"
        "def check(self, *task):\n"
        "    os.killpg(0, int(os.environ['SENT']))\n"
        "    return sound(self, *task)\n"
        "sound = workshop.Workshop.check\n"
        "if any('loky' in argument for argument in sys.orig_argv):\n"
        "    workshop.Workshop.check = check\n"
    )
    done = subprocess.run(
        [sys.executable, "-m", "copydesk", "corpus", "--report-dir", "report", "--workers", "2"],
        capture_output=True, check=False, cwd=place, start_new_session=True, text=True,
        env={**os.environ, "PYTHONPATH": f"{place / 'hooks'}:{os.environ.get('PYTHONPATH', '')}",
             "SENT": str(sent), "TMPDIR": str(place)},
    )  # fmt: skip
    assert done.returncode == 128 + sent, done.stderr
    assert not (place / "report").exists()
    assert [path.name for path in place.iterdir() if path.name.startswith("copydesk-")] == []


@pytest.mark.parametrize(("options", "limit"), [((), 30_000), (("--workers", "2"), 100), (("--workers", "2"), 30_000)])
def test_a_full_disk_leaves_the_old_report_and_says_so_in_a_line(
    place: Path, options: Sequence[str], limit: int
) -> None:
    assert run(place)[0] == 1
    old = contents(place / "report")
    (place / "corpus" / "c.txt").write_text(f"C. {ARTICLE}" * 500)
    code, told = run(place, *options, fsize=limit)
    assert code == 2
    assert "written: File too large" in told.splitlines()[-1]
    assert "internal error" not in told
    assert contents(place / "report") == old
    left = {path.name for path in place.iterdir()} - {"corpus", "report", "hooks"}
    assert left == set()


@pytest.fixture
def open_place() -> Iterator[Path]:
    """A folder that another user can reach."""
    folder = Path(tempfile.mkdtemp(prefix="audited-"))
    folder.chmod(0o755)
    yield folder
    for path in folder.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
    shutil.rmtree(folder)


def test_what_a_user_may_not_read_is_told_and_the_rest_is_audited(open_place: Path) -> None:
    corpus = open_place / "corpus"
    (corpus / "shut").mkdir(parents=True)
    for name in ("a.txt", "closed.txt", "closed.jsonl", "shut/b.txt"):
        (corpus / name).write_text(ARTICLE)
    for name in ("closed.txt", "closed.jsonl", "shut"):
        (corpus / name).chmod(0)

    # The interpreter itself may lie where only root can read: a first audit loads what the second needs.
    script = (
        "import io, os, sys\n"
        "from copydesk.cli.app import main\n"
        f"asked = [{str(corpus)!r}, '--no-report', '--format', 'json', '--isolated']\n"
        "shown, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO())\n"
        "main(asked)\n"
        "sys.stdout = shown\n"
        "if os.geteuid() == 0:\n"
        "    os.setgid(65534)\n"
        "    os.setuid(65534)\n"
        "sys.exit(main(asked))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, cwd=open_place)
    assert done.returncode == 2, done.stderr.decode()
    report = msgspec.json.decode(done.stdout)
    assert [document["path"] for document in report["documents"]] == ["a.txt"]
    denied = "Permission denied"
    assert [(each["path"], denied in each["message"]) for each in report["errors"]] == [
        ("closed.jsonl", True),
        ("closed.txt", True),
        ("shut", True),
    ]
    assert report["skipped"] == []


@pytest.mark.parametrize("workers", [1, 2])
def test_files_that_change_before_they_are_read_are_told_as_they_then_are(tmp_path: Path, workers: int) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    names = (
        "cut.jsonl", "cut.txt", "emptied.csv", "folder.txt", "gone.txt", "grown.txt", "link.txt", "pipe.docx",
        "pipe.jsonl", "pipe.txt", "stays.txt",
    )  # fmt: skip
    for name in names:
        (corpus / name).write_text('{"text": "one"}\n{"text": "two"}\n' if name == "cut.jsonl" else f"text\n{ARTICLE}")
    settings = Settings(run=RunSettings(workers=workers))
    inputs = gather_paths([corpus], settings, cwd=tmp_path)
    os.truncate(corpus / "cut.jsonl", 25)
    os.truncate(corpus / "cut.txt", 9)
    os.truncate(corpus / "emptied.csv", 0)
    for name in ("folder.txt", "gone.txt", "link.txt"):
        (corpus / name).unlink()
    (corpus / "folder.txt").mkdir()
    (corpus / "link.txt").symlink_to("link.txt")
    for name in ("pipe.docx", "pipe.jsonl", "pipe.txt"):
        (corpus / name).unlink()
        os.mkfifo(corpus / name)
    with (corpus / "grown.txt").open("a") as file:
        file.write(ARTICLE * 1000)
    report = audit_inputs(inputs, settings)
    assert [each.source.path for each in report.documents] == ["cut.jsonl", "cut.txt", "grown.txt", "stays.txt"]
    assert [each.path for each in report.errors] == [
        "cut.jsonl", "folder.txt", "gone.txt", "link.txt", "pipe.docx", "pipe.jsonl", "pipe.txt",
    ]  # fmt: skip
    assert [each.path for each in report.skipped] == ["emptied.csv"]


def test_a_folder_of_pointers_alone_says_how_to_fetch_what_they_point_to(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 5\n"
    (tmp_path / "corpus" / "a.txt").write_text(pointer)
    (tmp_path / "corpus" / "b.jsonl").write_text(pointer)
    done = subprocess.run(
        [sys.executable, "-m", "copydesk", "corpus"], capture_output=True, check=False, cwd=tmp_path, text=True
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "git lfs pull --include='a.txt'" in done.stderr
