"""How a report is shown: one file per format, and the per-file audits.

A format is a module of this package with a NAME, a one-line SUMMARY and either `render(report, context)`, which gives
text or bytes in pieces, or `write(report, context, folder=...)`, which fills a folder. Nothing else registers it.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import msgspec

from copydesk.report.context import ReportContext, ReportError, context_for

__all__ = ["Format", "ReportContext", "ReportError", "context_for", "formats"]


class Format(msgspec.Struct, frozen=True):
    """A way to show a report; one of `render` and `write` is None."""

    name: str
    summary: str
    render: Callable[..., Iterable[str] | Iterable[bytes]] | None
    write: Callable[..., None] | None


@cache
def formats() -> Mapping[str, Format]:
    """All formats by name."""
    found = {}
    for module in sorted(iter_modules(__path__), key=lambda module: module.name):
        loaded = import_module(f"{__name__}.{module.name}")
        name = getattr(loaded, "NAME", None)
        if name is not None:
            write = getattr(loaded, "write", None)
            render = None if write else loaded.render
            found[name] = Format(name, loaded.SUMMARY, render, write)
    return found
