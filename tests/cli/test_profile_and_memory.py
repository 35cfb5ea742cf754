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
        write(f"corpus/{word}.txt", f"The the {word} council met on Monday. It spent {number + 2} million pounds.\n")


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_profile_tells_stages_rules_and_views_dearest_first(cli: Any, workers: str) -> None:
    plain = cli("corpus", "--no-report", "--workers", workers)
    done = cli("corpus", "--no-report", "--workers", workers, "--profile")
    assert (done.code, done.out) == (plain.code, plain.out)
    head, *tables = done.err.removeprefix(plain.err).split("\n\n")
    total = float(re.match(r"CPU: ([\d.]+) s for 3 documents", head)[1])  # type: ignore[index]
    stages, rules, views = ([line.split(maxsplit=4) for line in table.splitlines()[1:]] for table in tables)
    assert sum(float(row[0]) for row in stages) == pytest.approx(total, abs=0.02)
    for rows in (stages, rules, views):
        spent = [float(row[0]) for row in rows]
        assert spent == sorted(spent, reverse=True)
    assert {"reading", "checking", "finding pairs", "writing the report"} <= {" ".join(row[3:]) for row in stages}
    assert ["3", "SQ001 doubled-word"] in [row[3:] for row in rules]
    assert any(row[-1].startswith("text.word") for row in views)


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
