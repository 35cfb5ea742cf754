"""What each kind of key of the text reuse costs and finds, and odd corpora: `python tests/benchmarks/reuse.py`.

Beside other tools it is measured by `run.py`.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from made_corpus import Copy, Shape, write_corpus  # type: ignore[import-not-found]
from measure import in_turn, measured, spread, times  # type: ignore[import-not-found]

HERE = Path(__file__).parent

FEW = 5_000  # documents to tell the kinds of keys apart by


class Run(NamedTuple):
    """CPU seconds of one process, its peak memory in bytes (0: not told), the pairs of ids it found."""

    seconds: float
    peak: int = 0
    pairs: frozenset[tuple[str, str]] = frozenset()


def contend(name: str, file: Path, *more: str, python: str = sys.executable) -> Run:
    """One contender on one file."""
    cost = measured([python, str(HERE / "contenders.py"), name, str(file), *more])
    told = json.loads(cost.printed.splitlines()[-1])
    return Run(cost.seconds, cost.peak, frozenset(tuple(sorted(pair)) for pair in told["pairs"]))


def recall(run: Run, copies: list[Copy], changed: float | None = None) -> float:
    """The part of the known copies, or of those with so many words changed, whose two articles were matched."""
    wanted = [copy for copy in copies if changed is None or copy.changed == changed]
    return sum(tuple(sorted((copy.source, copy.copy))) in run.pairs for copy in wanted) / max(1, len(wanted))


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare_kinds(Path(folder), options)
        compare_shapes(Path(folder), options)


def compare_kinds(folder: Path, options: argparse.Namespace) -> None:
    """What each kind of key costs and finds."""
    few = min(options.documents, FEW)
    copies = write_corpus(folder / "few.jsonl", few)
    print(f"\n{few} documents, [reuse] keys               CPU beside all  recall  at 30% changed")
    every = contend("copydesk", folder / "few.jsonl")
    for kinds in ("words", "words,content", "words,content,skips", "words,content,skips,documents"):
        run = contend("copydesk", folder / "few.jsonl", kinds)
        found = f"{recall(run, copies):8.3f}  {recall(run, copies, 0.3):6.3f}"
        print(f"  {kinds:40} {run.seconds / every.seconds:8.2f}  {found}")


def compare_shapes(folder: Path, options: argparse.Namespace) -> None:
    """Corpora with one paragraph everywhere, or with one text a thousand times, beside the normal one."""
    print(f"\n{options.documents} documents, shape        CPU beside normal")
    shapes: tuple[Shape, ...] = ("normal", "promo", "identical")
    for shape in shapes:
        write_corpus(folder / f"{shape}.jsonl", options.documents, shape=shape)
    costs = in_turn(
        {shape: lambda name=shape: contend("copydesk", folder / f"{name}.jsonl").seconds for shape in shapes},
        options.rounds,
    )
    for shape in shapes[1:]:
        print(f"  {shape:24} {spread(times(costs[shape], costs['normal']))}")


if __name__ == "__main__":
    main()
