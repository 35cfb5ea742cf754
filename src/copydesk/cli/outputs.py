"""Where a report goes: stdout, further files, the report folder; all of them checked before the audit starts."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from copydesk.cli.streams import complain, wants_color
from copydesk.engine.gather import Inputs
from copydesk.engine.kept.memory import CachePlan, Memory
from copydesk.engine.texts import Texts
from copydesk.model import Report
from copydesk.read.git import below_repository
from copydesk.report import Format, ReportContext, ReportError, context_for, format_named, formats
from copydesk.report.atomic import check_target, check_writable, is_stream, write_atomically
from copydesk.report.folder import check_folder, write_folder
from copydesk.scorecard import references
from copydesk.settings import Settings, SettingsError

DEFAULT_FOLDER = "audit-report"
SHOWING_CHECKS = frozenset({"checklist", "html"})
STATISTICS = "statistics"


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """The options about output, as given; without a format it is text, or annotations in a GitHub job."""

    format: str | None = None
    more: tuple[str, ...] = ()
    folder: Path | None = None
    no_report: bool = False
    open: bool = False
    quiet: bool = False
    color: str = "auto"
    show: Literal["files", "fields"] | None = None


class Outputs(msgspec.Struct, frozen=True, kw_only=True):
    """What is written: `format` to stdout, `files` as (format, path), `folder` for the report or None."""

    format: str
    context: ReportContext
    files: tuple[tuple[str, Path], ...] = ()
    folder: Path | None = None
    open: bool = False
    quiet: bool = False

    @property
    def show_checks(self) -> bool:
        """Whether anything that is written shows the check sheets."""
        return self.folder is not None or not SHOWING_CHECKS.isdisjoint(
            [self.format, *(name for name, _ in self.files)]
        )

    def with_texts(self, texts: Texts) -> "Outputs":
        """With the texts of the documents, if the report may show them."""
        if self.context.report_text == "none":
            return self
        context = msgspec.structs.replace(self.context, text_of=texts, text_mark_of=texts.mark)
        return msgspec.structs.replace(self, context=context)

    def write_files(self, report: Report, *, cache: CachePlan | None = None, processes: int = 1) -> None:
        """Write the report folder and every --output file. Raises ReportError where one cannot be written.

        `cache` tells what need not be made again, `processes` how many may write.
        """
        if self.folder is not None:
            memory = Memory(cache) if cache else None
            write_folder(report, self.context, folder=self.folder, memory=memory, processes=processes)
        for name, path in self.files:
            write = _known(name).write
            if write is not None:
                write(report, self.context, folder=path)
            else:
                write_atomically(path, pieces(name, report, self.context))

    def write_stdout(self, report: Report) -> None:
        """Print the report in its format."""
        if self.quiet and self.format == "text":
            sys.stdout.buffer.writelines(pieces("concise", report, self.context))
        elif self.format == STATISTICS:
            sys.stdout.buffer.write("".join(_statistics(report)).encode())
        else:
            sys.stdout.buffer.writelines(pieces(self.format, report, self.context))
        sys.stdout.buffer.flush()

    def show_report(self) -> None:
        """Open the report in the user's browser if that was asked for; without one, say where it is."""
        if not self.open or self.folder is None:
            return
        import webbrowser

        page = (self.folder / "index.html").absolute().as_uri()
        if not webbrowser.open(page):
            complain(f"--open: no browser could be started; open {page}")


def outputs_of(wanted: Wanted, inputs: Inputs, settings: Settings) -> Outputs:
    """What the options ask for. Raises SettingsError for an unknown format, ReportError for a place that is no good."""
    shown = _format(wanted)
    files = tuple(_file(spec) for spec in wanted.more)
    where = None if wanted.no_report else wanted.folder or _default_folder(inputs, settings)
    if where is not None:
        folder = check_folder(where)
        try:
            check_target(folder)
        except ReportError as error:
            advice = "name another folder with --report-dir, or write none with --no-report"
            raise ReportError(f"{error}; {advice}") from error
    if wanted.open and where is None:
        raise SettingsError(
            "--open: this run writes no report to open; leave --no-report out, or name --report-dir DIR"
        )
    if wanted.no_report and wanted.folder is not None:
        raise SettingsError("--no-report writes no report, --report-dir says where to; use one of them")
    _refuse_equal(files, where)
    _refuse_inputs(files, inputs)
    references(settings.quality.reference)  # a file that is none is told before the audit begins
    return Outputs(
        format=shown,
        files=files,
        folder=where,
        open=wanted.open,
        quiet=wanted.quiet,
        context=context_for(
            settings,
            report_dir=os.fspath(where) if where else None,
            color=wants_color(wanted.color) and shown == "text",
            width=min(shutil.get_terminal_size((100, 24)).columns, 140),
            corpus=os.path.basename(inputs.context.root),  # noqa: PTH119
            below=below_repository(inputs.context.root) if inputs.files else "",
        ),
    )


def _refuse_equal(files: tuple[tuple[str, Path], ...], folder: Path | None) -> None:
    """Two outputs to one place would leave only the last."""
    taken: set[str] = {os.path.realpath(folder)} if folder else set()
    for _, path in files:
        real = os.path.realpath(path)
        if real in taken and not is_stream(path):
            raise ReportError(f"{path}: two outputs go there; give each a place of its own")
        taken.add(real)


def _refuse_inputs(files: tuple[tuple[str, Path], ...], inputs: Inputs) -> None:
    """An output over an article would destroy it; a table beside articles would be read as one the next time."""
    if not files:
        return
    taken = {os.path.realpath(file.location) for file in inputs.files}
    folders = {os.path.dirname(path) for path in taken}  # noqa: PTH120
    for name, path in files:
        real = os.path.realpath(path)
        if real in taken or (_known(name).write is not None and real in folders):
            raise ReportError(f"{path}: holds what is audited and would be overwritten; name another place")


def _format(wanted: Wanted) -> str:
    """What stdout gets."""
    if wanted.format is None:
        return "github" if os.environ.get("GITHUB_ACTIONS") else "text"
    asked = format_named(wanted.format)
    if wanted.format != STATISTICS and (asked is None or asked.render is None):
        printable = sorted(name for name, each in formats().items() if each.render is not None)
        raise SettingsError(f"--format: `{wanted.format}` is not one of {', '.join(printable)}")
    return wanted.format


def _default_folder(inputs: Inputs, settings: Settings) -> Path | None:
    """The report folder where a whole folder or record file is audited; single articles leave nothing behind."""
    if settings.run.scope == "document" or not (inputs.files or inputs.frame):
        return None
    only_articles = all(file.named and not file.is_records for file in inputs.files)
    return None if only_articles and inputs.files else Path(DEFAULT_FOLDER)


def _file(spec: str) -> tuple[str, Path]:
    name, equals, path = spec.partition("=")
    if not equals or not path:
        raise SettingsError(f"--output: `{spec}` must be FORMAT=FILE, such as json=findings.json")
    asked = format_named(name)
    if asked is None:
        raise SettingsError(f"--output: `{name}` is not one of {', '.join(formats())}")
    target = Path(path)
    if asked.write is None:
        check_writable(target)
    else:
        check_target(target)
    return name, target


def pieces(name: str, report: Report, context: ReportContext) -> Iterator[bytes]:
    """The report in one format, as UTF-8 in pieces."""
    render = _known(name).render
    assert render is not None, "checked when the options were read"
    for piece in render(report, context):
        yield piece if isinstance(piece, bytes) else piece.encode("utf-8", "replace")


def _known(name: str) -> Format:
    asked = format_named(name)
    assert asked is not None, "checked when the options were read"
    return asked


def _statistics(report: Report) -> list[str]:
    counts: dict[tuple[str, str], list[int]] = {}
    documents: dict[tuple[str, str], set[tuple[str, int, str]]] = {}
    for finding in report.findings:
        key = (finding.rule, finding.name)
        counts.setdefault(key, [0])[0] += 1
        documents.setdefault(key, set()).add(finding.document.key)
    total = max(1, len(report.documents))
    lines = [f"{'rule':<6} {'name':<24} {'findings':>9} {'documents':>10} {'per 1,000':>10}\n"]
    for (code, name), (count,) in sorted(counts.items()):
        held = len(documents[code, name])
        lines.append(f"{code:<6} {name:<24} {count:>9,} {held:>10,} {1000 * held / total:>10.1f}\n")
    return lines
