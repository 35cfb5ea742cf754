import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import msgspec
import pytest

from copydesk.model import DocumentSummary, Failure, Finding, Report, Source
from copydesk.report import ReportContext, ReportError
from copydesk.report.folder import MARKER, check_folder, write_folder
from copydesk.report.schema import schemas

Summary = Callable[..., DocumentSummary]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def without_pages(folder: Path) -> set[str]:
    """What lies in the folder beside the pages for reading."""
    return {name for name in tree(folder) if name.split("/")[0] not in ("assets", "pages", "passages", "rules")}


def test_the_folder_mirrors_the_input(report: Report, context: ReportContext, tmp_path: Path) -> None:
    written = write_folder(report, context, folder=tmp_path / "audit-report")
    assert without_pages(written) == {
        ".copydesk-report",
        ".gitignore",
        "files/exports/wire.jsonl.audits.jsonl",
        "files/harbour/ferry.txt.json",
        "files/valley/ferry.txt.json",
        "findings.json",
        "index.html",
    }
    assert (written / ".gitignore").read_text() == "*\n"
    assert [path.name for path in tmp_path.iterdir()] == ["audit-report"]


def test_per_file_audits_meet_their_schema_and_hold_the_same_rows(
    report: Report, context: ReportContext, tmp_path: Path
) -> None:
    written = write_folder(report, context, folder=tmp_path / "r")
    whole = json.loads((written / "findings.json").read_bytes())
    jsonschema.validate(whole, schemas()["findings"])
    harbour = json.loads((written / "files/harbour/ferry.txt.json").read_bytes())
    records = [json.loads(row) for row in (written / "files/exports/wire.jsonl.audits.jsonl").read_bytes().splitlines()]
    valley = json.loads((written / "files/valley/ferry.txt.json").read_bytes())
    for audit in (harbour, valley, *records):
        jsonschema.validate(audit, schemas()["audit"])
    rows = [finding for audit in (*records, harbour, valley) for finding in audit["findings"]]
    assert rows == whole["findings"]
    assert (harbour["quotes"], harbour["checks"], harbour["errors"]) == ([], [], [])
    assert harbour["document"] == whole["documents"][1]


def test_a_record_that_could_not_be_read_has_its_line_in_row_order(
    report: Report, context: ReportContext, tmp_path: Path
) -> None:
    written = write_folder(report, context, folder=tmp_path / "r")
    good, broken = map(json.loads, (written / "files/exports/wire.jsonl.audits.jsonl").read_bytes().splitlines())
    assert good["document"]["row"] == 17
    assert broken["document"] is None
    assert broken["errors"][0]["message"] == "row 18 is not valid JSON"


def test_the_page_of_an_article_links_to_its_audit(report: Report, context: ReportContext, tmp_path: Path) -> None:
    written = write_folder(report, context, folder=tmp_path / "r")
    pages = [page.read_text() for page in (written / "pages").iterdir()]
    assert sum('href="../files/harbour/ferry.txt.json"' in page for page in pages) == 1


def test_equal_reports_give_equal_folders(report: Report, context: ReportContext, tmp_path: Path) -> None:
    one, two = (write_folder(report, context, folder=tmp_path / name) for name in ("a", "b"))
    assert tree(one) == tree(two)


def test_an_older_report_is_replaced_as_a_whole(report: Report, context: ReportContext, tmp_path: Path) -> None:
    folder = write_folder(report, context, folder=tmp_path / "r")
    write_folder(Report(), context, folder=folder)
    assert without_pages(folder) == {MARKER, ".gitignore", "findings.json", "index.html"}
    assert not (folder / "pages").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_a_folder_of_other_things_is_refused_untouched(report: Report, context: ReportContext, tmp_path: Path) -> None:
    (tmp_path / "thesis").mkdir()
    (tmp_path / "thesis" / "chapter.txt").write_text("years of work")
    with pytest.raises(ReportError, match="is not empty and not a report of copydesk"):
        write_folder(report, context, folder=tmp_path / "thesis")
    assert tree(tmp_path) == {"thesis/chapter.txt": b"years of work"}


def test_an_empty_folder_is_taken_and_a_file_refused(report: Report, context: ReportContext, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert (write_folder(report, context, folder=tmp_path / "empty") / "index.html").is_file()
    (tmp_path / "file").write_text("")
    with pytest.raises(ReportError, match="is a file"):
        check_folder(tmp_path / "file")


def test_a_link_to_a_report_keeps_being_a_link(report: Report, context: ReportContext, tmp_path: Path) -> None:
    write_folder(report, context, folder=tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    write_folder(report, context, folder=tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "findings.json").is_file()


def test_the_old_report_stays_whole_when_a_new_one_fails(
    report: Report, context: ReportContext, tmp_path: Path
) -> None:
    folder = write_folder(report, context, folder=tmp_path / "r")
    before = tree(folder)

    def broken(_: Source) -> str:
        raise RuntimeError("the text is gone")

    with pytest.raises(RuntimeError):
        write_folder(report, msgspec.structs.replace(context, text_of=broken), folder=folder)
    assert tree(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_leftovers_of_killed_runs_go_and_everything_else_stays(
    report: Report, context: ReportContext, tmp_path: Path
) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    leftover, foreign, young, alive = (
        tmp_path / f".r-{name}.tmp" for name in (f"{gone.pid}-1", f"{gone.pid}-2", f"{gone.pid}-3", f"{os.getppid()}-1")
    )
    for folder in (leftover, foreign, young, alive):
        folder.mkdir()
    for folder in (leftover, young, alive):
        (folder / MARKER).touch()
    for folder in (leftover, foreign, alive):
        os.utime(folder, (10_000, 10_000))
    write_folder(report, context, folder=tmp_path / "r")
    assert sorted(tmp_path.iterdir()) == sorted([tmp_path / "r", foreign, young, alive])


_WRITING = """
import sys
from copydesk.model import Report
from copydesk.report import ReportContext
from copydesk.report.folder import write_folder
for number in range(30):
    write_folder(Report(notices=(sys.argv[1],)), ReportContext(settings_hash=sys.argv[1]), folder="r")
"""


def test_runs_that_write_one_folder_at_once_do_not_mix(tmp_path: Path) -> None:
    runs = [
        subprocess.Popen([sys.executable, "-c", _WRITING, name], cwd=tmp_path, stderr=subprocess.PIPE)
        for name in ("first", "second", "third")
    ]
    assert [(run.communicate()[1].decode(), run.returncode) for run in runs] == [("", 0)] * 3
    assert [path.name for path in tmp_path.iterdir()] == ["r"]
    written = json.loads((tmp_path / "r" / "findings.json").read_text())
    assert written["settings"] == written["summary"]["notices"][0]
    assert written["settings"] in (tmp_path / "r" / "index.html").read_text()


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("a/b.txt", "files/a/b.txt.json"),
        ("/etc/passwd", "files/_abs/etc/passwd.json"),
        ("../../x.txt", "files/_up/_up/x.txt.json"),
        ("a/../../x", "files/a/_up/_up/x.json"),
        ("-", "files/-.json"),
        ("..", "files/_up.json"),
        ("new\nline.txt", "files/new_line.txt.json"),
    ],
)
def test_no_path_leads_out_of_the_folder(
    path: str, written: str, summary: Summary, context: ReportContext, tmp_path: Path
) -> None:
    report = Report(documents=(summary(Source(path, path)),))
    assert written in tree(write_folder(report, context, folder=tmp_path / "r"))


def test_names_that_are_too_long_or_collide_get_places_of_their_own(
    summary: Summary, context: ReportContext, tmp_path: Path
) -> None:
    # The second is a folder where the audit of the first would stand; the last two differ behind the cut only.
    paths = ["a", "a.json/b", "_abs/x", "/x", "é" * 120 + "1", "é" * 120 + "2"]
    report = Report(documents=tuple(summary(Source(path, path)) for path in paths))
    written = tree(write_folder(report, context, folder=tmp_path / "r"))
    audits = [json.loads(content)["document"]["path"] for name, content in written.items() if name.startswith("files/")]
    assert sorted(audits) == sorted(paths)


def test_a_large_corpus_gets_one_file_of_audits_per_folder(
    report: Report, context: ReportContext, tmp_path: Path
) -> None:
    written = write_folder(report, context, folder=tmp_path / "r", per_file_limit=2)
    assert without_pages(written) == {
        ".copydesk-report",
        ".gitignore",
        "documents.jsonl",
        "files/exports/audits.jsonl",
        "files/harbour/audits.jsonl",
        "files/valley/audits.jsonl",
        "findings.json",
        "findings.jsonl",
        "index.html",
    }
    whole = json.loads((written / "findings.json").read_bytes())
    jsonschema.validate(whole, schemas()["findings"])
    assert (whole["documents"], whole["findings"]) == ([], [])
    assert whole["apart"] == {"documents": "documents.jsonl", "findings": "findings.jsonl"}
    assert whole["summary"]["findings"] == len((written / "findings.jsonl").read_bytes().splitlines()) == 5


def test_a_file_that_could_not_be_read_has_an_audit_that_says_so(context: ReportContext, tmp_path: Path) -> None:
    report = Report(errors=(Failure("gone.txt", "permission denied"),))
    written = write_folder(report, context, folder=tmp_path / "r")
    audit = json.loads((written / "files/gone.txt.json").read_bytes())
    assert (audit["document"], audit["errors"][0]["message"]) == (None, "permission denied")


def test_a_crashed_rule_is_in_the_audit_of_its_document(
    finding: Callable[..., Finding], summary: Summary, context: ReportContext, tmp_path: Path
) -> None:
    crash = Failure("harbour/ferry.txt", "ZeroDivisionError", rule="FS020", fingerprint="f")
    report = Report(documents=(summary(),), findings=(finding(),), errors=(crash,))
    written = write_folder(report, context, folder=tmp_path / "r")
    audit = json.loads((written / "files/harbour/ferry.txt.json").read_bytes())
    assert (audit["errors"][0]["rule"], len(audit["findings"])) == ("FS020", 1)
