"""Whether the documents are newer than what is known, so that a silent rule is not taken for a clean text."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from copydesk.model import DocumentSummary

_STALE = timedelta(days=366)


def outdated(summaries: Iterable[DocumentSummary], as_of: date) -> Iterator[str]:
    """One line on the documents of later days than the knowledge vouches for, if rules for facts ran on any."""
    days = [
        summary.source.published.earliest.date()
        for summary in summaries
        if summary.source.published is not None and "facts" in summary.checked
    ]
    later = [day for day in days if day > as_of]
    if not later:
        return
    newest = max(later)
    articles = "1 article is" if len(later) == 1 else f"{len(later):,} articles are"
    line = f"{articles} newer than the knowledge ({as_of}): who is alive or in office then is not judged"
    if newest - as_of > _STALE:
        line += f"; the newest is of {newest}, over a year later: update copydesk"
    yield line
