"""The README's walk-throughs, followed to the letter in a copy of the package: a rule and two formats that work."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n# (src/copydesk/\S+?\.py|\w+\.toml)(,[^\n]*)?\n(.*?)```", README, re.S)
FILES = {path: content for _, path, note, content in BLOCKS if not note}
LINES = {path: content for _, path, note, content in BLOCKS if note}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package with the files that the README shows."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copytree(PROJECT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for path, content in FILES.items():
        assert not (folder / path).exists(), f"{path} is there already"
        (folder / path).write_text(content, encoding="utf-8")
    formats = folder / "src/copydesk/read/formats.py"
    table = formats.read_text(encoding="utf-8")
    opening = "FORMATS: tuple[Format, ...] = (\n"
    table = table.replace(opening, f"{opening}    {LINES[_FORMATS].strip()},\n")
    formats.write_text(table.replace("Kind = Literal[\n", 'Kind = Literal[\n    "blocks",\n'), encoding="utf-8")
    return folder


_FORMATS = "src/copydesk/read/formats.py"


def audit(checkout: Path, *args: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "copydesk", *args]
    environment = {**os.environ, "PYTHONPATH": str(checkout / "src")}
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, text=True, check=False)


def test_the_walkthroughs_show_a_pack_a_rule_a_report_and_a_reader() -> None:
    assert sorted(FILES) == [
        "house.toml", "src/copydesk/read/blocks.py", "src/copydesk/report/todo.py",
        "src/copydesk/rules/quality/ampersand_list.py",
    ]  # fmt: skip
    assert list(LINES) == [_FORMATS]


def test_the_pack_passes_its_own_examples_and_finds(checkout: Path) -> None:
    assert audit(checkout, "test", "house.toml").returncode == 0
    (checkout / "page.txt").write_text("Rain fell on Oxley.\n\nToday's crossword is on page 3.\n", encoding="utf-8")
    found = audit(checkout, "page.txt", "--pack", "house.toml", "--format", "json")
    assert [row["code"] for row in json.loads(found.stdout)["findings"] if row["code"] == "X001"] == ["X001"]


def test_the_rule_is_in_the_catalogue_and_finds_what_its_page_says(checkout: Path) -> None:
    assert "ampersand-list" in audit(checkout, "rules").stdout
    assert "ames of firms are written so" in audit(checkout, "explain", "SQ101").stdout
    (checkout / "names.txt").write_text("We met Ann, Bob & Carol on the pier, said the mayor.\n", encoding="utf-8")
    found = audit(checkout, "names.txt", "--format", "json")
    assert "SQ101" in [row["code"] for row in json.loads(found.stdout)["findings"]]


def test_the_report_is_a_format_of_the_command(checkout: Path) -> None:
    (checkout / "twice.txt").write_text("He said that the the pier was shut.\n", encoding="utf-8")
    assert audit(checkout, "twice.txt", "--format", "todo", "--select", "SQ001").stdout == "[ ] twice.txt: 1\n"


def test_the_reader_reads_every_article_of_its_files(checkout: Path) -> None:
    told = "%% Pier shut\nHe said that the the pier was shut.\n%%\nNothing is wrong here, says the desk.\n"
    (checkout / "two.blocks").write_text(told, encoding="utf-8")
    report = json.loads(audit(checkout, "two.blocks", "--format", "json", "--no-report").stdout)
    assert [row["title"] for row in report["documents"]] == ["Pier shut", None]
    assert [row["code"] for row in report["findings"] if row["family"] == "quality"] == ["SQ001"]
