"""Places to write to are tried before the audit starts, and nothing is left half written."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from copydesk.cli import running

Write = Callable[[str, str | bytes], Path]

DOUBLED = "The minister said that the the bridge would be mended before winter.\n"


@pytest.fixture
def never_audits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails the test if the audit starts."""

    def started(*args: Any, **kwargs: Any) -> None:
        pytest.fail("the audit started")

    monkeypatch.setattr(running, "audit_inputs", started)


@pytest.mark.parametrize(
    "args",
    [
        ("--output", "json=nowhere/f.json"),
        ("--output", "json=corpus"),
        ("--output", "json=/proc/f.json"),
        ("--output", "tables=file"),
        ("--output", "tables=/proc/tables"),
        ("--output", "json=f", "--output", "sarif=./f"),
        ("--report-dir", "file"),
        ("--report-dir", "/proc/report"),
        ("--report-dir", "corpus"),
        ("--baseline", "nowhere/known", "--update-baseline"),
        ("--baseline", "/proc/known", "--update-baseline"),
    ],
    ids=" ".join,
)
def test_a_place_that_cannot_be_written_stops_the_run_before_it_starts(
    args: tuple[str, ...], cli: Any, write: Write, never_audits: None
) -> None:
    write("corpus/a.txt", DOUBLED)
    write("file", "mine")
    done = cli("corpus", *args)
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert Path("file").read_text() == "mine"
    assert sorted(path.name for path in Path().iterdir()) == ["corpus", "file"]


def test_rates_fail_a_run(cli: Any, write: Write) -> None:
    for number in range(4):
        write(f"corpus/{number}.txt", DOUBLED if number else "It rained all week in the valley.\n")
    done = cli("corpus", "--no-report", "--fail-on", "SQ001=50%")
    assert done.code == 1
    assert "SQ001 in 3 of 4 documents (75.00%, allowed 50%)" in done.err
    assert cli("corpus", "--no-report", "--fail-on", "SQ001=75%").code == 0


def test_exceptions_of_the_config_reach_the_findings(cli: Any, write: Write) -> None:
    write(
        "copydesk.toml", '[per-path."corpus/old/**"]\nignore = ["SQ"]\n\n[per-outlet.new]\nseverity = { SQ = "note" }\n'
    )
    write("corpus/old/a.txt", DOUBLED)
    write("corpus/new/a.txt", DOUBLED)
    found = json.loads(cli("corpus", "--no-report", "--format", "json").out)["findings"]
    assert [(row["path"], row["severity"]) for row in found] == [("corpus/new/a.txt", "note")]
    write("copydesk.toml", '[per-path."old/**"]\nskip = ["SQ"]\n')
    assert "unknown setting" in cli("corpus").err
