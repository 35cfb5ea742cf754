"""What Spark costs on one machine beside the local engine: `python tests/benchmarks/engines.py [--documents N]`.

Both audit the same made-up articles with two processes and write the same report. Seconds are those of the clock, less
those of an audit of one article, in which an engine does nothing but start.
"""

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from made_corpus import write_corpus  # type: ignore[import-not-found]
from measure import AUDIT, in_turn, measured, spread, times  # type: ignore[import-not-found]

ENGINES = {"local": ("--workers", "2"), "spark": ("--engine", "spark=local[2,4]")}


def main() -> int:
    """Run both engines in turn and print their seconds and how they compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--corpus", type=Path, help="a file of articles to take instead of made-up ones")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = options.corpus or folder / "made.jsonl"
        if options.corpus is None:
            write_corpus(file, options.documents)
        one = folder / "one.jsonl"
        with file.open("rb") as lines:
            one.write_bytes(lines.readline())
        tasks = {name: partial(seconds, file, one, more, folder) for name, more in ENGINES.items()}
        costs = in_turn(tasks, options.rounds)
    for engine, found in costs.items():
        print(f"{engine:8}{spread(found)} s of the clock after start-up")
    print(f"{'ratio':8}{spread(times(costs['spark'], costs['local']))}")
    return 0


def seconds(file: Path, one: Path, more: Sequence[str], folder: Path) -> float:
    """Seconds of the clock that an audit of the file takes longer than one of a single article."""
    return _clocked(file, more, folder) - _clocked(one, more, folder)


def _clocked(file: Path, more: Sequence[str], folder: Path) -> float:
    report = folder / "report"
    options = ("--isolated", "--no-cache", "--quiet", "--fail-on", "never", "--report-dir", str(report))
    began = time.perf_counter()
    measured([*AUDIT, str(file), *options, *more])
    taken = time.perf_counter() - began
    shutil.rmtree(report)
    return taken


if __name__ == "__main__":
    sys.exit(main())
