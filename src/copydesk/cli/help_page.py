"""The program's help: its options in panels, a line each; then the formats, the commands and the exit codes."""

from collections.abc import Iterable
from typing import Any

from copydesk.cli.options import PANELS, PROGRAM

WIDTH = 100  # of the page, where the terminal has it
USAGE = "[OPTIONS] [PATHS]...  |  audit COMMAND ..."
FORMATS = (
    ("to read", "text (github in a GitHub job), concise, markdown, checklist, html"),
    ("for programs", "json, jsonl, sarif, github, gitlab, junit, dolma; tables (--output tables=DIR)"),
)


def write_options(params: Iterable[Any], ctx: Any, formatter: Any) -> None:
    """The options under the names of their panels, all in the same two columns."""
    panels: dict[str, list[tuple[str, str]]] = {panel: [] for panel in PANELS}
    for param in params:
        record = param.get_help_record(ctx)
        if record is not None:
            panel = getattr(param, "rich_help_panel", None) or PROGRAM
            panels[panel].append((param.metavar if param.param_type_name == "argument" else record[0], record[1]))
    widest = max(len(name) for rows in panels.values() for name, _ in rows)
    for panel, rows in panels.items():
        with formatter.section(panel):
            formatter.write_dl([(name.ljust(widest), summary) for name, summary in rows])


def write_commands(commands: Iterable[tuple[str, Any]], formatter: Any) -> None:
    """The formats that a report is written in, and the other commands."""
    with formatter.section("Formats"):
        formatter.write_dl(FORMATS)
    with formatter.section("Commands"):
        formatter.write_dl([(name, command.get_short_help_str(WIDTH)) for name, command in commands])
