"""Speed of the boilerplate rules: `python tests/benchmarks/boilerplate.py [PATH ...] [--megabytes N]`.

MB of text (UTF-8) per CPU second of one core: of all rules together on documents nothing is known of yet, then what
each step and each rule takes of it. The steps come first because rules share them: whichever rule ran first would be
charged with splitting lines and with the one pass of all patterns. The patterns' automata are built as the texts need
them; that is told apart, as the first of several rounds. Without PATH, the sample corpus with its paragraphs shuffled.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from copydesk import text
from copydesk.engine.document import rules_of
from copydesk.engine.gather import gather_paths
from copydesk.model import Document
from copydesk.read import read_file
from copydesk.rules import scan
from copydesk.rules.rule import Rule
from copydesk.settings import Settings
from copydesk.survey import Survey, line_keys, merge, survey

SAMPLE = Path(__file__).parents[2] / "corpus"
GOAL = 20.0  # MB per CPU second
ROUNDS = 3

Step = Callable[[Document], object]


class Cost(NamedTuple):
    """What one step or rule took of a round: CPU seconds, and how many findings it gave."""

    name: str
    seconds: float
    found: int = 0


def documents_of(paths: Sequence[str], megabytes: float) -> list[Document]:
    """The articles of these paths, or of the sample corpus made larger, up to so many megabytes."""
    inputs = gather_paths(list(paths) or [SAMPLE], Settings())
    read = [item for file in inputs.files for item in read_file(file, inputs.context) if isinstance(item, Document)]
    random.Random(1).shuffle(read)
    taken, size = [], 0.0
    for document in read if paths else _shuffled(read):
        taken.append(document)
        size += len(document.text.encode("utf-8", "replace")) / 1e6
        if size >= megabytes:
            break
    return taken


def _shuffled(documents: Sequence[Document]) -> Iterator[Document]:
    chance = random.Random(2)
    while True:
        for document in documents:
            parts = document.text.split("\n\n")
            chance.shuffle(parts)
            yield fresh(document, "\n\n".join(parts))


def fresh(document: Document, content: str | None = None) -> Document:
    """The document without the views cached on it."""
    return msgspec.structs.replace(document, text=document.text if content is None else content)


def boilerplate_rules() -> tuple[Rule, ...]:
    """The rules that are measured."""
    return rules_of(Settings()).masking


def together(documents: Sequence[Document], rules: Sequence[Rule], known: Survey) -> float:
    """CPU seconds of all rules on documents without cached views."""
    given = [fresh(document) for document in documents]
    start = time.process_time()
    for document in given:
        for rule in rules:
            if rule.languages is None or document.lang in rule.languages:
                for _ in rule.check(document, known):
                    pass
    return time.process_time() - start


def apart(documents: Sequence[Document], rules: Sequence[Rule], known: Survey) -> list[Cost]:
    """The cost of each shared step, then of each rule, on documents without cached views."""
    given = [fresh(document) for document in documents]
    steps: list[tuple[str, Step]] = [
        ("lines", text.lines),
        ("wrapping", text.is_wrapped),
        ("line keys", line_keys),
        ("all patterns", scan.built_in().scan),
    ]
    costs = [Cost(name, _seconds(given, step)) for name, step in steps]
    for rule in rules:
        wanted = [each for each in given if rule.languages is None or each.lang in rule.languages]
        start = time.process_time()
        found = sum(1 for document in wanted for _ in rule.check(document, known))
        costs.append(Cost(f"{rule.code} {rule.name}", time.process_time() - start, found))
    return costs


def _seconds(documents: Sequence[Document], step: Step) -> float:
    start = time.process_time()
    for document in documents:
        step(document)
    return time.process_time() - start


def table(costs: Sequence[Cost], megabytes: float) -> Iterator[str]:
    """Lines of the table: CPU milliseconds per megabyte, share of all, findings."""
    total = sum(cost.seconds for cost in costs) or 1.0
    yield f"{'':<28} {'ms/MB':>8} {'share':>7} {'found':>7}"
    for cost in costs:
        milliseconds, share = 1000 * cost.seconds / megabytes, cost.seconds / total
        yield f"{cost.name:<28} {milliseconds:>8.2f} {share:>7.1%} {cost.found or '':>7}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--megabytes", type=float, default=5.0)
    options = parser.parse_args()
    documents = documents_of(options.paths, options.megabytes)
    size = sum(len(document.text.encode("utf-8", "replace")) for document in documents) / 1e6
    rules, known = boilerplate_rules(), merge([survey(documents)])
    rounds = [together(documents, rules, known) for _ in range(ROUNDS)]
    print(f"{len(documents):,} documents, {size:.1f} MB, {len(rules)} rules")
    print(f"first round {size / rounds[0]:.1f} MB per CPU second, later {size / min(rounds[1:]):.1f} (goal {GOAL:g})")
    print(*table(apart(documents, rules, known), size), sep="\n")


if __name__ == "__main__":
    main()
