"""`audit schema`: the JSON Schemas of the report, of a per-file audit and of the config."""

import sys
from typing import Annotated

import typer

from copydesk.settings import SettingsError


def schema(
    name: Annotated[str, typer.Argument(help="findings, audit or config.", metavar="NAME")] = "findings",
) -> None:
    """Print a JSON Schema."""
    import msgspec

    from copydesk.report.schema import schemas

    known = schemas()
    if name not in known:
        raise SettingsError(f"no schema `{name}`; there are {', '.join(known)}")
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(known[name]), indent=2).decode() + "\n")
