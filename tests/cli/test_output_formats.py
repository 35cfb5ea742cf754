"""Formats for other programs, from the command line."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

DOUBLED = "The minister said that the the bridge would be mended before winter.\n"

Write = Callable[[str, str | bytes], Path]


def test_in_a_github_job_findings_are_annotations(cli: Any, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("corpus/a.txt", DOUBLED)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert cli("corpus").out.startswith("::warning title=copydesk (SQ001 doubled-word),file=a.txt,line=1,col=24,")
    assert cli("corpus", "--format", "concise").out.startswith("a.txt:1:24: SQ001")
    assert cli("corpus", "--format", "text").out.startswith("Read 1 article")


def test_elsewhere_findings_are_text(cli: Any, write: Write) -> None:
    write("corpus/a.txt", DOUBLED)
    assert cli("corpus").out.startswith("Read 1 article")


def test_all_formats_come_from_one_run(cli: Any, write: Write) -> None:
    write("corpus/a.txt", DOUBLED)
    names = ("sarif", "github", "gitlab", "junit", "markdown", "dolma", "checklist", "html", "json", "jsonl")
    done = cli("corpus", *(arg for name in names for arg in ("--output", f"{name}=out.{name}")))
    assert done.code == 1
    assert all(Path(f"out.{name}").stat().st_size for name in names)


def test_places_are_told_from_the_top_of_the_repository(cli: Any, write: Write) -> None:
    Path(".git").mkdir()
    write("archive/copydesk.toml", "")
    write("archive/old/a.txt", DOUBLED)
    done = cli("archive", "--config", "archive/copydesk.toml", "--format", "gitlab", "--output", "json=f.json")
    assert json.loads(done.out)[0]["location"]["path"] == "archive/old/a.txt"
    assert json.loads(Path("f.json").read_text())["findings"][0]["path"] == "old/a.txt"


def test_in_a_word_document_a_place_is_a_paragraph(cli: Any) -> None:
    draft = docx.Document()
    draft.add_heading("Bridge to be mended")
    for paragraph in ("", "The minister came on Tuesday.", DOUBLED.strip(), "“He stayed for an hour, she said."):
        draft.add_paragraph(paragraph)
    draft.save("a.docx")
    screen = cli("a.docx").out
    assert "SQ001 doubled-word      a.docx, paragraph 3\n" in screen
    assert "the quotation opened in paragraph 4 is never closed" in " ".join(screen.split())
    assert cli("a.docx", "--format", "markdown").out.count("`a.docx, paragraph 3`") == 1
    assert cli("a.docx", "--format", "concise").out.startswith("a.docx:5:24: SQ001")


def test_a_record_is_at_its_physical_line(cli: Any, write: Write) -> None:
    write("t.csv", f'id,text\nx,"One line.\nAnd another\none."\ny,"{DOUBLED}"\n')
    done = cli("t.csv", "--format", "github", "--select", "SQ001")
    assert ",file=t.csv,line=5::" in done.out
    assert "(characters 23-30)" in done.out
    assert cli("t.csv", "--format", "concise", "--select", "SQ001").out.startswith("t.csv:5: SQ001")


def test_an_unknown_format_names_those_there_are(cli: Any, write: Write) -> None:
    write("a.txt", DOUBLED)
    done = cli("a.txt", "--format", "xml")
    assert done.code == 2
    assert "sarif" in done.err
