"""`audit knowledge add`: checks a file of local people and keeps it where every audit of the project finds it."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli import options as o

if TYPE_CHECKING:
    from copydesk.knowledge.local import LocalFile
    from copydesk.knowledge.overlay import Overlay

_SHOWN = 20
_HEAD = """What this project knows beside the built-in facts, and in their place; used by every audit here.
Written by `audit knowledge add FILE`. You may edit it; comments are not kept when more is added."""


def add(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A table of people: .csv, .tsv or .toml.")],
    check: Annotated[bool, typer.Option("--check", help="Only check the file; write nothing.")] = False,
    config: o.Config = None,
    quiet: o.Quiet = False,
) -> int:
    """Add local people and their offices to what the project knows.

    Columns: name, aliases, born, died, office, place, from, to, source, as_of (and titled: names that are sure only
    behind a title). One row a fact; dates as 2008-05-07, 2008-05 or 2008. as_of is the day up to which a row is right;
    an office without an end needs it. The rows go to copydesk-knowledge.toml beside your config (without one, in the
    working directory), where every audit finds them; what they say wins over the built-in facts.
    Exit codes: 0 done, 2 the file is wrong.
    """
    from copydesk.cli.configure import found_settings, project_knowledge
    from copydesk.knowledge import built_in
    from copydesk.knowledge.local import LocalFile, read_local
    from copydesk.knowledge.local_write import as_toml
    from copydesk.knowledge.overlay import added, overlay
    from copydesk.report.atomic import write_atomically

    given = read_local(file)
    laid = overlay(given, built_in())
    store = project_knowledge(found_settings(config, isolated=False))
    kept = read_local(store) if store.is_file() else LocalFile()
    merged, renewed = added(kept, given, source=file.name)
    if not check:
        write_atomically(store, as_toml(merged, head=_HEAD))
    if not quiet:
        _tell(laid, given, store, renewed=renewed, check=check)
    return 0


def _tell(laid: "Overlay", given: "LocalFile", store: Path, *, renewed: int, check: bool) -> None:
    terms = sum(len(person.terms) for person in given.people)
    places = f" and {len(given.places):,} places" if given.places else ""
    again = f", {renewed:,} of them known there before" if renewed else ""
    done = "would be added to" if check else "added to"
    lines = [f"{len(given.people):,} people with {terms:,} terms{places} {done} {store}{again}"]
    notes = [
        f"{local.origin}: {local.name} replaces what is built in of {ours.name} ({ours.id})"
        for local, ours in laid.replaced
    ]
    notes += [
        f"{local.origin}: {local.name} is taken for another than the built-in {ours.name} ({ours.id}); "
        f"if they are one, give the date of birth or id = {ours.id}"
        for local, ours in laid.namesakes
    ]
    short = [person for person in given.people if person.as_of is None and person.died is None]
    if short:
        others = f" and {len(short) - 1:,} more" if len(short) > 1 else ""
        lines.append(
            f"{short[0].origin}: of {short[0].name}{others} nothing is known after the last date told; "
            "give as_of, the day up to which the row is right, to have later articles judged"
        )
    more = [f"and {len(notes) - _SHOWN:,} more such names"] if len(notes) > _SHOWN else []
    for line in (*lines, *notes[:_SHOWN], *more):
        sys.stderr.write(f"audit: {line}\n")
