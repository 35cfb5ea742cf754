"""All steps of a small corpus in one process; the engine runs the same steps over many."""

from collections.abc import Mapping, Sequence

import numpy as np

from copydesk.model import Cluster, Document, Finding
from copydesk.reuse.candidates import document_pairs
from copydesk.reuse.cluster import clusters
from copydesk.reuse.comparison import compare
from copydesk.reuse.credit import Credit
from copydesk.reuse.findings import TakesMatches
from copydesk.reuse.fingerprint import Postings, merge, postings
from copydesk.reuse.match import Match
from copydesk.reuse.near_copies import with_near_copies
from copydesk.reuse.outcome import report
from copydesk.reuse.participants import roster
from copydesk.reuse.revision import Revision
from copydesk.reuse.revision import revisions as revisions_of
from copydesk.reuse.standing import travelled
from copydesk.reuse.version_findings import TakesVersions
from copydesk.reuse.version_groups import first_versions
from copydesk.reuse.versions import Edition, address_hash, version_pairs
from copydesk.settings import ReuseSettings

_BATCH = 256


def match_documents(
    documents: Sequence[Document], settings: ReuseSettings | None = None
) -> tuple[list[Match], list[Cluster]]:
    """The matches between these (masked) documents and their clusters; a document's number is its index."""
    chosen = settings or ReuseSettings()
    sources = [document.source for document in documents]
    found, known = _postings(documents, chosen), roster(sources, chosen)
    pairs = with_near_copies(document_pairs(found, known), found, known)
    matches = list(compare(pairs, documents.__getitem__, chosen))
    return matches, list(clusters(matches, sources).clusters)


def versions_among(documents: Sequence[Document], settings: ReuseSettings | None = None) -> list[Revision]:
    """Which of these (masked) documents are versions of one article."""
    chosen = settings or ReuseSettings()
    editions = [Edition(each.source, each.title, each.extra.get("url_key")) for each in documents]
    addresses = np.array([address_hash(edition.url_key) for edition in editions], np.int64)
    known = roster([each.source for each in editions], chosen)
    left, right = version_pairs(_postings(documents, chosen), known, addresses)
    pairs = list(zip(left.tolist(), right.tolist(), strict=True))
    return list(revisions_of(pairs, documents.__getitem__, editions.__getitem__))


def report_on(
    documents: Sequence[Document],
    settings: ReuseSettings,
    *,
    rules: Sequence[TakesMatches] = (),
    repeats: Sequence[TakesMatches] = (),
    revised: Sequence[TakesVersions] = (),
    credited: Sequence[TakesMatches] = (),
    credits: Mapping[int, tuple[Credit, ...]] = {},
) -> tuple[tuple[Finding, ...], tuple[Cluster, ...]]:
    """What these rules say of a small corpus of (masked) documents."""
    sources = [document.source for document in documents]
    revisions = versions_among(documents, settings)
    matches = travelled(
        match_documents(documents, settings)[0],
        _postings(documents, settings),
        roster(sources, settings),
        first_versions(revisions, sources),
    )
    return report(
        matches,
        sources,
        rules,
        settings,
        repeats=repeats,
        revisions=revisions,
        revised=revised,
        credited=credited,
        credits=credits,
    )


def _postings(documents: Sequence[Document], settings: ReuseSettings) -> Postings:
    numbered = list(enumerate(documents))
    batches = [numbered[low : low + _BATCH] for low in range(0, len(numbered), _BATCH)]
    return merge([postings(batch, settings) for batch in batches])
