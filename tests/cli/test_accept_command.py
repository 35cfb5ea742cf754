"""`audit accept`, and what is accepted afterwards."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Write = Callable[[str, str | bytes], Path]

DOUBLED = "The minister said that the the bridge would be mended before winter.\n"


def accepted() -> list[dict[str, str]]:
    entries: list[dict[str, str]] = tomllib.loads(Path(".copydesk-accept.toml").read_text())["accept"]
    return entries


@pytest.fixture
def marks(cli: Any, write: Write) -> dict[str, str]:
    """Three findings in an audited corpus: their fingerprints by path."""
    for path in ("old/a.txt", "old/b.txt", "new/a.txt"):
        write(f"corpus/{path}", DOUBLED)
    write("corpus/broken.jsonl", '{"text": "A line."}\n{"text": \n')
    assert cli("corpus").code == 2
    report = json.loads(Path("audit-report/findings.json").read_text())
    return {row["path"]: row["fingerprint"] for row in report["findings"] + report["errors"]}


def test_findings_are_accepted_by_prefix_several_at_once_and_errors_too(cli: Any, marks: dict[str, str]) -> None:
    names = ("old/a.txt", "new/a.txt", "broken.jsonl")
    assert f" [{marks['broken.jsonl'][:8]}]\n" in cli("corpus", "--no-report").err
    done = cli("accept", *(marks[name][:8] for name in names), "--reason", "they sing")
    assert (done.code, done.err) == (0, "audit: .copydesk-accept.toml: 3 accepted\n")
    assert sorted(entry["path"] for entry in accepted()) == sorted(names)
    assert {entry["reason"] for entry in accepted()} == {"they sing"}
    again = cli("corpus", "--format", "json")
    assert again.code == 1
    report = json.loads(again.out)
    assert [row["path"] for row in report["findings"]] == ["old/b.txt"]
    assert report["errors"] == []
    assert sorted((row["by"], row["reason"], row["path"]) for row in report["suppressed"]) == [
        ("accept", "they sing", name) for name in sorted(names)
    ]


def test_by_rule_and_path_only_what_is_there_now_is_accepted(cli: Any, marks: dict[str, str], write: Write) -> None:
    assert cli("accept", "--rule", "doubled-word", "--path", "old/**", "--reason", "archive").code == 0
    assert [entry["path"] for entry in accepted()] == ["old/a.txt", "old/b.txt"]
    write("corpus/old/c.txt", DOUBLED)
    found = json.loads(cli("corpus", "--format", "json", "--select", "SQ001").out)["findings"]
    assert [row["path"] for row in found] == ["new/a.txt", "old/c.txt"]


def test_accepting_again_changes_nothing(cli: Any, marks: dict[str, str]) -> None:
    cli("accept", marks["old/a.txt"], "--reason", "first")
    before = Path(".copydesk-accept.toml").read_text()
    done = cli("accept", marks["old/a.txt"], "--reason", "second")
    assert done.err == "audit: .copydesk-accept.toml: 0 accepted; 1 already there\n"
    assert Path(".copydesk-accept.toml").read_text() == before


def test_what_is_accepted_and_gone_is_reported(cli: Any, marks: dict[str, str], write: Write) -> None:
    cli("accept", marks["old/a.txt"], "--reason", "a song")
    write("corpus/old/a.txt", DOUBLED.replace("the the", "the"))
    assert f"audit: accept: SQ001 {marks['old/a.txt'][:8]} old/a.txt is no longer found" in cli("corpus").err


def test_the_file_lies_beside_the_config_and_isolated_runs_do_not_read_it(
    cli: Any, marks: dict[str, str], write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("copydesk.toml", "")
    monkeypatch.chdir("corpus")
    cli("accept", marks["old/a.txt"], "--reason", "a song", "--report", "../audit-report")
    assert Path("../.copydesk-accept.toml").is_file()
    monkeypatch.chdir("..")
    isolated = json.loads(cli("corpus", "--isolated", "--format", "json", "--no-report").out)
    assert len(isolated["findings"]) == 3


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("aaaa1111",), "--reason"),
        (("aaaa1111", "--reason", "  "), "--reason"),
        (("zzzz", "--reason", "x"), "no finding or error"),
        (("--reason", "x"), "name findings by"),
        (("aaaa1111", "--rule", "SQ001", "--reason", "x"), "name findings by"),
        (("--rule", "SQ999", "--reason", "x"), "unknown rule"),
        (("--path", "older/**", "--reason", "x"), "no finding of the last report"),
        (("aaaa1111", "--reason", "x", "--report", "nowhere"), "there is no report"),
    ],
)
def test_what_cannot_be_accepted_is_one_line_and_exit_2(
    args: tuple[str, ...], said: str, cli: Any, marks: dict[str, str]
) -> None:
    done = cli("accept", *args)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert said in done.err
    assert not Path(".copydesk-accept.toml").exists()


@pytest.mark.parametrize("content", ["version = 2\n", "version = 1\n[[accept]]\n", "not toml", b"\xff"])
def test_a_broken_accept_file_is_one_line_and_exit_2_and_stays_as_it_is(
    content: str | bytes, cli: Any, marks: dict[str, str], write: Write
) -> None:
    file = write(".copydesk-accept.toml", content)
    before = file.read_bytes()
    for args in (("corpus",), ("accept", marks["old/a.txt"], "--reason", "x")):
        done = cli(*args)
        assert (done.code, done.err.count("\n")) == (2, 1)
        assert ".copydesk-accept.toml" in done.err
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", ["{", '{"schema": 2}', "[]", '{"schema": 1, "findings": [{}]}'])
def test_a_report_that_cannot_be_read_is_one_line_and_exit_2(content: str, cli: Any, write: Write) -> None:
    write("findings.json", content)
    done = cli("accept", "aaaa", "--reason", "x", "--report", "findings.json")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "findings.json" in done.err
