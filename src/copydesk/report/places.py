"""Where findings stand for programs that open files: paths inside a repository, physical lines."""

from urllib.parse import quote

from copydesk.model import Failure, Finding, Location, Report, Source
from copydesk.report.context import ReportContext


class Places:
    """The places of a report's findings in files, as other programs count them."""

    def __init__(self, report: Report, context: ReportContext) -> None:
        self._below = context.below
        records = [(each.source, each.line) for each in report.documents if each.line is not None]
        self._lines = {source.key: line for source, line in records}
        self._rows = {(source.path, source.row): line for source, line in records}

    def path(self, path: str) -> str:
        """The path from the top of the repository; one outside of the corpus stays absolute."""
        return path if path.startswith("/") else self._below + path

    def uri(self, path: str) -> str:
        """The path as a URI: relative, or `file:` where it is absolute."""
        whole = self.path(path)
        return quote("file://" + whole if whole.startswith("/") else whole, safe="/:" if whole.startswith("/") else "/")

    def line(self, source: Source, location: Location | None = None) -> int:
        """The physical line, 1-based: the record's first one, else that of the location."""
        if source.row is not None:
            return self._lines.get(source.key) or source.row
        return location.line if location else 1

    def location(self, source: Source, location: Location | None) -> Location:
        """The place in the file. Of a record it is its line, since its text stands there encoded."""
        if source.row is not None or location is None:
            line = self.line(source, location)
            return Location(line, 1, line, 2)
        return location

    def failed(self, failure: Failure) -> int:
        """The physical line of a failure: that of its record, else the first."""
        if failure.line is None and failure.row is not None:
            return self._rows.get((failure.path, failure.row), failure.row)
        return failure.line or 1

    def found(self, finding: Finding) -> Location:
        """The place of a finding."""
        return self.location(finding.document, finding.location)
