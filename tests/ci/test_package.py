"""What is released: built twice to the same bytes, with all that runs and nothing else; no network is asked for."""

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
LEFT_OUT = shutil.ignore_patterns(
    ".git", "__pycache__", "*.pyc", ".*_cache", "audit-report", ".copydesk-cache", ".hypothesis"
)
NO_NETWORK = """
import sys

def watch(event, args):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "socket.gethostbyname"):
        raise RuntimeError(f"the network was asked for: {event} {args[1:]}")

sys.addaudithook(watch)
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Two folders with a wheel and an sdist each, built from copies of the project that differ in their dates."""
    folders = []
    for number in range(2):
        copy = tmp_path_factory.mktemp("build") / "project"
        shutil.copytree(PROJECT, copy, ignore=LEFT_OUT, copy_function=shutil.copy2 if number else shutil.copyfile)
        command = [sys.executable, "-m", "hatchling", "build", "-d", str(copy / "out")]
        subprocess.run(command, cwd=copy, check=True, capture_output=True)
        folders.append(copy / "out")
    return folders


def names_in(folder: Path, suffix: str) -> list[str]:
    (file,) = folder.glob(f"*{suffix}")
    if suffix == ".whl":
        with zipfile.ZipFile(file) as archive:
            return archive.namelist()
    with tarfile.open(file) as archive:
        return [name.partition("/")[2] for name in archive.getnames()]


@pytest.mark.parametrize("suffix", [".whl", ".tar.gz"])
def test_two_builds_are_equal_to_the_byte(built: list[Path], suffix: str) -> None:
    one, other = (next(folder.glob(f"*{suffix}")).read_bytes() for folder in built)
    assert one == other


def test_the_wheel_holds_the_package_with_its_data_and_nothing_else(built: list[Path]) -> None:
    found = {name for name in names_in(built[0], ".whl") if ".dist-info/" not in name}
    source = PROJECT / "src"
    wanted = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    assert found == {name for name in wanted if "__pycache__" not in name}
    assert "copydesk/py.typed" in found
    assert {"LICENSE", "METADATA", "entry_points.txt"} <= {
        name.rpartition("/")[2] for name in names_in(built[0], ".whl") if ".dist-info/" in name
    }


def test_the_source_package_holds_what_a_stranger_needs_to_build_and_test(built: list[Path]) -> None:
    found = set(names_in(built[0], ".tar.gz"))
    assert {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "tests/test_golden.py"} <= found
    tops = {name.partition("/")[0] for name in found}
    assert tops <= {
        "src", "corpus", "tests", "README.md", "LICENSE", "CHANGELOG.md", "pyproject.toml", "action.yml",
        ".pre-commit-hooks.yaml", ".gitignore", "PKG-INFO",
    }  # fmt: skip
    assert not [name for name in found if "__pycache__" in name or name.endswith(".pyc")]


def run(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Python with these arguments where every call for the network is an error, in worker processes too."""
    (folder / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    paths = os.pathsep.join([str(folder), str(PROJECT / "src")])
    environment = {**os.environ, "PYTHONPATH": paths, "HOME": str(folder / "home"), "NO_COLOR": "1"}
    command = [sys.executable, *args]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_an_audit_asks_for_no_network_and_for_nothing_of_a_home(tmp_path: Path) -> None:
    refused = run(tmp_path, "-c", "import socket; socket.create_connection(('127.0.0.1', 9))")
    assert "the network was asked for" in refused.stderr
    shutil.copytree(PROJECT / "corpus", tmp_path / "corpus")
    done = run(tmp_path, "-m", "copydesk", "corpus", "--workers", "2", "--no-report", "--format", "json")
    assert (done.returncode, "network" in done.stderr) == (1, False)
    assert done.stdout == (PROJECT / "tests" / "golden" / "findings.json").read_text(encoding="utf-8")
    assert not (tmp_path / "home").exists()


def test_pages_and_tables_are_read_without_a_network(tmp_path: Path) -> None:
    page = "<html><head><title>Pier</title></head><body><article><p>" + "The the pier was shut on Monday. " * 9
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(f"{page}</p></article></body></html>", encoding="utf-8")
    (tmp_path / "in" / "b.csv").write_text("id,text\n1,Nobody was hurt at the the pier.\n", encoding="utf-8")
    done = run(tmp_path, "-m", "copydesk", "in", "--no-report", "--format", "concise")
    assert (done.returncode, {line.partition(":")[0] for line in done.stdout.splitlines()}) == (1, {"a.html", "b.csv"})
