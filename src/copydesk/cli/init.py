"""`audit init`: looks at a corpus and writes a commented config for it."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli import completing

if TYPE_CHECKING:
    from collections.abc import Sequence

PURPOSES = ("archive", "research", "dataset", "desk")


def init(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS", show_default=False, help="Folders, articles, record files; this folder without."
        ),
    ] = None,
    purpose: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="KIND",
            help="What the corpus is: archive, research, dataset or desk; told by its looks without it.",
            autocompletion=completing.words(*PURPOSES),
        ),
    ] = None,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The config to write.")] = Path(
        "copydesk.toml"
    ),
    force: Annotated[bool, typer.Option("--force", help="Replace a config that is there.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the config, write nothing.")] = False,
) -> int:
    """Write a commented copydesk.toml that suits the corpus here.

    Says what was decided and why. Looks at a few hundred articles: formats, outlets, dates, languages. Every setting
    stands under its reason.
    Exit codes: 0 done, 2 there is a config already, or nothing to read.
    """
    from copydesk.cli.inputs import inputs_of, refuse_input
    from copydesk.engine.glimpse import glimpse, longest_field
    from copydesk.policy import advice
    from copydesk.report.atomic import check_writable, write_atomically
    from copydesk.report.safe import one_line
    from copydesk.settings import FieldSettings, Settings, SettingsError

    if purpose is not None and purpose not in PURPOSES:
        raise SettingsError(f"--for: `{purpose}` is not one of {', '.join(PURPOSES)}")
    if not dry_run:
        _refuse_there(output, force=force)
        check_writable(output)
    inputs = inputs_of(_named(paths), Settings())
    refuse_input(output, inputs)
    seen = glimpse(inputs)
    if seen.records and seen.text_field is None and (field := longest_field(inputs)) is not None:
        seen = glimpse(inputs_of(_named(paths), Settings(fields=FieldSettings(text=field))))
    kind, why = advice.purpose_of(purpose, seen)
    given = advice.advise(kind, seen, _relative(_named(paths), output))
    config = advice.as_config(kind, why, given)
    if dry_run:
        sys.stdout.write(config)
        return 0
    write_atomically(output, config)
    for line in advice.told(seen):
        sys.stdout.write(f"{one_line(line)}\n")
    sys.stdout.write(f"\nSettings for {kind} ({why}), each with its reason in {output}:\n")
    for each in given:
        sys.stdout.write(one_line(f"  {'' if each.active else 'off: '}{each.name}") + "\n")
    sys.stdout.write(f"\nNow: audit{'' if output == Path('copydesk.toml') else f' --config {output}'}\n")
    return 0


def _named(paths: "Sequence[str] | None") -> list[str]:
    from copydesk.settings import SettingsError

    if paths and "-" in paths:
        raise SettingsError("`-` (stdin) is no corpus; name a folder or record files")
    return list(paths or ["."])


def _relative(paths: "Sequence[str]", output: Path) -> list[str]:
    """The paths as they are written in the config: relative to its folder, with slashes."""
    folder = output.absolute().parent
    return [Path(os.path.relpath(Path(path).absolute(), folder)).as_posix() for path in paths]


def _refuse_there(output: Path, *, force: bool) -> None:
    from copydesk.settings import CONFIG_NAME, SettingsError, find_config

    if force:
        return
    if output.exists() or output.is_symlink():
        raise SettingsError(f"{output}: is there already; change it by hand, or replace it with --force")
    found = find_config(output.absolute().parent)
    if found is not None and found.parent == output.absolute().parent and output.name == CONFIG_NAME:
        raise SettingsError(f"{found}: has settings of copydesk, which {output} would hide; write it with --force")
