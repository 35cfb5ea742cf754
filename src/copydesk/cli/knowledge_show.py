"""`audit knowledge show`: what is known of a name, and from where."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli import options as o

if TYPE_CHECKING:
    from copydesk.knowledge.lookup import Entry


def show(
    name: Annotated[
        list[str], typer.Argument(metavar="NAME", help="A person, state, city or body; quotation marks are not needed.")
    ],
    format: Annotated[str, typer.Option("--format", metavar="FORMAT", help="text or json.")] = "text",
    knowledge: o.Knowledge = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
) -> int:
    """Show what is known of someone or of a place, with dates and where each row is from.

    Exit codes: 0 something is known, 1 nothing is, 2 anything else.
    """
    import msgspec

    from copydesk.cli.configure import found_settings, with_knowledge
    from copydesk.knowledge import knowledge_with
    from copydesk.knowledge.lookup import entries, near
    from copydesk.settings import SettingsError

    if format not in ("text", "json"):
        raise SettingsError(f"--format: `{format}` is not one of text, json")
    settings = with_knowledge(found_settings(config, isolated=isolated), knowledge)
    known = knowledge_with(settings.facts.knowledge)
    wanted = " ".join(name)
    found = entries(wanted, known)
    if format == "json":
        rows = {"name": wanted, "entries": found, "near": () if found else near(wanted, known)}
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(rows), indent=2) + b"\n")
    elif found:
        text = "\n".join("\n".join(_lines(entry)) + "\n" for entry in found)
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    else:
        close = near(wanted, known)
        hint = f"; near names: {', '.join(close)}" if close else ""
        sys.stderr.write(f"audit: nothing is known of {_safe(wanted)}{hint}\n")
    return 0 if found else 1


def _lines(entry: "Entry") -> Iterator[str]:
    yield f"{_safe(entry.name)} ({entry.kind}{f', {entry.id}' if entry.id else ''})"
    if entry.names:
        yield f"  also: {_safe(', '.join(entry.names))}"
    here = f"{Path.cwd()}/"
    for fact in entry.facts:
        day = f"as of {fact.as_of}" if fact.as_of and fact.kind != "alive" else ""
        about = ", ".join(part for part in (day, fact.source, fact.origin.removeprefix(here)) if part)
        said = f"alive {fact.value}" if fact.kind == "alive" else f"{fact.kind}: {fact.value} {fact.dates}".strip()
        yield f"  {_safe(f'{said}  [{about}]')}"


def _safe(text: str) -> str:
    from copydesk.report.safe import one_line

    return one_line(text)
