"""Writes audit-report/: built beside the old report and moved in when whole."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.model import Report
from copydesk.report import json
from copydesk.report.building import Building
from copydesk.report.context import ReportContext, ReportError
from copydesk.report.convert import frame_of
from copydesk.report.hands import shared_out
from copydesk.report.kept import TOGETHER, KeptFiles
from copydesk.report.paths import audit_folders, audit_paths
from copydesk.report.per_file import Writer, Written, audits
from copydesk.report.swap import MARKER, check_folder, replace_folder

if TYPE_CHECKING:
    from copydesk.engine.kept.memory import Memory

__all__ = ["MARKER", "PER_FILE_LIMIT", "check_folder", "write_folder"]

PER_FILE_LIMIT = 20_000
"""Above so many documents there is one file of audits per folder, not one per document."""

LINES = ".jsonl"
RECORDS = ".audits.jsonl"
"""How the audits of a file of records end: a line each."""

_MARKER_TEXT = b"Written by copydesk. Every audit replaces this folder as a whole.\n"


def write_folder(
    report: Report,
    context: ReportContext,
    *,
    folder: str | Path,
    per_file_limit: int = PER_FILE_LIMIT,
    memory: "Memory | None" = None,
    processes: int = 1,
) -> Path:
    """Write the report into the folder, in place of an older report, and return its path.

    `memory` is the cache of the run: pages that would come out as in the older report are copied from it. `processes`
    are how many may write. Raises ReportError, with the folder untouched, if it holds anything but a report of ours or
    cannot be written.
    """
    target = check_folder(folder)
    kept = KeptFiles(memory, target)
    large = len(report.documents) > per_file_limit
    try:
        with replace_folder(target) as building:
            _fill(Building(building), report, context, large=large, kept=kept, processes=processes)
    except OSError as error:
        raise ReportError(f"{folder}: the report cannot be written: {error.strerror or error}") from error
    return target


def _fill(
    building: Building, report: Report, context: ReportContext, *, large: bool, kept: KeptFiles, processes: int
) -> None:
    """Write all files: the pages of articles and passages in several processes, the rest in this one."""
    from copydesk.report.site import Site  # not needed to say whether a folder can be written

    building.write(MARKER, _MARKER_TEXT)
    building.write(".gitignore", b"*\n")
    places = _per_folder(report) if large else _per_file(report)
    site = Site(report, context, audits=places, kept=kept)
    write_pages = partial(site.write_piece, building=building)
    with shared_out(write_pages, site.pieces, hands=processes, done=kept.flush):
        if large:
            _write_per_folder(building, report, context, places, kept)
        else:
            _write_per_file(building, report, context, places, kept)
        site.write_rest(building)


def _per_file(report: Report) -> dict[str, str]:
    """Where the audit of each input file lies, by its path."""
    records: dict[str, bool] = {}
    for audit in audits(report):
        records[audit.path] = records.get(audit.path, False) or audit.is_record
    return audit_paths((path, RECORDS if held else ".json") for path, held in records.items())


def _write_per_file(
    building: Building, report: Report, context: ReportContext, places: Mapping[str, str], kept: KeptFiles
) -> None:
    """findings.json, and an audit of each file, a line for each record."""
    documents: list[bytes] = []
    each = Writer(report, context, kept).written(audits(report), places, lines=RECORDS)
    with building.aside() as aside:  # in findings.json documents stand before all findings
        for one in _filing(building, each, context, places=places, kept=kept):
            documents += [one.document] if one.audit.document else []
            aside.writelines(row + b"\n" for row in one.findings)
        aside.seek(0)
        findings = (line.removesuffix(b"\n") for line in aside)
        frame = frame_of(report, context)
        building.write("findings.json", json.laid_out(frame, documents=documents, findings=findings))


def _filing(
    building: Building, each: Iterator[Written], context: ReportContext, *, places: Mapping[str, str], kept: KeptFiles
) -> Iterator[Written]:
    """All audits; as they pass, they are written to their files."""
    for is_records, some in groupby(each, key=lambda one: places[one.audit.path].endswith(RECORDS)):
        if is_records:
            for path, group in groupby(some, key=lambda one: one.audit.path):
                with building.open(places[path]) as file:
                    for one in group:
                        file.write(one.row(context) + b"\n")
                        yield one
        else:
            while few := list(islice(some, TOGETHER)):
                kept.write([one.planned(places[one.audit.path], context) for one in few], building)
                yield from few


def _per_folder(report: Report) -> dict[str, str]:
    """Where the audits of each folder of the input lie, by the paths of the files in it."""
    folders = audit_folders(audit.path for audit in audits(report))
    return {path: f"{folder}/audits{LINES}" for path, folder in folders.items()}


def _write_per_folder(
    building: Building, report: Report, context: ReportContext, places: Mapping[str, str], kept: KeptFiles
) -> None:
    """Documents, findings and audits in lines, these in a file for each folder of the input."""
    each = Writer(report, context, kept).written(audits(report), places, lines=LINES)
    with building.open("documents.jsonl") as documents, building.open("findings.jsonl") as findings:
        for place, group in groupby(each, key=lambda one: places[one.audit.path]):
            with building.open(place) as file:
                for one in group:
                    file.write(one.row(context) + b"\n")
                    findings.writelines(row + b"\n" for row in one.findings)
                    if one.audit.document is not None:
                        documents.write(one.document + b"\n")
    apart = {"documents": "documents.jsonl", "findings": "findings.jsonl"}
    building.write("findings.json", json.laid_out(frame_of(report, context, apart=apart)))
