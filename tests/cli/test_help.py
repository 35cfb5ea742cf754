"""`audit --help` is one page: options in panels, a line each, then formats, commands and exit codes."""

import re
import subprocess
import sys
from typing import Any

import pytest

from copydesk.cli.options import PANELS
from copydesk.report import formats


@pytest.fixture
def page(cli: Any, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("COLUMNS", "100")
    done = cli("--help")
    assert (done.code, done.err) == (0, "")
    return str(done.out)


def section(page: str, name: str) -> list[str]:
    """The rows under a heading."""
    return page.split(f"\n{name}:\n")[1].split("\n\n", maxsplit=1)[0].splitlines()


def test_the_panels_come_in_the_order_of_a_newcomers_questions(page: str) -> None:
    assert re.findall(r"^(\w.*):$", page, re.MULTILINE) == [*PANELS, "Formats", "Commands"]


@pytest.mark.parametrize("panel", PANELS)
def test_each_option_has_one_line_with_its_summary(page: str, panel: str) -> None:
    rows = section(page, panel)
    assert rows
    for row in rows:
        assert re.fullmatch(r"  (?:--[a-z-]+(?: [A-Z=]+| 0-1)?|PATHS) +\S.{5,}", row), row
        assert len(row) < 100


def test_what_a_newcomer_needs_first_comes_first(page: str) -> None:
    assert section(page, PANELS[0])[0].split()[0] == "PATHS"
    assert len(page.splitlines()) < 100


def test_every_format_is_named(page: str) -> None:
    named = set(re.findall(r"\w+", " ".join(section(page, "Formats"))))
    assert formats().keys() <= named


def test_the_page_needs_no_library_for_pretty_boxes() -> None:
    program = (
        "import sys; from copydesk.cli.app import main; main(['--help']); print({'rich', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("set()")
