"""`audit PATHS`: from options to settings, from the report to its formats, from findings to the exit code."""

import sys
from datetime import date as today_date
from pathlib import Path
from typing import Any

import msgspec
import typer

from copydesk import __version__
from copydesk.api import audit_inputs
from copydesk.cli import options as o
from copydesk.cli.inputs import inputs_of, show_fields, show_files
from copydesk.cli.outputs import Outputs, Wanted, outputs_of
from copydesk.cli.streams import EXIT_ERROR, ProgressLine, complain, wants_color
from copydesk.model import Report
from copydesk.policy.gate import Gate, parse_gate
from copydesk.rules.catalog import available_rules
from copydesk.settings import Settings, SettingsError, find_config, load_settings

EPILOG = "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 anything else."
EXIT_FINDINGS = 1


class Earned:
    """The exit code an audit has earned so far, for the case that the reader of stdout goes away."""

    code = 0


def audit(
    ctx: typer.Context,
    paths: o.Paths = None,
    format: o.Format = "text",
    output: o.Output = None,
    report_dir: o.ReportDir = None,
    no_report: o.NoReport = False,
    select: o.Select = None,
    ignore: o.Ignore = None,
    extend_select: o.ExtendSelect = None,
    preview: o.Preview = False,
    min_confidence: o.MinConfidence = None,
    pack: o.Packs = None,
    exclude: o.Exclude = None,
    force_exclude: o.ForceExclude = False,
    fail_on: o.FailOn = None,
    metadata: o.Metadata = None,
    outlet: o.Outlet = None,
    date: o.Date = None,
    scope: o.Scope = None,
    workers: o.Workers = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
    quiet: o.Quiet = False,
    color: o.Color = "auto",
    show_files_: o.ShowFiles = False,
    show_fields_: o.ShowFields = False,
    statistics: o.Statistics = False,
    version: o.Version = False,
) -> int:
    """Audit a corpus of articles as a copy desk reads a page.

    Flags insertions left in the text, passages that travelled between outlets, likely factual slips and damaged
    text. Nothing in your files is changed; a report is written to audit-report/.
    """
    if version:
        sys.stdout.write(f"copydesk {__version__}\n")
        return 0
    settings = settings_from(
        found_settings(config, isolated=isolated),
        corpus={
            "exclude": exclude,
            "force_exclude": force_exclude,
            "metadata": [str(Path(table).absolute()) for table in metadata or ()],
        }
        | {"outlet": outlet}
        | {"date": _day(date)},
        rules={"select": select, "ignore": ignore, "extend_select": extend_select, "preview": preview}
        | {"min_confidence": min_confidence, "packs": [str(p) for p in pack or ()], "fail_on": fail_on},
        run={"scope": scope, "workers": workers},
    )
    rules = available_rules(settings.rules)
    gate = parse_gate(settings.rules.fail_on, rules)
    inputs = inputs_of(paths or (), settings)
    if show_files_:
        sys.stdout.writelines(show_files(inputs))
        return 0
    if show_fields_:
        sys.stdout.writelines(show_fields(inputs))
        return 0
    wanted = Wanted(
        format="statistics" if statistics else format,
        more=tuple(output or ()),
        folder=report_dir,
        no_report=no_report,
        quiet=quiet,
        color=wants_color(color),
    )
    outputs = outputs_of(wanted, inputs, settings)
    progress = ProgressLine(shown=sys.stderr.isatty() and not quiet)
    try:
        report = audit_inputs(inputs, settings, progress=progress)
    finally:
        progress.close()
    code = exit_code(report, gate)
    ctx.obj.code = code
    publish(report, outputs, gate)
    return code


def found_settings(config: Path | None, *, isolated: bool) -> Settings:
    """The settings of the named config file, else of the nearest one, else the defaults."""
    if config is not None:
        if not config.is_file():
            raise SettingsError(f"{config}: no such config file; check --config")
        return load_settings(config)
    if isolated:
        return Settings()
    found = find_config(Path.cwd())
    return load_settings(found) if found else Settings()


def settings_from(settings: Settings, **sections: dict[str, Any]) -> Settings:
    """The settings with what the command line gives; options that were not given change nothing."""
    changed = {}
    for name, options in sections.items():
        given = {key.replace("_", "-"): value for key, value in options.items() if _was_given(value)}
        table = msgspec.to_builtins(getattr(settings, name)) | given
        try:
            changed[name] = msgspec.convert(table, type(getattr(settings, name)))
        except msgspec.ValidationError as error:
            raise SettingsError(f"wrong option: {error}; see `audit --help`") from None
    return msgspec.structs.replace(settings, **changed)


def _was_given(value: Any) -> bool:
    return bool(value) or (isinstance(value, int | float) and not isinstance(value, bool))


def _day(given: str | None) -> str | None:
    """`today` as a date: the only place where the clock is read, because it was asked for."""
    return today_date.today().isoformat() if given == "today" else given


def exit_code(report: Report, gate: Gate) -> int:
    """2 if anything could not be read or crashed, else 1 if a finding stops at the gate, else 0."""
    if report.errors:
        return EXIT_ERROR
    return EXIT_FINDINGS if gate.stopping(report.findings) else 0


def publish(report: Report, outputs: Outputs, gate: Gate) -> None:
    """Write the folder and the files first, then what stdout gets, then why the run failed."""
    outputs.write_files(report)
    for failure in report.errors[:20]:
        where = failure.path if failure.row is None else f"{failure.path}, row {failure.row}"
        complain(f"error: {where}: {failure.message}")
    if len(report.errors) > 20:
        complain(f"error: and {len(report.errors) - 20} more; they are all in the report")
    outputs.write_stdout(report)
    stopping = gate.stopping(report.findings)
    if stopping and not report.errors and not outputs.quiet:
        said = ", ".join(f"{code} ({count})" for code, count in stopping.most_common(8))
        sys.stderr.write(f"audit: exit 1 because of {said}; --fail-on sets what fails a run\n")
