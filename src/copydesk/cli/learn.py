"""`audit learn`: what outlets print in file after file, as a pack to review."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from copydesk.cli import options as o
from copydesk.cli.streams import EXIT_ERROR

if TYPE_CHECKING:
    from copydesk.engine.gather import Inputs
    from copydesk.engine.local import Progress
    from copydesk.rules.learnt import Block
    from copydesk.settings import Settings

RECURRING = "recurring-block"


def learn(
    paths: o.Paths = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="The pack to write; stdout without it.")
    ] = None,
    exclude: o.Exclude = None,
    metadata: o.Metadata = None,
    outlet: o.Outlet = None,
    workers: o.Workers = None,
    config: o.Config = None,
    isolated: o.Isolated = False,
    quiet: o.Quiet = False,
) -> int:
    """Learn the recurring lines of each outlet, as a pack to review.

    Each entry says in how many files its line stands. Delete what belongs to stories, run `audit test` on the rest,
    and give it to --pack. Exit codes: 0 done, 2 something could not be read.
    """
    from copydesk.cli.configure import found_settings, settings_from
    from copydesk.cli.inputs import inputs_of, refuse_input
    from copydesk.cli.streams import ProgressLine
    from copydesk.report.atomic import check_writable, write_atomically
    from copydesk.report.wording import counted
    from copydesk.rules import learnt
    from copydesk.rules.pack_rule import rules_by_name
    from copydesk.testing import entry_failures

    settings = settings_from(
        found_settings(config, isolated=isolated),
        corpus={
            "exclude": exclude,
            "metadata": [str(Path(table).absolute()) for table in metadata or ()],
            "outlet": outlet,
        },
        rules={"select": [RECURRING]},
        run={"workers": workers},
    )
    inputs = inputs_of(paths or (), settings)
    if output is not None:
        refuse_input(output, inputs)
        check_writable(output)
    progress = ProgressLine(shown=sys.stderr.isatty() and not quiet)
    try:
        blocks, others, failed = _learnt(inputs, settings, progress)
    finally:
        progress.close()
    made = learnt.entries(blocks, others)
    rule = rules_by_name((learnt.pack(made),)).get(learnt.RULE.name)
    kept = [each for each in made if not list(entry_failures(each.entry, rule))]
    pack = learnt.as_toml(kept)
    if output is None:
        sys.stdout.buffer.write(pack.encode())
    else:
        write_atomically(output, pack)
    if not quiet:
        left = len(blocks) - sum(len(each.blocks) for each in kept)
        more = f"; {left:,} more {'makes' if left == 1 else 'make'} no pattern that can be tested" if left else ""
        where = f" in {output}: read them, then `audit test {output}`" if output and kept else ""
        sys.stderr.write(f"audit: {counted(len(kept), 'recurring line')}{where}{more}\n")
    return EXIT_ERROR if failed else 0


def _learnt(
    inputs: "Inputs", settings: "Settings", progress: "Progress"
) -> "tuple[tuple[Block, ...], dict[str, list[str]], bool]":
    """The recurring lines, other lines of the same outlets, and whether something could not be read."""
    from copydesk.cli.running import complain_of
    from copydesk.engine import run
    from copydesk.engine.document import with_words
    from copydesk.engine.local import pool_for
    from copydesk.model import Finding
    from copydesk.rules import learnt
    from copydesk.rules.boilerplate.recurring_block import RecurringBlock

    rule = RecurringBlock()
    with pool_for(inputs, settings, progress=progress) as pool:
        corpus = run.survey(pool, inputs)
        complain_of(corpus.failures)
        known, languages, findings = pool.workshop.known, dict[str, str | None](), list[Finding]()
        for part in corpus.parts:
            for document in pool.workshop.documents(part.name):
                languages[document.id] = document.lang
                findings += with_words(document, list(rule.check(document, known)))
        blocks = learnt.blocks(findings, languages)
        documents = (each for part in corpus.parts for each in pool.workshop.documents(part.name))
        return blocks, learnt.look_alikes(documents, blocks), bool(corpus.failures)
