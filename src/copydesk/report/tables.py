"""The report as tables for spreadsheets and notebooks, safe to open in either: CSV, and Parquet where it is at hand."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from copydesk.model import Report
from copydesk.report import parquet
from copydesk.report.atomic import write_atomically
from copydesk.report.context import ReportContext
from copydesk.report.convert import findings_file
from copydesk.report.json import encoded
from copydesk.report.rows import FindingsFile
from copydesk.report.safe import stripped
from copydesk.report.stories import table_columns, table_rows

NAME = "tables"
SUMMARY = (
    "a folder of tables (CSV; Parquet too where pyarrow is installed): findings, partners, documents, clusters,"
    " outlets, flow, stories"
)

# What a spreadsheet takes for the beginning of a formula or a command.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = dict[str, Any]


def write(report: Report, context: ReportContext, *, folder: str | Path) -> None:
    """Write the tables into the folder, each file whole or not at all. Raises ReportError."""
    file = findings_file(report, context)
    for name, (columns, rows) in tables(file).items():
        write_atomically(Path(folder) / f"{name}.csv", _csv(columns, rows))
    if not parquet.is_possible():
        return
    for name, (columns, rows) in tables(file).items():
        parquet.write_table(Path(folder) / f"{name}.parquet", columns, rows, scores=_scores(file))


def render(report: Report, context: ReportContext) -> dict[str, str]:
    """The CSV tables by file name: UTF-8 without byte order mark, comma-separated, lines end in CR LF."""
    made = tables(findings_file(report, context))
    return {f"{name}.csv": "".join(_csv(columns, rows)) for name, (columns, rows) in made.items()}


def cell(value: Any) -> Any:
    """A value as a cell: numbers as they are, text on one line and never a formula, lists and objects as JSON."""
    if value is None or isinstance(value, int | float):
        return value
    text = value if isinstance(value, str) else _joined(value)
    if text.isascii() and text.isprintable():  # the usual case: nothing to blank
        return "'" + text if text.startswith(_FORMULA) else text
    # Looked at before tabs are blanked, and again after: either way it may begin a formula.
    shown = stripped(text)
    return "'" + shown if text.startswith(_FORMULA) or shown.startswith(_FORMULA) else shown


def _joined(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return encoded(value).decode() if value else ""


def _csv(columns: tuple[str, ...], rows: Iterable[Row]) -> Iterator[str]:
    line = io.StringIO()
    # Quoting all text keeps a cell whole where a program takes the semicolon for the separator.
    writer = csv.writer(line, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(map(cell, columns))
    for row in rows:
        yield _taken(line)
        writer.writerow(["" if row[column] is None else cell(row[column]) for column in columns])
    yield _taken(line)


def _taken(line: io.StringIO) -> str:
    written = line.getvalue()
    line.seek(0)
    line.truncate()
    return written


_FINDINGS = (
    "fingerprint code name family severity confidence id path row url outlet published start end line column end_line"
    " end_column text message help entry cluster partners fix_start fix_end fix_replacement fix_safe evidence"
)
_PARTNERS = "fingerprint code id path row url start end line column text outlet published similarity relation reference"
_DOCUMENTS = (
    "id path row url outlet outlet_label outlet_source published date_source title lang encoding words findings checked"
    " not_run originality shared_undated"
)
_CLUSTERS = "cluster kind size first id path start end outlet published similarity words credited"
_OUTLETS = "name label documents findings with passages words median_lag_hours later credited_passages"
_FLOW = "from to passages words median_lag_hours credited_share"


def tables(file: FindingsFile) -> dict[str, tuple[tuple[str, ...], Iterable[Row]]]:
    """The tables of a report by name: columns, and rows that may hold more than these."""
    scores = _scores(file)
    return {
        "findings": (tuple(_FINDINGS.split()), _findings(file)),
        "partners": (tuple(_PARTNERS.split()), _partners(file)),
        "documents": (tuple(_DOCUMENTS.split()) + scores, _documents(file, scores)),
        "clusters": (tuple(_CLUSTERS.split()), _clusters(file)),
        "outlets": (tuple(_OUTLETS.split()), _outlets(file)),
        "flow": (tuple(_FLOW.split()), _flow(file)),
        "stories": (table_columns(file.stories), table_rows(file.stories)),
    }


def _scores(file: FindingsFile) -> tuple[str, ...]:
    scores = {score for document in file.documents for score in document.scorecard}
    return (*sorted(scores - set(_DOCUMENTS.split())), "integrity")


def _findings(file: FindingsFile) -> Iterator[Row]:
    known = {(document.path, document.row, document.id): document for document in file.documents}
    for finding in file.findings:
        document = known.get((finding.path, finding.row, finding.id))
        fix = finding.fix
        yield {
            **_fields(finding),
            "outlet": document.outlet if document else None,
            "published": document.published if document else None,
            "partners": len(finding.partners),
            "fix_start": fix.start if fix else None,
            "fix_end": fix.end if fix else None,
            "fix_replacement": fix.replacement if fix else None,
            "fix_safe": fix.safe if fix else None,
        }


def _partners(file: FindingsFile) -> Iterator[Row]:
    for finding in file.findings:
        for partner in finding.partners:
            yield {**_fields(partner), "fingerprint": finding.fingerprint, "code": finding.code}


def _documents(file: FindingsFile, scores: tuple[str, ...]) -> Iterator[Row]:
    for document in file.documents:
        figures = {score: document.scorecard.get(score) for score in scores}
        known = document.originality
        yield {
            **figures,
            **_fields(document),
            "integrity": document.integrity.score,
            "originality": known.share if known else None,
            "shared_undated": known.shared_undated if known else None,
        }


def _clusters(file: FindingsFile) -> Iterator[Row]:
    for cluster in file.clusters:
        for member in cluster.members:
            yield {**_fields(member), "cluster": cluster.id, **{name: getattr(cluster, name) for name in _OF_CLUSTER}}


_OF_CLUSTER = ("kind", "size", "first")


def _outlets(file: FindingsFile) -> Iterator[Row]:
    """A row for each pair of outlets; an outlet that shares nothing has one row without a partner."""
    nothing = dict.fromkeys(("with", "passages", "words", "median_lag_hours", "later", "credited_passages"))
    for outlet in file.outlets:
        shared = [{**_fields(share), "with": share.with_} for share in outlet.shares]
        for both in shared or [nothing]:
            yield {**_fields(outlet), **both}


def _flow(file: FindingsFile) -> Iterator[Row]:
    for row in file.flow:
        yield {**_fields(row), "from": row.from_}


def _fields(row: Any) -> Row:
    return {name: getattr(row, name) for name in row.__struct_fields__}
