"""`audit accept`: silences findings of the last report, each with a reason."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli import options as o

if TYPE_CHECKING:
    from collections.abc import Sequence

    from copydesk.policy.accept import Candidate
    from copydesk.settings import Settings


def accept(
    fingerprints: Annotated[
        list[str] | None,
        typer.Argument(metavar="FINGERPRINT...", help="Beginnings of fingerprints, 8 characters as shown or more."),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why they are right as they are.")] = "",
    rule: Annotated[
        list[str] | None,
        typer.Option("--rule", metavar="RULE", help="Accept the findings of these rules that there are now."),
    ] = None,
    path: Annotated[
        list[str] | None,
        typer.Option("--path", metavar="GLOB", help="Accept the findings in these files that there are now."),
    ] = None,
    report: Annotated[
        Path, typer.Option("--report", metavar="PATH", help="The report: its folder, or a findings.json.")
    ] = Path("audit-report"),
    pack: o.Packs = None,
    config: o.Config = None,
) -> int:
    """Silence findings or errors of the last report, with a reason.

    By fingerprint, or by rule and path. What is found later is shown all the same. Written to .copydesk-accept.toml,
    beside the config or here.
    """
    from copydesk.cli.configure import found_settings, settings_from
    from copydesk.policy import PolicyError

    if not reason.strip():
        raise PolicyError("say why with --reason TEXT: the next reader will ask")
    if bool(fingerprints) == bool(rule or path):
        raise PolicyError("name findings by their fingerprints, or by --rule and --path")
    settings = settings_from(
        found_settings(config, isolated=False), rules={"packs": [str(file) for file in pack or ()]}
    )
    found = _found(report, settings, fingerprints or (), rule or (), path or ())
    return _write(found, settings, " ".join(reason.split()))


def _found(
    report: Path, settings: "Settings", prefixes: "Sequence[str]", rules: "Sequence[str]", globs: "Sequence[str]"
) -> "list[Candidate]":
    from copydesk.policy.accept import chosen, meant
    from copydesk.report.last import candidates
    from copydesk.rules.catalog import available_rules, matching

    known = candidates(report)
    if prefixes:
        return chosen(known, prefixes)
    named = matching(rules, available_rules(settings.rules)) if rules else {}
    codes = frozenset(code for code, degree in named.items() if degree) if rules else None
    return meant(known, codes=codes, globs=globs)


def _write(found: "list[Candidate]", settings: "Settings", reason: str) -> int:
    from copydesk.cli.silence import accept_file, content_of
    from copydesk.policy.accept import Accepted, read_accepted, with_accepted
    from copydesk.report.atomic import write_atomically
    from copydesk.report.safe import one_line

    file = accept_file(settings)
    data = content_of(file)
    there = {each.fingerprint for each in read_accepted(data, named=str(file))} if data is not None else set()
    fresh = {each.fingerprint: each for each in found if each.fingerprint not in there}
    more = [
        Accepted(fingerprint=each.fingerprint, reason=reason, rule=each.code, path=each.path)
        for each in sorted(fresh.values(), key=lambda each: (each.path, each.code or "", each.fingerprint))
    ]
    if more:
        write_atomically(file, with_accepted(data, more))
    for entry in more[:10]:
        sys.stdout.write(one_line(f"accepted {entry.fingerprint[:8]} {entry.rule or 'error'} {entry.path}") + "\n")
    if len(more) > 10:
        sys.stdout.write(f"and {len(more) - 10:,} more\n")
    old = len({each.fingerprint for each in found}) - len(more)
    already = f"; {old:,} already there" if old else ""
    sys.stderr.write(f"audit: {file.name}: {len(more):,} accepted{already}\n")
    return 0
