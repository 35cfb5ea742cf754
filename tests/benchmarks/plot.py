"""Draws cost against corpus size: `python tests/benchmarks/plot.py RESULTS.json PLOT`, with matplotlib."""

import json
import sys
from pathlib import Path
from statistics import median
from typing import Any

import matplotlib as mpl

mpl.use("agg")
from matplotlib import pyplot as plt

OURS = ("audit", "reuse")


def draw(results: dict[str, Any], target: Path) -> None:
    """One line for each tool: CPU seconds by documents, the least and the greatest as bars."""
    figure, axes = plt.subplots(figsize=(8, 5.5))
    for name, by_size in results["seconds"].items():
        sizes = sorted(map(int, by_size))
        costs = [by_size[str(size)] for size in sizes]
        middle = [median(each) for each in costs]
        bars = [
            [m - min(c) for m, c in zip(middle, costs, strict=True)],
            [max(c) - m for m, c in zip(middle, costs, strict=True)],
        ]
        ours = name in OURS
        axes.errorbar(
            sizes, middle, yerr=bars, marker="o", capsize=3, label=name, linewidth=2.4 if ours else 1.2,
            linestyle="-" if ours else "--" if name != "wc -w" else ":",
        )  # fmt: skip
    axes.set(xscale="log", yscale="log", xlabel="documents", ylabel="CPU seconds, one core")
    axes.set_title("Cost against the size of the corpus")
    axes.grid(visible=True, which="major", alpha=0.3)
    axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    figure.savefig(target, bbox_inches="tight", dpi=150)


if __name__ == "__main__":
    draw(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")), Path(sys.argv[2]))
