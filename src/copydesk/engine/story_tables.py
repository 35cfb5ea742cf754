"""The stories of a run as tables: the quotations that belong to each, and the few stories that a report shows."""

from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import TYPE_CHECKING

from copydesk.model import Cluster, Fact, Source, Span, Stories, Telling
from copydesk.model import Story as Told

if TYPE_CHECKING:
    from copydesk.engine.lineup import Lineup
    from copydesk.reuse.quotes.links import Links
    from copydesk.reuse.stories.story import Story
    from copydesk.reuse.stories.table import Quoted, Table

MOST_STORIES = 200
"""How many stories a report shows: those with most that differs."""

QuotedIn = dict[int, "tuple[Quoted, ...]"]


def quoted_in(stories: "Sequence[Story]", families: Iterable[Cluster], known: "Lineup", links: "Links") -> QuotedIn:
    """By the place of a story among these, its quotations that are held against each other."""
    from copydesk.reuse.stories.table import Quoted

    story_of = {number: place for place, story in enumerate(stories) for number in story.documents}
    numbers = {known.edition(number).source.key: number for number, _ in links.sayings}
    speakers = {(each.document, each.span): (each.speaker, place) for place, each in links.sayings.items()}
    found: dict[int, list[Quoted]] = {}
    for family in families:
        members = [(numbers[member.document.key], member.span) for member in family.members]
        by_story: dict[int, list[tuple[int, Span]]] = {}
        for number, span in members:
            if number in story_of:
                by_story.setdefault(story_of[number], []).append((number, span))
        for story, several in by_story.items():
            if len(several) > 1:
                told = [(number, span, speakers[number, span][0]) for number, span in several]
                wordings = sorted({links.wording[speakers[place][1]] for place in several})
                differs = any(links.alters(one, other) for one in wordings for other in wordings if one < other)
                found.setdefault(story, []).append(Quoted(tuple(told), differs))
    return {story: tuple(several) for story, several in found.items()}


def most_told(stories: "Sequence[Story]", tables: "Iterable[Table]", known: "Lineup") -> Stories:
    """The stories whose documents differ most, as the report shows them."""
    found = 0

    def candidates() -> "Iterable[tuple[tuple[int, int, int], Story, Table]]":
        nonlocal found
        for story, table in zip(stories, tables, strict=True):
            if table.rows:
                found += 1
                yield (-table.differing, -table.found, story.documents[0]), story, table

    # A document is in one story only, so that no two rank alike.
    best = nsmallest(MOST_STORIES, candidates(), key=lambda each: each[0])
    return Stories(tuple(_shown(story, table, known) for _, story, table in best), found)


def _shown(story: "Story", table: "Table", known: "Lineup") -> Told:
    from hashlib import blake2b

    from copydesk.reuse.cluster import time_order

    editions = {number: known.edition(number) for number in story.documents}
    ordered = sorted(editions.values(), key=lambda each: time_order(each.source))
    first = ordered[0].source
    sources: Mapping[int, Source] = {number: each.source for number, each in editions.items()}
    told = f"story\n{first.path}\n{first.id}"
    return Told(
        id=blake2b(told.encode("utf-8", "replace"), digest_size=6).hexdigest(),
        title=next((each.title for each in ordered if each.title), None),
        documents=tuple(each.source for each in ordered),
        facts=tuple(
            Fact(
                row.kind,
                row.about,
                tuple(Telling(sources[each.document], each.span, each.words) for each in row.tellings),
                row.differs,
            )
            for row in table.rows
        ),
        facts_found=table.found,
        differing=table.differing,
    )
