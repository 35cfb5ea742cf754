"""All steps of a small corpus in one process; the engine runs the same steps over many."""

from collections.abc import Sequence

from copydesk.model import Cluster, Document
from copydesk.reuse.candidates import document_pairs
from copydesk.reuse.cluster import clusters
from copydesk.reuse.comparison import compare
from copydesk.reuse.fingerprint import merge, postings
from copydesk.reuse.match import Match
from copydesk.reuse.participants import roster
from copydesk.settings import ReuseSettings

_BATCH = 256


def match_documents(
    documents: Sequence[Document], settings: ReuseSettings | None = None
) -> tuple[list[Match], list[Cluster]]:
    """The matches between these (masked) documents and their clusters; a document's number is its index."""
    chosen = settings or ReuseSettings()
    numbered = list(enumerate(documents))
    batches = [numbered[low : low + _BATCH] for low in range(0, len(numbered), _BATCH)]
    sources = [document.source for document in documents]
    pairs = document_pairs(merge([postings(batch, chosen) for batch in batches]), roster(sources, chosen))
    matches = list(compare(pairs, documents.__getitem__, chosen))
    return matches, list(clusters(matches, sources).clusters)
