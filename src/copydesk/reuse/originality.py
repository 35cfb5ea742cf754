"""How much of a document was first seen elsewhere, and where.

Words in quotation marks are their speakers', whoever prints them: they count on neither side.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from copydesk import text
from copydesk.model import Borrowed, Document, Originality, Source, Span
from copydesk.reuse.cluster import time_order
from copydesk.reuse.credit import Credit, Party, answering, names
from copydesk.reuse.findings import relation_of
from copydesk.reuse.match import Match, Passage
from copydesk.reuse.revision import Revision
from copydesk.reuse.version_groups import VersionGroups, inherited_by, stands_in

MOST_SHOWN = 10  # documents that words are from

Flags = NDArray[np.bool_]


class Shared(msgspec.Struct, frozen=True):
    """Spans of a document that `other` has too; `credited` where one of them is credited to an agency or to it."""

    other: Source
    spans: tuple[Span, ...]
    credited: bool = False


class Debts(msgspec.Struct, frozen=True):
    """What a document shares with others: with `earlier` ones, earliest first, and where the order is not known."""

    earlier: tuple[Shared, ...] = ()
    unordered: tuple[Span, ...] = ()


def debts(
    matches: Iterable[Match],
    sources: Sequence[Source],
    revisions: Sequence[Revision] = (),
    versions: VersionGroups | None = None,
    *,
    references: Collection[int] = (),
    credits: Mapping[int, tuple[Credit, ...]] = {},
) -> dict[int, Debts]:
    """By document number, what it shares with documents of other outlets; nothing of `references`.

    A passage that stands in an earlier version of the same article is as old as that version. An undated document, or
    one of the same day, counts as earlier where it is credited by name, and as later where it credits this one.
    """
    groups = versions or VersionGroups({}, {})
    inherited = inherited_by(revisions, sources)
    earlier: defaultdict[int, defaultdict[int, list[tuple[Span, bool]]]] = defaultdict(lambda: defaultdict(list))
    unordered: defaultdict[int, list[Span]] = defaultdict(list)
    for match in matches:
        for here, there in match.sides:
            if here.document in references or _at_home(here, there, sources, groups):
                continue
            mine = Party(_first_with(here, inherited, sources), credits.get(here.document, ()))
            theirs = Party(sources[there.document], credits.get(there.document, ()))
            order = _order(mine, theirs, here, there)
            if order < 0:
                credited = answering(mine, [theirs], here.span) is not None
                earlier[here.document][there.document].append((here.span, credited))
            elif order == 0:
                unordered[here.document].append(here.span)
    return {
        number: Debts(
            tuple(
                Shared(sources[other], tuple(sorted(span for span, _ in found)), any(credited for _, credited in found))
                for other, found in sorted(earlier[number].items(), key=lambda each: time_order(sources[each[0]]))
            ),
            tuple(sorted(unordered[number])),
        )
        for number in sorted({*earlier, *unordered})
    }


def _at_home(here: Passage, there: Passage, sources: Sequence[Source], groups: VersionGroups) -> bool:
    outlet = sources[here.document].outlet
    same = outlet is not None and outlet == sources[there.document].outlet
    return same or groups.same(here.document, there.document)


def _first_with(
    passage: Passage, inherited: Mapping[int, Sequence[tuple[int, tuple[Span, ...]]]], sources: Sequence[Source]
) -> Source:
    """The earliest version of the document that has the passage."""
    found = [version for version, kept in inherited.get(passage.document, ()) if stands_in(passage.span, kept)]
    return min((sources[number] for number in (*found, passage.document)), key=time_order)


def _order(mine: Party, theirs: Party, here: Passage, there: Passage) -> int:
    """-1 if the passage was there before, 1 if it was here, 0 if that is not known."""
    if names(theirs, mine, there.span):
        return 1
    if names(mine, theirs, here.span):
        return -1
    return {"earlier": -1, "later": 1}.get(relation_of(theirs.source, mine.source), 0)


def originality(document: Document, owed: Debts) -> Originality:
    """The share of the (masked) document's own words that no earlier document has; each word is of the earliest one."""
    words = text.words(document)
    free = ~_inside([Span(each.start, each.end) for each in text.quotations(document)], words.starts)
    total = int(free.sum())
    borrowed = []
    for shared in owed.earlier:
        taken = free & _inside(shared.spans, words.starts)
        free &= ~taken
        if count := int(taken.sum()):
            borrowed.append(Borrowed(shared.other, count, credited=shared.credited))
    unordered = int((free & _inside(owed.unordered, words.starts)).sum())
    borrowed.sort(key=lambda each: (-each.words, time_order(each.document)))
    left = int(free.sum())
    return Originality(
        share=round(left / total, 4) if total else None,
        borrowed=tuple(borrowed[:MOST_SHOWN]),
        shared_undated=unordered,
    )


def _inside(spans: Sequence[Span], starts: NDArray[np.int32]) -> Flags:
    """Which words begin in one of these spans, which may overlap."""
    if not spans:
        return np.zeros(len(starts), np.bool_)
    edges = np.array([(span.start, span.end) for span in spans], np.int64)
    opened = np.searchsorted(np.sort(edges[:, 0]), starts, side="right")
    closed = np.searchsorted(np.sort(edges[:, 1]), starts, side="right")
    inside: Flags = opened > closed
    return inside
