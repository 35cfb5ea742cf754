"""Writes audit-report/: built beside the old report and moved in when whole."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from copydesk.model import Report
from copydesk.report import json
from copydesk.report.context import ReportContext, ReportError
from copydesk.report.convert import document_row, finding_row, findings_file
from copydesk.report.paths import audit_folders, audit_paths
from copydesk.report.per_file import Audit, audits
from copydesk.report.site import write_site
from copydesk.report.standing import standings
from copydesk.report.swap import MARKER, check_folder, replace_folder

__all__ = ["MARKER", "PER_FILE_LIMIT", "check_folder", "write_folder"]

PER_FILE_LIMIT = 20_000
"""Above so many documents there is one file of audits per folder, not one per document."""

_MARKER_TEXT = "Written by copydesk. Every audit replaces this folder as a whole.\n"


def write_folder(
    report: Report, context: ReportContext, *, folder: str | Path, per_file_limit: int = PER_FILE_LIMIT
) -> Path:
    """Write the report into the folder, in place of an older report, and return its path.

    Raises ReportError, with the folder untouched, if it holds anything but a report of ours or cannot be written.
    """
    target = check_folder(folder)
    try:
        with replace_folder(target) as building:
            _fill(building, report, context=context, large=len(report.documents) > per_file_limit)
    except OSError as error:
        raise ReportError(f"{folder}: the report cannot be written: {error.strerror or error}") from error
    return target


def _fill(building: Path, report: Report, *, context: ReportContext, large: bool) -> None:
    (building / MARKER).write_text(_MARKER_TEXT, encoding="utf-8")
    (building / ".gitignore").write_text("*\n", encoding="utf-8")
    apart = _write_rows(building, report, context) if large else {}
    _write(building / "findings.json", json.laid_out(findings_file(report, context, apart=apart)))
    links = _write_per_folder(building, report, context) if large else _write_per_file(building, report, context)
    write_site(building, report, context, audits=links)


def _write_rows(building: Path, report: Report, context: ReportContext) -> dict[str, str]:
    standing = standings(report, context)
    documents = (document_row(document, standing) for document in report.documents)
    _write(building / "documents.jsonl", json.lines(documents))
    _write(building / "findings.jsonl", json.lines(finding_row(finding, context) for finding in report.findings))
    return {"documents": "documents.jsonl", "findings": "findings.jsonl"}


def _write_per_file(building: Path, report: Report, context: ReportContext) -> dict[str, str]:
    """One file per file, one line per record; the places by input path."""
    standing = standings(report, context)
    grouped: dict[str, list[Audit]] = {}
    for audit in audits(report):
        grouped.setdefault(audit.path, []).append(audit)
    records = {path for path, group in grouped.items() if any(audit.is_record for audit in group)}
    places = audit_paths((path, ".audits.jsonl" if path in records else ".json") for path in grouped)
    made: set[Path] = set()
    for path, group in grouped.items():
        target = building / places[path]
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if path in records:
            _write(target, json.lines(audit.row(context, standing) for audit in group))
        else:
            target.write_bytes(json.encoded(group[0].row(context, standing), indent=2) + b"\n")
    return places


def _write_per_folder(building: Path, report: Report, context: ReportContext) -> dict[str, str]:
    """One audits.jsonl per folder of the input; the places by input path."""
    standing = standings(report, context)
    each = list(audits(report))
    folders = audit_folders(audit.path for audit in each)
    grouped: dict[str, list[Audit]] = {}
    for audit in each:
        grouped.setdefault(folders[audit.path], []).append(audit)
    for folder, group in grouped.items():
        (building / folder).mkdir(parents=True, exist_ok=True)
        _write(building / folder / "audits.jsonl", json.lines(audit.row(context, standing) for audit in group))
    return {path: f"{folder}/audits.jsonl" for path, folder in folders.items()}


def _write(target: Path, pieces: Iterable[bytes] | Iterator[bytes]) -> None:
    with target.open("wb") as file:
        file.writelines(pieces)
