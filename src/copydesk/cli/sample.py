"""`audit sample`: a seeded sheet of findings to judge by hand, and precision by rule from the judged sheet."""

import sys
from pathlib import Path
from typing import Annotated

import typer


def sample(
    findings: Annotated[Path | None, typer.Argument(help="A findings.json of an audit.", metavar="FINDINGS")] = None,
    per_rule: Annotated[int, typer.Option("--per-rule", min=1, help="Findings to judge for each rule.")] = 40,
    seed: Annotated[int, typer.Option("--seed", help="Another seed draws another sample.")] = 1,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The sheet to write.")] = Path(
        "sheet.csv"
    ),
    root: Annotated[
        Path | None,
        typer.Option(
            "--root", metavar="DIR", help="What the paths of the findings start from; found by itself where it can be."
        ),
    ] = None,
    score: Annotated[
        Path | None, typer.Option("--score", metavar="SHEET", help="Print precision by rule of a judged sheet.")
    ] = None,
) -> None:
    """Draw findings to judge by hand, or score the judged sheet.

    The sheet is CSV; the score is k of n right by rule, with 95% intervals.
    """
    from copydesk.cli.configure import found_settings
    from copydesk.policy.precision import score as tallies
    from copydesk.policy.precision import score_text
    from copydesk.policy.sample import SampleError, root_of, sheet
    from copydesk.report.atomic import check_writable, write_atomically

    if score is not None:
        sys.stdout.write(score_text(tallies(_bytes(score))))
        return
    if findings is None:
        raise SampleError("name a findings.json to sample from, or --score a judged sheet")
    if output.exists() and findings.exists() and output.samefile(findings):
        raise SampleError(f"{output}: is the report itself; name another file for the sheet with -o")
    check_writable(output)
    data = _bytes(findings)
    places = [root] if root else [Path.cwd(), *findings.absolute().parents]
    start = root_of(data, places)
    settings = found_settings(None, isolated=False)
    write_atomically(output, sheet(data, start, per_rule=per_rule, seed=seed, settings=settings))
    if start is None:
        sys.stderr.write(
            "audit: note: the articles are not found from here, so the column `context` is empty; "
            "name the folder that was audited with --root\n"
        )
    sys.stderr.write(f"audit: wrote {output}; fill its verdict column (right, wrong, unsure), then --score it\n")


def _bytes(file: Path) -> bytes:
    from copydesk.policy.sample import SampleError

    try:
        return file.read_bytes()
    except OSError as error:
        raise SampleError(f"{file}: cannot be read: {error.strerror or error}") from None
