"""`--show-settings`: what is in force, as a config file that can be used, and where each setting came from."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

CONFIG = """
paths = ["texts"]

[rules]
fail-on = "error"
ignore = ["BP"]

[rules.severity]
SQ001 = "note"

[per-path."old/**"]
ignore = ["SQ"]
"""


def origin(out: str, key: str) -> str:
    return next(line for line in out.splitlines() if line.startswith(f"{key} = ")).rpartition("  # ")[2]


@pytest.mark.parametrize(
    ("key", "args", "came_from"),
    [
        ("paths", (), "copydesk.toml"),
        ("fail-on", (), "copydesk.toml"),
        ("fail-on", ("--fail-on", "never"), "--fail-on"),
        ("ignore", ("--ignore", "TR"), "--ignore"),
        ("min-words", (), "default"),
        ("packs", ("--pack", "house.toml"), "--pack"),
        ("force-exclude", ("--force-exclude",), "--force-exclude"),
        ("workers", ("--workers", "0"), "--workers"),
        ("text", ("--report-text", "none"), "--report-text"),
        ("knowledge", (), "default"),
        ("knowledge", ("--knowledge", "mayors.csv"), "--knowledge"),
    ],
)
def test_the_origin_of_each_value_is_told(
    cli: Any, write: Any, key: str, args: tuple[str, ...], came_from: str
) -> None:
    write("copydesk.toml", CONFIG)
    done = cli("--show-settings", *args)
    assert done.code == 0, done.err
    assert origin(done.out, key) == came_from


def test_facts_of_the_project_are_told_beside_the_option(cli: Any, write: Any) -> None:
    write("copydesk.toml", '[facts]\nknowledge = ["more.toml"]\n')
    write("copydesk-knowledge.toml", "")
    out = cli("--show-settings", "--knowledge", "mayors.csv").out
    assert origin(out, "knowledge") == "copydesk-knowledge.toml, copydesk.toml, --knowledge"


def test_tables_are_told_from_above(cli: Any, write: Any) -> None:
    write("copydesk.toml", CONFIG)
    out = cli("--show-settings").out
    assert '# copydesk.toml\n[rules.severity]\nSQ001 = "note"' in out
    assert '# copydesk.toml\n[per-path."old/**"]\nignore = [' in out


def test_a_pyproject_is_an_origin_too(cli: Any, write: Any) -> None:
    write("pyproject.toml", '[tool.copydesk.rules]\nfail-on = "note"\n')
    assert origin(cli("--show-settings").out, "fail-on") == "pyproject.toml"


def test_isolated_has_defaults_alone(cli: Any, write: Any) -> None:
    write("copydesk.toml", CONFIG)
    out = cli("--show-settings", "--isolated").out
    assert out.startswith("# no config file\n")
    assert origin(out, "fail-on") == "default"


def test_what_is_shown_can_be_used_as_a_config(cli: Any, write: Any) -> None:
    write("copydesk.toml", CONFIG)
    shown = cli("--show-settings", "--outlet", 'The "Old" Gazette # 1').out
    Path("copydesk.toml").write_text(shown)
    assert tomllib.loads(cli("--show-settings").out) == tomllib.loads(shown)
