"""`audit index`: a reference's fingerprints and passages in one file, for --against."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli import options as o
from copydesk.cli.streams import EXIT_ERROR

if TYPE_CHECKING:
    from copydesk.engine.indexing import Indexed


def index(
    paths: Annotated[list[str], typer.Argument(metavar="PATHS", help="Folders, articles, record files.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The index to write.")],
    exclude: o.Exclude = None,
    metadata: o.Metadata = None,
    outlet: o.Outlet = None,
    preview: o.Preview = False,
    pack: o.Packs = None,
    workers: o.Workers = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
    quiet: o.Quiet = False,
) -> None:
    """Write an archive into one file that --against FILE reads at once.

    The file holds fingerprints to find passages by, and the texts to align and quote them: some three times the size
    of the texts. It names the documents as seen from its own folder: move it together with them. It is replaced in
    one step, and has to be made again after an update of copydesk. Exit codes: 0 all was read, 2 something was not.
    """
    from copydesk.api import index as make
    from copydesk.cli.configure import found_settings, settings_from
    from copydesk.cli.streams import ProgressLine
    from copydesk.report import ReportError
    from copydesk.report.atomic import check_writable

    settings = settings_from(
        found_settings(config, isolated=isolated),
        corpus={
            "exclude": exclude,
            "metadata": [str(Path(table).absolute()) for table in metadata or ()],
            "outlet": outlet,
        },
        rules={"preview": preview, "packs": [str(file) for file in pack or ()]},
        run={"workers": workers},
    )
    if not output.exists() and output.absolute().parent.is_dir():
        check_writable(output)
    progress = ProgressLine(shown=sys.stderr.isatty() and not quiet)
    try:
        made = make(list(paths), output, settings=settings, progress=progress)
    except OSError as error:
        if error.filename is None:  # a write that failed: all else names its file
            raise ReportError(f"{output}: cannot be written: {error.strerror or error}; make room") from error
        raise
    finally:
        progress.close()
    _tell(made, output, quiet=quiet)


def _tell(made: "Indexed", output: Path, *, quiet: bool) -> None:
    from copydesk.cli.running import complain_of
    from copydesk.report.wording import counted

    complain_of(made.errors)
    if not quiet:
        size = output.stat().st_size
        held = counted(made.documents, "document")
        sys.stderr.write(f"audit: indexed {held} into {output} ({size / 1e6:,.1f} MB)\n")
    if made.errors:
        raise typer.Exit(EXIT_ERROR)
