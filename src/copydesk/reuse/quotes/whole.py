"""The quotations of a small corpus compared in one process; the engine runs the same steps over many."""

from collections.abc import Iterator, Sequence

from copydesk.model import Cluster, Document, Finding
from copydesk.reuse.participants import roster
from copydesk.reuse.quotes.company import Company
from copydesk.reuse.quotes.difference import difference
from copydesk.reuse.quotes.links import Asked, links
from copydesk.reuse.quotes.quoted import quoted
from copydesk.reuse.quotes.report import TakesQuotes, quote_findings
from copydesk.reuse.quotes.saying import Saying, sayings
from copydesk.reuse.stories.name_keys import name_keys
from copydesk.reuse.stories.story import stories
from copydesk.reuse.tokens import chunks
from copydesk.reuse.version_groups import first_versions
from copydesk.reuse.whole_run import match_documents, versions_among
from copydesk.settings import ReuseSettings


def quotes_among(
    documents: Sequence[Document], rules: Sequence[TakesQuotes], settings: ReuseSettings | None = None
) -> tuple[list[Finding], list[Cluster]]:
    """What these rules say of the quotations of a small corpus of (masked) documents."""
    chosen = settings or ReuseSettings()
    sources = [document.source for document in documents]
    who = roster(sources, chosen)
    matches, _ = match_documents(documents, chosen)

    def tell(asked: Sequence[Asked]) -> Iterator[Saying]:
        for number, ordinals, everyone in asked:
            yield from sayings(documents[number], number, ordinals, everyone=everyone)

    found = quoted(list(enumerate(documents)), list(chunks(documents)))
    pairs = [(match.left.document, match.right.document) for match in matches]
    together = [story.documents for story in stories(name_keys(list(enumerate(documents))), who, pairs)]
    known = links(found, who, matches, tell, lambda couples: map(difference, couples), stories=together)
    company = Company(who, first_versions(versions_among(documents, chosen), sources))
    return quote_findings(known, sources, rules, company)
