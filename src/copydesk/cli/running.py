"""An audit from the command line: inputs in, report out, and the exit code it earned."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec

from copydesk.api import audited
from copydesk.cli.audit import Earned
from copydesk.cli.costs import told_costs
from copydesk.cli.inputs import inputs_of, show_fields, show_files
from copydesk.cli.outputs import Outputs, Wanted, outputs_of
from copydesk.cli.silence import Silence, quieted, tell_stale
from copydesk.cli.streams import EXIT_ERROR, ProgressLine, complain
from copydesk.engine.costs import Cost, Costs
from copydesk.engine.gather import Inputs, gather_against
from copydesk.engine.kept.memory import CachePlan
from copydesk.engine.kept.planned import CacheError, planned
from copydesk.engine.local import workers_for
from copydesk.model import Failure, Report
from copydesk.policy.gate import Gate, parse_gate
from copydesk.rules.catalog import available_rules
from copydesk.settings import Settings, SettingsError

__all__ = ["Wanted", "run_audit"]

EXIT_FINDINGS = 1
ERRORS_SHOWN = 20


def run_audit(
    paths: Sequence[str],
    settings: Settings,
    wanted: Wanted,
    *,
    silence: Silence,
    against: Sequence[str] = (),
    costs: Costs | None = None,
    earned: Earned,
) -> int:
    """Audit these paths and publish the report; `earned` learns the exit code before anything is printed.

    What the run has cost is told last, where `costs` are counted.
    """
    gate = parse_gate(settings.rules.fail_on, available_rules(settings.rules))
    if against and settings.run.scope == "document":
        raise SettingsError("--against compares articles, `scope = document` judges each alone; use one of them")
    inputs = inputs_of(paths, settings)
    if wanted.show is not None:
        sys.stdout.writelines(show_files(inputs) if wanted.show == "files" else show_fields(inputs))
        return 0
    quiet = quieted(settings, inputs, silence)
    references = gather_against(list(against), inputs, settings) if against else ()
    outputs = outputs_of(wanted, inputs, settings)
    if outputs.show_checks:
        settings = msgspec.structs.replace(settings, run=msgspec.structs.replace(settings.run, checks=True))
    cache = cache_for(settings, inputs)
    progress = ProgressLine(shown=sys.stderr.isatty() and not wanted.quiet)
    with ExitStack() as stack:
        try:
            report, texts = stack.enter_context(
                audited(
                    inputs,
                    settings,
                    references=references,
                    silencing=quiet.silencing,
                    cache=cache,
                    progress=progress,
                    costs=costs,
                )
            )
            report = quiet.finish(report)
            earned.code = exit_code(report, gate)
            outputs = outputs.with_texts(texts)
            _begin("writing the report", progress, costs)
            with _counting_copies(costs):
                outputs.write_files(report, cache=cache, processes=workers_for(settings.run.workers, inputs.size))
        finally:
            progress.close()
        publish(report, outputs, gate)
    if costs:
        sys.stderr.writelines(told_costs(costs.take(), documents=len(report.documents), size=inputs.size))
    return earned.code


def _begin(stage: str, progress: ProgressLine, costs: Costs | None) -> None:
    progress(stage, 0, 0)
    if costs:
        costs.begin(stage)


@contextmanager
def _counting_copies(costs: Costs | None) -> Iterator[None]:
    """What processes spend that begin and end meanwhile counts as well."""
    before = os.times()
    yield
    if costs:
        after = os.times()
        spent = after.children_user + after.children_system - before.children_user - before.children_system
        costs.put([Cost(kind, "", spent, 0) for kind in ("stage", "rest")])


def cache_for(settings: Settings, inputs: Inputs) -> CachePlan | None:
    """The cache of this run; where it cannot be used, a line to stderr says why, and the run goes without."""
    try:
        return planned(settings, inputs, Path.cwd())
    except CacheError as error:
        complain(str(error))
        return None


def exit_code(report: Report, gate: Gate) -> int:
    """2 if anything could not be read or crashed, else 1 if a finding stops at the gate, else 0."""
    if report.errors:
        return EXIT_ERROR
    return EXIT_FINDINGS if _reasons(report, gate) else 0


def _reasons(report: Report, gate: Gate) -> list[str]:
    """Why the run fails, in words."""
    stopping = gate.stopping(report.findings).most_common(8)
    return [*(f"{code} ({count})" for code, count in stopping), *gate.exceeded(report.findings, len(report.documents))]


def complain_of(errors: Sequence[Failure]) -> None:
    """Print the first of what could not be read or crashed to stderr, and how many more there are.

    The characters in brackets name an error to `audit accept`.
    """
    for failure in errors[:ERRORS_SHOWN]:
        where = failure.path if failure.row is None else f"{failure.path}, row {failure.row}"
        mark = f" [{failure.fingerprint[:8]}]" if failure.fingerprint else ""
        complain(f"error: {where}: {failure.message}{mark}")
    if len(errors) > ERRORS_SHOWN:
        complain(f"error: and {len(errors) - ERRORS_SHOWN} more")


def publish(report: Report, outputs: Outputs, gate: Gate) -> None:
    """Once the folder and the files are written: say what failed, print what stdout gets, then why the run failed."""
    complain_of(report.errors)
    outputs.write_stdout(report)
    if not outputs.quiet:
        _tell(report, gate)
    outputs.show_report()


def _tell(report: Report, gate: Gate) -> None:
    """What silences nothing any more, and why the run failed."""
    tell_stale(report)
    reasons = _reasons(report, gate)
    if reasons and not report.errors:
        sys.stderr.write(f"audit: exit 1 because of {', '.join(reasons)}; --fail-on sets what fails a run\n")
