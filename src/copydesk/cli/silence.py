"""What a run is told to be silent about: the accept file, the baseline, what did not change."""

import sys
from pathlib import Path

import msgspec

from copydesk.engine.gather import Inputs
from copydesk.model import Report
from copydesk.policy import PolicyError
from copydesk.policy.accept import ACCEPT_NAME, Accepted, read_accepted
from copydesk.policy.baseline import Known, read_baseline, write_baseline
from copydesk.policy.silence import Silencing, renewed
from copydesk.policy.touched import touching
from copydesk.read.git import changed_paths
from copydesk.report.atomic import check_writable, write_atomically
from copydesk.settings import Settings

STALE_SHOWN = 10


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """The options about silence, as given; the baseline is in the settings."""

    update: bool = False
    since: str | None = None
    isolated: bool = False


class Quieted(msgspec.Struct, frozen=True, kw_only=True):
    """What the options come to; `changed` are the paths that changed since `since`, None for all."""

    silencing: Silencing = Silencing()
    baseline: Path | None = None
    update: bool = False
    since: str = ""
    changed: frozenset[str] | None = None

    def finish(self, report: Report) -> Report:
        """The report to publish; an updated baseline is written first."""
        if self.changed is not None:
            return touching(report, self.changed, since=self.since)
        if not self.update or self.baseline is None:
            return report
        renewal = renewed(report, self.silencing.baseline)
        write_atomically(self.baseline, write_baseline(renewal.known))
        sys.stderr.write(
            f"audit: {self.baseline}: {len(renewal.known):,} known findings;"
            f" {len(renewal.came):,} came, {len(renewal.went):,} went\n"
        )
        return renewal.report


def accept_file(settings: Settings) -> Path:
    """Where accepted findings are kept: beside the config, without one in the working directory."""
    return (settings.config_folder or Path.cwd()) / ACCEPT_NAME


def quieted(settings: Settings, inputs: Inputs, asked: Silence) -> Quieted:
    """Read what the options name. Raises PolicyError or ReadError before anything is audited or written."""
    update, since = asked.update, asked.since
    file = Path(settings.rules.baseline) if settings.rules.baseline else None
    if update and file is None:
        raise PolicyError("--update-baseline: say which with --baseline FILE, or set `baseline` in [rules]")
    if update and since:
        raise PolicyError("--update-baseline takes all findings in, --changed-since shows a part: use one of them")
    if since and not inputs.files:
        raise PolicyError("--changed-since is about files; leave it out for stdin")
    if update and file is not None:
        check_writable(file)
    return Quieted(
        silencing=Silencing(
            accepted=() if asked.isolated else accepted(settings),
            baseline=_baseline(file, update=update) if file else (),
        ),
        baseline=file,
        update=update,
        since=since or "",
        changed=changed_paths(inputs.files, inputs.context.root, since) if since else None,
    )


def accepted(settings: Settings) -> tuple[Accepted, ...]:
    """What the accept file holds, nothing where there is none."""
    file = accept_file(settings)
    data = content_of(file)
    return () if data is None else read_accepted(data, named=str(file))


def content_of(file: Path) -> bytes | None:
    """The bytes of a file, None where there is none. Raises PolicyError where it cannot be read."""
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PolicyError(f"{file}: cannot be read: {error.strerror or error}") from None


def _baseline(file: Path, *, update: bool) -> tuple[Known, ...]:
    data = content_of(file)
    if data is None and not update:
        raise PolicyError(f"{file}: there is no such baseline; make it with --update-baseline")
    return () if data is None else read_baseline(data, named=str(file))


def tell_stale(report: Report) -> None:
    """Say on stderr what silences nothing any more: what people wrote one by one, a baseline's lines as a number."""
    written = [each for each in report.stale if each.by != "baseline"]
    for each in written[:STALE_SHOWN]:
        place = each.path if each.line is None else f"{each.path}:{each.line}"
        what = " ".join(part for part in (each.rule, (each.fingerprint or "")[:8]) if part)
        sys.stderr.write(_visible(f"audit: {each.by}: {what} {place} {each.said}"))
    if len(written) > STALE_SHOWN:
        sys.stderr.write(f"audit: and {len(written) - STALE_SHOWN:,} more like these\n")
    if gone := len(report.stale) - len(written):
        found = "1 known finding is" if gone == 1 else f"{gone:,} known findings are"
        them = "it" if gone == 1 else "them"
        sys.stderr.write(f"audit: baseline: {found} no longer found; --update-baseline takes {them} out\n")
    if moved := sum(each.known_as is not None and each.by == "baseline" for each in report.suppressed):
        found = "1 known finding is in a file" if moved == 1 else f"{moved:,} known findings are in files"
        sys.stderr.write(f"audit: baseline: {found} that moved; --update-baseline writes the new paths\n")


def _visible(line: str) -> str:
    from copydesk.report.safe import one_line

    return one_line(" ".join(line.split())) + "\n"
