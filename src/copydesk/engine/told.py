"""The stories of a run: documents of one are read once and held against each other, story by story."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from copydesk.engine.protocol import Engine
from copydesk.engine.story_tables import QuotedIn, most_told
from copydesk.model import Finding, Stories
from copydesk.rules.facts.conflicting_figure import ConflictingFigure

if TYPE_CHECKING:
    from copydesk.engine.lineup import Lineup
    from copydesk.reuse import Match
    from copydesk.reuse.stories.conflict import Conflict
    from copydesk.reuse.stories.story import Story
    from copydesk.reuse.stories.table import Table

DOCUMENTS_A_TASK = 200


def stories_of(known: "Lineup", matches: "Iterable[Match]") -> "tuple[Story, ...]":
    """The stories of a run: documents that share passages, or rare names within days."""
    from copydesk.reuse.stories.story import stories

    return stories(known.names, known.roster, ((match.left.document, match.right.document) for match in matches))


def told_of(
    pool: Engine,
    known: "Lineup",
    stories: "Sequence[Story]",
    first_versions: Mapping[int, int],
    quoted: QuotedIn,
) -> "tuple[list[Conflict], Stories]":
    """What the documents of each story tell differently, and the tables to show; `quoted` goes by the story's place."""
    conflicts: list[Conflict] = []

    def tables() -> "Iterator[Table]":
        for several, table in _told(pool, known, stories, first_versions, quoted):
            conflicts.extend(several)
            yield table

    return conflicts, most_told(stories, tables(), known)


def _told(
    pool: Engine,
    known: "Lineup",
    stories: "Sequence[Story]",
    first_versions: Mapping[int, int],
    quoted: QuotedIn,
) -> "Iterator[tuple[tuple[Conflict, ...], Table]]":
    tasks: list[tuple[Any, ...]] = []
    for first, part in _parts(stories):
        numbers = [number for story in part for number in story.documents]
        versions = {number: first_versions[number] for number in numbers if number in first_versions}
        quotations = [quoted.get(first + place, ()) for place in range(len(part))]
        tasks.append((part, {number: known.wanted(number) for number in numbers}, versions, quotations))
    return (told for batch in pool.map("tell", tasks, stage="comparing stories") for told in batch)


def conflict_findings(pool: Engine, known: "Lineup", conflicts: "Sequence[Conflict]") -> list[Finding]:
    """What the rules of this run say of them, on each side."""
    from copydesk.reuse.stories.sightings import conflict_findings

    rules = [rule for rule in pool.workshop.rules.across if isinstance(rule, ConflictingFigure)]
    return list(conflict_findings(conflicts, known.sources, rules, references=known.references))


def _parts(stories: "Sequence[Story]") -> "Iterator[tuple[int, list[Story]]]":
    """Stories in order, of so many documents in all that a task is worth handing over; with the place of the first."""
    part: list[Story] = []
    first = size = 0
    for place, story in enumerate(stories):
        part.append(story)
        size += len(story.documents)
        if size >= DOCUMENTS_A_TASK:
            yield first, part
            part, first, size = [], place + 1, 0
    if part:
        yield first, part
