"""What a run's matches and revisions come to: findings on each side, and clusters."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec

from copydesk.model import Cluster, Finding, Source
from copydesk.reuse.cluster import clusters
from copydesk.reuse.credit import Credit
from copydesk.reuse.findings import Sighting, TakesMatches, findings, sightings
from copydesk.reuse.match import Match
from copydesk.reuse.revision import Revision
from copydesk.reuse.version_findings import TakesVersions, version_findings
from copydesk.reuse.version_groups import VersionGroups, counted_once, version_clusters, version_groups
from copydesk.settings import ReuseSettings


def report(
    matches: Iterable[Match],
    sources: Sequence[Source],
    rules: Sequence[TakesMatches],
    settings: ReuseSettings,
    *,
    references: Collection[int] = (),
    repeats: Sequence[TakesMatches] = (),
    revisions: Sequence[Revision] = (),
    revised: Sequence[TakesVersions] = (),
    credited: Sequence[TakesMatches] = (),
    credits: Mapping[int, tuple[Credit, ...]] = {},
) -> tuple[tuple[Finding, ...], tuple[Cluster, ...]]:
    """The findings through these rules, and all clusters; `sources` are indexed by document number.

    `rules` speak of passages that two outlets share, `repeats` of those inside one outlet, `revised` of the versions
    of one article, which count once in everything else; `credited` of passages that a credit answers for, which are
    nobody else's then. `credits` are what the documents say of where they are from.
    """
    versions = version_groups(revisions, sources)
    listed = sorted(counted_once(matches, revisions, versions, sources), key=lambda match: (match.left, match.right))
    clustering = clusters(listed, sources)
    abroad = [match for match in listed if not _at_home(match, sources)]
    at_home = [match for match in listed if settings.within_outlet and _at_home(match, sources)]
    seen = list(sightings(abroad, sources, clustering, references=references, credits=credits))
    repeated = sightings(at_home, sources, clustering, references=references)
    made = [*findings(seen, rules, credited), *findings(repeated, repeats)]
    families = version_clusters(revisions, versions, sources)
    for rule in revised:
        known = _by_document(versions, families)
        made += version_findings(revisions, sources, rule, clusters=known, references=references)
    reported = [
        families[first]
        for first, members in versions.members.items()
        if any(number not in references for number in members)
    ]
    passages = _marked(clustering.clusters, seen)
    ordered = sorted((*passages, *reported), key=lambda cluster: cluster.id)
    return tuple(sorted(made, key=lambda finding: finding.order)), tuple(ordered)


def _marked(made: Iterable[Cluster], seen: Iterable[Sighting]) -> list[Cluster]:
    """The clusters, with the members marked that a credit answers for."""
    marked = {(sighting.cluster, sighting.source.key) for sighting in seen if sighting.credit is not None}
    return [
        msgspec.structs.replace(
            cluster,
            members=tuple(
                msgspec.structs.replace(member, credited=True)
                if (cluster.id, member.document.key) in marked
                else member
                for member in cluster.members
            ),
        )
        for cluster in made
    ]


def _at_home(match: Match, sources: Sequence[Source]) -> bool:
    outlet = sources[match.left.document].outlet
    return outlet is not None and outlet == sources[match.right.document].outlet


def _by_document(versions: VersionGroups, families: Mapping[int, Cluster]) -> dict[int, tuple[str, int]]:
    """The cluster of each document that stands in several versions, and how many they are."""
    return {number: (families[first].id, len(versions.members[first])) for number, first in versions.first.items()}
