"""Train the model of leftover-line on pages whose lines are labelled: python train_leftover_line.py PAGES... -o FILE.

PAGES is a folder NAME of texts with NAME.gold.jsonl beside it: one labelled line per row, {"path", "start", "end",
"label"}; the first part of a path is the domain. Labels are boilerplate, content and meta (headline, byline); lines of
other labels are left out. Folds are made by domain, so that no page is judged by a model that saw its site.
"""

import argparse
import json
import zlib
from bisect import bisect_right
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from boosting import Growth, Trees, grow  # type: ignore[import-not-found]

from copydesk.model import Document
from copydesk.rules.boilerplate.leftover_guard import is_own, needed
from copydesk.rules.boilerplate.line_feature import FEATURES, OWN
from copydesk.rules.boilerplate.line_table import table_of
from copydesk.rules.boilerplate.named import named_spans

FOLDS = 5
BAGS = 2  # models per fold whose log odds are averaged
GROWTH = Growth(trees=80, depth=5, rate=0.12, features=0.3)
WEIGHTS = {"boilerplate": (1, 30.0), "content": (0, 100.0), "meta": (0, 100.0)}
META = 0.4  # what a headline or byline counts beside a line of the story
BINS = (0.65, 0.75, 0.85, 0.93, 0.97)


class Lines:
    """The labelled lines of some folders: features, truth, weights, and the fold of each."""

    def __init__(self, folders: list[Path], leave_out: list[str]) -> None:
        rows: list[Any] = []
        self.truth: list[int] = []
        self.weight: list[float] = []
        self.domain: list[int] = []
        self.need: list[float] = []  # the chance from which the rule flags the line; above 1 if never
        for folder in folders:
            for path, gold in _by_path(folder.with_name(f"{folder.name}.gold.jsonl")).items():
                if not any(path.startswith(left) for left in leave_out):
                    self._take(rows, folder / path, path, gold)
        self.rows = np.array(rows, np.float32)
        self.named = self.rows[:, OWN.index("named")] > 0

    def _take(self, rows: list[Any], file: Path, path: str, gold: list[dict[str, Any]]) -> None:
        document = Document(id=path, path=path, text=file.read_bytes().decode("utf-8-sig", "replace"))
        table = table_of(document, named_spans(document))
        if table is None:
            return
        starts = [line["start"] for line in gold]
        of_label: dict[str, int] = defaultdict(int)
        for line in gold:
            of_label[line["label"]] += 1
        for place, (unit, row) in enumerate(zip(table.lines, table.rows, strict=True)):
            at = bisect_right(starts, unit.start + 2) - 1
            label = gold[at]["label"] if at >= 0 and gold[at]["end"] >= unit.end - 2 else ""
            if label not in WEIGHTS:
                continue
            truth, enough = WEIGHTS[label]
            rows.append(row)
            self.need.append(2.0 if is_own(document, table, place, 0.0) else needed(table, place))
            self.truth.append(truth)
            self.weight.append(min(1.0, enough / of_label[label]) ** 0.5 * (META if label == "meta" else 1.0))
            self.domain.append(zlib.crc32(path.split("/", maxsplit=1)[0].encode()))


def _by_path(file: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        found[row["path"]].append(row)
    return {path: sorted(gold, key=lambda each: each["start"]) for path, gold in sorted(found.items())}


def fitted(lines: Lines, chosen: Any) -> Trees:
    """The trees of all bags in one: their leaves divided by the number of bags."""
    bags = [
        grow(
            lines.rows[chosen],
            np.array(lines.truth)[chosen],
            np.array(lines.weight)[chosen],
            growth=Growth(**{**vars(GROWTH), "seed": seed}),
        )
        for seed in range(BAGS)
    ]
    return Trees(
        np.concatenate([bag.features for bag in bags]),
        np.concatenate([bag.cuts for bag in bags]),
        np.concatenate([bag.leaves for bag in bags]) / BAGS,
        float(np.mean([bag.base for bag in bags])),
    )


def held_out(lines: Lines) -> Any:
    """The chance of each line by a model that saw no page of its domain."""
    fold = np.array(lines.domain) // 2 % FOLDS
    chance = np.zeros(len(fold))
    for each in range(FOLDS):
        margin = fitted(lines, fold != each).margin(lines.rows[fold == each])
        chance[fold == each] = 1 / (1 + np.exp(-margin))
    return chance


def bins(lines: Lines, chance: Any) -> list[list[float]]:
    """For each chance the share of furniture among the held-out lines between it and the next, never falling."""
    truth, free = np.array(lines.truth), ~lines.named & (chance >= np.array(lines.need))
    found: list[list[float]] = []
    for least, above in zip(BINS, (*BINS[1:], 2.0), strict=True):
        inside = free & (chance >= least) & (chance < above)
        if inside.sum() >= 10:
            share = round(float((truth[inside].sum() + 1) / (inside.sum() + 2)), 2)
            found.append([least, max([share, *(known for _, known in found)])])
            print(f"  {least:.2f}: {inside.sum()} lines, {truth[inside].mean():.3f} furniture")
    return found


def main() -> None:
    """Read the pages, report the held-out bins, write the model trained on all pages."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", type=Path, nargs="+")
    parser.add_argument("-o", "--output", type=Path, required=True)
    parser.add_argument("--leave-out", action="append", default=[], help="a path, or the start of one")
    parser.add_argument("--half", choices=["even", "odd"], help="train on this half of the domains only")
    given = parser.parse_args()
    lines = Lines(given.pages, given.leave_out)
    if given.half:
        _write(given.output, lines, np.array(lines.domain) % 2 == (given.half == "odd"))
        return
    _write(given.output, lines, np.ones(len(lines.truth), bool))


def _write(output: Path, lines: Lines, chosen: Any) -> None:
    trees = fitted(lines, chosen)
    data = {
        "base": round(trees.base, 4),
        "bins": bins(lines, held_out(lines)),
        "features": [[FEATURES[at] for at in asked] for asked in trees.features],
        "cuts": [[round(float(cut), 4) for cut in cuts] for cuts in trees.cuts],
        "leaves": [[round(float(leaf), 4) for leaf in leaves] for leaves in trees.leaves],
    }
    output.write_text(json.dumps(data, separators=(",", ":")).replace('],"', '],\n"') + "\n", "utf-8")


if __name__ == "__main__":
    main()
