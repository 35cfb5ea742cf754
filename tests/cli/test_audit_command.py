"""`audit PATHS` as a user meets it: streams, exit codes, options, errors."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

CLEAN = "The council met on Monday and agreed to mend the bridge before winter.\n"
DOUBLED = "The minister said that the the bridge would be mended before winter.\n"


Run = Callable[..., Any]
Write = Callable[[str, str | bytes], Path]


def test_a_clean_corpus_exits_0(cli: Run, write: Write) -> None:
    write("corpus/gazette/2022-09-28-bridge.txt", CLEAN)
    done = cli("corpus")
    assert done.code == 0
    assert done.err == ""


def test_a_finding_exits_1_and_says_which_rule_did_it(cli: Run, write: Write) -> None:
    write("corpus/gazette/2022-09-28-bridge.txt", DOUBLED)
    done = cli("corpus")
    assert done.code == 1
    assert "SQ001" in done.out
    assert "audit: exit 1 because of SQ001 (1)" in done.err


@pytest.mark.parametrize(("level", "code"), [("never", 0), ("error", 0), ("warning", 1), ("quality=never", 0)])
def test_fail_on_sets_what_fails_a_run(cli: Run, level: str, code: int, write: Write) -> None:
    write("corpus/a.txt", DOUBLED)
    assert cli("corpus", "--fail-on", level).code == code


def test_the_report_folder_is_written_and_never_read_again(cli: Run, write: Write) -> None:
    write("corpus/a.txt", DOUBLED)
    cli(".")
    assert Path("audit-report/index.html").is_file()
    assert Path("audit-report/files/corpus/a.txt.json").is_file()
    again = cli(".", "--format", "json")
    assert [document["path"] for document in json.loads(again.out)["documents"]] == ["corpus/a.txt"]


@pytest.mark.parametrize(
    "args",
    [("corpus", "--no-report"), ("corpus/a.txt",), ("corpus", "--scope", "document")],
    ids=["--no-report", "single files", "--scope document"],
)
def test_nothing_is_written_when_nobody_asked_for_a_report(cli: Run, args: tuple[str, ...], write: Write) -> None:
    write("corpus/a.txt", DOUBLED)
    assert cli(*args).code == 1
    assert not Path("audit-report").exists()


def test_report_dir_names_the_folder(cli: Run, write: Write) -> None:
    write("corpus/a.txt", DOUBLED)
    cli("corpus/a.txt", "--report-dir", "elsewhere")
    assert Path("elsewhere/findings.json").is_file()


def test_a_folder_that_is_not_ours_is_refused_untouched(cli: Run, write: Write) -> None:
    write("corpus/a.txt", CLEAN)
    precious = write("audit-report/precious.txt", "mine")
    done = cli("corpus")
    assert done.code == 2
    assert "audit-report" in done.err
    assert precious.read_text() == "mine"


def test_several_formats_come_from_one_run(cli: Run, write: Write) -> None:
    write("corpus/a.txt", DOUBLED)
    Path("tables").mkdir()
    done = cli("corpus", "--format", "concise", "--output", "json=f.json", "--output", "tables=tables")
    assert done.out.startswith("corpus/a.txt:1:24: SQ001 doubled-word: ") or done.out.startswith("a.txt:1:24: SQ001")
    assert json.loads(Path("f.json").read_text())["findings"][0]["text"] == "the the"
    assert Path("tables/findings.csv").is_file()


def test_jsonl_is_one_finding_a_line(cli: Run, write: Write) -> None:
    write("corpus/a.txt", DOUBLED + "\n" + DOUBLED.replace("the the", "of of"))
    rows = [json.loads(line) for line in cli("corpus", "--format", "jsonl").out.splitlines()]
    assert [row["text"] for row in rows] == ["the the", "of of"]


def test_the_settings_in_force_are_shown_as_a_config_file(cli: Run) -> None:
    Path("copydesk.toml").write_text("[quality]\nocr = true\n")
    done = cli("--show-settings", "--ignore", "SQ001")
    shown = tomllib.loads(done.out)
    assert (done.code, shown["quality"]["ocr"], shown["rules"]["ignore"]) == (0, True, ["SQ001"])
    Path("again.toml").write_text(done.out)
    assert tomllib.loads(cli("--show-settings", "--config", "again.toml").out) == shown


def test_stdin_is_one_article(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "copydesk", "-", "--format", "concise"],
        input=DOUBLED.encode(), capture_output=True, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.startswith(b"-:1:24: SQ001")
    assert list(tmp_path.iterdir()) == []


def test_select_and_ignore_reach_the_rules(cli: Run, write: Write) -> None:
    write("corpus/a.txt", DOUBLED)
    assert cli("corpus", "--ignore", "doubled-word").code == 0
    assert cli("corpus", "--select", "facts").code == 0
    assert cli("corpus", "--select", "SQ001").code == 1


def test_quiet_prints_findings_only(cli: Run, write: Write) -> None:
    write("corpus/a.txt", DOUBLED)
    done = cli("corpus", "--quiet")
    assert done.err == ""
    assert len(done.out.splitlines()) == 1


def test_statistics_count_by_rule(cli: Run, write: Write) -> None:
    write("corpus/a.txt", DOUBLED)
    assert "SQ001  doubled-word" in cli("corpus", "--statistics").out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        pytest.param((), "nothing to audit", id="no path"),
        pytest.param(("missing",), "missing: no such file or folder", id="missing path"),
        pytest.param(("explian",), "did you mean the command `audit explain`?", id="near a command"),
        pytest.param(("--select", "SQ001", "rules"), "its name comes first", id="option before a command"),
        pytest.param(("corpus", "--select", "SQ999X"), "unknown rule `SQ999X`", id="unknown rule"),
        pytest.param(("corpus", "--format", "xml"), "--format: `xml` is not one of", id="unknown format"),
        pytest.param(("corpus", "--output", "json"), "must be FORMAT=FILE", id="output without file"),
        pytest.param(("corpus", "--output", "json=no/where/f.json"), "cannot be written", id="output nowhere"),
        pytest.param(("corpus", "--fail-on", "bad"), "`bad` is no level", id="unknown level"),
        pytest.param(("corpus", "--config", "none.toml"), "no such config file", id="missing config"),
        pytest.param(("corpus", "--frobnicate"), "No such option: --frobnicate", id="unknown option"),
        pytest.param(("corpus", "--date", "someday"), "someday", id="wrong date"),
        pytest.param(("corpus", "--scope", "all"), "scope", id="wrong scope"),
        pytest.param(("corpus", "--color", "pink"), "pink", id="wrong colour"),
        pytest.param(("empty",), "empty", id="a folder without articles"),
        pytest.param(("photo.jpg",), "photo.jpg", id="a binary file by name"),
        pytest.param(("corpus", "--pack", "none.toml"), "none.toml", id="missing pack"),
        pytest.param(("-", "corpus"), "cannot be combined", id="stdin and paths"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line_and_exit_2(
    cli: Run, args: tuple[str, ...], said: str, write: Write
) -> None:
    write("corpus/a.txt", CLEAN)
    Path("empty").mkdir()
    write("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")
    done = cli(*args)
    assert done.code == 2
    assert said in done.err
    assert len(done.err.splitlines()) == 1
    assert done.err.startswith("audit: ")
    assert done.out == ""


def test_a_broken_record_is_named_and_the_others_are_audited(cli: Run, write: Write) -> None:
    one, two = (json.dumps({"id": id, "text": DOUBLED}) for id in "ab")
    write("articles.jsonl", f"{one}\n{{broken\n{two}\n")
    done = cli("articles.jsonl", "--format", "concise", "--no-report")
    assert done.code == 2
    assert "articles.jsonl, row 2" in done.err
    assert len(done.out.splitlines()) == 2


def test_a_broken_front_matter_is_named_and_the_text_is_audited(cli: Run, write: Write) -> None:
    write("corpus/a.txt", "---\ntitle: [unclosed\n---\n" + DOUBLED)
    done = cli("corpus", "--format", "concise")
    assert done.code == 2
    assert "a.txt" in done.err
    assert "SQ001" in done.out


def test_a_config_above_the_working_directory_is_used(cli: Run, write: Write) -> None:
    write("corpus/a.txt", DOUBLED)
    write("copydesk.toml", '[rules]\nignore = ["SQ001"]\n')
    assert cli("corpus").code == 0
    assert cli("corpus", "--isolated").code == 1


def test_a_config_inside_the_corpus_cannot_silence_it(cli: Run, write: Write) -> None:
    write("corpus/a.txt", DOUBLED)
    write("corpus/copydesk.toml", '[rules]\nignore = ["SQ001"]\n')
    done = cli("corpus")
    assert done.code == 1
    assert "copydesk.toml" in done.out


def test_paths_of_the_config_are_audited_when_none_are_named(cli: Run, write: Write) -> None:
    write("texts/a.txt", DOUBLED)
    write("copydesk.toml", 'paths = ["texts"]\n')
    assert cli().code == 1


def test_fingerprints_do_not_depend_on_the_working_directory(
    cli: Run, monkeypatch: pytest.MonkeyPatch, write: Write
) -> None:
    write("archive/.git/HEAD", "")
    root = write("archive/corpus/gazette/2022-09-28-a.txt", DOUBLED).absolute().parents[2]

    def prints(cwd: Path, path: str) -> list[str]:
        monkeypatch.chdir(cwd)
        return [row["fingerprint"] for row in json.loads(cli(path, "--format", "json", "--no-report").out)["findings"]]

    found = [prints(root, "corpus"), prints(root / "corpus", "."), prints(root.parent, str(root / "corpus"))]
    assert found[0] == found[1] == found[2] != []


def test_fingerprints_do_not_depend_on_the_row(cli: Run, write: Write) -> None:
    record = json.dumps({"text": DOUBLED, "url": "https://gazette.example/a"})
    other = json.dumps({"text": CLEAN, "url": "https://gazette.example/b"})

    def prints(content: str) -> list[str]:
        write("articles.jsonl", content)
        report = json.loads(cli("articles.jsonl", "--format", "json", "--no-report").out)
        return [row["fingerprint"] for row in report["findings"]]

    assert prints(record + "\n") == prints(other + "\n" + record + "\n") != []


@pytest.mark.parametrize(
    ("env", "colored"),
    [({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False), ({}, False)],
)
def test_colours_follow_the_environment(
    cli: Run, monkeypatch: pytest.MonkeyPatch, env: dict[str, str], colored: bool, write: Write
) -> None:
    write("corpus/a.txt", DOUBLED)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[" in cli("corpus").out) is colored


def test_a_closed_pipe_ends_quietly_with_the_code_the_audit_earned(tmp_path: Path, write: Write) -> None:
    for number in range(2000):
        write(f"{tmp_path}/corpus/{number}.txt", DOUBLED)
    command = f"{sys.executable} -m copydesk corpus --no-report --format json; echo $? >&2"
    done = subprocess.run(
        ["bash", "-c", f"({command}) | head -c 100"], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.stderr.splitlines()[-1] == "1"
    assert "Traceback" not in done.stderr


def test_version_loads_next_to_nothing() -> None:
    code = "import sys; sys.argv = ['audit', '--version']; from copydesk.cli import run\ntry:\n run()\nexcept SystemExit:\n print(sorted(m for m in ('typer', 'numpy', 're2', 'msgspec') if m in sys.modules))"  # noqa: E501
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ})
    assert done.stdout.splitlines() == ["copydesk 0.1.0", "[]"]
