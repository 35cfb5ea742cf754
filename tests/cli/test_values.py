"""Options are read without a library of types where they are text, and mean the same."""

import subprocess
import sys
from collections.abc import Sequence
from typing import Annotated, Any

import pytest
import typer
from typer import core

from copydesk.cli.app import Command

_READ = """
import sys
from copydesk.cli.app import main
code = main({args!r})
print(code, "pydantic" in sys.modules, file=sys.stderr)
"""


def given(*args: str, with_ours: bool) -> dict[str, Any]:
    """What a command is given by these arguments; with our way to read options, or typer's."""
    taken: dict[str, Any] = {}
    app = typer.Typer()

    @app.command(cls=Command if with_ours else core.TyperCommand)
    def read(
        paths: Annotated[list[str] | None, typer.Argument()] = None,
        name: Annotated[str | None, typer.Option()] = None,
        colour: Annotated[str, typer.Option()] = "auto",
        more: Annotated[list[str] | None, typer.Option()] = None,
        count: Annotated[int | None, typer.Option()] = None,
    ) -> None:
        taken.update(paths=paths, name=name, colour=colour, more=more, count=count)

    typer.main.get_command(app).main(list(args), standalone_mode=False)
    return taken


@pytest.mark.parametrize(
    "args",
    [(), ("a", "b"), ("--name", "x", "--colour", "never"), ("--more", "1", "--more", "2"), ("--count", "7", "a")],
)
def test_options_mean_what_typer_makes_of_them(args: Sequence[str]) -> None:
    assert given(*args, with_ours=True) == given(*args, with_ours=False)


def test_a_number_that_is_none_is_told_by_typer() -> None:
    with pytest.raises(Exception, match="valid integer"):
        given("--count", "x", with_ours=True)


@pytest.mark.parametrize(
    ("args", "loaded"), [(["rules", "--format", "json"], False), (["--html-pages", "3", "-"], True)]
)
def test_text_needs_no_library_of_types(args: list[str], loaded: bool) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _READ.format(args=args)], check=True, input="", capture_output=True, text=True
    )
    assert run.stderr.rstrip().endswith(str(loaded))
