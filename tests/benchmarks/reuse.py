"""Speed and memory of the text reuse beside other tools: `python tests/benchmarks/reuse.py [--documents N]`.

Every contender is a process of its own on the same file, in turn, round after round, so that whatever else the machine
does falls on all alike. CPU seconds are those of the processes; what counts are their ratios. The yardstick is `wc -w`.
rensa is run by the interpreter given with `--rensa-python`, or left out.
"""

import argparse
import json
import math
import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from made_corpus import Copy, Shape, write_corpus  # type: ignore[import-not-found]

HERE = Path(__file__).parent

FEW = 5_000  # documents to tell the kinds of keys apart by


class Run(NamedTuple):
    """CPU seconds of one process, its peak memory in bytes (0: not told), the pairs of ids it found."""

    seconds: float
    peak: int = 0
    pairs: frozenset[tuple[str, str]] = frozenset()


def measured(command: list[str], **more: Any) -> tuple[float, str]:
    """User and system seconds of a command, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True, check=True, **more)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def count_words(file: Path) -> Run:
    """The yardstick: `wc -w` in a UTF-8 locale."""
    return Run(measured(["wc", "-w", str(file)], env={**os.environ, "LC_ALL": "C.UTF-8"})[0])


def contend(name: str, file: Path, *more: str, python: str = sys.executable) -> Run:
    """One contender on one file."""
    seconds, printed = measured([python, str(HERE / "contenders.py"), name, str(file), *more])
    told = json.loads(printed.splitlines()[-1])
    return Run(seconds, told["peak"], frozenset(tuple(sorted(pair)) for pair in told["pairs"]))


def recall(run: Run, copies: list[Copy], changed: float | None = None) -> float:
    """The part of the known copies, or of those with so many words changed, whose two articles were matched."""
    wanted = [copy for copy in copies if changed is None or copy.changed == changed]
    return sum(tuple(sorted((copy.source, copy.copy))) in run.pairs for copy in wanted) / max(1, len(wanted))


def spread(values: list[float]) -> str:
    """The median, and the least and the greatest value."""
    return f"{median(values):8.2f}  ({min(values):.2f} to {max(values):.2f})"


def exponent(small: float, large: float, times: float) -> float:
    """How cost grows: cost ~ size ** exponent."""
    return math.log(large / small) / math.log(times)


def main() -> None:
    """Run the benchmark and print its tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--growth", type=int, default=5, help="how many times larger the large corpus is; 1: none")
    parser.add_argument("--rensa-python", help="an interpreter that has rensa")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        compare_tools(Path(folder), options)
        compare_kinds(Path(folder), options)
        compare_shapes(Path(folder), options)
        if options.growth > 1:
            compare_sizes(Path(folder), options)


def compare_tools(folder: Path, options: argparse.Namespace) -> None:
    """Ours and other tools on the same file, in turn, beside `wc -w` on it."""
    file = folder / "corpus.jsonl"
    copies = write_corpus(file, options.documents)
    contenders = {"copydesk": sys.executable, "sketches": sys.executable}
    if options.rensa_python:
        contenders["rensa"] = options.rensa_python
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    words: list[float] = []
    last: dict[str, Run] = {}
    for _ in range(options.rounds):
        words.append(count_words(file).seconds)
        for name, python in contenders.items():
            last[name] = contend(name, file, python=python)
            seconds[name].append(last[name].seconds)
    print(f"\n{options.documents} documents; wc -w takes {spread(words)} s")
    print(f"{'':12}{'CPU, times wc -w':>28}{'CPU, times copydesk':>28}  peak GB  recall  at 30% changed")
    for name, run in last.items():
        beside_words = [own / one for own, one in zip(seconds[name], words, strict=True)]
        beside_ours = [own / one for own, one in zip(seconds[name], seconds["copydesk"], strict=True)]
        told = f"{run.peak / 1e9:7.2f}  {recall(run, copies):6.3f}  {recall(run, copies, 0.3):6.3f}"
        print(f"{name:12}{spread(beside_words):>28}{spread(beside_ours):>28}  {told}")
    if not options.rensa_python:
        print("rensa was left out: give --rensa-python")


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
    shapes: tuple[Shape, ...] = ("promo", "identical")
    for shape in shapes:
        write_corpus(folder / f"{shape}.jsonl", options.documents, shape=shape)
    ratios: dict[Shape, list[float]] = {shape: [] for shape in shapes}
    for _ in range(max(1, options.rounds // 2)):
        normal = contend("copydesk", folder / "corpus.jsonl").seconds
        for shape in shapes:
            ratios[shape].append(contend("copydesk", folder / f"{shape}.jsonl").seconds / normal)
    for shape, found in ratios.items():
        print(f"  {shape:24} {spread(found)}")


def compare_sizes(folder: Path, options: argparse.Namespace) -> None:
    """How CPU and memory grow."""
    write_corpus(folder / "large.jsonl", options.documents * options.growth)
    small, large = contend("copydesk", folder / "corpus.jsonl"), contend("copydesk", folder / "large.jsonl")
    print(f"\n{options.documents} to {options.documents * options.growth} documents")
    print(f"  CPU exponent     {exponent(small.seconds, large.seconds, options.growth):.2f}")
    print(f"  memory exponent  {exponent(small.peak, large.peak, options.growth):.2f}, peak {large.peak / 1e9:.2f} GB")


if __name__ == "__main__":
    main()
