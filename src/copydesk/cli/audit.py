"""`audit PATHS`: the options of the default command, and what they come to as settings."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from copydesk import __version__
from copydesk.cli import options as o
from copydesk.cli.completing import completion
from copydesk.settings import SettingsError

if TYPE_CHECKING:
    from copydesk.engine.costs import Costs

EPILOG = "Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 anything else."


class Earned:
    """The exit code an audit has earned so far, for the case that the reader of stdout goes away."""

    code = 0


def audit(
    ctx: typer.Context,
    paths: o.Paths = None,
    metadata: o.Metadata = None,
    outlet: o.Outlet = None,
    date: o.Date = None,
    format: o.Format = None,
    output: o.Output = None,
    report_dir: o.ReportDir = None,
    no_report: o.NoReport = False,
    open_: o.Open = False,
    report_text: o.ReportText = None,
    html_pages: o.HtmlPages = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    extend_select: o.ExtendSelect = None,
    preview: o.Preview = False,
    min_confidence: o.MinConfidence = None,
    pack: o.Packs = None,
    knowledge: o.Knowledge = None,
    exclude: o.Exclude = None,
    force_exclude: o.ForceExclude = False,
    against: o.Against = None,
    scope: o.Scope = None,
    fail_on: o.FailOn = None,
    baseline: o.Baseline = None,
    update_baseline: o.UpdateBaseline = False,
    changed_since: o.ChangedSince = None,
    workers: o.Workers = None,
    memory: o.Memory = None,
    engine: o.Engine = None,
    no_cache: o.NoCache = False,
    config: o.Config = None,
    isolated: o.Isolated = False,
    quiet: o.Quiet = False,
    color: o.Color = "auto",
    show_files_: o.ShowFiles = False,
    show_fields_: o.ShowFields = False,
    show_settings_: o.ShowSettings = False,
    statistics: o.Statistics = False,
    profile: o.Profile = False,
    show_completion: o.ShowCompletion = None,
    install_completion: o.InstallCompletion = None,
    version: o.Version = False,
) -> int:
    """Audit a corpus of articles as a copy desk reads a page.

    Flags insertions left in the text, passages that travelled between outlets, likely factual slips and damaged
    text. Nothing in your files is changed; a report is written to audit-report/.
    """
    if version:
        sys.stdout.write(f"copydesk {__version__}\n")
        return 0
    if show_completion or install_completion:
        return completion(show_completion, install_completion)
    import msgspec

    from copydesk.cli.configure import day, found_settings, settings_from, size, with_knowledge
    from copydesk.cli.running import Wanted, run_audit
    from copydesk.cli.silence import Silence

    _refuse_both(statistics=statistics, format=format, shows=(show_files_, show_fields_, show_settings_))
    given: dict[str, dict[str, Any]] = {
        "corpus": {
            "exclude": exclude,
            "force_exclude": force_exclude,
            "metadata": [str(Path(table).absolute()) for table in metadata or ()],
            "outlet": outlet,
            "date": day(date),
        },
        "rules": {
            "select": select,
            "ignore": ignore,
            "extend_select": extend_select,
            "preview": preview,
            "min_confidence": min_confidence,
            "packs": [str(file) for file in pack or ()],
            "fail_on": fail_on,
            "baseline": str(baseline) if baseline else None,
        },
        "report": {"text": report_text, "html_pages": html_pages},
        "run": {"scope": scope, "workers": workers, "memory": size(memory), "engine": engine},
    }
    settings = settings_from(with_knowledge(found_settings(config, isolated=isolated), knowledge), **given)
    if no_cache:
        settings = msgspec.structs.replace(settings, run=msgspec.structs.replace(settings.run, cache=False))
        given["run"]["cache"] = True  # only to tell where the setting is from
    if show_settings_:
        from copydesk.cli.origins import as_toml

        sys.stdout.write(as_toml(settings, {**given, "facts": {"knowledge": knowledge}}))
        return 0
    wanted = Wanted(
        format="statistics" if statistics else format,
        more=tuple(output or ()),
        folder=report_dir,
        no_report=no_report,
        quiet=quiet,
        color=color,
        open=open_,
        show="files" if show_files_ else "fields" if show_fields_ else None,
    )
    silence = Silence(update=update_baseline, since=changed_since, isolated=isolated)
    return run_audit(
        paths or (), settings, wanted, silence=silence, against=against or (), costs=_costs(profile), earned=ctx.obj
    )


def _costs(profile: bool) -> "Costs | None":
    """What counts the CPU seconds of the run, where they were asked for."""
    if not profile:
        return None
    from time import process_time

    from copydesk.engine.costs import Costs

    return Costs(process_time)


def _refuse_both(*, statistics: bool, format: str | None, shows: tuple[bool, bool, bool]) -> None:
    """Options of which only one could be followed."""
    if statistics and format is not None:
        raise SettingsError("--statistics prints counts instead of --format; use one of them")
    if sum(shows) > 1:
        raise SettingsError(
            "--show-files, --show-fields and --show-settings stop after what they show; use one of them"
        )
