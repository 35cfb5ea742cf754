"""What comparing quotations costs on top of comparing passages: `python tests/benchmarks/across.py [--documents N]`.

The same audit of the same made-up articles runs with and without the rules in turn, each in a process of its own. CPU
seconds are those of the whole run; what counts is their ratio.
"""

import argparse
import json
import random
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

from made_corpus import write_corpus  # type: ignore[import-not-found]
from measure import audited, compare_audits, spread  # type: ignore[import-not-found]

MOST_QUOTATIONS = 9  # of an article
TRAVELS = 0.05  # of the quotations were printed elsewhere before
POOL = 2_000
ALTERED = 0.5  # of those that travel
RULES = "TR005,TR006"


class Spoken(NamedTuple):
    """A quotation that two articles have: their ids, and whether a word of it was altered."""

    source: str
    copy: str
    altered: bool


def write_spoken(target: Path, count: int, *, seed: int = 11) -> list[Spoken]:
    """Write made-up articles with quotations in them, and return which of these two articles share."""
    write_corpus(target, count, seed=seed)
    lot = random.Random(seed)
    records: list[dict[str, Any]] = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    words = sorted({word for record in records[:200] for word in record["text"].lower().replace(".", "").split()})
    pool: list[tuple[str, str, str, list[str]]] = []
    shared: list[Spoken] = []
    for record in records:
        paragraphs = record["text"].split("\n\n")
        for _ in range(lot.randrange(MOST_QUOTATIONS + 1)):
            first = lot.choice(pool) if pool and lot.random() < TRAVELS else None
            if first is not None and first[1] != record["outlet"]:
                said, speaker = [*first[3]], first[2]
                altered = lot.random() < ALTERED
                if altered:
                    said[len(said) // 2] = lot.choice(words)
                shared.append(Spoken(first[0], record["id"], altered))
            else:
                said = lot.choices(words, k=lot.randint(12, 30))
                speaker = f"{lot.choice(words).capitalize()} {lot.choice(words).capitalize()}"
                if len(pool) < POOL:
                    pool.append((record["id"], record["outlet"], speaker, said))
            quotation = " ".join(said).capitalize()
            paragraphs.insert(lot.randint(1, len(paragraphs)), f"\u201c{quotation},\u201d said {speaker}.")
        record |= {"text": "\n\n".join(paragraphs), "lang": "en"}
    target.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return shared


def recall(shared: list[Spoken], findings: list[dict[str, Any]]) -> float:
    """The part of the quotations that travelled whose two articles are told of each other by the right rule."""
    told = {
        (finding["code"], frozenset((finding["id"], partner["id"])))
        for finding in findings
        for partner in finding["partners"]
    }
    right = [("TR005" if each.altered else "TR006", frozenset((each.source, each.copy))) in told for each in shared]
    return sum(right) / max(1, len(right))


def main() -> None:
    """Run the benchmark and print the ratios."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "corpus.jsonl"
        shared = write_spoken(file, options.documents)
        ratios = compare_audits(file, options.rounds, without=("--ignore", RULES), having=())
        findings = audited(file)[1]
    print(
        f"{options.documents} documents, {len(shared)} quotations that travelled, {recall(shared, findings):.3f} found"
    )
    print(f"CPU with {RULES}, times without: {spread(ratios)}")


if __name__ == "__main__":
    main()
