"""Stories as tables: what the documents of one event tell, a row a fact, a column an outlet."""

from collections.abc import Iterator
from typing import Any

import msgspec

from copydesk.model import Fact, FactKind, Report, Source, Story
from copydesk.report.safe import one_line
from copydesk.report.wording import counted, number, when, where

PAGE_STORIES = 8
_PAGE_FACTS = 12
_PAGE_OUTLETS = 8
_LONGEST = 200  # characters of a cell on the page
_TELLINGS = 3  # in one cell of the page

_FIXED = ("story", "title", "kind", "about", "differs", "outlets")
_PREFIX = "outlet "


class ToldRow(msgspec.Struct, frozen=True):
    """How a document tells it; offsets are code points of that document."""

    id: str
    path: str
    row: int | None
    start: int
    end: int
    text: str


class FactRow(msgspec.Struct, frozen=True, kw_only=True):
    """A figure, quotation or name that several tell; `told` by outlet (by path where it is unknown).

    `about` says what it is about in words of the texts: the speaker of a quotation, the usual form of a name.
    `differs`: they do not tell the same. None of it is a finding, for one may be older or count something else.
    """

    kind: FactKind
    about: str
    differs: bool
    told: dict[str, list[ToldRow]]


class StoryDocumentRow(msgspec.Struct, frozen=True):
    """A document of a story."""

    id: str
    path: str
    row: int | None
    outlet: str | None
    published: str | None


class StoryRow(msgspec.Struct, frozen=True, kw_only=True):
    """Documents that tell of one event, earliest first, and what they tell, facts that differ first.

    `outlets` are the columns. Of `facts_found`, `differing` ones differ; the first forty are in `facts`.
    """

    id: str
    title: str | None
    documents: list[StoryDocumentRow]
    outlets: list[str]
    facts: list[FactRow]
    facts_found: int
    differing: int


def story_rows(report: Report) -> list[StoryRow]:
    """The stories of a report, those with most that differs first."""
    return [_story_row(story) for story in report.stories.shown]


def _story_row(story: Story) -> StoryRow:
    return StoryRow(
        id=story.id,
        title=story.title,
        documents=[
            StoryDocumentRow(source.id, source.path, source.row, source.outlet, when(source.published))
            for source in story.documents
        ],
        outlets=list(dict.fromkeys(map(_teller, story.documents))),
        facts=[
            FactRow(kind=fact.kind, about=fact.about, differs=fact.differs, told=_told(fact)) for fact in story.facts
        ],
        facts_found=story.facts_found,
        differing=story.differing,
    )


def _teller(source: Source) -> str:
    return source.outlet or source.path


def _told(fact: Fact) -> dict[str, list[ToldRow]]:
    told: dict[str, list[ToldRow]] = {}
    for telling in fact.tellings:
        source, span = telling.document, telling.span
        row = ToldRow(source.id, source.path, source.row, span.start, span.end, telling.words)
        told.setdefault(_teller(source), []).append(row)
    return told


def cut(shown: int, found: int) -> str:
    """What is said where not all stories are shown; empty where they are."""
    return f"The {number(shown)} with most that differs of {counted(found, 'story')}" if shown < found else ""


def table_columns(stories: list[StoryRow]) -> tuple[str, ...]:
    """The columns of the table of all stories: a column for each outlet that tells any."""
    return _FIXED + tuple(_PREFIX + outlet for outlet in sorted({each for story in stories for each in story.outlets}))


def table_rows(stories: list[StoryRow]) -> Iterator[dict[str, Any]]:
    """A row for each fact; an outlet that does not tell it has an empty cell, one that tells it variously a list."""
    empty = dict.fromkeys(table_columns(stories))
    for story in stories:
        for fact in story.facts:
            yield {
                **empty,
                "story": story.id,
                "title": story.title,
                "kind": fact.kind,
                "about": fact.about,
                "differs": fact.differs,
                "outlets": len(fact.told),
                **{_PREFIX + outlet: " | ".join(_wordings(told)) for outlet, told in fact.told.items()},
            }


def _wordings(told: list[ToldRow]) -> list[str]:
    return list(dict.fromkeys(each.text for each in told))


class StoryOnPage(msgspec.Struct, frozen=True):
    """A story as the page shows it; `facts` are kind, about, whether it differs, and a cell for each of `outlets`."""

    title: str
    tally: str
    places: list[str]
    outlets: list[str]
    facts: list[tuple[str, str, bool, list[str]]]
    left_out: str


def on_page(report: Report) -> list[StoryOnPage]:
    """The first stories, each with its first facts and the outlets that tell most of these."""
    return [_on_page(_story_row(story), story) for story in report.stories.shown[:PAGE_STORIES]]


def _on_page(row: StoryRow, story: Story) -> StoryOnPage:
    facts = row.facts[:_PAGE_FACTS]
    tells = {outlet: sum(outlet in fact.told for fact in facts) for outlet in row.outlets}
    chosen = set(sorted(row.outlets, key=lambda outlet: -tells[outlet])[:_PAGE_OUTLETS])
    outlets = [outlet for outlet in row.outlets if outlet in chosen and tells[outlet]]
    hidden = [
        *([counted(row.facts_found - len(facts), "more row")] if row.facts_found > len(facts) else []),
        *([counted(len(row.outlets) - len(outlets), "more outlet")] if len(row.outlets) > len(outlets) else []),
    ]
    documents = f"{counted(len(row.documents), 'article')} of {counted(len(row.outlets), 'outlet')}"
    return StoryOnPage(
        title=one_line(row.title or where(story.documents[0])),
        tally=f"{documents}, {number(row.differing)} told differently" if row.differing else documents,
        places=[one_line(where(source)) for source in story.documents],
        outlets=[one_line(outlet) for outlet in outlets],
        facts=[
            (fact.kind, one_line(fact.about), fact.differs, [_cell(fact, outlet) for outlet in outlets])
            for fact in facts
        ],
        left_out=" and ".join(hidden),
    )


def _cell(fact: FactRow, outlet: str) -> str:
    wordings = _wordings(fact.told.get(outlet, []))
    shown = [one_line(each if len(each) <= _LONGEST else each[:_LONGEST] + "\u2026") for each in wordings[:_TELLINGS]]
    return " / ".join(shown) + (" \u2026" if len(wordings) > _TELLINGS else "")
