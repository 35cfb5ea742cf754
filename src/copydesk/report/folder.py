"""Writes audit-report/: built beside the old report and moved in when whole."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import msgspec

from copydesk.model import Report
from copydesk.report import json
from copydesk.report.building import Building
from copydesk.report.context import ReportContext, ReportError
from copydesk.report.convert import document_rows, frame_of
from copydesk.report.paths import audit_folders, audit_paths
from copydesk.report.per_file import Written, audits, written
from copydesk.report.standing import standings
from copydesk.report.swap import MARKER, check_folder, replace_folder

__all__ = ["MARKER", "PER_FILE_LIMIT", "check_folder", "write_folder"]

PER_FILE_LIMIT = 20_000
"""Above so many documents there is one file of audits per folder, not one per document."""

_MARKER_TEXT = b"Written by copydesk. Every audit replaces this folder as a whole.\n"


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


def _fill(folder: Path, report: Report, *, context: ReportContext, large: bool) -> None:
    from copydesk.report.site import write_site  # not needed to say whether a folder can be written

    building = Building(folder)
    building.write(MARKER, _MARKER_TEXT)
    building.write(".gitignore", b"*\n")
    write = _write_per_folder if large else _write_per_file
    write_site(building, report, context, audits=write(building, report, context))


def _write_per_file(building: Building, report: Report, context: ReportContext) -> dict[str, str]:
    """findings.json, and an audit of each file, a line for each record; the places of the audits by input path."""
    records: dict[str, bool] = {}
    for audit in audits(report):
        records[audit.path] = records.get(audit.path, False) or audit.is_record
    places = audit_paths((path, ".audits.jsonl" if held else ".json") for path, held in records.items())
    documents = list(_documents(report, context))  # in findings.json they stand before all findings
    each = written(audits(report), iter(documents), context)
    findings = _filing(
        building, each, places={path: (place, records[path]) for path, place in places.items()}, context=context
    )
    building.write("findings.json", json.laid_out(frame_of(report, context), documents=documents, findings=findings))
    return places


def _filing(
    building: Building, each: Iterator[Written], *, places: dict[str, tuple[str, bool]], context: ReportContext
) -> Iterator[bytes]:
    """The rows of all findings; as they pass, the audits that hold them are written."""
    for path, group in groupby(each, key=lambda one: one.audit.path):
        place, is_records = places[path]
        if is_records:
            with building.open(place) as file:
                for one in group:
                    file.write(one.row(context) + b"\n")
                    yield from one.findings
        else:
            for one in group:
                building.write(place, msgspec.json.format(one.row(context), indent=2) + b"\n")
                yield from one.findings


def _write_per_folder(building: Building, report: Report, context: ReportContext) -> dict[str, str]:
    """Documents, findings and audits in lines, these in a file for each folder of the input; places by input path."""
    folders = audit_folders(audit.path for audit in audits(report))
    each = written(audits(report), _documents(report, context), context)
    with building.open("documents.jsonl") as documents, building.open("findings.jsonl") as findings:
        for folder, group in groupby(each, key=lambda one: folders[one.audit.path]):
            with building.open(f"{folder}/audits.jsonl") as file:
                for one in group:
                    file.write(one.row(context) + b"\n")
                    findings.writelines(row + b"\n" for row in one.findings)
                    if one.audit.document is not None:
                        documents.write(one.document + b"\n")
    apart = {"documents": "documents.jsonl", "findings": "findings.jsonl"}
    building.write("findings.json", json.laid_out(frame_of(report, context, apart=apart)))
    return {path: f"{folder}/audits.jsonl" for path, folder in folders.items()}


def _documents(report: Report, context: ReportContext) -> Iterator[bytes]:
    return map(json.encoded, document_rows(report.documents, standings(report, context)))
