"""All an audit found."""

import msgspec

from copydesk.model.finding import Cluster, Finding
from copydesk.model.outcome import Failure, Skipped, Stale, Suppressed
from copydesk.model.story import Stories
from copydesk.model.summary import DocumentSummary


class Report(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """All an audit found, sorted: equal inputs give equal reports, whatever the engine or the number of workers.

    `changed` counts the files that changed, where only what touches these is reported; else it is None.
    """

    findings: tuple[Finding, ...] = ()
    documents: tuple[DocumentSummary, ...] = ()
    clusters: tuple[Cluster, ...] = ()
    errors: tuple[Failure, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    stale: tuple[Stale, ...] = ()
    notices: tuple[str, ...] = ()
    versions: dict[str, str] = {}
    stories: Stories = Stories()
    changed: int | None = None
