"""What holding the reports of stories against each other costs: `python tests/benchmarks/stories.py [--documents N]`.

As `across.py`: the same audit of the same made-up articles with and without the rule, CPU seconds of the whole run.
A third of the articles report events, three to five outlets within two days each, and some give a wrong figure.
"""

import argparse
import json
import random
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from made_corpus import write_corpus  # type: ignore[import-not-found]
from measure import audited, compare_audits, spread  # type: ignore[import-not-found]

REPORTING = 1 / 3  # of the articles
WRONG = 0.3  # of the events have a report with another figure
DAYS = 365
NAMES = 4  # of people and places, in all reports of an event
FIGURES = 3  # sentences with one, which each report has in its own words but for what is counted
RULE = "FS040"


class Told(NamedTuple):
    """An event that two articles tell with different figures: their ids."""

    right: str
    wrong: str


def write_events(target: Path, count: int, *, seed: int = 11) -> list[Told]:
    """Write made-up articles, of which some report the same event, and return which contradict each other."""
    write_corpus(target, count, seed=seed)
    lot = random.Random(seed)
    records: list[dict[str, Any]] = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    words = sorted({word for record in records[:200] for word in record["text"].lower().replace(".", "").split()})
    words = [word for word in words if len(word) > 4]
    told: list[Told] = []
    at = 0
    while at < count * REPORTING:
        reports = records[at : at + lot.randint(3, 5)]
        at += len(reports)
        names = [f"{lot.choice(words)} {lot.choice(words)}".title() for _ in range(NAMES)]
        things = lot.sample(words, FIGURES)
        figures = [lot.randint(101, 989) * 10 + lot.choice((0, 5)) for _ in things]
        day = date(2015, 1, 1) + timedelta(lot.randrange(DAYS))
        slip = lot.random() < WRONG
        for place, record in enumerate(reports):
            given = list(figures)
            if slip and place == 0 and record["outlet"] != reports[1]["outlet"]:
                given[0] *= 10
                told.append(Told(reports[1]["id"], record["id"]))
            record["date"] = (day + timedelta(lot.randrange(2))).isoformat()
            record["text"] += "\n\n" + " ".join(_sentences(lot, words, names, list(zip(given, things, strict=True))))
    for record in records:
        record.setdefault("date", (date(2015, 1, 1) + timedelta(lot.randrange(DAYS))).isoformat())
        record["lang"] = "en"
    target.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return told


def _sentences(lot: random.Random, words: list[str], names: list[str], counted: list[tuple[int, str]]) -> list[str]:
    made = [f"The {lot.choice(words)} of {name} {' '.join(lot.choices(words, k=9))}." for name in names]
    made += [f"In all {value:,} {thing}s {' '.join(lot.choices(words, k=9))}." for value, thing in counted]
    lot.shuffle(made)
    return made


def recall(told: list[Told], findings: list[dict[str, Any]]) -> float:
    """The part of the contradictions that are reported on both sides."""
    found = {
        (finding["id"], partner["id"])
        for finding in findings
        if finding["code"] == RULE
        for partner in finding["partners"]
    }
    return sum({(each.right, each.wrong), (each.wrong, each.right)} <= found for each in told) / max(1, len(told))


def main() -> None:
    """Run the benchmark and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "corpus.jsonl"
        told = write_events(file, options.documents)
        without = ("--ignore", "TR005,TR006")
        having = (*without, "--extend-select", RULE)
        ratios = compare_audits(file, options.rounds, without=without, having=having)
        findings = audited(file, *having)[1]
    print(f"{options.documents} documents, {len(told)} contradictions, {recall(told, findings):.3f} found")
    print(f"CPU with {RULE}, times without: {spread(ratios)}")


if __name__ == "__main__":
    main()
