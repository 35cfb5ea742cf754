"""What a run's matches come to: findings on each side, and clusters."""

from collections.abc import Collection, Iterable, Sequence

from copydesk.model import Cluster, Finding, Source
from copydesk.reuse.cluster import clusters
from copydesk.reuse.findings import TakesMatches, findings
from copydesk.reuse.match import Match
from copydesk.settings import ReuseSettings


def report(
    matches: Iterable[Match],
    sources: Sequence[Source],
    rules: Sequence[TakesMatches],
    settings: ReuseSettings,
    *,
    references: Collection[int] = (),
) -> tuple[tuple[Finding, ...], tuple[Cluster, ...]]:
    """The findings through these rules, and all clusters; `sources` are indexed by document number."""
    del settings  # nothing in it is left to decide once pairs are compared
    listed = sorted(matches, key=lambda match: (match.left, match.right))
    clustering = clusters(listed, sources)
    made = findings(listed, sources, rules, references=references, clustering=clustering)
    return tuple(sorted(made, key=lambda finding: finding.order)), clustering.clusters
