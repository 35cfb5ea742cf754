"""The command line: parse, settings, api, reporters, exit code; no logic. One file per command."""

import gc
import sys

from copydesk import __version__

_SELDOM = (500_000, 20, 20)


def run() -> None:
    """The console script: run `audit` with the process's arguments and exit with its code."""
    if sys.argv[1:] == ["--version"]:  # answered before anything is imported
        sys.stdout.write(f"copydesk {__version__}\n")
        sys.exit(0)
    # Next to nothing here is garbage that reference counts do not see: to look for it seldom is enough, at the end not.
    gc.set_threshold(*_SELDOM)
    try:
        from copydesk.cli.app import main

        code = main(sys.argv[1:])
    except KeyboardInterrupt:  # while the program was still loading, or just leaving
        code = 130
    gc.disable()
    sys.exit(code)
