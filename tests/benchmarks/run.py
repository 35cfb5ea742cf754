"""What an audit costs beside `wc -w` and other tools, and how that grows: `python tests/benchmarks/run.py`.

Makes the corpora, gives each tool an environment of its own (one that cannot be installed is left out with a word),
runs all in turn, five times, and prints CPU seconds as multiples of those of `wc -w` and of the audit in the same
round, with their spread. Where a tool would take hours, it runs on the beginning of the corpus and on a tenth of that,
and their difference is taken in proportion. Figures and a plot of cost against size are left in the folder `--out`.
The others do less: rensa and text-dedup compare whole documents, datasketch passages; proselint reads for style alone,
datatrove filters and compares whole documents.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

from environments import NotInstalledError, python_of  # type: ignore[import-not-found]
from made_corpus import write_corpus  # type: ignore[import-not-found]
from measure import AUDIT, Cost, FailedError, exponent, in_turn, measured, spread, times  # type: ignore[import-not-found]

HERE = Path(__file__).parent
ANY = sys.maxsize
# What is given to every command: the file, a folder to write to, its interpreter.
Command = Callable[[Path, Path, str], Sequence[str]]


class Contender(NamedTuple):
    """What is measured: how it is run, what it needs besides the project, and on how many documents at most."""

    command: Command
    requires: tuple[str, ...] = ()
    most: int = ANY


def _script(name: str) -> Command:
    return lambda file, folder, python: [python, str(HERE / "contenders.py"), name, str(file)]


def _audit(file: Path, folder: Path, _: str) -> Sequence[str]:
    return [*AUDIT, str(file), "--isolated", "--workers", "1", "--no-cache", "--fail-on", "never", "--report-dir",
            str(folder / "report")]  # fmt: skip


def _text_dedup(file: Path, folder: Path, python: str) -> Sequence[str]:
    return [python, "-m", "text_dedup.minhash", "--path", "json", "--data_files", str(file), "--split", "train",
            "--cache_dir", str(folder / "cache"), "--output", str(folder / "kept"), "--column", "text",
            "--batch_size", "10000", "--num_proc", "1"]  # fmt: skip


CONTENDERS = {
    "wc -w": Contender(lambda file, folder, python: ["wc", "-w", str(file)]),
    "audit": Contender(_audit),
    "reuse": Contender(_script("copydesk")),
    "datasketch": Contender(_script("sketches"), ("datasketch>=2,<3",), 5_000),
    "rensa": Contender(_script("rensa"), ("rensa",)),
    "text-dedup": Contender(_text_dedup, ("text-dedup==0.4.0",), 5_000),
    "proselint": Contender(_script("proselint"), ("proselint>=0.16",), 200),
    "datatrove": Contender(
        _script("datatrove"),
        ("datatrove>=0.10", "nltk", "orjson", "regex", "spacy", "tldextract", "tokenizers", "xxhash<4"),
        200,
    ),
}


class Bench(NamedTuple):
    """Where things are, and who takes part with which interpreter."""

    folder: Path
    pythons: dict[str, str]


def main() -> int:
    """Run the benchmark, print its tables, leave figures and plot."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", default="2000,20000", help="sizes of the corpora, between commas")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", default=",".join(CONTENDERS), help="who takes part, between commas")
    parser.add_argument(
        "--out", type=Path, default=Path("benchmark"), help="a folder for corpora, environments, figures"
    )
    options = parser.parse_args()
    asked = options.only.split(",")
    if unknown := [name for name in asked if name not in CONTENDERS]:
        parser.error(f"--only: there is no {', '.join(unknown)}; there are {', '.join(CONTENDERS)}")
    options.out.mkdir(parents=True, exist_ok=True)
    bench = Bench(options.out.resolve(), {})
    for name in dict.fromkeys(["wc -w", "audit", *asked]):
        _enter(name, bench)
    sizes = sorted(map(int, options.documents.split(",")))
    results = {size: compare(bench, size, rounds=options.rounds) for size in sizes}
    for size, (seconds, peaks) in results.items():
        print(*table(size, seconds, peaks), sep="\n")
    print(*growth({size: seconds for size, (seconds, _) in results.items()}), sep="\n")
    leave(bench, {size: seconds for size, (seconds, _) in results.items()})
    return 0


def _enter(name: str, bench: Bench) -> None:
    try:
        bench.pythons[name] = python_of(name, CONTENDERS[name].requires, bench.folder / "environments")
    except NotInstalledError as error:
        print(f"{name} is left out: {error}")


def compare(bench: Bench, size: int, *, rounds: int) -> tuple[dict[str, list[float]], dict[str, int]]:
    """CPU seconds of each round, by contender, on a corpus of so many documents; and the largest memory, in bytes."""
    file = bench.folder / f"corpus-{size}.jsonl"
    if not file.exists():
        write_corpus(file, size)
    peaks: dict[str, int] = {}
    tasks = {name: partial(_cost, name, bench, file, size=size, peaks=peaks) for name in bench.pythons}
    for name in [name for name in tasks if CONTENDERS[name].requires]:
        try:  # what is installed may still not run here
            _once(name, bench, beginning(file, min(size, 50)))
        except FailedError as error:
            print(f"{name} is left out: {error}".replace("\n", " "))
            del tasks[name], bench.pythons[name]
    return in_turn(tasks, rounds), peaks


def _cost(name: str, bench: Bench, file: Path, *, size: int, peaks: dict[str, int]) -> float:
    most = CONTENDERS[name].most
    cost = _once(name, bench, beginning(file, most) if most < size else file)
    peaks[name] = max(peaks.get(name, 0), cost.peak)
    if most >= size:
        return float(cost.seconds)
    few = most // 10
    less = _once(name, bench, beginning(file, few)).seconds
    return float(less + (cost.seconds - less) / (most - few) * (size - few))


def _once(name: str, bench: Bench, file: Path) -> Cost:
    scratch = bench.folder / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    command = CONTENDERS[name].command(file, scratch, bench.pythons[name])
    return measured(command, environment={"LC_ALL": "C.UTF-8"})


def beginning(file: Path, count: int) -> Path:
    """A file of the first so many documents, beside it."""
    target = file.with_name(f"{file.stem}-first-{count}.jsonl")
    if not target.exists():
        with file.open("rb") as lines:
            target.write_bytes(b"".join(islice(lines, count)))
    return target


def table(size: int, seconds: dict[str, list[float]], peaks: dict[str, int]) -> list[str]:
    """The lines that say what each contender costs."""
    words, ours = seconds["wc -w"], seconds["audit"]
    lines = [f"\n{size:,} documents; wc -w takes {spread(words).strip()} s of CPU"]
    lines.append(f"{'':12}{'times wc -w':>30}{'times the audit':>30}{'peak MB':>10}")
    for name, own in seconds.items():
        most = CONTENDERS[name].most
        part = f"  from {most:,} documents" if most < size else ""
        peak = f"{peaks[name] / 1e6:10,.0f}"
        lines.append(f"{name:12}{spread(times(own, words)):>30}{spread(times(own, ours)):>30}{peak}{part}")
    return lines


def growth(results: dict[int, dict[str, list[float]]]) -> list[str]:
    """The lines that say how cost grows from the smallest to the largest corpus."""
    small, large = min(results), max(results)
    if small == large:
        return []
    lines = [f"\n{small:,} to {large:,} documents: cost grows with the size to the power of"]
    for name in results[large]:
        if name in results[small] and CONTENDERS[name].most >= large:
            power = exponent(median(results[small][name]), median(results[large][name]), large / small)
            lines.append(f"{name:12}{power:8.2f}")
    return lines


def leave(bench: Bench, results: dict[int, dict[str, list[float]]]) -> None:
    """Write the figures, and the plot where matplotlib can be installed."""
    names = dict.fromkeys(name for seconds in results.values() for name in seconds)
    by_name = {name: {size: each[name] for size, each in results.items() if name in each} for name in names}
    figures, plot = bench.folder / "results.json", bench.folder / "cost.png"
    figures.write_text(json.dumps({"seconds": by_name}, indent=1), encoding="utf-8")
    said = _plot(bench, figures, plot)
    print(f"\n{figures}; no plot was drawn: {said}" if said else f"\n{figures}, {plot}")


def _plot(bench: Bench, figures: Path, plot: Path) -> str | None:
    """Draw the plot in an environment of its own; what hindered it, None if nothing."""
    try:
        python = python_of("matplotlib", ("matplotlib>=3.9",), bench.folder / "environments")
        measured([python, str(HERE / "plot.py"), str(figures), str(plot)])
    except (NotInstalledError, FailedError) as error:
        return str(error)
    return None


if __name__ == "__main__":
    sys.exit(main())
