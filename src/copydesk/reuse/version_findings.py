"""Revisions become findings: each version of an article names the one before it, and what was changed."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec

from copydesk.model import Finding, Partner, Relation, Source
from copydesk.reuse.cluster import time_order
from copydesk.reuse.findings import MOST_PARTNERS, partner_of, relation_of
from copydesk.reuse.match import Change, Passage
from copydesk.reuse.revision import Edit, Revision


class VersionSighting(msgspec.Struct, frozen=True, kw_only=True):
    """A version of an article seen beside its predecessor, or for the first one beside its successor.

    `edits` and `headline` run from the other version (`left`) to this one (`right`) where the other is earlier or the
    order is unknown, else from this one to the other: always from old to new.
    """

    here: Passage
    there: Passage
    source: Source
    named: Source
    relation: Relation
    revision: Revision
    edits: tuple[Edit, ...]
    headline: Change | None
    partners: tuple[Partner, ...]
    versions: int
    cluster: str


class TakesVersions(Protocol):
    """What `version_findings` asks of a rule."""

    def finding_for_version(self, sighting: VersionSighting) -> Finding:
        """The finding on one version."""


def version_findings(
    revisions: Sequence[Revision],
    sources: Sequence[Source],
    rule: TakesVersions,
    *,
    clusters: Mapping[int, tuple[str, int]],
    references: Collection[int] = (),
) -> Iterator[Finding]:
    """One finding for each version that is no reference. `clusters` tells by document its cluster and the versions."""
    seen: dict[int, list[tuple[Passage, Passage, Revision]]] = defaultdict(list)
    for revision in revisions:
        for here, there in revision.match.sides:
            if here.document not in references:
                seen[here.document].append((here, there, revision))
    for document in sorted(seen):
        cluster, versions = clusters[document]
        yield rule.finding_for_version(_sighting(seen[document], sources, references, cluster, versions))


def _sighting(
    seen: list[tuple[Passage, Passage, Revision]],
    sources: Sequence[Source],
    references: Collection[int],
    cluster: str,
    versions: int,
) -> VersionSighting:
    source = sources[seen[0][0].document]
    in_time = sorted(seen, key=lambda item: time_order(sources[item[1].document]))
    earlier = [item for item in in_time if time_order(sources[item[1].document]) < time_order(source)]
    here, there, revision = earlier[-1] if earlier else in_time[0]
    relation = relation_of(sources[there.document], source)
    new = there if relation == "later" else here
    forward = new.document == revision.match.right.document
    partners = [(there, revision), *((other, shared) for _, other, shared in in_time if other != there)]
    return VersionSighting(
        here=here,
        there=there,
        source=source,
        named=sources[there.document],
        relation=relation,
        revision=revision,
        edits=tuple(edit if forward else Edit(edit.kind, edit.right, edit.left) for edit in revision.edits),
        headline=_turned(revision.headline, forward=forward),
        partners=tuple(
            partner_of(
                other.document,
                other.span,
                to=source,
                similarity=shared.match.similarity,
                sources=sources,
                references=references,
            )
            for other, shared in partners[:MOST_PARTNERS]
        ),
        versions=versions,
        cluster=cluster,
    )


def _turned(headline: Change | None, *, forward: bool) -> Change | None:
    return headline if headline is None or forward else Change(headline.right, headline.left)
