"""The report as Python code meets it: what an audit found, and the questions that are asked next."""

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import msgspec

from copydesk import model
from copydesk.model import DocumentSummary, Finding

if TYPE_CHECKING:
    from copydesk.report import ReportContext
    from copydesk.report.rows import FindingsFile, OutletRow

TableName = Literal["findings", "partners", "documents", "clusters", "outlets", "flow", "stories"]

_K = TypeVar("_K", bound=Hashable)


class Judged(msgspec.Struct, frozen=True):
    """A document with its findings, in order of the text."""

    document: DocumentSummary
    findings: tuple[Finding, ...]


class Report(model.Report, frozen=True, kw_only=True, dict=True):
    """All an audit found, sorted, with the answers to what is asked next.

    >>> from copydesk import audit
    >>> report = audit([
    ...     {"id": "a", "outlet": "Gazette", "lang": "en", "text": "The minister said said no. He did did not stay."},
    ...     {"id": "b", "outlet": "Courier", "lang": "en", "text": "The minister said said no."},
    ... ])
    >>> {code: len(findings) for code, findings in report.by_rule().items()}
    {'SQ001': 3}
    >>> {outlet: len(findings) for outlet, findings in report.by_outlet().items()}
    {'Gazette': 2, 'Courier': 1}
    >>> [(worst.document.source.id, len(worst.findings)) for worst in report.worst(1)]
    [('a', 2)]
    >>> report
    <Report: 2 documents, 3 findings, 0 errors; by_rule(), worst(), to_pandas() and more answer what is asked next>
    """

    @classmethod
    def of(cls, found: model.Report, make_context: "Callable[[], ReportContext]") -> "Report":
        """The report with these contents; the context, made when it is asked for, is what tables are made with."""
        made = cls(**{name: getattr(found, name) for name in found.__struct_fields__})
        made.__dict__["_make_context"] = make_context
        return made

    def by_rule(self) -> dict[str, tuple[Finding, ...]]:
        """The findings of each rule by its code, the rule with most of them first."""
        return _grouped(self.findings, lambda finding: finding.rule)

    def by_outlet(self) -> dict[str | None, tuple[Finding, ...]]:
        """The findings by outlet, None where it is unknown; the outlet with most of them first."""
        return _grouped(self.findings, lambda finding: finding.document.outlet)

    def by_document(self) -> dict[str, tuple[Finding, ...]]:
        """The findings by the id of their document, the one with most of them first."""
        return _grouped(self.findings, lambda finding: finding.document.id)

    def worst(self, count: int = 10) -> list[Judged]:
        """The documents with most findings that are no notes; of equals those with more notes, then by path."""
        found: dict[tuple[str, int, str], list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.document.key, []).append(finding)
        judged = [Judged(each, tuple(found.get(each.source.key, ()))) for each in self.documents]
        return sorted((each for each in judged if each.findings), key=_weight)[:count]

    def worth_reading(self, count: int = 10) -> list[Finding]:
        """The findings to read first, as the terminal shows them: the gravest of every rule, one of a kind."""
        from copydesk.report.worth import worth_reading

        return [each.finding for each in worth_reading(self.findings, count)]

    @property
    def outlets(self) -> "list[OutletRow]":
        """The outlets, each with its documents, its figures and what it shares with others, as in findings.json."""
        return self._file.outlets

    def rows(self, table: TableName = "findings") -> list[dict[str, Any]]:
        """A table of the report: flat rows with the names of findings.json, as `--output tables=DIR` writes them.

        Raises KeyError for a table there is none of.
        """
        from copydesk.report.tables import tables

        columns, rows = tables(self._file)[table]
        return [{column: row[column] for column in columns} for row in rows]

    def to_pandas(self, table: TableName = "findings") -> Any:
        """A table of the report as a pandas DataFrame. Raises ImportError where pandas is not installed."""
        import pandas

        return pandas.DataFrame(self.rows(table))

    def to_polars(self, table: TableName = "findings") -> Any:
        """A table of the report as a polars DataFrame. Raises ImportError where polars is not installed."""
        import polars

        return polars.DataFrame(self.rows(table), infer_schema_length=None, strict=False)

    def to_json(self) -> bytes:
        """The contents of findings.json, as `--format json` prints them."""
        from copydesk.report.json import encode

        return encode(self, self._context)

    @cached_property
    def _context(self) -> "ReportContext":
        from copydesk.report import ReportContext

        make = self.__dict__.get("_make_context", ReportContext)
        made: ReportContext = make()
        return made

    @cached_property
    def _file(self) -> "FindingsFile":
        from copydesk.report.convert import findings_file

        return findings_file(self, self._context)

    @property
    def _counts(self) -> str:
        return f"{len(self.documents):,} documents, {len(self.findings):,} findings, {len(self.errors):,} errors"

    def __repr__(self) -> str:
        """A line of counts: a notebook keeps this beside the table, and the whole would be megabytes."""
        return f"<Report: {self._counts}; by_rule(), worst(), to_pandas() and more answer what is asked next>"

    def _repr_html_(self) -> str:
        """What a notebook shows: counts, and the findings to read first."""
        from html import escape

        from copydesk.report.safe import one_line
        from copydesk.report.wording import where_found

        counts = self._counts
        rows = "".join(
            f"<tr><td>{finding.rule}</td><td>{escape(one_line(where_found(finding)))}</td>"
            f"<td style='text-align:left'>{escape(one_line(finding.message))}</td></tr>"
            for finding in self.worth_reading()
        )
        return f"<p><b>{counts}</b></p><table>{rows}</table>" if rows else f"<p><b>{counts}</b></p>"


def _grouped(findings: Iterable[Finding], key: Callable[[Finding], _K]) -> dict[_K, tuple[Finding, ...]]:
    groups: dict[_K, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(key(finding), []).append(finding)
    return {name: tuple(found) for name, found in sorted(groups.items(), key=lambda each: -len(each[1]))}


def _weight(judged: Judged) -> tuple[int, int, tuple[str, int, str]]:
    notes = sum(finding.severity == "note" for finding in judged.findings)
    return (notes - len(judged.findings), -notes, judged.document.source.key)
