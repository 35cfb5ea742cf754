"""Speed of the rules of a family: `python tests/benchmarks/rules.py FAMILY [PATH ...] [--megabytes N]`.

MB of text (UTF-8) per CPU second of one core. First of all rules together, twice: on documents nothing is known of yet,
and on documents whose words, sentences and quotations are known, as they are in an audit, where the families share
them. Then what each shared step and each rule takes of it. The steps come first because rules share them: whichever
rule ran first would be charged with splitting lines. Patterns are compiled and tables read as the texts need them;
that is told apart, as the first of several rounds. Without PATH, the sample corpus with its paragraphs shuffled.
"""

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from copydesk import text
from copydesk.engine.gather import gather_paths
from copydesk.engine.rulebook import rules_of
from copydesk.model import Document
from copydesk.read import read_file
from copydesk.rules import scan
from copydesk.rules.cue import cued
from copydesk.rules.found import found
from copydesk.rules.rule import Rule
from copydesk.scorecard import scorecard
from copydesk.settings import Settings
from copydesk.survey import Survey, line_keys, lowered_keys, merge, survey

SAMPLE = Path(__file__).parents[2] / "corpus"
ROUNDS = 3

Step = Callable[[Document], object]


class Family(NamedTuple):
    """What is measured of a family: its goal in MB per CPU second, the views its rules share, and what is its own.

    `known` are the views that other families have made by the time its rules run; `foreseen` those that are computed of
    many documents at once before, all that can be where none are named.
    """

    goal: float
    steps: tuple[tuple[str, Step], ...]
    known: tuple[Step, ...] = ()
    besides: tuple[tuple[str, Step], ...] = ()
    foreseen: tuple[Step, ...] = ()


_PROSE: tuple[tuple[str, Step], ...] = (
    ("lines", text.lines),
    ("wrapping", text.is_wrapped),
    ("paragraphs", text.paragraphs),
    ("sentences", text.sentences),
    ("words", text.words),
    ("word keys", lowered_keys),
    ("quotations", text.quotations),
    ("small letters", text.lowered),
    ("cue words", cued),
)
FAMILIES = {
    "boilerplate": Family(
        20.0,
        (
            ("lines", text.lines),
            ("wrapping", text.is_wrapped),
            ("line keys", line_keys),
            ("all patterns", scan.built_in().scan),
        ),
        foreseen=(text.words, text.beyond_ascii, line_keys),
    ),
    "quality": Family(
        10.0,
        (*_PROSE, ("translated speech", text.translated_speech)),
        tuple(step for _, step in _PROSE),
        (("scorecard", scorecard),),
    ),
    "facts": Family(20.0, _PROSE, tuple(step for _, step in _PROSE)),
}


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


def rules_for(family: str) -> tuple[Rule, ...]:
    """The rules that are measured."""
    rules = rules_of(Settings())
    return tuple(rule for rule in (*rules.masking, *rules.judging) if rule.family == family)


def together(documents: Sequence[Document], family: str, known: Survey, *, shared: bool = False) -> float:
    """CPU seconds of all rules of a family; `shared`: on documents with the views that other families make."""
    given, measured, rules = [fresh(document) for document in documents], FAMILIES[family], rules_for(family)
    for step in measured.known if shared else ():
        _seconds(given, step)
    start = time.process_time()
    _foresee(given, family)
    for document in given:
        for rule in rules:
            if (rule.languages is None or document.lang in rule.languages) and rule.may_find(document):
                found(rule, document, known)
        for _, step in measured.besides:
            step(document)
    return time.process_time() - start


def apart(documents: Sequence[Document], family: str, known: Survey) -> list[Cost]:
    """The cost of what is foreseen, of each shared step, then of each rule, on documents without cached views."""
    given = [fresh(document) for document in documents]
    measured = FAMILIES[family]
    start = time.process_time()
    _foresee(given, family)
    costs = [Cost("views of many documents", time.process_time() - start)]
    costs += (Cost(name, _seconds(given, step)) for name, step in (*measured.steps, *measured.besides))
    for rule in rules_for(family):
        wanted = [each for each in given if rule.languages is None or each.lang in rule.languages]
        start = time.process_time()
        findings = sum(len(found(rule, document, known)) for document in wanted if rule.may_find(document))
        costs.append(Cost(f"{rule.code} {rule.name}", time.process_time() - start, findings))
    return costs


def _foresee(documents: Sequence[Document], family: str) -> None:
    """What the engine computes of all documents of a batch before the rules of a family run."""
    views = FAMILIES[family].foreseen
    text.foresee(documents, *views, rules={rule.code for rule in rules_for(family)})


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
    parser.add_argument("family", choices=sorted(FAMILIES))
    parser.add_argument("paths", nargs="*")
    parser.add_argument("--megabytes", type=float, default=5.0)
    options = parser.parse_args()
    documents = documents_of(options.paths, options.megabytes)
    size = sum(len(document.text.encode("utf-8", "replace")) for document in documents) / 1e6
    known, goal = merge([survey(documents)]), FAMILIES[options.family].goal
    rounds = [together(documents, options.family, known) for _ in range(ROUNDS)]
    warm = [together(documents, options.family, known, shared=True) for _ in range(ROUNDS)]
    print(f"{len(documents):,} documents, {size:.1f} MB, {len(rules_for(options.family))} rules; MB per CPU second:")
    print(f"first round {size / rounds[0]:.1f}, later {size / min(rounds[1:]):.1f}", end="; ")
    print(f"with the views that families share {size / min(warm):.1f} (goal {goal:g})")
    print(*table(apart(documents, options.family, known), size), sep="\n")


if __name__ == "__main__":
    main()
