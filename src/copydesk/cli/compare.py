"""`audit compare`: what two documents share, side by side."""

import shutil
import sys
from typing import Annotated

import typer

from copydesk.cli import options as o

_NAMED = "An article's file, or a record of a record file as FILE#ID or FILE#ROW."


def compare(
    a: Annotated[str, typer.Argument(metavar="A", help=_NAMED)],
    b: Annotated[str, typer.Argument(metavar="B", help=_NAMED)],
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")] = "text",
    pack: o.Packs = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
    color: o.Color = "auto",
) -> None:
    """Show what two documents share, side by side.

    Words that differ are marked [-so-] on the left and {+so+} on the right. This only shows: the exit code is 0
    whether something is shared or not, and 2 if a document cannot be read.
    """
    from copydesk.api import compare as compared
    from copydesk.cli.configure import found_settings, settings_from
    from copydesk.cli.streams import wants_color
    from copydesk.report.side_by_side import as_json, as_text
    from copydesk.settings import SettingsError

    if format not in ("text", "json"):
        raise SettingsError(f"--format: `{format}` is not one of text, json")
    settings = settings_from(
        found_settings(config, isolated=isolated), rules={"packs": [str(file) for file in pack or ()]}
    )
    found = compared(a, b, settings=settings)
    if format == "json":
        sys.stdout.buffer.write(as_json(found))
        return
    width = min(shutil.get_terminal_size((100, 24)).columns, 140)
    for line in as_text(found, width=width, color=wants_color(color)):
        sys.stdout.buffer.write(f"{line}\n".encode("utf-8", "replace"))
