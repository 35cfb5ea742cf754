"""Conflicts become findings on each side: who tells what, since when, and how many outlets tell each wording."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Protocol

import msgspec

from copydesk.model import Finding, Partner, Relation, Source, Span
from copydesk.reuse.cluster import time_order
from copydesk.reuse.findings import MOST_PARTNERS, partner_of, relation_of
from copydesk.reuse.stories.conflict import Conflict, Side

_Place = tuple[int, Span]


class Wording(msgspec.Struct, frozen=True):
    """One way in which it is told: in what words, by how many outlets, and where first."""

    words: str
    outlets: int
    earliest: Source


class ConflictSighting(msgspec.Struct, frozen=True, kw_only=True):
    """A conflict seen from one side.

    `there` is the side that agrees most with `here` otherwise, `named` its source. `partners` are all sides that
    conflict with `here`, at most ten. `wordings` are all that is told of the matter, that of most outlets first.
    """

    here: Side
    there: Side
    source: Source
    named: Source
    relation: Relation
    conflict: Conflict
    partners: tuple[Partner, ...]
    wordings: tuple[Wording, ...]


class TakesConflicts(Protocol):
    """What `conflict_findings` asks of a rule."""

    def finding_for_conflict(self, sighting: ConflictSighting) -> Finding:
        """The finding on the side the sighting is seen from."""


def conflict_findings(
    conflicts: Sequence[Conflict],
    sources: Sequence[Source],
    rules: Sequence[TakesConflicts],
    *,
    references: Collection[int] = (),
) -> Iterator[Finding]:
    """The findings on each side; none on documents that are `references`. `sources` are indexed by document number."""
    seen: dict[_Place, list[tuple[Side, Side, Conflict]]] = defaultdict(list)
    for conflict in conflicts:
        for here, there in ((conflict.left, conflict.right), (conflict.right, conflict.left)):
            seen[here.document, here.span].append((here, there, conflict))
    families = _families(seen)
    for place in sorted(seen):
        if place[0] not in references:
            wordings = _wordings(families[place], sources)
            for rule in rules:
                yield rule.finding_for_conflict(_sighting(seen[place], sources, references, wordings))


def _families(seen: dict[_Place, list[tuple[Side, Side, Conflict]]]) -> dict[_Place, list[Side]]:
    """By place, all sides that are tied to it by conflicts."""
    family: dict[_Place, list[Side]] = {}
    for place in sorted(seen):
        if place in family:
            continue
        members: list[Side] = []
        waiting = [place]
        family[place] = members
        while waiting:
            at = waiting.pop()
            members.append(seen[at][0][0])
            for _, there, _ in seen[at]:
                if (there.document, there.span) not in family:
                    family[there.document, there.span] = members
                    waiting.append((there.document, there.span))
    return family


def _wordings(sides: Sequence[Side], sources: Sequence[Source]) -> tuple[Wording, ...]:
    by_value: dict[str, list[Side]] = defaultdict(list)
    for side in sides:
        by_value[side.value].append(side)
    made = []
    for several in by_value.values():
        ordered = sorted(several, key=lambda side: time_order(sources[side.document]))
        told = {sources[side.document].outlet or sources[side.document].path for side in several}
        made.append(Wording(ordered[0].words, len(told), sources[ordered[0].document]))
    return tuple(sorted(made, key=lambda wording: (-wording.outlets, time_order(wording.earliest), wording.words)))


def _sighting(
    seen: Sequence[tuple[Side, Side, Conflict]],
    sources: Sequence[Source],
    references: Collection[int],
    wordings: tuple[Wording, ...],
) -> ConflictSighting:
    ordered = sorted(seen, key=lambda each: (-each[2].likeness, time_order(sources[each[1].document]), each[1]))
    here, there, conflict = ordered[0]
    source = sources[here.document]
    return ConflictSighting(
        here=here,
        there=there,
        source=source,
        named=sources[there.document],
        relation=relation_of(sources[there.document], source),
        conflict=conflict,
        partners=tuple(
            partner_of(
                other.document,
                other.span,
                to=source,
                similarity=shared.likeness,
                sources=sources,
                references=references,
            )
            for _, other, shared in ordered[:MOST_PARTNERS]
        ),
        wordings=wordings,
    )
