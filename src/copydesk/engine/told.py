"""The stories of a run: documents of one are read once and held against each other, story by story."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from copydesk.engine.local import LocalPool
from copydesk.model import Finding
from copydesk.rules.facts.conflicting_figure import ConflictingFigure

if TYPE_CHECKING:
    from copydesk.engine.lineup import Lineup
    from copydesk.reuse import Match
    from copydesk.reuse.stories.conflict import Conflict
    from copydesk.reuse.stories.story import Story

DOCUMENTS_A_TASK = 200


def stories_of(known: "Lineup", matches: "Iterable[Match]") -> "tuple[Story, ...]":
    """The stories of a run: documents that share passages, or rare names within days."""
    from copydesk.reuse.stories.story import stories

    return stories(known.names, known.roster, ((match.left.document, match.right.document) for match in matches))


def conflicts_of(
    pool: LocalPool, known: "Lineup", stories: "Sequence[Story]", first_versions: Mapping[int, int]
) -> "list[Conflict]":
    """What the documents of each story tell differently."""
    tasks = []
    for part in _parts(stories):
        numbers = [number for story in part for number in story.documents]
        versions = {number: first_versions[number] for number in numbers if number in first_versions}
        tasks.append((part, {number: known.wanted(number) for number in numbers}, versions))
    return [conflict for batch in pool.map("tell", tasks, stage="comparing stories") for conflict in batch]


def conflict_findings(pool: LocalPool, known: "Lineup", conflicts: "Sequence[Conflict]") -> list[Finding]:
    """What the rules of this run say of them, on each side."""
    from copydesk.reuse.stories.sightings import conflict_findings

    rules = [rule for rule in pool.workshop.rules.across if isinstance(rule, ConflictingFigure)]
    return list(conflict_findings(conflicts, known.sources, rules, references=known.references))


def _parts(stories: "Sequence[Story]") -> "Iterator[list[Story]]":
    """Stories in order, of so many documents in all that a task is worth handing over."""
    part: list[Story] = []
    size = 0
    for story in stories:
        part.append(story)
        size += len(story.documents)
        if size >= DOCUMENTS_A_TASK:
            yield part
            part, size = [], 0
    if part:
        yield part
