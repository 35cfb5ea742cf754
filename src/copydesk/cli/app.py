"""The app: `audit PATHS` is the default command, other commands go by name; every way out has its exit code."""

import errno
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import Any, NoReturn

import typer
from typer import core

from copydesk.cli import accept, audit, clean, compare, help_page, index, init, knowledge, learn, rules, sample, schema
from copydesk.cli.streams import complain, silence_stdout
from copydesk.cli.values import in_words, spare_types
from copydesk.model import CopydeskError
from copydesk.settings import SettingsError

DEFAULT = "PATHS"


class DefaultGroup(core.TyperGroup):
    """A group whose first word, if it is no command, belongs to the default command."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the default command in front unless the first word is a command's name, or still to be completed."""
        completing = ctx.resilient_parsing and not args
        if not completing and (not args or args[0] not in self.visible()):
            args = [DEFAULT, *args]
        spare_types(self.get_params(ctx))
        return list(super().parse_args(ctx, args))

    def shell_complete(self, ctx: Any, incomplete: str) -> list[Any]:
        """What the first word may be: a command, or an option of the default one; a path is the shell's matter."""
        default = self.commands[DEFAULT]
        if incomplete.startswith("-"):
            return list(default.shell_complete(default.make_context(DEFAULT, [], resilient_parsing=True), incomplete))
        return list(super().shell_complete(ctx, incomplete))

    def visible(self) -> list[str]:
        """The names of the commands, without the default one."""
        return [name for name in self.commands if name != DEFAULT]


class Command(core.TyperCommand):
    """A command that takes no empty value: it is mostly a variable that was not set."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options, with no more libraries than their values need."""
        spare_types(self.get_params(ctx))
        return list(super().parse_args(ctx, args))

    def invoke(self, ctx: Any) -> Any:
        """Refuse options that were given as "", then run the command."""
        for param in self.params:
            value = ctx.params.get(param.name)
            if "" in (value if isinstance(value, list | tuple) else [value]) and _was_typed(ctx, param.name):
                named = param.opts[0] if param.opts[0].startswith("-") else str(param.name).upper()
                raise SettingsError(f"{named} is empty; give it a value, or leave it out")
        return super().invoke(ctx)


def _was_typed(ctx: Any, name: str) -> bool:
    return str(getattr(ctx.get_parameter_source(name), "name", "")) == "COMMANDLINE"


class DefaultCommand(Command):
    """The default command: its help is the program's help."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The usage line without the name that stands for no name."""
        formatter.write_usage("audit", help_page.USAGE)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The options by what they are for."""
        help_page.write_options(self.get_params(ctx), ctx, formatter)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """The formats and the other commands, then the exit codes."""
        commands = ctx.parent.command.commands.items()
        help_page.write_commands([(name, command) for name, command in commands if name != DEFAULT], formatter)
        super().format_epilog(ctx, formatter)


app = typer.Typer(
    cls=DefaultGroup, add_completion=True, pretty_exceptions_enable=False, rich_markup_mode=None, no_args_is_help=False
)
app.command(
    DEFAULT,
    cls=DefaultCommand,
    hidden=True,
    epilog=audit.EPILOG,
    context_settings={"max_content_width": help_page.WIDTH},
)(audit.audit)
app.command("explain", cls=Command)(rules.explain)
app.command("rules", cls=Command)(rules.rules)
app.command("accept", cls=Command)(accept.accept)
app.command("clean", cls=Command)(clean.clean)
app.command("compare", cls=Command)(compare.compare)
app.command("index", cls=Command)(index.index)
app.command("learn", cls=Command)(learn.learn)
app.command("test", cls=Command)(rules.test)
app.command("init", cls=Command)(init.init)
app.command("schema", cls=Command)(schema.schema)
app.command("sample", cls=Command)(sample.sample)
app.add_typer(knowledge.app, name="knowledge")


@app.callback()
def _root() -> None:
    """Audit a corpus of articles as a copy desk reads a page."""


def main(args: Sequence[str]) -> int:
    """Run the command line and return its exit code: 0 nothing found, 1 findings, 2 anything else, 130, 143 signals."""
    signal.signal(signal.SIGTERM, _terminated)
    earned = audit.Earned()
    try:
        command = typer.main.get_command(app)
        code = command.main(list(args), prog_name="audit", standalone_mode=False, obj=earned)
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
        return earned.code
    except KeyboardInterrupt:
        return 130
    except CopydeskError as error:
        return complain(str(error))
    except Exception as error:  # noqa: BLE001 - whatever happens, a crash must not look like "findings"
        return _failed(error)
    return int(code or 0)


_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def _failed(error: Exception) -> int:
    if hasattr(error, "format_message"):  # typer's usage errors
        command = str(getattr(getattr(error, "ctx", None), "command_path", "audit")).removesuffix(f" {DEFAULT}")
        return complain(f"{in_words(error.format_message())}; see `{command} --help`".replace(".;", ";"))
    if type(error).__name__ == "Abort":
        return 130
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        place = error.filename or "what is printed"
        return complain(f"{place}: cannot be written: {error.strerror}; make room", error=error)
    return complain(f"internal error: {type(error).__name__}: {error}; please report this", error=error)


def _terminated(signum: int, frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + signum)
