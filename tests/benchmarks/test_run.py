"""A small run of the benchmark: costs are told beside `wc -w` and the audit, what cannot be installed is left out."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import run  # type: ignore[import-not-found]
from measure import FailedError, exponent, in_turn, measured, times  # type: ignore[import-not-found]


def test_costs_are_told_beside_counting_words_and_the_audit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "no-such-package"
    ours = {name: run.CONTENDERS[name] for name in ("wc -w", "audit", "reuse")}
    few = run.CONTENDERS["reuse"]._replace(most=20)
    monkeypatch.setattr(run, "CONTENDERS", {**ours, "few": few, "gone": few._replace(requires=(str(missing),))})
    monkeypatch.setattr(run, "_plot", lambda bench, figures, plot: None)
    monkeypatch.setattr(
        sys,
        "argv",
        ["run.py", "--documents", "30", "--rounds", "1", "--only", "reuse,few,gone", "--out", str(tmp_path)],
    )
    assert run.main() == 0
    told = capsys.readouterr().out
    assert "gone is left out: " in told
    assert "from 20 documents" in told
    seconds = json.loads((tmp_path / "results.json").read_text())["seconds"]
    assert sorted((name, size) for name, by_size in seconds.items() for size in by_size) == sorted(
        (name, "30") for name in (*ours, "few")
    )
    assert all(len(costs) == 1 for by_size in seconds.values() for costs in by_size.values())
    assert all(cost > 0 for costs in seconds["audit"].values() for cost in costs)


def test_growth_is_told_of_those_who_saw_all_of_the_corpus() -> None:
    seconds = {
        2_000: {"audit": [1.0, 1.1, 1.0], "proselint": [9.0] * 3},
        20_000: {"audit": [10.0] * 3, "proselint": [90.0] * 3},
    }
    said = run.growth(seconds)
    assert said[0].endswith("2,000 to 20,000 documents: cost grows with the size to the power of")
    assert [line.split() for line in said[1:]] == [["audit", "1.00"]]


def test_what_fails_says_why() -> None:
    with pytest.raises(FailedError, match="ZeroDivisionError"):
        measured([sys.executable, "-c", "1 / 0"])


def test_memory_and_time_are_those_of_the_process_and_its_own() -> None:
    small = measured([sys.executable, "-c", "print('done')"])
    inner = "x = bytes([1]) * 200_000_000; sum(range(10**7))"
    nested = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    large = measured([sys.executable, "-c", nested])
    assert small.printed == "done\n"
    assert large.peak > 200_000_000
    assert large.seconds > small.seconds


def test_tools_run_in_turn() -> None:
    order: list[str] = []

    def task(name: str) -> float:
        order.append(name)
        return len(order)

    assert in_turn({"a": lambda: task("a"), "b": lambda: task("b")}, 2) == {"a": [1, 3], "b": [2, 4]}
    assert order == ["a", "b", "a", "b"]
    assert times([2, 9], [1, 3]) == [2, 3]


def test_linear_cost_has_exponent_one() -> None:
    assert exponent(2.0, 10.0, 5) == pytest.approx(1)
