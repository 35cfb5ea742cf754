"""Train the model of leftover-line on pages whose lines are labelled: python train_leftover_line.py PAGES... -o FILE.

PAGES is a folder NAME of texts with NAME.gold.jsonl beside it: one labelled line per row, {"path", "start", "end",
"label"}; the first part of a path is the domain. Labels are boilerplate, content and meta (headline, byline); lines of
other labels are left out. Folds are made by domain, so that no page is judged by a model that saw its site; what the
rule would flag with such chances is counted for each folder, and gives the confidence of each chance.
"""

import argparse
import json
import zlib
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from boosting import Growth, Trees, grow  # type: ignore[import-not-found]

from copydesk.model import Document
from copydesk.read.titles import title_of
from copydesk.rules.boilerplate.leftover_guard import taken
from copydesk.rules.boilerplate.line_feature import FEATURES
from copydesk.rules.boilerplate.line_table import LineTable, table_of
from copydesk.rules.boilerplate.named import named_spans
from copydesk.text.language import detect

FOLDS = 8
BAGS = 2  # models whose log odds are averaged
GROWTH = Growth(trees=120, depth=4, rate=0.1, features=0.3)
# Whether lines of a label are furniture, and how many of a domain count in full.
LABELS = {"boilerplate": (1, 30.0), "content": (0, 100.0), "meta": (0, 100.0)}
META = 0.4  # what a headline or byline counts beside a line of the story
BINS = (0.5, 0.7, 0.85, 0.9)


@dataclass(frozen=True)
class Page:
    """A page that has a table, and where its rows stand among those of all."""

    folder: str
    document: Document
    table: LineTable
    first: int


class Lines:
    """The lines of some folders: features, truth, weights (0 without a label), and the domain of each."""

    def __init__(self, folders: list[Path], leave_out: list[str]) -> None:
        self.pages: list[Page] = []
        self.lacking: Counter[str] = Counter()  # lines of furniture in pages without a table, by folder
        labels: list[str] = []
        domains: list[str] = []
        for folder in folders:
            for path, gold in _by_path(folder.with_name(f"{folder.name}.gold.jsonl")).items():
                if any(path.startswith(left) for left in leave_out):
                    continue
                found = _labels(page := _page(folder, path, len(labels)), gold)
                labels += found
                domains += [path.split("/", maxsplit=1)[0]] * len(found)
                if page is None:
                    self.lacking[folder.name] += sum(line["label"] == "boilerplate" for line in gold)
                else:
                    self.pages.append(page)
        self.rows = np.concatenate([page.table.rows for page in self.pages])
        self.known = np.array([label in LABELS for label in labels])
        self.truth = np.array([LABELS.get(label, (0, 0.0))[0] for label in labels])
        self.domain = np.array([zlib.crc32(domain.encode()) for domain in domains])
        self.meta = np.array([label == "meta" for label in labels])
        times = Counter(zip(domains, labels, strict=True))
        self.weight = np.array(
            [_weight(label, times[domain, label]) for domain, label in zip(domains, labels, strict=True)]
        )


def _weight(label: str, times: int) -> float:
    if label not in LABELS:
        return 0.0
    return float(min(1.0, LABELS[label][1] / times) ** 0.5) * (META if label == "meta" else 1.0)


def _page(folder: Path, path: str, first: int) -> Page | None:
    text = (folder / path).read_bytes().decode("utf-8-sig", "replace")
    document = Document(id=path, path=path, text=text, lang=detect(text), title=title_of(text, 0))
    table = table_of(document, named_spans(document))
    return None if table is None else Page(folder.name, document, table, first)


def _labels(page: Page | None, gold: list[dict[str, Any]]) -> list[str]:
    """The label of each line of a page's table; empty where it has none."""
    if page is None:
        return []
    starts = [line["start"] for line in gold]
    found = []
    for unit in page.table.lines:
        at = bisect_right(starts, unit.start + 2) - 1
        found.append(gold[at]["label"] if at >= 0 and gold[at]["end"] >= unit.end - 2 else "")
    return found


def _by_path(file: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in file.read_text("utf-8").splitlines():
        row = json.loads(line)
        found[row["path"]].append(row)
    return {path: sorted(gold, key=lambda each: each["start"]) for path, gold in sorted(found.items())}


def fitted(lines: Lines, chosen: Any) -> Trees:
    """The trees of all bags in one: their leaves divided by the number of bags."""
    used = chosen & (lines.weight > 0)
    bags = [
        grow(lines.rows[used], lines.truth[used], lines.weight[used], growth=Growth(**{**vars(GROWTH), "seed": seed}))
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
    fold = lines.domain // 7 % FOLDS
    chance = np.zeros(len(fold))
    for each in range(FOLDS):
        margin = fitted(lines, fold != each).margin(lines.rows[fold == each])
        chance[fold == each] = 1 / (1 + np.exp(-margin))
    return chance


def flagged(lines: Lines, chance: Any) -> Any:
    """The lines that the rule flags with these chances."""
    found = np.zeros(len(chance), bool)
    for page in lines.pages:
        own = chance[page.first : page.first + len(page.table.lines)]
        found[page.first + np.array(taken(page.document, page.table, own), int)] = True
    return found


def report(lines: Lines, found: Any) -> None:
    """Precision, recall and F1 of each folder, of the rules of one kind with this one: what users see."""
    every = found | (lines.rows[:, FEATURES.index("named")] > 0)
    story = lines.known & ~lines.meta & (lines.truth == 0)
    for name in dict.fromkeys(page.folder for page in lines.pages):
        here = np.zeros(len(found), bool)
        for page in lines.pages:
            here[page.first : page.first + len(page.table.lines)] = page.folder == name
        right, wrong = int((every & here & (lines.truth == 1)).sum()), int((every & here & story).sum())
        new = found & here
        lacking = int((here & (lines.truth == 1)).sum()) + lines.lacking[name]
        print(
            f"  {name}: {right} right, {wrong} wrong, of {lacking}: precision {right / max(1, right + wrong):.3f}, "
            f"recall {right / max(1, lacking):.3f}, F1 {2 * right / max(1, right + wrong + lacking):.3f}; "
            f"of this rule {(new & (lines.truth == 1)).sum()} right, {(new & story).sum()} wrong, "
            f"{(new & lines.meta).sum()} headlines and bylines, {(new & ~lines.known).sum()} without a label"
        )


def bins(lines: Lines, chance: Any, found: Any) -> list[list[float]]:
    """For each chance the share of furniture among the flagged lines between it and the next, never falling."""
    table: list[list[float]] = []
    for least, above in zip(BINS, (*BINS[1:], 2.0), strict=True):
        inside = found & lines.known & (chance >= least) & (chance < above)
        if inside.sum() >= 10:
            share = round(float((lines.truth[inside].sum() + 1) / (inside.sum() + 2)), 2)
            table.append([least, max([share, *(known for _, known in table)])])
            print(f"  {least:.2f}: {inside.sum()} lines, {lines.truth[inside].mean():.3f} furniture")
    return table


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
        _write(given.output, lines, lines.domain % 2 == (given.half == "odd"))
        return
    _write(given.output, lines, np.ones(len(lines.truth), bool))


def _write(output: Path, lines: Lines, chosen: Any) -> None:
    chance = held_out(lines)
    found = flagged(lines, chance)
    report(lines, found)
    trees = fitted(lines, chosen)
    data = {
        "base": round(trees.base, 4),
        "bins": bins(lines, chance, found),
        "features": [[FEATURES[at] for at in asked] for asked in trees.features],
        "cuts": [[round(float(cut), 4) for cut in cuts] for cuts in trees.cuts],
        "leaves": [[round(float(leaf), 4) for leaf in leaves] for leaves in trees.leaves],
    }
    output.write_text(json.dumps(data, separators=(",", ":")).replace('],"', '],\n"') + "\n", "utf-8")


if __name__ == "__main__":
    main()
