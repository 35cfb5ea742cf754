"""Where the pages of a report lie, and which articles and passages get one."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from urllib.parse import quote

import msgspec

from copydesk.model import Cluster, DocumentSummary, Report, Source
from copydesk.report.counts import Counts, DocumentKey
from copydesk.report.safe import one_line

MOST_PAGES = 5_000
"""So many documents get a page of their own, the worst first, unless more are asked for."""
MOST_CLUSTERS = 2_000
FINGERPRINT = 16
"""So much of a fingerprint names a finding on the pages; `audit accept` takes any unambiguous beginning."""


class Pages(msgspec.Struct, frozen=True, kw_only=True):
    """The pages of a report, as links from its top: articles, passages that travelled, rules, audits as JSON.

    `labels` are what to call outlets on them.
    """

    documents: Mapping[DocumentKey, str]
    clusters: Mapping[str, str]
    rules: frozenset[str]
    audits: Mapping[str, str]
    labels: Mapping[str, str] = {}

    def outlet(self, outlet: str | None) -> str:
        """What to call an outlet."""
        return "outlet unknown" if outlet is None else one_line(self.labels.get(outlet, outlet))

    def document(self, source: Source) -> str | None:
        """The page of an article, None where it has none."""
        return self.documents.get(source.key)

    def audit(self, path: str) -> str | None:
        """The audit of an input as JSON."""
        place = self.audits.get(path)
        return quote(place) if place else None

    def rule(self, code: str) -> str | None:
        """The page of a rule."""
        return f"rules/{code}.html" if code in self.rules else None


def pages_of(
    report: Report, counts: Counts, *, known: Iterable[str], audits: Mapping[str, str], most: int | None
) -> Pages:
    """The pages of this report; `most` is how many articles get one, the worst first (None: MOST_PAGES).

    `known` are the codes of rules that a page can be made for; a rule that found nothing gets none.
    """
    documents = with_pages(report.documents, counts, most=limit(len(report.documents), most))
    return Pages(
        documents={document.source.key: f"pages/{page_name(document.source)}.html" for document in documents},
        clusters={each.id: f"passages/{_mark(each.id)}.html" for each in largest(report.clusters)},
        rules=frozenset(known) & frozenset(counts.rules),
        audits=audits,
        labels=_labels(counts),
    )


def _labels(counts: Counts) -> dict[str, str]:
    """The labels of the outlets; where two have one label their keys tell them apart."""
    given = Counter(counts.outlet_labels.get(outlet, outlet) for outlet in counts.outlets)
    return {
        outlet: label if given[label] < 2 or label == outlet else f"{label} ({outlet})"
        for outlet, label in counts.outlet_labels.items()
    }


def limit(documents: int, most: int | None) -> int:
    """How many articles get a page."""
    return min(MOST_PAGES if most is None else most, documents)


def with_pages(documents: Sequence[DocumentSummary], counts: Counts, *, most: int) -> Sequence[DocumentSummary]:
    """The documents that get a page, in the order of the report: all, or those with most errors, warnings, notes."""
    if most >= len(documents):
        return documents
    found = counts.by_document

    def badness(place: int) -> tuple[int, int, int]:
        tally = found.get(documents[place].source.key)
        return (-tally["error"], -tally["warning"], -tally["note"]) if tally else (0, 0, 0)

    worst = sorted(range(len(documents)), key=badness)[:most]  # of equals the first
    return [documents[place] for place in sorted(worst)]


def largest(clusters: Iterable[Cluster]) -> list[Cluster]:
    """The clusters that get a page: those with most members."""
    return sorted(clusters, key=lambda cluster: (-len(cluster.members), cluster.id))[:MOST_CLUSTERS]


def page_name(source: Source) -> str:
    """The name of an article's page, told by what the article is alone: a link to it lasts."""
    return _mark(f"{source.path}\0{source.row or ''}\0{source.id}")


def _mark(name: str) -> str:
    return blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
