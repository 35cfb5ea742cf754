"""`--profile` tells what a run cost, whatever the workers; `--memory` takes an amount of memory."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def corpus(cli: Any, write: Write) -> None:  # writes into its folder
    for number, word in enumerate(("Harbour", "Bridge", "Market")):
        told = f"The the {word} council met on Monday. It spent {number + 2} million pounds."
        write(f"corpus/{word}.txt", f"{told} The Estonian capital, Tallinn, sent its mayor.\n")


Rows = list[list[str]]


@pytest.fixture(params=["1", "2"])
def profile(request: pytest.FixtureRequest, cli: Any, corpus: None) -> tuple[float, list[Rows]]:
    """The seconds of a run, and its tables: stages, rules, views, parts, and what is left of stages."""
    given = ("corpus", "--report-dir", "out", "--no-cache", "--workers", request.param)
    plain, audits = cli(*given), _audits()
    done = cli(*given, "--profile")
    assert (done.code, done.out) == (plain.code, plain.out)
    assert _audits() == audits
    assert all(b"Tallinn capital of Estonia" in audit for audit in audits.values())
    head, *tables = done.err.removeprefix(plain.err).split("\n\n")
    total = float(re.match(r"CPU: ([\d.]+) s for 3 documents", head)[1])  # type: ignore[index]
    return total, [[line.split(maxsplit=4) for line in table.splitlines()[1:]] for table in tables]


def _audits() -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in Path("out/files").iterdir()}


def seconds(rows: Rows) -> list[float]:
    return [float(row[0]) for row in rows]


def test_a_profile_tells_what_a_run_cost_dearest_first(profile: tuple[float, list[Rows]]) -> None:
    _, tables = profile
    for rows in tables:
        assert seconds(rows) == sorted(seconds(rows), reverse=True)


def test_the_stages_add_up_to_the_run_and_so_do_all_the_other_tables(profile: tuple[float, list[Rows]]) -> None:
    total, (stages, *others) = profile
    assert sum(seconds(stages)) == pytest.approx(total, abs=0.02)
    rows = [row for table in others for row in table]
    assert sum(seconds(rows)) == pytest.approx(total, abs=0.01 + 0.0005 * len(rows))


def test_it_names_stages_rules_views_and_other_work(profile: tuple[float, list[Rows]]) -> None:
    _, (stages, rules, views, parts, left) = profile
    assert {"reading", "checking", "finding pairs", "writing the report"} <= {" ".join(row[3:]) for row in stages}
    assert {" ".join(row[3:]) for row in left} == {" ".join(row[3:]) for row in stages}
    assert ["3", "SQ001 doubled-word"] in [row[3:] for row in rules]
    assert {("3", "rules.scan.scan"), ("3", "scorecard.figures.scorecard")} <= {tuple(row[3:]) for row in views}
    assert {"check sheets", "credits", "fingerprints", "name keys"} <= {row[-1] for row in parts}


@pytest.mark.usefixtures("corpus")
def test_without_it_nothing_is_told(cli: Any) -> None:
    assert "CPU" not in cli("corpus", "--no-report").err


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("given", ["lots", "12", "0GB", "-1GB", "2 potatoes", "1e3GB"])
def test_what_is_no_amount_of_memory_is_told_in_one_line(cli: Any, given: str) -> None:
    done = cli("corpus", "--memory", given)
    assert (done.code, done.out) == (2, "")
    assert done.err == f"audit: --memory: `{given}` is no amount of memory; give it a unit, as in 2GB or 800MB\n"


@pytest.mark.usefixtures("corpus")
def test_the_config_names_memory_too(cli: Any, write: Write) -> None:
    write("copydesk.toml", '[run]\nmemory = "much"\n')
    done = cli("corpus")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "copydesk.toml" in done.err
    assert "`much` is no amount of memory" in done.err
    assert cli("corpus", "--isolated", "--memory", "1.5 GiB", "--no-report").code == 1
