"""The templates of the report's pages, and data for its script."""

from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from copydesk.report.context import ReportContext
from copydesk.report.json import encoded

if TYPE_CHECKING:
    from jinja2 import Environment, Template

ASSETS = ("style.css", "report.js")
_ESCAPES = tuple((char.encode(), f"\\u{ord(char):04x}".encode()) for char in "<>&\u2028\u2029")


def template(name: str) -> "Template":
    """A template of the report by name; whatever it is given is escaped."""
    return _environment().get_template(f"{name}.html.j2")


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    folder = files("copydesk.report.site").joinpath("templates")
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text(encoding="utf-8")),
    )
    environment.globals["report_dir"] = _report_dir
    environment.filters["number"] = "{:,}".format
    return environment


def _report_dir(context: ReportContext) -> str:
    """The report's folder as a command would name it; of an absolute path the name, for pages may be published."""
    folder = PurePath(context.report_dir or "")
    return folder.name if folder.is_absolute() else str(folder) if folder.name else ""


def asset(name: str) -> bytes:
    """A file that all pages share."""
    return files("copydesk.report.site").joinpath("assets", name).read_bytes()


def literal(value: Any) -> bytes:
    """A value as JSON that can stand in a script, whatever its strings hold: no markup, no line ends."""
    written = encoded(value)
    for char, escape in _ESCAPES:
        written = written.replace(char, escape)
    return written
