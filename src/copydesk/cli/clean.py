"""`audit clean`: a copy of a corpus with the safe fixes applied; the originals are never touched."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli import options as o
from copydesk.cli.streams import EXIT_ERROR

if TYPE_CHECKING:
    from copydesk.clean import Written
    from copydesk.policy.silence import Silencing
    from copydesk.settings import Settings

EXIT_CHANGES = 1


def clean(
    paths: o.Paths = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="DIR", help="The folder to write the copy to.")
    ] = None,
    diff: Annotated[
        bool, typer.Option("--diff", help="Print what would change, write nothing; exit 1 if any.")
    ] = False,
    fix: Annotated[
        list[str] | None,
        typer.Option("--fix", metavar="RULES", help="Make only the fixes of these rules (repeatable)."),
    ] = None,
    no_fix: Annotated[
        list[str] | None, typer.Option("--no-fix", metavar="RULES", help="Leave out the fixes of these (repeatable).")
    ] = None,
    drop: Annotated[
        list[str] | None,
        typer.Option(
            "--drop",
            metavar="RULE",
            help="Leave out documents with a finding of this rule, but one of each group of copies: "
            "TR001 copies of another outlet's article, TR009 of the outlet's own (repeatable).",
        ),
    ] = None,
    keep: Annotated[
        str, typer.Option("--keep", metavar="WHICH", help="Of copies, keep: first, longest, or an outlet's.")
    ] = "first",
    against: o.Against = None,
    select: o.Select = None,
    ignore: o.Ignore = None,
    extend_select: o.ExtendSelect = None,
    preview: o.Preview = False,
    min_confidence: o.MinConfidence = None,
    pack: o.Packs = None,
    exclude: o.Exclude = None,
    metadata: o.Metadata = None,
    outlet: o.Outlet = None,
    date: o.Date = None,
    workers: o.Workers = None,
    engine: o.Engine = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
    quiet: o.Quiet = False,
) -> int:
    """Write a cleaned copy: safe fixes applied, the originals untouched.

    What was accepted (`audit accept`) or silenced by a comment stays as it is.
    Front matter, line ends and encodings stay; record files keep their columns and get `copydesk_removed`. Documents
    left out with --drop are listed in dropped.jsonl. Exit codes: 0 done, 1 --diff shows changes, 2 anything else.
    """
    from copydesk.cli.configure import day, found_settings, settings_from

    settings = settings_from(
        found_settings(config, isolated=isolated),
        corpus={
            "exclude": exclude,
            "metadata": [str(Path(table).absolute()) for table in metadata or ()],
            "outlet": outlet,
            "date": day(date),
        },
        rules={
            "select": select,
            "ignore": ignore,
            "extend_select": [*(extend_select or ()), *(drop or ())],
            "preview": preview,
            "min_confidence": min_confidence,
            "packs": [str(file) for file in pack or ()],
        },
        clean={"fix": fix, "no_fix": no_fix},
        run={"workers": workers, "engine": engine},
    )
    from copydesk.cli.silence import accepted
    from copydesk.policy.silence import Silencing

    silencing = Silencing(accepted=() if isolated else accepted(settings))
    return _run(
        paths or [],
        settings,
        output,
        diff=diff,
        drop=drop or [],
        keep=keep,
        against=against,
        silencing=silencing,
        quiet=quiet,
    )


def _run(
    paths: list[str],
    settings: "Settings",
    output: Path | None,
    *,
    diff: bool,
    drop: list[str],
    keep: str,
    against: list[str] | None,
    silencing: "Silencing",
    quiet: bool,
) -> int:
    from copydesk.api import audit_inputs
    from copydesk.clean import check_keep, dropped
    from copydesk.clean.places import CleanError, check_target, refuse_input
    from copydesk.clean.show import differences
    from copydesk.clean.write import refuse_uncopied, work_of, write_copy
    from copydesk.cli.inputs import inputs_of
    from copydesk.cli.running import complain_of
    from copydesk.cli.streams import ProgressLine
    from copydesk.engine.gather import gather_against
    from copydesk.rules.catalog import available_rules, find_rule, matching

    if (output is None) == (not diff):
        raise CleanError("say where the copy goes with -o DIR, or see what would change with --diff")
    codes = [find_rule(word, available_rules(settings.rules)).code for word in drop]
    matching((*settings.clean.fix, *settings.clean.no_fix), available_rules(settings.rules))
    if "-" in paths:
        raise CleanError("`-` (stdin) has no copy; name a folder or files")
    inputs = inputs_of(paths, settings)
    if inputs.frame is not None:
        raise CleanError(f"{paths[0]}: no copy is made of what lies at an address; fetch the files, then clean these")
    if output is not None:
        refuse_input(output, paths, inputs.files)
        check_target(output)
        refuse_uncopied(inputs.files, inputs.context)
    progress = ProgressLine(shown=sys.stderr.isatty() and not quiet)
    references = gather_against(list(against), inputs, settings) if against else ()
    try:
        report = audit_inputs(inputs, settings, references=references, silencing=silencing, progress=progress)
    finally:
        progress.close()
    if codes:
        check_keep(report, keep)
    left_out = dropped(report, codes, keep)
    work = work_of(report, inputs.context, settings, left_out)
    complain_of(report.errors)
    if output is None:
        changes = _print(differences(inputs.files, work))
        return EXIT_ERROR if report.errors else changes
    written = write_copy(inputs.files, work, output, dropped=left_out)
    _tell(written, quiet=quiet)
    return EXIT_ERROR if report.errors else 0


def _print(lines: Iterator[str]) -> int:
    """Print a diff: as it is into a file or pipe, harmless on a terminal. The exit code."""
    from copydesk.report.safe import one_line

    shown = sys.stdout.isatty()
    code = 0
    for line in lines:
        code = EXIT_CHANGES
        sys.stdout.buffer.write((f"{one_line(line)}\n" if shown else line).encode("utf-8", "replace"))
    return code


def _tell(written: "Written", *, quiet: bool) -> None:
    for path in written.recoded[:20]:
        sys.stderr.write(f"audit: {path} could not be written in its own encoding; the copy is UTF-8\n")
    if len(written.recoded) > 20:
        sys.stderr.write(f"audit: and {len(written.recoded) - 20:,} more files are UTF-8 now\n")
    if quiet:
        return
    left = f", {written.dropped:,} documents left out (dropped.jsonl)" if written.dropped else ""
    sys.stderr.write(
        f"audit: {written.edits:,} safe fixes in {written.changed:,} documents; "
        f"{written.files:,} files in {written.folder}{left}\n"
    )
