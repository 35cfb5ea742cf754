"""Check sheets in the reports: a list to tick off, the per-file audits, the page."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from copydesk.model import Check, DocumentSummary, Passage, Quote, Report, Sheet, Source
from copydesk.report import ReportContext, formats
from copydesk.report.folder import write_folder
from copydesk.report.schema import schemas

Summary = Callable[..., DocumentSummary]

SHEET = Sheet(
    checks=(
        Check(kind="name", status="unknown", place=Passage(0, 8, 1), text="Ada Lind", also=(Passage(40, 48, 3),)),
        Check(kind="date", status="agrees", place=Passage(9, 19, 1), text="Tuesday, 8 March", fact="calendar"),
        Check(kind="place", status="conflicts", place=Passage(20, 30, 2), text="<b>*Rio*</b>", fact="no", code="FS030"),
    ),
    quotes=(
        Quote(
            place=Passage(31, 39, 2), text="It rains", speaker="Ada Lind", verb="said", speaker_place=Passage(0, 8, 1)
        ),
        Quote(place=Passage(50, 69, 4), text="Nobody knows by whom"),
    ),
)


@pytest.fixture
def checked(summary: Summary) -> Report:
    one = summary(Source("a.txt", "a.txt"), packed_sheet=SHEET.packed())
    return Report(documents=(one, summary(Source("b.txt", "b.txt"))))


def shown(name: str, report: Report) -> str:
    render = formats()[name].render
    assert render is not None
    return "".join(str(piece) for piece in render(report, ReportContext()))


def test_the_checklist_has_a_box_a_line(checked: Report) -> None:
    written = shown("checklist", checked)
    assert "## a.txt\n\nThe ferry is late, undated\n" in written
    assert "- [ ] lines 1, 3: name: Ada Lind — unknown\n" in written
    assert "- [ ] line 1: date: Tuesday, 8 March — agrees: calendar\n" in written
    assert "Nothing to check was found in 1 article." in written


def test_paragraphs_are_counted_where_a_reader_sees_no_lines(summary: Summary) -> None:
    also = (Passage(40, 48, 5, 3), Passage(60, 68, 5, 3))
    sheet = Sheet(checks=(Check(kind="name", status="unknown", place=Passage(0, 8, 1, 1), text="Ada Lind", also=also),))
    report = Report(documents=(summary(Source("a.docx", "a.docx"), packed_sheet=sheet.packed()),))
    assert "- [ ] paragraphs 1, 3: name: Ada Lind" in shown("checklist", report)
    assert "paragraphs 1, 3 · name" in shown("html", report)


def test_text_of_a_document_is_no_markup_in_the_checklist(checked: Report) -> None:
    assert "- [ ] line 2: place: \\<b\\>\\*Rio\\*\\</b\\> — conflicts (FS030): no\n" in shown("checklist", checked)


def test_the_per_file_audit_has_checks_and_quotes(checked: Report, tmp_path: Path) -> None:
    written = write_folder(checked, ReportContext(), folder=tmp_path / "r")
    audit = json.loads((written / "files/a.txt.json").read_bytes())
    jsonschema.validate(audit, schemas()["audit"])
    assert audit["checks"][0] == {
        "kind": "name",
        "status": "unknown",
        "start": 0,
        "end": 8,
        "line": 1,
        "text": "Ada Lind",
        "fact": None,
        "code": None,
        "also": [{"start": 40, "end": 48, "line": 3}],
    }
    assert [(quote["speaker"], quote["verb"]) for quote in audit["quotes"]] == [("Ada Lind", "said"), (None, None)]
    assert audit["findings"] == []


def test_the_page_of_a_small_corpus_has_the_sheets_escaped(checked: Report) -> None:
    page = shown("html", checked)
    assert page.count('class="box"') == 3
    assert "&lt;b&gt;*Rio*&lt;/b&gt;" in page
    assert "<b>*Rio*" not in page


def test_the_page_of_a_large_corpus_has_none(summary: Summary) -> None:
    many = tuple(summary(Source(f"{n}.txt", f"{n}.txt"), packed_sheet=SHEET.packed()) for n in range(101))
    assert 'class="box"' not in shown("html", Report(documents=many))
