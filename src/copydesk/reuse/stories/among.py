"""All steps for a small corpus in one process; the engine runs the same steps over many."""

from collections.abc import Sequence

from copydesk.model import Document
from copydesk.reuse.participants import roster
from copydesk.reuse.stories.compare import conflicts, told_by
from copydesk.reuse.stories.conflict import Conflict
from copydesk.reuse.stories.name_keys import name_keys
from copydesk.reuse.stories.story import stories
from copydesk.reuse.version_groups import first_versions
from copydesk.reuse.whole_run import match_documents, versions_among
from copydesk.settings import ReuseSettings


def conflicts_among(documents: Sequence[Document], settings: ReuseSettings | None = None) -> tuple[Conflict, ...]:
    """The conflicts between these (masked) documents; a document's number is its index."""
    chosen = settings or ReuseSettings()
    matches, _ = match_documents(documents, chosen)
    shared = {(match.left.document, match.right.document) for match in matches}
    versions = versions_among(documents, chosen)
    sources = [each.source for each in documents]
    first = first_versions(versions, sources)
    known = stories(name_keys(list(enumerate(documents))), roster(sources, chosen), shared)
    return tuple(
        conflict
        for story in known
        for conflict in conflicts(
            told_by(
                [(number, documents[number]) for number in story.documents],
                first_versions=first,
                closely=story.shares_passages,
            )
        )
    )
