"""How a report is shown: one file per format, and the per-file audits.

A format is a module of this package with its own name as NAME, a one-line SUMMARY and either `render(report, context)`,
which gives text or bytes in pieces, or `write(report, context, folder=...)`, which fills a folder. Nothing else
registers it.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import msgspec

from copydesk.report.context import ReportContext, ReportError, context_for

__all__ = ["Format", "ReportContext", "ReportError", "context_for", "format_named", "formats"]


class Format(msgspec.Struct, frozen=True):
    """A way to show a report; one of `render` and `write` is None."""

    name: str
    summary: str
    render: Callable[..., Iterable[str] | Iterable[bytes]] | None
    write: Callable[..., None] | None


@cache
def formats() -> Mapping[str, Format]:
    """All formats by name."""
    found = {name: format_named(name) for name in sorted(_modules())}
    return {name: each for name, each in found.items() if each is not None}


@cache
def format_named(name: str) -> Format | None:
    """The format of this name, None if there is none; no other is loaded, for a run mostly needs a single one."""
    if name not in _modules():
        return None
    loaded = import_module(f"{__name__}.{name}")
    if getattr(loaded, "NAME", None) != name:
        return None
    write = getattr(loaded, "write", None)
    return Format(name, loaded.SUMMARY, None if write else loaded.render, write)


@cache
def _modules() -> frozenset[str]:
    return frozenset(module.name for module in iter_modules(__path__))
