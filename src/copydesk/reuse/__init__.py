"""Text reuse as pure functions over arrays and strings: fingerprint, candidates, align, describe, cluster.

The public names; each is imported on first use, for their modules need numpy and rapidfuzz.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from copydesk.reuse.candidates import CandidatePairs, document_pairs
    from copydesk.reuse.cluster import Clustering, clusters
    from copydesk.reuse.coarse_key import passage_key, passage_keys
    from copydesk.reuse.comparison import compare
    from copydesk.reuse.findings import Sighting
    from copydesk.reuse.fingerprint import Postings, merge, postings
    from copydesk.reuse.match import Change, Match, Passage
    from copydesk.reuse.near_copies import with_near_copies
    from copydesk.reuse.outcome import report
    from copydesk.reuse.participants import Roster, roster
    from copydesk.reuse.revision import Revision, revisions
    from copydesk.reuse.standing import travelled
    from copydesk.reuse.tokens import TokenTable, tokenise
    from copydesk.reuse.version_findings import VersionSighting
    from copydesk.reuse.version_groups import first_versions
    from copydesk.reuse.versions import Edition, address_hash, version_pairs
    from copydesk.reuse.whole_run import match_documents

__all__ = [
    "CandidatePairs",
    "Change",
    "Clustering",
    "Edition",
    "Match",
    "Passage",
    "Postings",
    "Revision",
    "Roster",
    "Sighting",
    "TokenTable",
    "VersionSighting",
    "address_hash",
    "clusters",
    "compare",
    "document_pairs",
    "first_versions",
    "match_documents",
    "merge",
    "passage_key",
    "passage_keys",
    "postings",
    "report",
    "revisions",
    "roster",
    "tokenise",
    "travelled",
    "version_pairs",
    "with_near_copies",
]

_HOMES = {
    "CandidatePairs": "candidates",
    "Change": "match",
    "Clustering": "cluster",
    "Edition": "versions",
    "Match": "match",
    "Passage": "match",
    "Postings": "fingerprint",
    "Revision": "revision",
    "Roster": "participants",
    "Sighting": "findings",
    "TokenTable": "tokens",
    "VersionSighting": "version_findings",
    "address_hash": "versions",
    "clusters": "cluster",
    "compare": "comparison",
    "document_pairs": "candidates",
    "first_versions": "version_groups",
    "match_documents": "whole_run",
    "merge": "fingerprint",
    "passage_key": "coarse_key",
    "passage_keys": "coarse_key",
    "postings": "fingerprint",
    "report": "outcome",
    "with_near_copies": "near_copies",
    "revisions": "revision",
    "roster": "participants",
    "tokenise": "tokens",
    "travelled": "standing",
    "version_pairs": "versions",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'copydesk.reuse' has no attribute {name!r}")
    return getattr(import_module(f"copydesk.reuse.{_HOMES[name]}"), name)
