"""A small run of the comparison of engines: the local one beside itself, so that no Java is needed."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import engines  # type: ignore[import-not-found]


def test_each_engine_is_told_by_the_clock_and_beside_the_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(engines, "ENGINES", {"local": ("--workers", "1"), "spark": ("--workers", "1")})
    monkeypatch.setattr(sys, "argv", ["engines.py", "--documents", "40", "--rounds", "1"])
    assert engines.main() == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == ["local", "spark", "ratio"]
