"""`--open`: the report in the browser that the environment names."""

import sys
import webbrowser
from pathlib import Path
from typing import Any

import pytest

DOUBLED = "The minister said that the the bridge would be mended before winter.\n"


@pytest.fixture
def opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file to which a browser of our own writes what it was told to open."""
    record, browser = tmp_path / "opened.txt", tmp_path / "browser.py"
    browser.write_text(f"import pathlib, sys\npathlib.Path({str(record)!r}).write_text(sys.argv[1])\n")
    monkeypatch.setenv("BROWSER", f"{sys.executable} {browser} %s")
    monkeypatch.setattr(webbrowser, "_tryorder", None)  # the module keeps what it once found in the environment
    monkeypatch.setattr(webbrowser, "_browsers", {})
    return record


def test_the_report_is_shown_once_it_is_written(cli: Any, write: Any, opened: Path, tmp_path: Path) -> None:
    write("our texts/a.txt", DOUBLED)
    done = cli("our texts", "--open", "--quiet", "--report-dir", "the report")
    assert (done.code, done.err) == (1, "")
    assert opened.read_text() == (tmp_path / "the report" / "index.html").as_uri()


def test_nothing_is_opened_unasked(cli: Any, write: Any, opened: Path) -> None:
    write("corpus/a.txt", DOUBLED)
    assert cli("corpus").code == 1
    assert not opened.exists()


def test_without_a_browser_it_says_where_the_report_is(
    cli: Any, write: Any, opened: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("corpus/a.txt", DOUBLED)
    monkeypatch.setenv("BROWSER", "/no/such/browser %s")
    monkeypatch.setenv("PATH", "/nowhere")
    done = cli("corpus", "--open")
    assert done.code == 1
    assert "no browser could be started; open file://" in done.err


@pytest.mark.parametrize("args", [("corpus", "--no-report"), ("corpus/a.txt",)], ids=" ".join)
def test_a_run_without_a_report_has_nothing_to_open(cli: Any, write: Any, args: tuple[str, ...]) -> None:
    write("corpus/a.txt", DOUBLED)
    done = cli(*args, "--open")
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert "--open" in done.err
